"""Statements and judgements → facts in force at a date: one pass to know who is who, one to gather the facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from graph.facts.fact import Fact
from graph.facts.resolution import Resolution
from graph.ledger import Judgement
from graph.ledger.reading import recorded_at
from graph.ledger.tables import statement
from graph.statement import unpack
from ontology.schema import Ontology
from ontology.values import first_day, last_day

FIELDS = ("source", "subject", "predicate", "object", "value", "unit", "qualifiers", "cites", "period", "valid_from",
          "valid_to", "observed", "id")  # fmt: skip
Row = tuple[Any, ...]
DEFAULT_RANK = 1_000


def read_rows(connection: Connection, at: int | None, *fields: str, predicates: tuple[str, ...] = ()) -> Iterator[Row]:
    """Fields of the statements recorded at a load, without their evidence."""
    query = select(*[statement.c[name] for name in fields]).where(recorded_at(at))
    if predicates:
        query = query.where(statement.c.predicate.in_(predicates))
    cursor: Any = connection.execute(query).cursor
    while rows := cursor.fetchmany(10_000):
        yield from rows


def in_force(valid_from: str, valid_to: str, as_of: str) -> bool:
    """Whether [from, to) holds the date; an open end always does."""
    return (not valid_from or first_day(valid_from) <= as_of) and (not valid_to or as_of < first_day(valid_to))


class FactBuilder:
    """Gathers rows into facts. `ranks` gives a source's rank (smaller is believed first)."""

    def __init__(self, ontology: Ontology, resolution: Resolution, as_of: str, ranks: dict[str, int]) -> None:
        self._functional = {one.predicate: one.functional for one in ontology.relations.values()}
        self._keys = {one.predicate: one.key for one in ontology.relations.values()}
        self._remarks = tuple(name for name, prop in ontology.properties.items() if prop.remark)
        self._multi = {name for name, prop in ontology.properties.items() if prop.multi} | {"a", *self._remarks}
        self._entity = resolution.entity
        self._as_of, self._ranks = as_of, ranks
        self._shared: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], tuple[str, str]] = {}
        self._first: dict[Row, Row] = {}
        self._more: dict[Row, list[Row]] = {}

    def take(self, rows: Iterator[Row]) -> None:
        """Group rows in force at the as-of date by fact key."""
        entity, shared, first, more = self._entity, self._shared.setdefault, self._first, self._more
        pairs = self._pairs.setdefault
        relations, multi, as_of = self._functional, self._multi, self._as_of
        for source, subject, predicate, obj, value, unit, qualifiers, cites, period, since, until, observed, number in rows:
            if (since or until) and not in_force(since, until, as_of):
                continue
            subject = entity.get(subject) or shared(subject, subject)
            predicate = shared(predicate, predicate)
            key: Row
            if obj:
                obj = entity.get(obj) or shared(obj, obj)
                key = self._relation_key(subject, predicate, obj, qualifiers, period, relations[predicate])
            elif predicate in multi:
                key = (subject, predicate, value, period) if period else (subject, predicate, value)
            else:
                key = (subject, predicate, period) if period else (subject, predicate)
            row = (pairs((source, cites), (source, cites)), obj, value, shared(unit, unit), qualifiers, shared(period, period),
                   since, until, observed, number)  # fmt: skip
            if first.setdefault(key, row) is not row:
                more.setdefault(key, []).append(row)

    def _relation_key(self, subject: str, predicate: str, obj: str, qualifiers: str, period: str, functional: bool) -> Row:
        names = self._keys[predicate]
        target = "" if functional else obj
        if not names:
            return (subject, predicate, target, ())
        said = unpack(qualifiers) if qualifiers else {}
        return (subject, predicate, target, tuple(period if name == "period" else said.get(name, "") for name in names))

    def facts(self) -> dict[str, list[Fact]]:
        """Every fact by predicate, its shown value chosen by source rank, latest period and statement key."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for key, row in self._first.items():
            rows = self._more.get(key)
            found[key[1]].append(self._fact(key, row, rows))
        self._first, self._more = {}, {}
        return found

    def _fact(self, key: Row, row: Row, more: list[Row] | None) -> Fact:
        if more is None:
            return _single(key, row)
        rows = sorted([row, *more], key=self._choice)
        fact = _single(key, rows[0])
        fact.statements = tuple(one[9] for one in rows)
        fact.witnesses = tuple(dict.fromkeys(one[0] for one in rows))
        names = (*self._keys.get(key[1], ()), *self._remarks)
        said = dict.fromkeys((one[1] or one[2], _rest(one[4], names)) for one in rows)
        fact.others = tuple(said)[1:]
        return fact

    def _choice(self, row: Row) -> tuple[Any, ...]:
        """Source rank, then the latest period, then what the statement says: the same order in every view."""
        period = last_day(row[5]) if row[5] else ""
        return (self._ranks.get(row[0][0], DEFAULT_RANK), _reversed(period), *row[:9])


def _reversed(text: str) -> tuple[int, ...]:
    """A key that sorts texts downwards; an empty text comes last."""
    return tuple(-ord(sign) for sign in text) or (0,)


def _rest(qualifiers: str, names: tuple[str, ...]) -> str:
    """The qualifiers that are neither part of the key nor remarks, as text to compare and show."""
    if not qualifiers:
        return ""
    return "；".join(f"{name}={value}" for name, value in unpack(qualifiers).items() if name not in names)


def _single(key: Row, row: Row) -> Fact:
    witness, obj, value, unit, qualifiers, period, since, until, observed, number = row
    fact = Fact(key[0], key[1], obj, value, unit, qualifiers, period, since, until, observed)
    fact.statements, fact.witnesses = (number,), (witness,)
    return fact


def judged_keys(builder_keys: dict[str, tuple[str, ...]], entity: Resolution, judgements: list[Judgement]) -> dict[Row, str]:
    """Verdicts on facts by (subject, predicate, object, key qualifiers) over entities; the latest wins."""
    found: dict[Row, str] = {}
    for one in judgements:
        if one.predicate:
            said = unpack(one.qualifiers)
            names = builder_keys.get(one.predicate, ())
            found[entity.of(one.subject), one.predicate, entity.of(one.object), tuple(said.get(n, "") for n in names)] = one.verdict
    return found
