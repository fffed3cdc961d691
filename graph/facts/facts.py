"""The one door to what is known: facts in force at a date, entities, labels and evidence; views and states read only this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from sqlalchemy import select

from graph.facts.fact import Fact
from graph.facts.resolution import Resolution
from graph.ledger import Ledger
from graph.ledger.reading import FIELDS, as_statement, raw_rows
from graph.ledger.tables import statement
from graph.statement import Statement
from ontology.schema import Ontology
from ontology.values import last_day

EVIDENCE_CHUNK = 500


@dataclass
class Facts:
    """Facts at one snapshot and as-of date. Every look-up takes and returns entity ids.

    `rejected` are the facts, still among the others, that a judgement rejects; `ranks` how early each source is believed;
    `withheld` names, in words, what whoever asks may not see of them.
    """

    ledger: Ledger
    ontology: Ontology
    snapshot: str
    as_of: str
    resolution: Resolution
    by_predicate: dict[str, list[Fact]]
    judged: dict[tuple[str, str, str], str] = field(default_factory=dict)
    rejected: tuple[Fact, ...] = ()
    ranks: Mapping[str, int] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    _sorted: set[str | tuple[str, str, str]] = field(default_factory=set, repr=False)
    _indexes: dict[tuple[str, str], dict[str, list[Fact]]] = field(default_factory=dict, repr=False)

    def of(self, predicate: str) -> list[Fact]:
        """All facts of a predicate, in an order that no load decides."""
        return self._in_order(predicate, self.by_predicate.get(predicate, []))

    def about(self, entity: str, predicate: str) -> list[Fact]:
        """Facts of a predicate whose subject is this entity, in an order that no load decides."""
        return self._look_up(predicate, "subject", entity)

    def to(self, entity: str, predicate: str) -> list[Fact]:
        """Facts of a relation whose object is this entity, in an order that no load decides."""
        return self._look_up(predicate, "object", entity)

    def _look_up(self, predicate: str, end: str, entity: str) -> list[Fact]:
        index = self._indexes.get((predicate, end))
        found = (self._index(predicate, end) if index is None else index).get(entity, [])
        return self._in_order((predicate, end, entity), found) if len(found) > 1 else found

    def _index(self, predicate: str, end: str) -> dict[str, list[Fact]]:
        if (predicate, end) not in self._indexes:
            self._indexes[predicate, end] = _index(self.by_predicate.get(predicate, ()), end)
        return self._indexes[predicate, end]

    def _in_order(self, name: str | tuple[str, str, str], found: list[Fact]) -> list[Fact]:
        """Put facts in order when they are first asked for."""
        if len(found) > 1 and name not in self._sorted:
            found.sort(key=Fact.saying)
            self._sorted.add(name)
        return found

    def value(self, entity: str, prop: str) -> str:
        """The value of a property: of the latest period ended by the as-of date; empty where nothing is known."""
        found = self.told(entity, prop)
        return found.value if found else ""

    def told(self, entity: str, prop: str) -> Fact | None:
        """The fact that gives a property its value."""
        found = self.about(entity, prop)
        if len(found) == 1 and not found[0].period:
            return found[0]
        found = [fact for fact in found if not fact.period or last_day(fact.period) <= self.as_of]
        return max(found, key=lambda fact: (last_day(fact.period) if fact.period else "", fact.value), default=None)

    def values(self, entity: str, prop: str) -> tuple[str, ...]:
        """All values of a multi-valued property, sorted."""
        return tuple(sorted({fact.value for fact in self.about(entity, prop)}))

    def classes(self, entity: str) -> frozenset[str]:
        """The classes an entity is stated to be of."""
        return frozenset(fact.value for fact in self.about(entity, "a"))

    def is_a(self, entity: str, cls: str) -> bool:
        """Whether an entity is of a class or one of its descendants."""
        return any(self.ontology.is_a(one, cls) for one in self.classes(entity))

    def instances(self, cls: str) -> list[str]:
        """Entities of a class and its descendants, sorted by id."""
        told = self._index("a", "value")
        return sorted({fact.subject for name in self.ontology.subclasses(cls) for fact in told.get(name, ())})

    def label(self, entity: str) -> str:
        """The name people see; the id where nothing else is known."""
        for prop in ("name", "shortName", "cardLabel", "alias", "productCode", "stockCode"):
            if found := self.value(entity, prop):
                return found
        return entity.split(":", 1)[-1]

    def conflicts(self) -> Iterator[Fact]:
        """Facts under whose key sources in force disagree."""
        return (fact for facts in self.by_predicate.values() for fact in facts if fact.conflict)

    def evidence(self, facts: Iterable[Fact]) -> dict[int, Statement]:
        """The statements behind facts, by ledger id, with locator, quote and text as written."""
        numbers = sorted({number for fact in facts for number in fact.statements})
        found: dict[int, Statement] = {}
        with self.ledger.engine.connect() as connection:
            for start in range(0, len(numbers), EVIDENCE_CHUNK):
                query = select(*FIELDS).where(statement.c.id.in_(numbers[start : start + EVIDENCE_CHUNK]))
                found.update((row[-1], self.open(as_statement(row))) for row in raw_rows(connection, query))
        return found

    def open(self, one: Statement) -> Statement:
        """A statement as far as whoever asks may see it: here, all of it."""
        return one

    def count(self) -> int:
        """How many facts there are."""
        return sum(map(len, self.by_predicate.values()))


def _index(facts: Sequence[Fact], end: str) -> dict[str, list[Fact]]:
    """Facts by an end, in the order they come; where every end has one, the lists are made without a loop here."""
    ends = list(map(attrgetter(end), facts))
    if len(set(ends)) == len(ends):
        return dict(zip(ends, map(list, zip(facts, strict=True)), strict=True))
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for one, fact in zip(ends, facts, strict=True):
        found[one].append(fact)
    return dict(found)
