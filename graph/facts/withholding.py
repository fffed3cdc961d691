"""Facts as somebody may see them who may not see all: what is too sensitive is left out, with whatever quotes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import or_, select

from graph.facts.fact import Fact
from graph.facts.facts import Facts
from graph.ledger.reading import raw_rows
from graph.ledger.tables import statement
from graph.statement import Statement, pack, unpack
from ontology.schema import Ontology, Term

MASKED = "（无权查看）"
BETWEEN = "；"
"""What stands between the values of another telling (see `FactBuilder`)."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden: classes, predicates (properties, also as qualifiers, and relations), and the entities of those classes."""

    classes: frozenset[str]
    predicates: frozenset[str]
    entities: frozenset[str]

    def hides(self, fact: Fact) -> bool:
        """Whether a fact is left out as a whole."""
        return fact.predicate in self.predicates or fact.subject in self.entities or fact.object in self.entities

    def without(self, qualifiers: str, of: Callable[[str], str]) -> str:
        """Qualifiers that are not hidden and name nobody who is (`of`: whose a record is)."""
        if not qualifiers:
            return qualifiers
        return pack({name: value for name, value in unpack(qualifiers).items()
                     if name not in self.predicates and of(value) not in self.entities})  # fmt: skip


@dataclass
class PartOfFacts(Facts):
    """Facts of the same snapshot without what is hidden."""

    hidden: Hidden = field(default_factory=lambda: Hidden(frozenset(), frozenset(), frozenset()), repr=False)

    def open(self, one: Statement) -> Statement:
        """A statement that is not hidden; words that a hidden one carries as well are masked, hidden qualifiers left out."""
        quote = MASKED if (one.source, "", one.quote) in self._told_by_hidden else one.quote
        original = MASKED if (one.source, one.locator, one.original) in self._told_by_hidden else one.original
        return one._replace(quote=quote, original=original, qualifiers=self.hidden.without(one.qualifiers, self.resolution.of))

    @cached_property
    def _told_by_hidden(self) -> frozenset[tuple[str, str, str]]:
        """Texts that hidden statements carry, whenever they were in force: a sentence with its source, a cell with its place."""
        of_hidden = select(statement.c.subject).where(statement.c.predicate == "a", statement.c.value.in_(self.hidden.classes))
        columns = [statement.c[name] for name in ("source", "locator", "quote", "original")]
        query = select(*columns).where(or_(statement.c.predicate.in_(self.hidden.predicates), statement.c.subject.in_(of_hidden),
                                           statement.c.object.in_(of_hidden)))  # fmt: skip
        found: set[tuple[str, str, str]] = set()
        with self.ledger.engine.connect() as connection:
            for source, locator, quote, original in raw_rows(connection, query):
                found |= {(source, "", quote)} if quote else set()
                found |= {(source, locator, original)} if original else set()
        return frozenset(found)


def withhold(facts: Facts, levels: frozenset[str]) -> Facts:
    """The facts that somebody may see to whom these levels of `lt:sensitivity` are open, of the same snapshot."""
    hidden = _hidden(facts, levels)
    by_predicate = {predicate: list(_seen(facts, predicate, found, hidden)) for predicate, found in facts.by_predicate.items()
                    if predicate not in hidden.predicates}  # fmt: skip
    judged = {triple: verdict for triple, verdict in facts.judged.items()
              if triple[1] not in hidden.predicates and not {triple[0], triple[2]} & hidden.entities}  # fmt: skip
    rejected = (
        tuple(fact for found in by_predicate.values() for fact in found if fact.judgement == "rejected") if facts.rejected else ()
    )
    return PartOfFacts(facts.ledger, facts.ontology, facts.snapshot, facts.as_of, facts.resolution, by_predicate, judged, rejected,
                       facts.ranks, withheld=tuple(_words(facts, hidden)), hidden=hidden)  # fmt: skip


def _hidden(facts: Facts, levels: frozenset[str]) -> Hidden:
    ontology = facts.ontology
    relations = (one.predicate for one in ontology.relations.values() if one.sensitivity not in levels)
    classes = frozenset(name for cls in _above(ontology.classes, levels) for name in ontology.subclasses(cls))
    entities = frozenset(one for cls in classes for one in facts.instances(cls))
    return Hidden(classes, frozenset({*_above(ontology.properties, levels), *relations}), entities)


def _above(terms: Mapping[str, Term], levels: frozenset[str]) -> Iterator[str]:
    return (name for name, term in terms.items() if term.sensitivity not in levels)


def _seen(facts: Facts, predicate: str, found: Iterable[Fact], hidden: Hidden) -> Iterator[Fact]:
    """Those of a predicate's facts that are not hidden, without what is hidden in them."""
    inside = predicate in _carriers(facts.ontology, hidden)
    for fact in found:
        if not hidden.hides(fact):
            yield _bared(facts, fact, hidden) if fact.others or (inside and fact.qualifiers) else fact


def _carriers(ontology: Ontology, hidden: Hidden) -> frozenset[str]:
    """Relations that may have a hidden qualifier, or one that names a hidden entity."""
    return frozenset(one.predicate for one in ontology.relations.values() for path, limit in one.constraints.items()
                     if path in hidden.predicates or hidden.classes & set(limit.classes))  # fmt: skip


def _bared(facts: Facts, fact: Fact, hidden: Hidden) -> Fact:
    bare = copy(fact)
    bare.qualifiers = hidden.without(fact.qualifiers, facts.resolution.of)
    bare.others = tuple((value, _open_part(rest, hidden)) for value, rest in fact.others if value not in hidden.entities)
    return bare


def _open_part(rest: str, hidden: Hidden) -> str:
    """What another telling says beside its value, without what is hidden."""
    return BETWEEN.join(part for part in rest.split(BETWEEN) if part.partition("=")[0] not in hidden.predicates)


def _words(facts: Facts, hidden: Hidden) -> Iterator[str]:
    """What was left out, by the names of classes, and of properties and relations of whoever is still to be seen."""
    ontology = facts.ontology
    yield from (ontology.classes[one].zh for one in sorted(hidden.classes) if facts.instances(one))
    relations = {one.predicate: one.zh for one in ontology.relations.values()}
    for predicate in sorted(hidden.predicates):
        found = facts.by_predicate.get(predicate, ())
        if any(fact.subject not in hidden.entities and fact.object not in hidden.entities for fact in found):
            yield relations.get(predicate) or ontology.properties[predicate].zh
