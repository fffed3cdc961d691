"""Reading facts out of a ledger: who is who first, then every statement in force, then the judgements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from graph.collecting import collecting_later
from graph.facts.building import FIELDS, FactBuilder, judge
from graph.facts.containment import Containment
from graph.facts.facts import Facts
from graph.facts.resolution import Record, gather, resolve
from graph.ledger import Judgement, Ledger
from graph.ledger.reading import raw_rows, recorded_at
from graph.ledger.tables import statement
from ontology.schema import Ontology
from ontology.values import last_day

NO_DATE = "1900-01-01"
Part = tuple[ColumnElement[bool], ...]
"""Conditions on the statements of a part of a ledger; none: all of it."""
LOOKS = 3
"""How often facts of now are read anew where loads end meanwhile, before they are read as recorded after one."""


def read_facts(
    ledger: Ledger, as_of: str = "", at: int | None = None, judgements: Sequence[Judgement] | None = None,
    predicates: Sequence[str] = (), classes: Sequence[str] = (), apart: str = "",
) -> Facts:  # fmt: skip
    """The facts of a ledger in force at `as_of` (default: the data date), as recorded after load `at` (default: now).

    `judgements` replaces those of the ledger; with `predicates`, facts of these alone are read, with `classes`, of records of
    these and their descendants; sources whose id begins with `apart` are left out. A load that ends meanwhile shows as a whole or
    not at all. Peak memory is about 0.7 kB a statement.
    """
    last, part = ledger.last_load(), _part(ledger.ontology, classes, apart)
    for _ in range(LOOKS if at is None else 0):
        found, before, last = _read(ledger, as_of, None, judgements, predicates, part), last, ledger.last_load()
        if last == before:
            return found
    return _read(ledger, as_of, last if at is None else at, judgements, predicates, part)


def _part(ontology: Ontology, classes: Sequence[str], apart: str) -> Part:
    """The conditions on statements of the part of a ledger that is read."""
    found: list[ColumnElement[bool]] = [~statement.c.source.startswith(apart, autoescape=True)] if apart else []
    if classes:
        wanted = sorted({name for cls in classes for name in ontology.subclasses(cls)})
        of_them = select(statement.c.subject).where(statement.c.predicate == "a", statement.c.value.in_(wanted))
        found.append(statement.c.subject.in_(of_them))
    return tuple(found)


def _read(
    ledger: Ledger, as_of: str, at: int | None, judgements: Sequence[Judgement] | None, asked: Sequence[str], part: Part
) -> Facts:  # fmt: skip
    decided = ledger.judgements(at) if judgements is None else judgements
    day = last_day(as_of) if as_of else data_date(ledger, at)
    ontology = ledger.ontology
    with ledger.engine.connect() as connection, collecting_later():
        resolution = resolve(ontology, gather_rows(ontology, connection, at, part), decided)
        ranks = source_ranks(connection, at)
        builder = FactBuilder(ontology, ledger.keys, resolution, day, ranks, Containment(connection, at, resolution).holds)
        builder.take(_rows(connection, at, FIELDS, asked, part))
        by_predicate = builder.facts()
    judged = judge(ledger.keys, resolution, decided, by_predicate)
    predicates = sorted({one.predicate for one in decided if one.verdict == "rejected"})
    rejected = tuple(fact for name in predicates for fact in by_predicate.get(name, ()) if fact.judgement == "rejected")
    return Facts(ledger, ontology, ledger.snapshot(at), day, resolution, by_predicate, judged, rejected, ranks)


def data_date(ledger: Ledger, at: int | None = None) -> str:
    """The data date of the loads or the home, else the last day of the latest period or document date known; else 1900-01-01."""
    if stored := ledger.data_date(at):
        return last_day(stored)
    with ledger.engine.connect() as connection:
        return latest_day(connection, at)


def latest_day(connection: Connection, at: int | None = None) -> str:
    """The last day of the latest period or document date that the statements give; 1900-01-01 where they give none."""
    periods = connection.scalars(select(statement.c.period).where(recorded_at(at)).distinct()).all()
    issued = [value for (value,) in _rows(connection, at, ("value",), ("issuedOn",))]
    return max((last_day(one) for one in {*periods, *issued} if one), default=NO_DATE)


def identifying(ontology: Ontology) -> tuple[str, ...]:
    """The predicates that bear on who is who."""
    return ("a", "name", *ontology.identifiers())


def gather_rows(ontology: Ontology, connection: Connection, at: int | None, part: Part = ()) -> dict[str, Record]:
    """What the ledger says of every record that bears on who it is."""
    return gather(ontology, _rows(connection, at, ("subject", "predicate", "value"), identifying(ontology), part))


def source_ranks(connection: Connection, at: int | None) -> dict[str, int]:
    """How early each source is believed (smaller first)."""
    return {source: int(rank) for source, rank in _rows(connection, at, ("source", "value"), ("sourceRank",))}


def _rows(
    connection: Connection, at: int | None, fields: Sequence[str], predicates: Sequence[str] = (), part: Part = ()
) -> Iterator[tuple[Any, ...]]:
    """These fields of the statements recorded at a load, of all predicates or of some, of all or of a part."""
    query = select(*[statement.c[name] for name in fields]).where(recorded_at(at), *part)
    return raw_rows(connection, query.where(statement.c.predicate.in_(predicates)) if predicates else query)
