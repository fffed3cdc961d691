"""Facts at all times: what views hold, so that one view answers for every as-of date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from graph.ledger.reading import raw_rows, recorded_at
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


def read_history(ledger: Ledger, at: int | None = None) -> History:
    """Facts at all times as recorded after load `at` (default: now). Peak memory is about 0.8 kB a statement."""
    decided = ledger.judgements(at)
    with ledger.engine.connect() as connection, collecting_later():
        known = read_resolution(ledger, connection, at, decided)
        rows = raw_rows(connection, select(*[statement.c[name] for name in FIELDS]).where(recorded_at(at)))
        return build_history(ledger, connection, at, known, decided, source_ranks(connection, at), rows)


def build_history(
    ledger: Ledger, connection: Connection, at: int | None, known: Resolution, decided: Sequence[Judgement],
    ranks: Mapping[str, int], rows: Iterable[tuple[Any, ...]],
) -> History:  # fmt: skip
    """Facts at all times out of rows of FIELDS as they stand after load `at`, with who is who, the judgements and ranks then."""
    inside = Containment(connection, at, known)
    builder = FactBuilder(ledger.ontology, ledger.keys, known, "", ranks, inside.holds)
    builder.take(rows)
    versions = builder.versions()
    return History(ledger.ontology, ledger.keys, known, versions, judge(ledger.keys, known, decided, versions))


def read_resolution(ledger: Ledger, connection: Connection, at: int | None, decided: Sequence[Judgement]) -> Resolution:
    """Who is who as recorded after a load."""
    return resolve(ledger.ontology, gather_rows(ledger.ontology, connection, at), decided)
