"""Says facts: turns the cells of one row into checked, canonical statements of the ledger."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from graph.statement import Statement, pack
from ingest.row import Row, column_of
from ontology import values
from ontology.errors import Issue, Refusal, issue
from ontology.schema import Ontology
from ontology.shapes import broken

PARSERS = {"decimal": values.decimal, "integer": values.integer, "boolean": values.boolean, "date": values.date}


@dataclass(frozen=True, slots=True)
class Reference:
    """A record that a row relies on without introducing it: its key, and the cell that named it."""

    key: str
    written: str
    column: str


@dataclass(slots=True)
class Draft:
    """What one row wants to say: its statements, the records it relies on, and what is wrong with it."""

    row: Row
    statements: list[Statement] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


def nearest(word: str, known: Iterable[str], count: int = 5) -> str:
    """The known words nearest to one, for a message; the first few where none is near."""
    names = list(dict.fromkeys(known))
    close = difflib.get_close_matches(word, names, n=count, cutoff=0.3)
    return "、".join(close or names[:count])


class Say:
    """Writes one row's statements. Nothing is raised for a bad cell: its issue is kept with the row."""

    def __init__(self, ontology: Ontology, source: str, row: Row, kind: str = "real") -> None:
        self.ontology, self.source, self.row, self.kind = ontology, source, row, kind
        self.draft = Draft(row)
        self.citations: list[tuple[str, str]] = []
        self.method = "table"

    def key(self, local: str) -> str:
        """A record key of this source; a key that names another source's record (`source:id`) stays as it is."""
        return local if ":" in local else f"{self.source}:{local}"

    def cite(self, document: str, locator: str = "") -> None:
        """What this row relies on: a Document's record, and where in it. Each citation is a statement of its own."""
        self.citations.append((self.key(document), locator))

    def record(self, cls: str, local: str, *, name: str = "", **stamps: str) -> str:
        """Introduce a record of a class (and its name); returns its key."""
        key = self.key(local)
        self._state(Statement(self.source, key, "a", value=cls), stamps)
        if name:
            self.put(key, "name", name, **stamps)
        return key

    def named(self, cls: str, name: str) -> str:
        """Introduce a record known by nothing but its name; returns its key."""
        return self.record(cls, f"name/{cls}/{values.normalised_name(name)}", name=name)

    def identity(self, subject: str, *parts: str) -> None:
        """The composite key of a record whose class joins by identity (chain and id; body and name)."""
        self.put(subject, "identityKey", "|".join(parts))

    def put(self, subject: str, prop: str, written: str, *, unit: str = "", **stamps: str) -> None:
        """State a property; an empty cell says nothing. Refused cells become issues of the row."""
        if not written:
            return
        declared = self.ontology.properties[prop]
        try:
            value = self._identifier(prop, written) if declared.identifier else self._value(prop, written, unit)
        except Refusal as refusal:
            self._keep(refusal.issues[0], written)
            if prop == "uscc":
                self._state(Statement(self.source, subject, "usccAsWritten", value=values.text(written)), stamps)
            return
        original = values.text(written) if values.text(written) != value else ""
        self._state(Statement(self.source, subject, prop, value=value, unit=declared.unit, original=original), stamps)

    def relate(
        self, subject: str, predicate: str, to: str, qualifiers: Mapping[str, str] | None = None, *,
        written: str = "", units: Mapping[str, str] | None = None, **stamps: str,
    ) -> None:  # fmt: skip
        """State a relation. `written` is the cell that named the other end; `stamps` are period, valid_from, …"""
        said: dict[str, str] = {}
        original: list[str] = []
        for name, cell in (qualifiers or {}).items():
            if not cell:
                continue
            try:
                said[name] = self._value(name, cell, (units or {}).get(name, ""))
            except Refusal as refusal:
                self._keep(refusal.issues[0], cell)
            else:
                original += [f"{column_of(cell) or name}={cell}"] if said[name] != cell else []
        for key, cell in ((subject, subject), (to, written or to)):
            self.draft.references.append(Reference(key, cell, column_of(cell)))
        self._state(
            Statement(self.source, subject, predicate, object=to, qualifiers=pack(said), original="；".join(original)), stamps)

    def _state(self, statement: Statement, stamps: Mapping[str, str]) -> None:
        stamped: dict[str, str] = {}
        for name, written in stamps.items():
            if not written:
                continue
            if name in ("period", "valid_from", "valid_to", "observed"):
                try:
                    stamped[name] = values.period(written) if name == "period" else values.date(written)
                except Refusal as refusal:
                    self._keep(refusal.issues[0], written)
            else:
                stamped[name] = written
        made = statement._replace(method=self.method, **stamped)  # type: ignore[arg-type]
        self.draft.statements += [made._replace(cites=key, locator=where) for key, where in self.citations] or [made]

    def _identifier(self, prop: str, written: str) -> str:
        if prop == "uscc":
            code = values.uscc(written)
            if code != written.strip():
                self._keep(issue("LT-USCC-04", value=written, read_as=code), written)
            return code
        return values.stock_code(written) if prop == "stockCode" else values.half_width(written)

    def _value(self, prop: str, written: str, unit: str) -> str:
        """Canonical value of a cell by the property's datatype, vocabulary, unit and limits. Raises Refusal."""
        declared = self.ontology.properties[prop]
        if declared.vocabulary:
            return self._word(declared.vocabulary, written)
        if unit and declared.datatype in ("decimal", "integer"):
            value = self._converted(prop, written, unit)
        else:
            value = PARSERS.get(declared.datatype, values.text)(written)
        for constraint in self.ontology.limits(prop):
            if expected := broken(constraint, value):
                raise Refusal(issue("LT-RANGE-01", value=written, expected=expected))
        return value

    def _word(self, vocabulary: str, written: str) -> str:
        concepts = self.ontology.vocabularies[vocabulary]
        word = values.half_width(written)
        for code, concept in concepts.items():
            if word in (code, concept.zh, concept.en, *concept.aliases):
                return code
        expected = nearest(word, [concept.zh for concept in concepts.values()], 8)
        raise Refusal(issue("LT-WORD-01", value=written, vocabulary=self.ontology.vocabulary_terms[vocabulary].zh, expected=expected))

    def _converted(self, prop: str, written: str, unit: str) -> str:
        units = self.ontology.vocabularies["Unit"]
        base = self.ontology.properties[prop].unit
        if unit not in units:
            raise Refusal(issue("LT-UNIT-01", value=unit, expected=nearest(unit, units, 8)))
        if units[unit].notes.get("baseUnit", unit) != base:
            same = [code for code, one in units.items() if one.notes.get("baseUnit", code) == base]
            raise Refusal(issue("LT-UNIT-02", value=unit, base=base, expected="、".join(same)))
        return values.canonical_decimal(Decimal(values.decimal(written)) * Decimal(units[unit].notes.get("factor", "1")))

    def _keep(self, found: Issue, written: str) -> None:
        self.row.issues.append(replace(found, column=column_of(written)))
