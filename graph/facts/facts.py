"""The one door to what is known: facts in force at a date, entities, labels and evidence; views and states read only this."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import select

from graph.facts.building import FIELDS, FactBuilder, judged_keys, read_rows
from graph.facts.fact import Fact
from graph.facts.resolution import Resolution, gather, resolve
from graph.ledger import Judgement, Ledger
from graph.ledger.tables import statement
from graph.statement import Statement
from ontology.schema import Ontology
from ontology.values import last_day

EVIDENCE_CHUNK = 500


@dataclass
class Facts:
    """Facts at one snapshot and as-of date. Every look-up takes and returns entity ids."""

    ledger: Ledger
    ontology: Ontology
    snapshot: str
    as_of: str
    resolution: Resolution
    by_predicate: dict[str, list[Fact]]
    _forward: dict[str, dict[str, list[Fact]]] = field(default_factory=dict, repr=False)
    _backward: dict[str, dict[str, list[Fact]]] = field(default_factory=dict, repr=False)

    def of(self, predicate: str) -> list[Fact]:
        """All facts of a predicate."""
        return self.by_predicate.get(predicate, [])

    def about(self, entity: str, predicate: str) -> list[Fact]:
        """Facts of a predicate whose subject is this entity."""
        if predicate not in self._forward:
            self._forward[predicate] = _index(self.of(predicate), "subject")
        return self._forward[predicate].get(entity, [])

    def to(self, entity: str, predicate: str) -> list[Fact]:
        """Facts of a relation whose object is this entity."""
        if predicate not in self._backward:
            self._backward[predicate] = _index(self.of(predicate), "object")
        return self._backward[predicate].get(entity, [])

    def value(self, entity: str, prop: str) -> str:
        """The value of a property: of the latest period ended by the as-of date; empty where nothing is known."""
        found = [fact for fact in self.about(entity, prop) if not fact.period or last_day(fact.period) <= self.as_of]
        return max(found, key=lambda fact: (last_day(fact.period) if fact.period else "", fact.value)).value if found else ""

    def values(self, entity: str, prop: str) -> tuple[str, ...]:
        """All values of a multi-valued property, sorted."""
        return tuple(sorted({fact.value for fact in self.about(entity, prop)}))

    def classes(self, entity: str) -> frozenset[str]:
        """The classes an entity is stated to be of."""
        return frozenset(fact.value for fact in self.about(entity, "a"))

    def is_a(self, entity: str, cls: str) -> bool:
        """Whether an entity is of a class or one of its descendants."""
        return any(self.ontology.is_a(one, cls) for one in self.classes(entity))

    @cached_property
    def _instances(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.of("a"):
            found[fact.value].append(fact.subject)
        return found

    def instances(self, cls: str) -> list[str]:
        """Entities of a class and its descendants, sorted by id."""
        return sorted({one for name in self.ontology.subclasses(cls) for one in self._instances.get(name, ())})

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
                chosen = numbers[start : start + EVIDENCE_CHUNK]
                columns = [statement.c[name] for name in Statement._fields]
                for row in connection.execute(select(*columns).where(statement.c.id.in_(chosen))):
                    found[row.id] = Statement(*row)
        return found

    def count(self) -> int:
        """How many facts there are."""
        return sum(map(len, self.by_predicate.values()))


def _index(facts: Iterable[Fact], end: str) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[getattr(fact, end)].append(fact)
    return found


def read_facts(ledger: Ledger, as_of: str = "", at: int | None = None, judgements: list[Judgement] | None = None) -> Facts:
    """The facts of a ledger in force at `as_of` (default: the data date), as recorded after load `at` (default: now).

    Peak memory is about 0.4 kB a statement beyond the ledger itself.
    """
    ontology = ledger.ontology
    decided = ledger.judgements(at) if judgements is None else judgements
    day = last_day(as_of) if as_of else data_date(ledger, at)
    identifying = ("a", "name", *ontology.identifiers())
    with ledger.engine.connect() as connection:
        records = gather(ontology, read_rows(connection, at, "subject", "predicate", "value", predicates=identifying))
        resolution = resolve(ontology, records, decided)
        del records
        builder = FactBuilder(ontology, resolution, day, _ranks(ledger, at))
        builder.take(read_rows(connection, at, *FIELDS))
    by_predicate = builder.facts()
    _apply(ontology, resolution, decided, by_predicate)
    return Facts(ledger, ontology, ledger.snapshot(at), day, resolution, by_predicate)


def _ranks(ledger: Ledger, at: int | None) -> dict[str, int]:
    with ledger.engine.connect() as connection:
        return {source: int(value) for source, value in read_rows(connection, at, "source", "value", predicates=("sourceRank",))}


def _apply(ontology: Ontology, resolution: Resolution, decided: list[Judgement], by_predicate: dict[str, list[Fact]]) -> None:
    """Put the latest judgement on each judged fact."""
    keys = {one.predicate: one.key for one in ontology.relations.values()}
    verdicts = judged_keys(keys, resolution, decided)
    for predicate in {key[1] for key in verdicts}:
        for fact in by_predicate.get(predicate, ()):
            names = keys.get(predicate, ())
            said = tuple(fact.period if name == "period" else fact.qualifier(name) for name in names)
            fact.judgement = verdicts.get((fact.subject, predicate, fact.object, said), "")


def data_date(ledger: Ledger, at: int | None = None) -> str:
    """The home's data date, else the last day of the latest period or document date in the ledger; 1900-01-01 if none."""
    if stored := ledger.setting("data_date"):
        return last_day(stored)
    with ledger.engine.connect() as connection:
        periods = connection.scalars(select(statement.c.period).where(statement.c.period != "").distinct()).all()
        issued = [row[0] for row in read_rows(connection, at, "value", predicates=("issuedOn",))]
    return max((last_day(one) for one in [*periods, *issued]), default="1900-01-01")
