"""What governs at a place of a line, and what a paragraph that opens with a year leaves for the bullets below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.text.targets.years import NOTHING, Governs, Plan, governing

BULLET = re.compile(r"\s*(?:--|[-·●■◆•]|\(?\d{1,2}[).、]|[①-⑳])")
YEAR_STARTS = frozenset('到至12“"十')
OPENS = 12
"""Signs from a paragraph's start in which the year stands that opens it."""
OPENS_LIST = 40
STOP = re.compile("[;。]")
RESTS = 60
"""Signs over which a year holds against a word of the past behind it (到2025年，…已…)."""


def events_of(plain: str, start: int, end: int, plan: Plan, looks_back: bool) -> list[Governs]:
    """What governs in a line, in order; where the part looks back, only a year to come does."""
    events = list(governing(plain, start, end, plan))
    return [one for one in events if one.kind == "target" and plain[one.at] in YEAR_STARTS] if looks_back else events


def state_at(plain: str, events: Sequence[Governs], state: Governs, at: int) -> Governs:
    """What governs at a number: the last year or 每年 before it. 力争 lifts the past and leaves a year in force; 每年 ends with
    its sentence, and at a semicolon where a year stood before it."""
    for event in events:
        if event.at >= at:
            break
        if event.at >= state.at and event.kind != "base" and not _weaker(event, state):
            state = event
    if state.kind == "yearly" and (stop := STOP.search(plain, state.at, at)):
        after = NOTHING if stop.group() == "。" else state
        return next((one for one in reversed(events) if one.kind == "target" and one.at < state.at), after)
    return state


def _weaker(event: Governs, state: Governs) -> bool:
    if state.kind == "past" and state.year:
        return event.kind == "yearly"
    if state.kind not in ("target", "yearly"):
        return False
    return event.kind == "planned" or (event.kind == "past" and not event.year and event.at - state.end < RESTS)


def lead_of(plain: str, start: int, end: int, plan: Plan) -> Governs:
    """What governs a line from its start: for a bullet, the year that the paragraph above the bullets opened with."""
    at = start
    while BULLET.match(plain, at, end):
        end = plain.rfind("\n", 0, at)
        if end <= 0:
            return NOTHING
        at = plain.rfind("\n", 0, end) + 1
    return _opening(plain, at, end, plan) if at != start else NOTHING


def _opening(plain: str, start: int, end: int, plan: Plan) -> Governs:
    """The last year of a paragraph that opens with one."""
    years = [one for one in governing(plain, start, end, plan) if one.kind == "target"]
    within = OPENS_LIST if plain[start:end].rstrip().endswith((":", "。")) else OPENS
    return years[-1]._replace(at=0, end=0) if years and years[0].at - start < within else NOTHING
