"""What the ledger and the standing rows of a load together know of records, and which records something is wrong with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from sqlalchemy import select

from graph.ledger import Ledger
from graph.ledger.reading import raw_rows, read_statements, recorded_at
from graph.ledger.tables import statement
from graph.statement import Statement
from ingest.introduced import one_kind
from ingest.tally import FROM, Tally

CHUNK = 500
MANY = 20_000
"""From so many records on, the ledger is read through once instead of asked for each."""


class Known:
    """Classes and properties of every record that a load mentions, as numbers of the tally's shapes."""

    def __init__(self, ledger: Ledger, tally: Tally) -> None:
        self.ontology, self.tally, self.shapes = ledger.ontology, tally, tally.shapes
        mentioned = set(tally.said).union(tally.needed, *tally.ends.values())
        self._before = self._said_before(ledger, mentioned)
        self.edges_before = _acyclic_edges(ledger, [one for one, stated in tally.edges.items() if stated])
        self._sound, self._fitting = dict[int, bool](), dict[tuple[str, str, int], bool]()

    def shape(self, record: str) -> int:
        """The number of a record's shape."""
        return self.shapes.join(self.tally.said.get(record, 0), self._before.get(record, 0))

    def classes(self, record: str) -> frozenset[str]:
        """The classes of a record; none where nobody introduces it."""
        return self.shapes[self.shape(record)][0]

    def properties(self, record: str) -> frozenset[str]:
        """The properties that a record is said to have."""
        return self.shapes[self.shape(record)][1]

    def records(self) -> Iterator[str]:
        """Every record that somebody introduces, in order."""
        return (one for one in sorted(self.tally.said.keys() | self._before.keys()) if self.classes(one))

    def wrong(self) -> set[str]:
        """Records that rows rely on and nobody introduces, that stand at an end of a relation where they can't, or of which
        their own classes and properties do not go together."""
        found = {one for one in self.tally.said if not self._is_sound(self.shape(one))}
        found |= {one for one in self.tally.needed if not self.classes(one)}
        for (predicate, end), records in self.tally.ends.items():
            found |= {one for one in records if not self._fits(predicate, end, self.shape(one))}
        return found

    def _is_sound(self, shape: int) -> bool:
        """Whether classes and properties go together: no classes apart, nothing required missing, no property foreign."""
        if shape not in self._sound:
            classes, properties = self.shapes[shape]
            kinds = [self.ontology.classes[one] for one in sorted(classes)]
            alike = all(one_kind(self.ontology, one, other) for one in classes for other in classes)
            whole = not any(self.ontology.lacking(one, properties) for one in classes)
            own = not kinds or all(any(name in one.constraints for one in kinds) for name in properties)
            self._sound[shape] = alike and whole and own
        return self._sound[shape]

    def _fits(self, predicate: str, end: str, shape: int) -> bool:
        """Whether a record of this shape is known and may stand at this end of a relation."""
        if (predicate, end, shape) not in self._fitting:
            relation = self.ontology.relations[predicate]
            wanted = relation.from_classes if end == FROM else relation.to_classes
            classes = self.shapes[shape][0]
            self._fitting[predicate, end, shape] = any(self.ontology.is_a(cls, good) for cls in classes for good in wanted)
        return self._fitting[predicate, end, shape]

    def _said_before(self, ledger: Ledger, records: Set[str]) -> dict[str, int]:
        """The shapes that the ledger gives records."""
        query = select(statement.c.subject, statement.c.predicate, statement.c.value)
        found: dict[str, tuple[set[str], set[str]]] = {}
        with ledger.engine.connect() as connection:
            if len(records) > MANY:
                self._gather(found, (one for one in raw_rows(connection, query.where(recorded_at(None))) if one[0] in records))
            else:
                for part in _parts(sorted(records)):
                    asked = query.where(statement.c.load_out.is_(None), statement.c.subject.in_(part))
                    self._gather(found, raw_rows(connection, asked))
        return {one: self.shapes.number(classes, properties) for one, (classes, properties) in found.items()}

    def _gather(self, found: dict[str, tuple[set[str], set[str]]], rows: Iterable[tuple[str, str, str]]) -> None:
        relations = self.ontology.relations
        for subject, predicate, value in rows:
            classes, properties = found.get(subject) or found.setdefault(subject, (set(), set()))
            if predicate == "a":
                classes.add(value)
            elif predicate not in relations:
                properties.add(predicate)


def _parts(records: list[str]) -> Iterator[list[str]]:
    return (records[start : start + CHUNK] for start in range(0, len(records), CHUNK))


def _acyclic_edges(ledger: Ledger, predicates: list[str]) -> set[tuple[str, str, str]]:
    """The edges of relations without cycles that the ledger holds, of those that the load speaks of."""
    if not predicates:
        return set()
    with ledger.engine.connect() as connection:
        said: Iterable[Statement] = read_statements(connection, statement.c.predicate.in_(predicates))
        return {(s.predicate, s.subject, s.object) for s in said}
