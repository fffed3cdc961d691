"""Holds each row against what the workbook was made from and against now: what it changes, and where somebody was earlier."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

from graph.facts import Fact, Facts
from graph.pursuit import Entry, Funds
from graph.pursuit.reading import DUTIES, PARTIES
from ingest.pursuit.changes import Change, Edit, ends
from ingest.pursuit.finding import Finder
from ingest.pursuit.layout import CODE, NOTHING, NUMBER, TWICE, Column, of_list
from ingest.pursuit.sameness import LISTED, compared
from ingest.pursuit.showing import MONEY, Shower
from ontology.errors import Refusal, issue
from ontology.values import date, first_day

NONE = "没有"
NAMED = (*LISTED, "body")
"""Kinds of columns of names."""
PARTS = {"planned": "plannedOn", "reached": "reachedOn", "paper": "provingPaper"}
"""The property of each part of a milestone."""
PERIOD, PAPER, FUNDS = "到位月份", "到位凭证", "funds"


class Comparing:
    """Compares rows filled in on a day; `settle`: the workbook is right where it differs from what others wrote meanwhile."""

    def __init__(self, before: Shower, now: Shower, facts: Facts, finder: Finder, day: str, *, settle: bool = False) -> None:
        self._before, self._now, self._facts, self._finder = before, now, facts, finder
        self._day, self._settle = day, settle

    def compare(self, change: Change) -> None:
        """Find the edits of a row; conflicts refuse it (LT-LEAD-05), a cell that was emptied is told (LT-LEAD-06)."""
        entry = change.entry
        for heading, column in of_list(change.line.list).items():
            if not column.fill or heading in (NUMBER, TWICE) or heading not in change.line.cells:
                continue
            written = change.line.cells[heading]
            if column.field.partition(":")[0] in ("month", FUNDS, "funds_paper"):
                continue
            mine = self._compared(written, column)
            if entry is None:
                if mine:
                    change.edits.append(Edit(heading, "", written))
                continue
            self._cell(change, entry, column, written, mine)
        self._funds(change)

    def _cell(self, change: Change, entry: Entry, column: Column, written: str, mine: str) -> None:
        was, stands = (self._shown(shower, one, column) for shower, one in ((self._before, change.base), (self._now, entry)))
        as_was, as_stands = (self._compared(one, column) for one in (was, stands))
        if mine in (as_was, as_stands) or self._names_the_same(change, column, written):
            return
        if not mine:
            change.tell(issue("LT-LEAD-06", value=str(stands), column=column.heading))
        elif as_was != as_stands and not self._may(change, self._told(entry, column)):
            who = self._who(self._told(entry, column))
            change.tell(issue("LT-LEAD-05", value=written, was=was or NONE, stands=stands or NONE, who=who, column=column.heading))
        else:
            change.edits.append(Edit(column.heading, str(stands), written))

    def _compared(self, written: object, column: Column) -> str:
        return compared(written, column, self._facts.ontology)

    def _names_the_same(self, change: Change, column: Column, written: str) -> bool:
        """Whether a cell of names, whatever names they are, means those who stand there."""
        if change.entry is None or column.kind not in NAMED:
            return False
        with suppress(Refusal):
            found = self._finder.of(column.kind, written, change.line.cells.get(CODE, ""))
            return {one.key for one in found} == set(ends(change.entry, column))
        return False

    def _told(self, entry: Entry, column: Column) -> Fact | None:
        """The fact by which a cell says what it says, the first of several; None where it is none of a line's own."""
        head, _, rest = column.field.partition(":")
        if head == "party":
            named = [fact for name in PARTIES.get(rest, ()) for fact in self._facts.about(entry.id, name)]
            named += [fact for fact in self._facts.to(entry.id, "responsibleFor") if fact.qualifier("duty") == DUTIES.get(rest)]
            return next(iter(named), None)
        prop = {"name": "name", "stage": "projectStage"}.get(column.field, column.prop)
        if head == "step" or (head == "stage" and rest):
            stage, part = rest.split(":") if head == "step" else (entry.stage, rest)
            step = entry.own_step(stage) or entry.step(stage)
            return self._facts.told(step.id, PARTS[part]) if step else None
        return self._facts.told(entry.id, prop) if prop else None

    def _who(self, fact: Fact | None) -> str:
        """By which document, else which source, a fact is told."""
        if fact is None:
            return ""
        source, cited, _ = fact.witnesses[0]
        return f"（{self._facts.label(cited or f'{source}:source')}）"

    def _may(self, change: Change, fact: Fact | None) -> bool:
        """Whether a row may write over what stands: it settles, or the same post wrote that (one's own edits are no conflict)."""
        cited = fact.witnesses[0][1] if fact else ""
        return self._settle or bool(cited and change.post and self._facts.value(cited, "publisher") == change.post)

    def _shown(self, shower: Shower, entry: Entry | None, column: Column) -> str:
        return _plain(shower.value(entry, column)) if entry else ""

    def _funds(self, change: Change) -> None:
        """The money of a month: new, corrected, or as it stands."""
        columns, cells = of_list(change.line.list), change.line.cells
        told = {heading: cells[heading] for heading, one in columns.items()
                if one.field.startswith(f"{FUNDS}:") and cells.get(heading, "") not in NOTHING}  # fmt: skip
        written = cells.get(PERIOD, "")
        if not told:
            if written not in NOTHING or cells.get(PAPER, "") not in NOTHING:
                change.tell(issue("LT-LEAD-15", value=written or cells.get(PAPER, ""), column=PERIOD))
            return
        try:
            month = date(written) if written not in NOTHING else ""
        except Refusal as refusal:
            change.tell(replace(refusal.issues[0], column=PERIOD))
            return
        if len(month) < 7:
            change.tell(issue("LT-LEAD-16", value=written, column=PERIOD))
            return
        month = month[:7]
        if first_day(month) > self._day:
            change.tell(issue("LT-LEAD-34", value=month, day=self._day, column=PERIOD))
            return
        for heading, one in told.items():
            self._month(change, columns[heading], month, one)
        self._paper(change, [columns[heading].field.partition(":")[2] for heading in told], month)

    def _month(self, change: Change, column: Column, month: str, written: str) -> None:
        was, stands = (self._arrived(one, column, month) for one in (change.base, change.entry))
        kind = column.field.partition(":")[2]
        told = own_month(change.entry, kind, month)
        fact = self._facts.told(told.id, "amount") if told else None
        mine = self._compared(written, column)
        if mine == stands:
            return
        if was != stands and not self._may(change, fact):
            change.tell(issue("LT-LEAD-05", value=written, was=was or NONE, stands=stands or NONE, who=self._who(fact),
                              column=f"{column.heading} {month}"))  # fmt: skip
        else:
            change.edits.append(Edit(column.heading, stands, written))

    def _paper(self, change: Change, kinds: Iterable[str], month: str) -> None:
        """The voucher of a month: another one is an edit though the amounts stay."""
        written = change.line.cells.get(PAPER, "")
        known = [own_month(change.entry, kind, month) for kind in kinds]
        if written not in NOTHING and any(one is None or one.paper != written for one in known):
            change.edits.append(Edit(PAPER, "；".join(dict.fromkeys(one.paper for one in known if one and one.paper)), written))

    def _arrived(self, entry: Entry | None, column: Column, month: str) -> str:
        """What a line says of itself in a month, as the cell would show it; empty where it says nothing: 0 is something."""
        told = own_month(entry, column.field.partition(":")[2], month)
        return self._compared(_plain(told.amount / MONEY[column.kind]), column) if told else ""


def own_month(entry: Entry | None, kind: str, month: str) -> Funds | None:
    """What a line, without its phases, says of the money of a kind in a month."""
    return next((one for one in entry.own_funds if (one.kind, one.month) == (kind, month)), None) if entry else None


def _plain(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)
