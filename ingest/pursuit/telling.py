"""Turns a row that stands into statements of the register's own source: one row in, facts out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest.pursuit.changes import Change
from ingest.pursuit.checking import steps_told
from ingest.pursuit.comparing import PAPER, PARTS, PERIOD
from ingest.pursuit.finding import Found
from ingest.pursuit.layout import CURRENCIES, NOTHING, NUMBER, STAGE, of_list
from ingest.row import Cell, Row
from ingest.say import Say
from ontology.values import date

UNITS = {"wan": "万元", "usd": "亿元", "mu": "亩", "sqm": "㎡"}
INVESTING = {"Lead": "pursues", "Project": "investedBy"}
RELATIONS = {"company": "projectCompany", "links": "forLink", "first_talk_by": "firstTalkBy"}
DUTIES = {"leading": "lead", "helping": "cooperate"}
INVESTORS, LINKS = "投资方", "环节"
UPDATED = "更新日期"


@dataclass(frozen=True, slots=True)
class Told:
    """Who fills in, when, and of which place new lines are."""

    post: str
    day: str
    place: str


class Teller:
    """Tells rows. `changes` are found by sheet and row; `entity_of` finds a line by its number."""

    def __init__(self, changes: Mapping[tuple[str, int], Change], told: Told, stage_of: Callable[[str], str],
                 entity_of: Callable[[str], str]) -> None:  # fmt: skip
        self._changes, self._told, self._stage_of, self._entity_of = changes, told, stage_of, entity_of

    def read(self, row: Row, say: Say) -> None:
        change = self._changes[row.sheet, row.number]
        row.take(NUMBER)
        cells = {edit.heading: row.take(edit.heading) for edit in change.edits}
        self._cite(say, change)
        if change.new:
            say.record(change.cls, change.key, name=change.line.name if change.becomes else "")
            self._begin(say, change)
        for edit in change.edits:
            self._cell(say, change, edit.heading, cells[edit.heading])
        self._steps(say, change, cells)
        self._funds(say, change, cells, row)
        if UPDATED not in cells:
            say.put(change.key, "updatedOn", self._told.day)

    def _cite(self, say: Say, change: Change) -> None:
        """What people filled in is a document: by which post, on which day."""
        post = change.post or self._told.post
        key = say.record("Document", f"fill/{self._told.day}/{post}", name=f"招商台账填报（{post}，{self._told.day}）")
        say.put(key, "publisher", post)
        say.put(key, "issuedOn", self._told.day)
        say.cite(key)

    def _begin(self, say: Say, change: Change) -> None:
        """What a new record begins with: its place; of a lead that becomes a project, whom and what it was after."""
        entry = change.entry
        if entry is None or not change.becomes:
            say.relate(change.key, "projectIn", self._told.place)
            return
        say.relate(change.becomes, "becomesProject", change.key)
        for place in [one.id for one in entry.parties.get("places", ())] or [self._told.place]:
            say.relate(change.key, "projectIn", place)
        for heading, name, relation in ((INVESTORS, "investors", "investedBy"), (LINKS, "links", "forLink")):
            for one in entry.parties.get(name, ()) if not change.after(heading) else ():
                say.relate(change.key, relation, one.id)
        if not change.after(STAGE):
            say.put(change.key, "projectStage", entry.stage)

    def _cell(self, say: Say, change: Change, heading: str, cell: Cell) -> None:
        column = of_list(change.line.list)[heading]
        head, _, rest = column.field.partition(":")
        if head == "prop":
            written = cell.reads(CURRENCIES.get(cell, str(cell))) if column.kind == "currency" else cell
            say.put(change.key, rest, written, unit=UNITS.get(column.kind, ""))
        elif head == "name":
            say.put(change.key, "name", cell)
        elif head == "stage" and not rest:
            say.put(change.key, "projectStage", cell)
        elif head == "party":
            self._party(say, change, rest, cell, change.found.get(heading, []))
        elif head == "whole":
            say.relate(change.key, "phaseOf", self._entity_of(cell), written=cell)
        elif head == "code":
            self._codes(say, change, cell)

    def _party(self, say: Say, change: Change, name: str, cell: Cell, found: list[Found]) -> None:
        for one in found:
            if one.new:
                introduce(say, one)
            if name in DUTIES:
                say.relate(one.key, "responsibleFor", change.key, {"duty": DUTIES[name]}, written=cell)
            else:
                relation = INVESTING[change.cls] if name == "investors" else RELATIONS[name]
                say.relate(change.key, relation, one.key, written=cell)

    def _codes(self, say: Say, change: Change, cell: Cell) -> None:
        """A code given later is said of the one enterprise that the line names."""
        known = [one.id for one in change.entry.parties.get("investors", ())] if change.entry else []
        if len(known) == 1 and INVESTORS not in change.found:
            say.put(known[0], "uscc", cell)

    def _steps(self, say: Say, change: Change, cells: Mapping[str, Cell]) -> None:
        known = {one.stage: one.id for one in change.entry.own_steps} if change.entry else {}
        introduced: set[str] = set()
        for (stage, part), (_, heading) in steps_told(change, self._stage_of).items():
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

    def _funds(self, say: Say, change: Change, cells: Mapping[str, Cell], row: Row) -> None:
        for heading, cell in cells.items():
            column = of_list(change.line.list)[heading]
            head, _, kind = column.field.partition(":")
            if head != "funds":
                continue
            month, paper = date(change.line.cells[PERIOD])[:7], change.line.cells.get(PAPER, "")
            told = [one.id for one in change.entry.funds if one.kind == kind and one.month == month] if change.entry else []
            key = told[0] if told else say.record("FundsReceived", f"funds/{change.key}/{kind}/{month}")
            if not told:
                say.identity(key, change.key, kind, month)
                say.put(key, "fundsKind", kind, period=month)
                say.put(key, "currency", "USD" if kind == "foreign" else "CNY", period=month)
                say.relate(key, "fundsOf", change.key)
            say.put(key, "amount", cell, unit=UNITS[column.kind], period=month)
            if paper not in NOTHING:
                say.put(key, "provingPaper", paper, period=month)


def introduce(say: Say, one: Found) -> None:
    """An enterprise or department that nobody knows yet."""
    key = say.record(one.new, one.key, name=one.name)
    if one.code:
        say.put(key, "uscc", one.code)
