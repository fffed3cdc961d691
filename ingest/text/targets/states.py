"""What governs at a place of a line, and what a paragraph that opens with a year leaves for the bullets below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.text.targets.years import NOTHING, Governs, Plan, governing

SIGNS = "-·●■◆•○◇□◎➢"
BULLET = re.compile(rf"\s*(?:--|[{SIGNS}]|\(?\d{{1,2}}[).、]|[①-⑳]|[一二三四五六七八九十]{{1,3}}是(?!否))")
DASHED = re.compile(rf"\s*(?:--|[{SIGNS}])")
GOES_ON = (";", ",", "、")
"""How the line before one ends that goes on."""
LIMIT = re.compile(
    r"(?:完成时[限间]|办结时[限间]|完成期限|时限(?:要求)?|时间要求)[:为]?\s*((?:19|20)\d\d)年"
    r"|[(\t;,]\s*((?:19|20)\d\d)年(?:\d{1,2}月)?(?:底|末)?前?(?:完成)?[)\s。]*$"
)
"""A time limit at the end of an item: 完成时限:2026年12月 · (…;2025年底前完成)."""
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


def passing(state: Governs) -> bool:
    """Whether what governed a sentence ends with it: a word (已, 力争), where a year holds on."""
    return state.kind in ("planned", "past")


def limit_of(plain: str, start: int, end: int, plan: Plan) -> Governs:
    """The year by which a line says that its task is to be done."""
    found = LIMIT.search(plain, start, end)
    year = int(found.group(1) or found.group(2)) if found else 0
    return Governs(0, "target", year) if year >= max(plan.made, 1) else NOTHING


def lead_of(plain: str, start: int, end: int, plan: Plan) -> Governs:
    """What governs a line from its start: for a bullet and a line that goes on (其中…, or behind a semicolon), the year that the
    paragraph above them opened with."""
    at, before = start, _end_before(plain, start)
    while BULLET.match(plain, at, end) or plain[before - 1 : before] in GOES_ON or plain.startswith("其中", at):
        if before == 0:
            return NOTHING
        end, at = before, plain.rfind("\n", 0, before) + 1
        before = _end_before(plain, at)
    return _opening(plain, at, end, plan) if at != start else NOTHING


def _end_before(plain: str, at: int) -> int:
    """Where the last line before an offset ends that is not blank, 0 where there is none."""
    while at > 0 and plain[at - 1].isspace():
        at -= 1
    return at


def _opening(plain: str, start: int, end: int, plan: Plan) -> Governs:
    """The last year of a paragraph that opens with one, or ends with one before a list without numbers."""
    years = [one for one in governing(plain, start, end, plan) if one.kind == "target"]
    within = OPENS_LIST if plain[start:end].rstrip().endswith((":", "。")) else OPENS
    closes = years and years[-1].at >= plain.rfind("。", start, end - 1) and DASHED.match(plain, end)
    return years[-1]._replace(at=0, end=0) if years and (closes or years[0].at - start < within) else NOTHING
