"""A line as it was on a day: what happened later is not yet reached, and no money of a later month has arrived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.pursuit.entry import Entry, Funds
from graph.pursuit.reading import list_of
from graph.pursuit.tables import order, stage_label, stages
from ontology.schema import Ontology
from ontology.values import first_day, last_day


def then(entry: Entry, day: str, ontology: Ontology) -> Entry:
    """The line with its stage and money of that day."""
    return replace(at_stage(entry, day, ontology), funds=_until(entry.funds, day), own_funds=_until(entry.own_funds, day),
                   phase_funds=_until(entry.phase_funds, day))  # fmt: skip


def at_stage(entry: Entry, day: str, ontology: Ontology) -> Entry:
    """The line with its stage of that day. The stage that is stated bears no date: where a milestone was reached later, it is the
    furthest that was reached by then, or nobody knows."""
    known = stages()
    if not any(one.reached and first_day(one.reached) > day and one.stage in known for one in entry.steps):
        return entry
    done = [one for one in entry.steps if one.reached and first_day(one.reached) <= day and one.stage in known]
    stage = max((one.stage for one in done), key=order, default="")
    return replace(entry, stage=stage, stage_label=stage_label(ontology, stage), list=list_of(entry.cls, stage, done))


def _until(funds: Iterable[Funds], day: str) -> tuple[Funds, ...]:
    """Money of months that were over on a day."""
    return tuple(one for one in funds if not one.month or last_day(one.month) <= day)
