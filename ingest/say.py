"""Says facts: turns the cells of one row into checked, canonical statements of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from graph.ledger import Judgement
from graph.statement import Statement, pack
from ingest.row import Cell, Row, column_of
from ontology import values
from ontology.errors import Issue, Refusal, issue
from ontology.nearest import nearest
from ontology.ranges import misset, unasked
from ontology.schema import Constraint, Ontology, Property
from ontology.units import Measured, units_of
from ontology.values import Reading
from ontology.violations import broken

if TYPE_CHECKING:
    from ingest.naming import Names


def reported(read: Callable[[str], Reading]) -> Callable[[str], Reading]:
    """A reader of dates of what has been told already, which cannot lie far ahead: the home's default date follows them.

    Refuses (LT-DATE-03) what ends after the year that follows the one of the load, by the machine's UTC clock.
    """

    def checked(written: str) -> Reading:
        found = read(written)
        if int(values.last_day(found.value)[:4]) > datetime.now(UTC).year + 1:
            raise Refusal(issue("LT-DATE-03", value=written))
        return found

    return checked


PARSED = frozenset({"decimal", "integer", "boolean", "date"})
"""Datatypes whose cells are not kept as they are written."""
STAMPS: dict[str, Callable[[str], Reading]] = {
    "period": reported(values.read_period), "valid_from": values.read_date, "valid_to": values.read_date,
    "observed": reported(values.read_date),
}  # fmt: skip
VALID_TO = "valid_to"
"""The stamp that may say that there is no end."""
AS_WRITTEN = {"uscc": "usccAsWritten", "stockCode": "stockCodeAsWritten"}
"""Where a code that can't be one is kept as it stands, matched on by nobody."""
NAMED, VALUED = "thresholdName", "thresholdValue"
"""What a threshold is called and set to: the range of the value depends on the name."""
FRACTION = "1"
"""The unit of shares."""
NOTHING = Measured("")
"""What an empty or refused cell says."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A record that a row relies on without introducing it: its key, and the cell that named it.

    `rule` names the source's rule by which the relation alone is left out where nobody introduces the record; without one
    the whole row is refused.
    """

    key: str
    written: str
    column: str
    rule: str = ""


@dataclass(slots=True)
class Draft:
    """What one row wants to say: its statements, the records it relies on, the decisions it reports, and what is wrong with it."""

    row: Row
    statements: list[Statement] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    decisions: list[Judgement] = field(default_factory=list)


class Say:
    """Writes one row's statements. Nothing is raised for a bad cell: its issue is kept with the row.

    `known` finds records by what a cell calls them; a reader without a load has none.
    """

    known: Names

    def __init__(self, ontology: Ontology, source: str, row: Row, kind: str = "real") -> None:
        self.ontology, self.source, self.row, self.kind = ontology, source, row, kind
        self.draft = Draft(row)
        self.citations: list[tuple[str, str]] = []
        self.method, self.quote, self.confidence = "table", "", 1.0
        self._cells: dict[str, Cell] = {}
        self._introduced: set[str] = set()
        self._set: dict[str, dict[str, str]] = {}

    def key(self, local: str, cell: str = "") -> str:
        """A record key of this source; a key that names another source's record (`source:id`) stays as it is.

        `cell` is the cell that named the record, so that an unknown one can be pointed at.
        """
        key = str(local) if ":" in local.split("/", 1)[0] else f"{self.source}:{local}"
        named = cell or local
        if isinstance(named, Cell):
            self._cells[key] = named
        return key

    def cite(self, document: str, locator: str = "") -> None:
        """What this row relies on: a Document's record, and where in it. Each citation is a statement of its own."""
        self.citations.append((self.key(document), locator))

    def record(self, cls: str, local: str, *, name: str = "", **stamps: str) -> str:
        """Introduce a record of a class (and its name); returns its key."""
        key = self.key(local)
        self._introduced.add(key)
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
        """State a property; an empty cell says nothing. Refused cells become issues of the row.

        `unit` is the unit of the number written, or the board of a stock code. Of an amount without a unit of its own, the unit is
        stated beside, unless `unit` is a cell that states it itself.
        """
        if not written:
            return
        declared = self.ontology.properties[prop]
        if self._says_nothing(declared, written):
            return
        try:
            found = Measured(self._code(prop, written, unit)) if declared.identifier else self._value(prop, written, unit)
            self._limit(prop, found.value, written, self.ontology.limits(prop), unit)
        except Refusal as refusal:
            self._keep(refusal.issues[0], written)
            if prop in AS_WRITTEN:
                self.put(subject, AS_WRITTEN[prop], str(written), **stamps)
            return
        if not (value := found.value):
            return
        if prop in (NAMED, VALUED):
            self._set.setdefault(subject, {})[prop] = Cell(value, column_of(written))
        original = values.text(written) if values.text(written) != value else ""
        self._refer(subject)
        self._state(Statement(self.source, subject, prop, value=value, unit=declared.unit, original=original), stamps)
        if declared.unit_property and found.unit and not column_of(unit):
            self.put(subject, declared.unit_property, found.unit, **stamps)

    def check_thresholds(self) -> None:
        """Refuse (LT-THRESHOLD-01) a threshold that this row sets out of its range, in whatever order its cells stood;
        one of a name that nothing asks for is warned of (LT-THRESHOLD-02)."""
        for told in self._set.values():
            value, name = told.get(VALUED, ""), told.get(NAMED, "")
            if name and (unknown := unasked(name, column_of(name))):
                self.row.issues.append(unknown)
            if value and (wrong := misset(told.get(NAMED, ""), value, column_of(value))):
                self.row.issues.append(wrong)

    def relate(
        self, subject: str, predicate: str, to: str, qualifiers: Mapping[str, str] | None = None, *,
        written: str = "", optional: str = "", units: Mapping[str, str] | None = None, **stamps: str,
    ) -> None:  # fmt: skip
        """State a relation. `written` is the cell that named the other end; `stamps` are period, valid_from, …

        `optional` names the rule by which only this relation is left out, with a note, where the other end is unknown.
        """
        said: dict[str, str] = {}
        original: list[str] = []
        for name, cell in (qualifiers or {}).items():
            beside = self.ontology.properties[name].unit_property
            unit = (units or {}).get(name, "") or (qualifiers or {}).get(beside, "")
            said_so = bool(cell) and not self._says_nothing(self.ontology.properties[name], cell)
            found = self._qualifier(predicate, name, cell, unit) if said_so else NOTHING
            if found.value:
                said[name] = found.value
                original += [f"{column_of(cell) or name}={cell}"] if found.value != cell else []
                if beside and found.unit:
                    said.setdefault(beside, found.unit)
        self._refer(subject)
        self._refer(to, written, optional)
        if subject == to and self.ontology.relations[predicate].irreflexive:
            told = written or self._cells.get(to, to)
            self._keep(issue("LT-REL-03", value=told, relation=self.ontology.relations[predicate].zh), told)
        relation = Statement(self.source, subject, predicate, object=to, qualifiers=pack(said), original="；".join(original))
        self._state(relation, stamps)

    def blank(self, cell: str) -> bool:
        """Whether a cell where no text belongs says that there is no value; remembered with the row."""
        nothing = values.means_nothing(cell)
        if nothing:
            self.row.blanks.add((column_of(cell), str(cell)))
        return nothing

    def _says_nothing(self, declared: Property, written: str) -> bool:
        """Whether a cell says that there is no value: a number, date, code or name can't be “-” or “无”; a word or a yes
        and no may."""
        worded = declared.datatype == "text" and not declared.identifier and declared.name != "name"
        if worded or not values.means_nothing(written):
            return False
        try:
            if declared.vocabulary or declared.datatype == "boolean":
                return not self._value(declared.name, written, "").value
        except Refusal:
            pass
        return self.blank(written)

    def _refer(self, key: str, cell: str = "", rule: str = "") -> None:
        """Remember that a record must be known, with the cell that named it and the rule for where it is not."""
        if key not in self._introduced:
            named = cell or self._cells.get(key, key)
            self.draft.references.append(Reference(key, named, column_of(named), rule))

    def _state(self, statement: Statement, stamps: Mapping[str, str]) -> None:
        stamped: dict[str, str] = {}
        for name, written in stamps.items():
            if name == VALID_TO and values.open_ended(written):
                self._keep(issue("LT-DATE-08", value=written), written)
                continue
            if name in STAMPS and written and self.blank(written):
                continue
            try:
                stamped[name] = self._date(STAMPS[name], written) if written and name in STAMPS else str(written)
            except Refusal as refusal:
                self._keep(refusal.issues[0], written)
        self._check_order(stamped, stamps)
        if stamped or self.quote or (self.method, self.confidence) != (statement.method, statement.confidence):
            told = {"method": self.method, "quote": self.quote, "confidence": self.confidence}
            statement = statement._replace(**told, **stamped)  # type: ignore[arg-type]
        self.draft.statements += [statement._replace(cites=key, locator=where) for key, where in self.citations] or [statement]

    def _check_order(self, stamped: Mapping[str, str], written: Mapping[str, str]) -> None:
        """A validity that ends before it begins is refused (LT-DATE-05), once a row."""
        start, end = (stamped.get(name, "") for name in ("valid_from", "valid_to"))
        if start and end and values.first_day(start) > values.last_day(end):
            begun, ended = written["valid_from"], written["valid_to"]
            found = issue("LT-DATE-05", column=column_of(begun), value=begun, end=ended)
            self.row.issues += [] if found in self.row.issues else [found]

    def _qualifier(self, predicate: str, name: str, cell: str, unit: str) -> Measured:
        """The canonical value of a relation's qualifier, or NOTHING where it was refused."""
        relation = self.ontology.relations[predicate]
        if name not in relation.constraints:
            labels = [self.ontology.properties[one].zh for one in relation.constraints]
            label = column_of(cell) or self.ontology.properties[name].zh
            self._keep(issue("LT-PROP-01", value=label, cls=relation.zh, expected="、".join(labels) or "没有属性"), cell)
            return NOTHING
        try:
            found = self._value(name, cell, unit)
            self._limit(name, found.value, cell, (relation.constraints[name],), unit)
        except Refusal as refusal:
            self._keep(refusal.issues[0], cell)
            return NOTHING
        return found

    def _code(self, prop: str, written: str, board: str) -> str:
        """The canonical form of an identifier; `board` bears on stock codes alone. Raises Refusal."""
        if prop == "uscc":
            code = values.uscc(written)
            if code != written.strip():
                self._keep(issue("LT-USCC-04", value=written, read_as=code), written)
            return code
        return values.stock_code(written, board) if prop == "stockCode" else values.half_width(written)

    def _value(self, prop: str, written: str, unit: str) -> Measured:
        """The canonical value of a cell by the property's datatype, vocabulary and unit. Raises Refusal."""
        declared = self.ontology.properties[prop]
        if declared.vocabulary:
            return Measured(self.word(declared.vocabulary, written))
        if declared.datatype in ("decimal", "integer"):
            return self._amount(declared, written, unit)
        if declared.datatype == "date":
            if declared.end and values.open_ended(written):
                self._keep(issue("LT-DATE-08", value=written), written)
                return NOTHING
            return Measured(self._date(reported(values.read_date) if declared.happened else values.read_date, written))
        return Measured(values.boolean(written) if declared.datatype == "boolean" else values.text(written))

    def _amount(self, declared: Property, written: str, unit: str) -> Measured:
        """A number in the property's unit; a rough one, and one with a unit larger than its column's, is read with a
        remark (LT-NUM-04, LT-UNIT-04). Raises Refusal LT-NUM, LT-UNIT."""
        found = units_of(self.ontology).measured(declared, written, unit)
        if declared.datatype == "integer" and "." in found.value:
            raise Refusal(issue("LT-NUM-02", value=written))
        read_as = found.value if found.unit == FRACTION else found.value + found.unit
        if found.apart:
            self._keep(issue("LT-UNIT-04", value=written, given=found.apart, read_as=read_as), written)
        if found.about:
            self._keep(issue("LT-NUM-04", value=written, read_as=read_as), written)
        return found

    def _date(self, read: Callable[[str], Reading], written: str) -> str:
        """A canonical date or period, with a note where it is not plain how it was read. Raises Refusal LT-DATE."""
        found = read(written)
        if found.note:
            self._keep(issue(found.note, value=written, read_as=found.value), written)
        return found.value

    def _limit(self, prop: str, value: str, written: str, limits: Iterable[Constraint], unit: str) -> None:
        """Raises Refusal LT-RANGE-01 where a canonical value breaks one of its constraints; the range is told in the column's
        unit."""
        found = units_of(self.ontology).find(unit) if unit else None
        for constraint in limits:
            if expected := broken(constraint, value):
                percent = "（1 即 100%）" if self.ontology.properties[prop].unit == FRACTION else ""
                if found and constraint.datatype in ("decimal", "integer"):
                    factor, percent = Decimal(found.notes.get("factor", "1")), f"（单位 {found.code}）"
                    expected = broken(_scaled(constraint, factor), values.canonical_decimal(Decimal(value) / factor))
                raise Refusal(issue("LT-RANGE-01", value=written, expected=expected + percent))

    def word(self, vocabulary: str, written: str) -> str:
        """The code of a vocabulary's word, named by code, label or another label. Raises Refusal LT-WORD-01."""
        concepts = self.ontology.vocabularies[vocabulary]
        word = values.half_width(written)
        for code, concept in concepts.items():
            if word in (code, concept.zh, concept.en, *concept.aliases):
                return code
        expected = nearest(word, [concept.zh for concept in concepts.values()], 8)
        label = self.ontology.vocabulary_terms[vocabulary].zh
        raise Refusal(issue("LT-WORD-01", value=written, vocabulary=label, expected=expected))

    def _keep(self, found: Issue, written: str) -> None:
        """Keep an issue with the row, once."""
        placed = replace(found, column=column_of(written))
        if placed not in self.row.issues:
            self.row.issues.append(placed)


def _scaled(constraint: Constraint, factor: Decimal) -> Constraint:
    """A constraint on numbers in another unit."""
    ends = (constraint.minimum, constraint.maximum)
    low, high = (None if end is None else Decimal(values.canonical_decimal(end / factor)) for end in ends)
    return replace(constraint, minimum=low, maximum=high)
