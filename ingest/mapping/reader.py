"""Reads a table by a mapping: rows say who they are by id, by name or by what identifies them, and name others so too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from ingest.headings import STAMPS, Meaning
from ingest.mapping.mapping import BESIDE, NEW, Entry, Mapping, may_introduce, other_end
from ingest.naming import Names
from ingest.ontology_tables import same_kind
from ingest.row import Cell, Row
from ingest.say import Reference, Say
from ontology import values
from ontology.errors import Refusal, issue
from ontology.schema import Ontology

CONSTANT = "固定值"
"""What an error calls the column of a value that stands in the mapping, not in the table."""
ENDS = ("from", "to")
SITE = "site"
"""The qualifier of a relation that names a record."""
CODES = ("uscc", "stockCode", "ministryCode")
"""What tells namesakes of a class that joins by name apart."""


class MappedReader:
    """The reader of a table with a mapping: first told all rows of the load, then called for each."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping

    def mapping_for(self, row: Row, ontology: Ontology) -> Mapping:
        """The mapping by which a row is read."""
        return self.mapping

    def introduce(self, names: Names, source: str, row: Row, ontology: Ontology) -> None:
        """Tell what record a row will introduce, so that other rows may name it."""
        mapping = self.mapping_for(row, ontology)
        cells = {(one.means.kind, one.means.name): row.peek(one.column) for one in mapping.of("") if one.column}
        if not mapping.cls or cells.get(("special", "example")):
            return
        local, name = cells.get(("special", "id"), ""), cells.get(("property", "name"), "")
        key = f"{source}:{local or by_name(mapping.cls, name)}"
        if local or name:
            names.introduce(source, mapping.cls, key, "" if local else _apart(ontology, mapping, cells), local, name)

    def __call__(self, row: Row, say: Say) -> None:
        """Say what a row says."""
        self.read(row, say, self.mapping_for(row, say.ontology))

    def read(self, row: Row, say: Say, mapping: Mapping) -> None:
        """Say what a row says by a mapping."""
        MappedRow(mapping, row, say).read()


def by_name(cls: str, name: str) -> str:
    """The local id of a record known by its name, as `Say.named` makes it."""
    return f"name/{cls}/{values.normalised_name(name)}"


def _apart(ontology: Ontology, mapping: Mapping, cells: dict[tuple[str, str], str]) -> str:
    """What sets two rows of one name apart: codes, of a class that joins by name; else everything that they say."""
    if ontology.classes[mapping.cls].join_by == "name":
        return "|".join(cells.get(("property", one), "").strip().upper() for one in CODES)
    return "|".join(f"{name}={text}" for (_, name), text in sorted(cells.items()))


class MappedRow:
    """One row being read. Whatever is wrong becomes an issue of the row."""

    twice = "LT-TPL-04"
    """What is told where rows of one load call different records by one name."""

    def __init__(self, mapping: Mapping, row: Row, say: Say) -> None:
        self.mapping, self.row, self.say, self.ontology = mapping, row, say, say.ontology
        self.cells = [(one, row.take(one.column) if one.column else Cell(one.constant, CONSTANT)) for one in mapping.entries]

    def special(self, name: str) -> Cell:
        """A special cell of the row; empty where the table has none."""
        return next((cell for one, cell in self.cells if one.means == Meaning("special", name)), Cell("", name))

    def property(self, name: str) -> Cell:
        """The cell of a property of the row's own record; empty where the table has none."""
        said = (cell for one, cell in self.cells if (one.record, one.means.kind, one.means.name) == ("", "property", name))
        return next(said, Cell("", name))

    @cached_property
    def stamps(self) -> dict[str, Any]:
        """What dates every statement of the row."""
        return {name: cell for name in STAMPS if (cell := self.special(name))}

    def read(self) -> str:
        """Say everything; the key of the row's own record, empty where the row is refused before it has one."""
        if not same_kind(self.say, self.special("kind")):
            return ""
        if cites := self.special("cites"):
            self._cite(cites)
        if self.mapping.predicate:
            self._relation()
            return ""
        local = self._local()
        if not local:
            self.row.issues.append(issue("LT-MAP-10", column=self.property("name").column))
            return ""
        key = self.say.record(self.mapping.cls, local, **{name: stamp for name, stamp in self.stamps.items() if name == "observed"})
        self._say("", key)
        self._identify(key)
        for cls in self.mapping.beside:
            self._beside(cls, key, local)
        return key

    def _cite(self, cites: Cell) -> None:
        """Cite each document by its title; one that nobody knows is introduced by it."""
        for part in parts(cites):
            title, _, where = part.partition("#")
            key = self.named(cites.reads(title.strip()), ("Document",), "Document")
            if key:
                self.say.citations.append((key, where))

    def _local(self) -> str:
        """The local id of the row's own record: its id, else what identifies it, else its name."""
        if written := self.special("id"):
            return str(written)
        name = self.property("name")
        told = self._identity()
        if len(told) > 1 and all(told):
            return f"key/{self.mapping.cls}/{'|'.join(told)}"
        local = by_name(self.mapping.cls, name) if name else ""
        if local and self.say.known.said_apart(self.say.key(local)):
            self.row.issues.append(issue(self.twice, column=name.column, value=name))
        return local

    def _identity(self) -> list[str]:
        """The parts of the identity key that the class declares, in canonical form; empty ones are not known."""
        return [self._part(name) for name in self.ontology.classes[self.mapping.cls].identity]

    def _part(self, name: str) -> str:
        if name == "period":
            return values.normalised_name(self.special("period"))
        if name not in self.ontology.relations:
            return values.normalised_name(self.property(name))
        ends = [(one, part) for one, cell in self.cells if one.means.name == name and not one.record for part in parts(cell)]
        return ",".join(sorted(filter(None, (self._find(one, part) for one, part in ends))))

    def _find(self, one: Entry, part: Cell) -> str:
        """The record that a cell names; empty where it is not known (the cell itself will tell)."""
        try:
            return self.say.known.find(self.say.source, part, other_end(self.ontology, one.means))
        except Refusal:
            return ""

    def _identify(self, key: str) -> None:
        told = self._identity()
        if told and all(told) and not self.property("identityKey"):
            self.say.identity(key, *told)

    def _say(self, record: str, key: str) -> None:
        """Properties and relations of one record of the row."""
        for one, cell in self.cells:
            if one.record != record or not cell:
                continue
            if one.means.kind == "property":
                many = self.ontology.properties[one.means.name].multi
                for part in parts(cell) if many else [cell]:
                    self.say.put(key, one.means.name, part, unit=self._unit(one), **self.stamps)
            elif one.means.kind in ("relation", "inverse"):
                self._relate(one, cell, key)

    def _unit(self, one: Entry) -> str:
        """The unit in which a cell is written; of a stock code, the board that its row names."""
        if one.means.name != "stockCode":
            return one.means.unit
        board = self.property("listingBoard")
        try:
            return self.say.word("ListingBoard", board) if board else ""
        except Refusal:
            return ""

    def _relate(self, one: Entry, cell: Cell, key: str) -> None:
        for part in parts(cell):
            new = NEW[one.means.name] if one.new and may_introduce(one.means) else ""
            if other := self.named(part, other_end(self.ontology, one.means), new):
                ends = (key, other) if one.means.kind == "relation" else (other, key)
                self.say.relate(ends[0], one.means.name, ends[1], written=part, **self.stamps)

    def named(self, part: Cell, classes: tuple[str, ...], new: str = "") -> str:
        """The key of the record that a cell names, introduced as one of class `new` where nobody knows it; else an issue."""
        try:
            return self.say.known.find(self.say.source, part, classes)
        except Refusal as refusal:
            if new and refusal.issues[0].code != "LT-NAME-02":
                return self.say.named(new, part)
            self.row.issues.append(replace(refusal.issues[0], column=part.column))
            return ""

    def _beside(self, cls: str, key: str, local: str) -> None:
        """The record beside the row's own, if the row says anything of it but constants."""
        own = [(one, cell) for one, cell in self.cells if one.record == cls]
        if not any(cell for one, cell in own if one.column):
            return
        kind = next((cell for one, cell in own if one.means.name == f"{cls[0].lower()}{cls[1:]}Kind"), "")
        name = f"{self.property('name') or local}{kind or self.ontology.classes[cls].zh}"
        other = self.say.record(cls, f"{cls.lower()}/{local}{f'/{values.normalised_name(kind)}' if kind else ''}", name=name)
        self.say.relate(key, BESIDE[cls][1], other, **self.stamps)
        self._say(cls, other)

    def _relation(self) -> None:
        """The relation that the row states between two records, with its qualifiers."""
        relation = self.ontology.relations[self.mapping.predicate]
        ends = [self._end(name, classes) for name, classes in zip(ENDS, (relation.from_classes, relation.to_classes), strict=True)]
        if not all(ends):
            return
        said: dict[str, str] = {one.means.name: cell for one, cell in self.cells if one.means.kind == "property"}
        if site := said.get(SITE):
            key = self.named(Cell(site, self.property(SITE).column), ("Site",))
            said[SITE] = self.property(SITE).reads(key)
            self.say.draft.references += [Reference(key, site, self.property(SITE).column)] if key else []
        units = {one.means.name: one.means.unit for one, _ in self.cells if one.means.unit}
        self.say.relate(ends[0], relation.predicate, ends[1], said, units=units, written=self.special("to"), **self.stamps)

    def _end(self, name: str, classes: tuple[str, ...]) -> str:
        cell = self.special(name)
        if not cell:
            self.row.issues.append(issue("LT-CELL-01", column=cell.column, expected="有内容"))
            return ""
        new = NEW.get(self.mapping.predicate, "") if name == "to" else ""
        return self.named(cell, classes, new)


def parts(cell: Cell) -> Iterator[Cell]:
    """The parts of a cell that holds several values or names: 、 ； ; ， or a line break between them."""
    return (cell.reads(part) for part in values.parts(cell))
