"""Tells the dated parts of a row: milestones, and the money of a month."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ingest.pursuit.changes import Change
from ingest.pursuit.checking import steps_told
from ingest.pursuit.comparing import PAPER, PARTS, PERIOD, own_month
from ingest.pursuit.layout import NOTHING, of_list
from ingest.row import Cell
from ingest.say import Say
from ontology.values import date

UNITS = {"wan": "万元", "usd": "亿元", "mu": "亩", "sqm": "㎡"}
"""The unit in which a cell is written, by the kind of its column; dollars are told by the currency beside."""


def tell_steps(say: Say, change: Change, cells: Mapping[str, Cell], stage_of: Callable[[str], str]) -> None:
    """Milestones: their plan, day and paper; one that is new is introduced."""
    known = {stage: one.id for stage, one in change.entry.own_by_stage.items()} if change.entry else {}
    introduced: set[str] = set()
    for (stage, part), (_, heading) in steps_told(change, stage_of).items():
        key = known.get(stage, "")
        if not key:
            key = say.key(f"step/{change.key}/{stage}")
            if stage not in introduced:
                introduced.add(stage)
                say.record("Milestone", key)
                say.identity(key, change.key, stage)
                say.put(key, "projectStage", stage)
                say.relate(key, "milestoneOf", change.key)
        say.put(key, PARTS[part], cells[heading])


def tell_funds(say: Say, change: Change, cells: Mapping[str, Cell]) -> None:
    """The money of a month, of each kind, and its voucher; a month that is known is corrected."""
    for heading, column in of_list(change.line.list).items():
        head, _, kind = column.field.partition(":")
        told_here = change.line.cells.get(heading, "") not in NOTHING
        if head != "funds" or not told_here or not {heading, PAPER} & cells.keys():
            continue
        month = date(change.line.cells[PERIOD])[:7]
        told = own_month(change.entry, kind, month)
        key = told.id if told else say.record("FundsReceived", f"funds/{change.key}/{kind}/{month}")
        if told is None:
            say.identity(key, change.key, kind, month)
            say.put(key, "fundsKind", kind, period=month)
            say.put(key, "currency", "USD" if kind == "foreign" else "CNY", period=month)
            say.relate(key, "fundsOf", change.key)
        if heading in cells:
            say.put(key, "amount", cells[heading], unit=UNITS[column.kind], period=month)
        if PAPER in cells:
            say.put(key, "provingPaper", cells[PAPER], period=month)
