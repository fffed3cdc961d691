"""Reads tables whose columns are the ontology's own: one row an entity or a relation, headings in Chinese or English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ingest.documents import cite_all, read_document
from ingest.headings import DOCUMENTS, STAMPS, Meaning, meanings
from ingest.row import Cell, Row
from ingest.say import Reference, Say
from ingest.source import KINDS, TableSpec
from ontology import values
from ontology.errors import Refusal, issue
from ontology.nearest import nearest

SITE = "site"
"""The qualifier that holds the key of a record."""


@dataclass(slots=True)
class Cells:
    """The cells of one row by what they stand for; relations and properties keep the order of the header."""

    special: dict[str, Cell]
    said: list[tuple[Meaning, Cell]]

    def get(self, special: str) -> Cell:
        """A special cell; empty where the table has no such column."""
        return self.special.get(special, Cell("", special))

    @property
    def stamps(self) -> dict[str, Any]:
        """What dates every statement of the row."""
        return {name: self.special[name] for name in STAMPS if self.special.get(name)}

    def named(self, kind: str, name: str) -> Cell:
        """The cell of a property or relation; empty where the table has no such column."""
        return next((cell for meaning, cell in self.said if (meaning.kind, meaning.name) == (kind, name)), Cell("", name))


def reader_for(spec: TableSpec) -> Callable[[Row, Say], None]:
    """The reader of a table that the ontology itself describes."""
    if spec.reads == DOCUMENTS:
        return read_document
    return lambda row, say: _read(row, say, spec.reads)


def _read(row: Row, say: Say, reads: str) -> None:
    known = meanings(say.ontology, reads, tuple(row.cells))
    cells = Cells({}, [])
    for heading, meaning in known.items():
        if meaning.kind == "special":
            cells.special[meaning.name] = row.take(heading)
        else:
            cells.said.append((meaning, row.take(heading)))
    if not same_kind(say, cells.get("kind")):
        return
    if cites := cells.get("cites"):
        cite_all(row, say, column=cites.column)
    say.quote, say.method = str(cells.get("evidence")), str(cells.get("extractedBy")) or say.method
    if sure := cells.get("confidence"):
        say.confidence = _confidence(say, sure)
    kind, _, name = reads.partition(":")
    if kind.startswith("relation"):
        _relation(say, name, cells)
    else:
        _entity(say, name, cells)


def _confidence(say: Say, cell: Cell) -> float:
    """How sure a row is, from 0 to 1; anything else is refused (LT-RANGE-01)."""
    try:
        found = float(values.decimal(cell))
    except Refusal:
        found = -1.0
    if not 0 <= found <= 1:
        say.row.issues.append(issue("LT-RANGE-01", column=cell.column, value=cell, expected="0 到 1 的数"))
        return 0.0
    return found


def same_kind(say: Say, cell: Cell) -> bool:
    """Rows marked 示例 stay out of real homes, and the other way round (LT-KIND-02); an unknown mark is refused (LT-WORD-01)."""
    try:
        marked = say.word("DataKind", cell) if cell else say.kind
    except Refusal as refusal:
        say.row.issues.append(replace(refusal.issues[0], column=cell.column))
        return False
    if marked != say.kind:
        say.row.issues.append(issue("LT-KIND-02", column=cell.column, value=cell, found=KINDS[marked], wanted=KINDS[say.kind]))
    return marked == say.kind


def _entity(say: Say, cls: str, cells: Cells) -> None:
    """One entity: its class, properties, and relations named by their columns (a cell may hold several keys)."""
    cls, local = cls or _class(say, cells.get("class")), cells.get("id")
    if not cls or not _present(say, local):
        return
    stamps = cells.stamps
    key = say.record(cls, local, **{name: stamp for name, stamp in stamps.items() if name == "observed"})
    for meaning, cell in cells.said:
        if meaning.kind == "property":
            for part in _values(say, meaning.name, cell):
                say.put(key, meaning.name, part, unit=_unit(say, meaning, cells), **stamps)
        for target in _ends(say, meaning, cell) if meaning.kind != "property" else []:
            ends = (key, say.key(target)) if meaning.kind == "relation" else (say.key(target), key)
            say.relate(ends[0], meaning.name, ends[1], **stamps)
    if not cells.named("property", "identityKey"):
        _identify(say, key, cls, cells)


def _unit(say: Say, meaning: Meaning, cells: Cells) -> str:
    """The unit in which a cell is written: its heading's, or that of the row's column of units; of a stock code, its board."""
    if meaning.name != "stockCode":
        beside = say.ontology.properties[meaning.name].unit_property
        return meaning.unit or (cells.named("property", beside) if beside else "")
    board = cells.named("property", "listingBoard")
    try:
        return say.word("ListingBoard", board) if board else ""
    except Refusal:
        return ""


def _values(say: Say, prop: str, cell: Cell) -> list[Cell]:
    """The values in the cell of a property: one, or of a property that may have several, each."""
    declared = say.ontology.properties[prop]
    return _parts(cell, slash=not declared.identifier) if declared.multi else [cell]


def _ends(say: Say, meaning: Meaning, cell: Cell) -> list[Cell]:
    """The keys in the cell of a relation; of one that leads to one thing only, several are refused (LT-CELL-04)."""
    keys = [one for one in _parts(cell) if not say.blank(one)]
    if meaning.kind == "relation" and len(keys) > 1 and say.ontology.relations[meaning.name].functional:
        say.row.issues.append(issue("LT-CELL-04", column=cell.column, value=cell, count=len(keys)))
        return []
    return keys


def _parts(cell: Cell, *, slash: bool = False) -> list[Cell]:
    """The parts of a cell that holds several values or keys."""
    return [cell.reads(part) for part in values.parts(cell, slash=slash)]


def _identify(say: Say, key: str, cls: str, cells: Cells) -> None:
    """The identity key of a class that declares one, where every part of it is known: a record without joins nobody."""
    parts = [_identifying(say, name, cells) for name in say.ontology.classes[cls].identity]
    if parts and all(parts):
        say.identity(key, *parts)


def _identifying(say: Say, name: str, cells: Cells) -> str:
    """One part of an identity key in canonical form: a period, the keys of a relation's other ends, or a value."""
    if name == "period":
        return _period(cells.get("period"))
    if name in say.ontology.relations:
        ends = cells.named("relation", name) or cells.named("inverse", name)
        return ",".join(sorted(say.key(end) for end in _parts(ends)))
    return values.normalised_name(cells.named("property", name))


def _period(written: str) -> str:
    try:
        return values.read_period(written).value if written else ""
    except Refusal:
        return ""


def _relation(say: Say, predicate: str, cells: Cells) -> None:
    """One relation between two records, with its qualifiers."""
    predicate = predicate or _predicate(say, cells.get("relation"))
    start, end = cells.get("from"), cells.get("to")
    if not predicate or not all([_present(say, start), _present(say, end)]):
        return
    qualifiers: dict[str, str] = {meaning.name: cell for meaning, cell in cells.said}
    if cell := cells.named("property", SITE):
        qualifiers[SITE] = cell.reads(say.key(cell))
        say.draft.references.append(Reference(qualifiers[SITE], cell, cell.column))
    units = {meaning.name: meaning.unit for meaning, _ in cells.said if meaning.unit}
    say.relate(say.key(start), predicate, say.key(end), qualifiers, units=units, **cells.stamps)


def _present(say: Say, cell: Cell) -> bool:
    if not cell:
        say.row.issues.append(issue("LT-CELL-01", column=cell.column, expected="有内容"))
    return bool(cell)


def _class(say: Say, cell: Cell) -> str:
    """The class a cell names by label or name; an unknown one is refused (LT-CLASS-01)."""
    for cls in say.ontology.classes.values():
        if cell in (cls.zh, cls.en, cls.name, *cls.aliases):
            return cls.name
    expected = nearest(cell, [cls.zh for cls in say.ontology.classes.values()])
    say.row.issues.append(issue("LT-CLASS-01", column=cell.column, value=cell, expected=expected))
    return ""


def _predicate(say: Say, cell: Cell) -> str:
    """The relation a cell names by label or name; an unknown one is refused (LT-REL-01)."""
    for relation in say.ontology.relations.values():
        if cell in (relation.zh, relation.en, relation.predicate, *relation.aliases):
            return relation.predicate
    expected = nearest(cell, [relation.zh for relation in say.ontology.relations.values()])
    say.row.issues.append(issue("LT-REL-01", column=cell.column, value=cell, expected=expected))
    return ""
