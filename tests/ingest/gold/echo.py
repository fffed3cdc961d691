"""Finds made out of labels: what a reader would say that reads as the labellers do."""

from __future__ import annotations

from typing import Any

from ingest.text.found import Benefit, Clause, Duty, Entity, Found, Section, Target, Tie
from ingest.text.gold.labels import GoldClause, GoldDocument, GoldDuty, GoldTarget


def echo(gold: GoldDocument) -> Found:
    """Everything that is labelled in a paper, as finds; the first of several readings."""
    found = Found(targets=[target(one) for one in gold.targets or ()], clauses=[clause(one) for one in gold.clauses or ()])
    for one in gold.departments or ():
        found.sections.append(Section(0, 0, 1, one.section, one.title, "item", 0, 0))
        found.duties.append(duty(one, len(found.sections) - 1))
    found.entities += [Entity(one.start, one.end, one.quote, one.type, "echo") for one in gold.entities or ()]
    for tie in gold.relations or ():
        found.entities += [Entity(0, 0, name, "", "echo") for name in (tie.subject, tie.object)]
        ends = len(found.entities) - 2, len(found.entities) - 1
        found.ties.append(Tie(tie.start, tie.end, tie.predicates[0], *ends, ""))
    return found


def target(gold: GoldTarget) -> Target:
    """The target that a label describes."""
    year, period = next(iter(gold.years), 0), next(iter(gold.periods), "")
    name = gold.names[0]
    return Target(gold.start, gold.end, name, name, gold.comparators[0], gold.value, gold.unit, gold.quote, gold.start, gold.end,
                  "stock", year, period, value_to=gold.value_to)  # fmt: skip


def duty(gold: GoldDuty, section: int) -> Duty:
    """The duty that a label describes."""
    return Duty(gold.start, gold.end, gold.names[0], gold.roles[0], section=section)


def clause(gold: GoldClause) -> Clause:
    """The clause that a label describes, each sum a benefit of its own."""
    given: list[dict[str, Any]] = [{"start": one.start, "end": one.end, one.kinds[0]: one.value} for one in gold.gives]
    benefits = tuple(Benefit(kind="grant", **one) for one in given)
    return Clause(gold.start, gold.end, gold.number, "", benefits=benefits)
