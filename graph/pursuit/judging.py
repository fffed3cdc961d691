"""What a line's dates say: how long nothing has moved, whether it seems stuck, which milestones can't be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graph.pursuit.entry import Entry, Idle, Step
from graph.pursuit.money import TOTAL, beyond, currency, in_words
from graph.pursuit.phases import differing
from graph.pursuit.tables import SIGNED, Stage, stages
from ontology.errors import Issue, issue
from ontology.schema import Ontology
from ontology.values import first_day, last_day

UPDATED = "updatedOn"
"""A later one takes the place of the earlier: a line that was touched after the as-of date has not rested before it."""
MOVED = {UPDATED: "更新", "firstTalkOn": "首谈", "foundOn": "获知"}
FORMAL, FRAMEWORK = "formal", "framework"
STUCK, UNCLEAR = "疑似停滞", "待核"
DONE = "full_output"
RUNNING = "operating"


@dataclass(frozen=True, slots=True)
class Limits:
    """From how many days without a move a line is shown, and after how many months without a start a signed one seems stuck;
    whether this place confirmed them."""

    untouched_days: float
    stalled_months: float
    confirmed: bool = False


def idle(entry: Entry, as_of: str, limits: Limits) -> Idle:
    """Days from the last milestone or update to the as-of date, of which a date that is known to the month counts as its last day.
    Nothing is counted for what has stopped or is at full output, and what runs is not called untouched."""
    if entry.stage == DONE or (entry.stage in stages() and stages()[entry.stage].stops):
        return Idle(None)
    moved = [(one.reached, one.label) for one in entry.steps if one.reached]
    moved += [(min(entry.values[prop], as_of) if prop == UPDATED else entry.values[prop], word)
              for prop, word in MOVED.items() if entry.values.get(prop)]  # fmt: skip
    told = [one for one in moved if first_day(one[0]) <= as_of]
    if not told:
        return Idle(None)
    since, what = max(told, key=lambda one: (min(last_day(one[0]), as_of), one))
    days = max(0, (date.fromisoformat(as_of) - date.fromisoformat(last_day(since))).days)
    return Idle(days, since, what, days >= limits.untouched_days and entry.stage != RUNNING)


def months_between(start: str, end: str) -> int:
    """Whole months from a date (its last day where only the month or year is known) to a day."""
    first, last = date.fromisoformat(last_day(start)), date.fromisoformat(end)
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def reached(entry: Entry, code: str, as_of: str) -> bool:
    """Whether a line is at a stage or beyond on a day: by a milestone of it or its phases, or by the stage that is stated."""
    known, wanted = stages(), stages()[code].order
    told = [one.stage for one in entry.steps if one.reached and first_day(one.reached) <= as_of] + [entry.stage]
    return any(one in known and not known[one].stops and known[one].order >= wanted for one in told)


def signed_on(entry: Entry) -> str:
    """When the contract was signed; empty where nobody says so."""
    found = entry.step("signed")
    return found.reached if found else ""


def stalled(entry: Entry, as_of: str, limits: Limits) -> str:
    """疑似停滞: a formal contract, and no start for so many months. 待核: signed, not started, and it can't be said since when, or
    under what kind of agreement."""
    stopped = entry.stage in stages() and stages()[entry.stage].stops
    if entry.list != SIGNED or stopped or reached(entry, "started", as_of) or entry.values.get("agreementKind") == FRAMEWORK:
        return ""
    day = signed_on(entry)
    if not day:
        return UNCLEAR
    if months_between(day, as_of) < limits.stalled_months:
        return ""
    return STUCK if entry.values.get("agreementKind") == FORMAL else UNCLEAR


def doubts(entry: Entry, as_of: str, ontology: Ontology) -> Iterator[Issue]:
    """What is wrong with a line's milestones, each with what to do; its place is its number."""
    steps, siting = entry.own_steps, entry.values.get("siteMode", "")
    found = [*out_of_order(steps), *skipped(steps, beside(entry)), *_without_paper(steps, siting), *ahead(steps, as_of)]
    found += [one for _, one in amiss(entry, ontology)]
    if entry.cls == "Lead" and entry.list == SIGNED:
        found.append(issue("LT-LEAD-08", value=entry.stage_label))
    yield from (one.at(f"{entry.number} {entry.name}") for one in found)


def _known(steps: Sequence[Step]) -> list[tuple[Stage, Step]]:
    """Reached milestones of stages that go forward, in the order of the stages."""
    known = stages()
    told = [(known[one.stage], one) for one in steps if one.reached and one.stage in known and not known[one.stage].stops]
    return sorted(told, key=lambda one: (one[0].order, one[1].reached, one[1].id))


def out_of_order(steps: Sequence[Step]) -> Iterator[Issue]:
    """Milestones dated before an earlier stage's (LT-LEAD-01)."""
    for (first, before), (second, after) in pairwise(_known(steps)):
        if first.order < second.order and last_day(after.reached) < first_day(before.reached):
            yield issue("LT-LEAD-01", value=after.reached, stage=after.label, earlier=before.label, day=before.reached)


def beside(entry: Entry) -> frozenset[str]:
    """Stages that the whole of a phase, or a phase of a whole, has reached: they need not be told again."""
    return frozenset(one.stage for one in (*entry.steps, *entry.around) if one.reached)


def skipped(steps: Sequence[Step], elsewhere: frozenset[str] = frozenset()) -> Iterator[Issue]:
    """Stages that are needed before one that was reached, and were not (LT-LEAD-02). Before the first that is told, those of its
    own list: a register that was begun when a contract was signed tells nothing of the talks before."""
    told = _known(steps)
    have = {stage.code for stage, _ in told} | elsewhere
    before: Stage | None = None
    for stage, step in told:
        gone = [one for one in stages().values() if one.needed and one.order < stage.order and one.code not in have
                and (one.list == stage.list if before is None else one.order > before.order)]  # fmt: skip
        if gone:
            names = "、".join(one.reached_by for one in gone)
            yield issue("LT-LEAD-02", value=step.label, missing=names, papers="；".join(one.paper for one in gone))
        before = stage


def amiss(entry: Entry, ontology: Ontology) -> Iterator[tuple[str, Issue]]:
    """What is wrong with a line's money, each with the property or kind of money that it is about: a whole and its phases that
    differ (LT-LEAD-32), more money than the contract says (LT-LEAD-33)."""
    kinds = ontology.vocabularies["FundsKind"]
    for one in differing(entry):
        label = f"{kinds[one.what].zh} {one.month}" if one.month else ontology.properties[one.what].zh
        own, theirs = (in_words(amount, one.currency) for amount in (one.own, one.theirs))
        yield one.what, issue("LT-LEAD-32", value=own, label=label, theirs=theirs)
    if over := beyond(entry):
        arrived, total = (in_words(amount, currency(entry)) for amount in over)
        yield TOTAL, issue("LT-LEAD-33", value=arrived, total=total)


def _without_paper(steps: Sequence[Step], siting: str) -> Iterator[Issue]:
    for stage, step in _known(steps):
        if not step.paper and stage.list == SIGNED and stage.proof(siting):
            yield issue("LT-LEAD-03", value=step.label, day=step.reached, paper=stage.proof(siting))


def ahead(steps: Iterable[Step], as_of: str) -> Iterator[Issue]:
    """Milestones that are told as reached on a day to come (LT-LEAD-04)."""
    for one in steps:
        if one.reached and first_day(one.reached) > as_of:
            yield issue("LT-LEAD-04", value=one.reached, stage=one.label, day=as_of)
