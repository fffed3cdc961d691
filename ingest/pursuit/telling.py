"""Turns a row that stands into statements of the register's own source: one row in, facts out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest.currencies import currency_code
from ingest.pursuit.changes import Change
from ingest.pursuit.dated import UNITS, tell_funds, tell_steps
from ingest.pursuit.finding import Found
from ingest.pursuit.layout import INVESTORS, LINKS, NOTHING, NUMBER, STAGE, of_list
from ingest.row import Cell, Row
from ingest.say import Say
from ontology.values import parts

INVESTING = {"Lead": "pursues", "Project": "investedBy"}
RELATIONS = {"whole": "phaseOf", "company": "projectCompany", "links": "forLink", "first_talk_by": "firstTalkBy"}
DUTIES = {"leading": "lead", "helping": "cooperate"}
UPDATED = "更新日期"


@dataclass(frozen=True, slots=True)
class Told:
    """Who fills in, when, and of which place new lines are."""

    post: str
    day: str
    place: str


class Teller:
    """Tells rows. `changes` are found by sheet and row; `entity_of` finds a new line by its name."""

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
        tell_steps(say, change, cells, self._stage_of)
        tell_funds(say, change, cells)
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
            written = cell.reads(currency_code(cell)) if column.kind == "currency" else cell
            say.put(change.key, rest, written, unit=UNITS.get(column.kind, ""))
        elif head == "name":
            say.put(change.key, "name", cell)
        elif head == "stage" and not rest:
            say.put(change.key, "projectStage", cell)
        elif head == "party":
            self._party(say, change, rest, cell, change.found.get(heading, []))
        elif head == "whole":
            found = change.found.get(heading, [])
            say.relate(change.key, "phaseOf", (found[0].key if found else "") or self._entity_of(cell), written=cell)
        elif head == "code":
            self._codes(say, change, cell)

    def _party(self, say: Say, change: Change, name: str, cell: Cell, found: list[Found]) -> None:
        for one in found:
            if one.new:
                introduce(say, one)
            elif one.code:
                say.put(one.key, "uscc", one.code)
            if name in DUTIES:
                say.relate(one.key, "responsibleFor", change.key, {"duty": DUTIES[name]}, written=cell)
            else:
                relation = INVESTING[change.cls] if name == "investors" else RELATIONS[name]
                say.relate(change.key, relation, one.key, written=cell)

    def _codes(self, say: Say, change: Change, cell: Cell) -> None:
        """Codes given later are said of the enterprises that the line names, in their order."""
        known = change.entry.parties.get("investors", ()) if change.entry and INVESTORS not in change.found else ()
        for one, code in zip(known, parts(cell), strict=False):
            if code not in (*NOTHING, one.code):
                say.put(one.id, "uscc", cell.reads(code))


def introduce(say: Say, one: Found) -> None:
    """An enterprise or department that nobody knows yet."""
    key = say.record(one.new, one.key, name=one.name)
    if one.code:
        say.put(key, "uscc", one.code)
