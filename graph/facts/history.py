"""Facts at all times: what views hold, so that one view answers for every as-of date."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, select

from graph.collecting import collecting_later
from graph.facts.building import FIELDS, FactBuilder, Judged, judge
from graph.facts.containment import Containment
from graph.facts.fact import Fact
from graph.facts.reading import gather_rows, source_ranks
from graph.facts.resolution import Resolution, resolve
from graph.keys import KeyReader
from graph.ledger import Judgement, Ledger
from graph.ledger.reading import CHUNK, raw_rows, recorded_at
from graph.ledger.tables import statement
from graph.statement import SEPARATOR
from ontology.schema import Ontology


@dataclass
class History:
    """Every version of every fact (of some subjects), by predicate, with who is who and the judgements on derived facts."""

    ontology: Ontology
    keys: KeyReader
    resolution: Resolution
    versions: dict[str, list[Fact]]
    judged: Judged

    def of(self, predicate: str) -> list[Fact]:
        """The versions of a predicate's facts."""
        return self.versions.get(predicate, [])

    @cached_property
    def _remarks(self) -> frozenset[str]:
        return frozenset(name for name, prop in self.ontology.properties.items() if prop.remark)

    def fact_id(self, fact: Fact) -> str:
        """The id of a fact in every view: 96 bits of BLAKE2b over its key, the same for all its versions."""
        key = self.keys.key(fact.subject, fact.predicate, fact.object, fact.value, fact.qualifiers, fact.period)
        if fact.predicate in self._remarks:
            key = (*key, fact.value)
        return blake2b(SEPARATOR.join(key).encode(), digest_size=12).hexdigest()


def read_history(
    ledger: Ledger, at: int | None = None, resolution: Resolution | None = None, entities: Collection[str] | None = None
) -> History:
    """Facts at all times as recorded after load `at` (default: now), of all subjects or of some entities.

    `resolution` is who is who at that load, where that is known already. Peak memory is about 0.8 kB a statement.
    """
    decided = ledger.judgements(at)
    with ledger.engine.connect() as connection, collecting_later():
        known = resolution or read_resolution(ledger, connection, at, decided)
        inside = Containment(connection, at, known)
        builder = FactBuilder(ledger.ontology, ledger.keys, known, "", source_ranks(connection, at), inside.holds)
        for rows in _rows(connection, at, known, entities):
            builder.take(rows)
        versions = builder.versions()
    return History(ledger.ontology, ledger.keys, known, versions, judge(ledger.keys, known, decided, versions))


def read_resolution(ledger: Ledger, connection: Connection, at: int | None, decided: Sequence[Judgement]) -> Resolution:
    """Who is who as recorded after a load."""
    return resolve(ledger.ontology, gather_rows(ledger.ontology, connection, at), decided)


def _rows(
    connection: Connection, at: int | None, resolution: Resolution, entities: Collection[str] | None
) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The statements recorded at a load, in portions that never part a subject."""
    query = select(*[statement.c[name] for name in FIELDS]).where(recorded_at(at))
    if entities is None:
        yield raw_rows(connection, query)
        return
    records = sorted(record for one in entities for record in resolution.members.get(one, (one,)))
    for start in range(0, len(records), CHUNK):
        yield raw_rows(connection, query.where(statement.c.subject.in_(records[start : start + CHUNK])))
