"""What is known of one enterprise, as conditions ask for it: facts with their evidence and age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from sqlalchemy import select

from graph.facts import Fact, Facts
from graph.ledger.reading import FIELDS, as_statement, raw_rows, recorded_at
from graph.ledger.tables import statement
from graph.precheck.outcome import Shown
from graph.statement import Statement
from graph.states.geography import Geography
from graph.states.proof import Proof
from graph.states.rejected import accepted
from graph.states.thresholds import Thresholds
from graph.states.world import DEFAULT_WINDOW


class Known:
    """An enterprise and everything said of it at the facts' as-of date; what a judgement rejects is left out."""

    def __init__(self, facts: Facts, firm: str, at: int | None = None) -> None:
        self.facts, self.firm, self._at = accepted(facts), firm, at
        self.geography = Geography(self.facts)
        self.proof = Proof(self.facts, self._window())

    def _window(self) -> float:
        """Years for which evidence is fresh where the enterprise is: the nearest place that says so, else the default."""
        for site in self.sites:
            for place in (above for fact in self.facts.about(site, "locatedIn") for above in self.geography.above(fact.object)):
                if own := self.facts.value(place, "evidenceWindow"):
                    return float(own)
        return Thresholds(self.facts, self.geography, "").number("evidence_window", DEFAULT_WINDOW)

    @cached_property
    def sites(self) -> list[str]:
        """The sites that it operates."""
        return sorted({fact.object for fact in self.facts.about(self.firm, "operates")})

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place that one of its sites lies in; those it has left do not count."""
        living = (one for one in self.sites if self.facts.value(one, "siteStatus") != "vacated")
        return frozenset[str]().union(*map(self.geography.places_of, living))

    @cached_property
    def concerns(self) -> dict[str, Fact]:
        """The products it makes, the links it is at, their kinds, chains and fields, each by the fact that it rests on."""
        found: dict[str, Fact] = {}
        for fact in [*self.facts.about(self.firm, "produces"), *self.facts.about(self.firm, "occupies")]:
            if fact.judgement != "rejected" and not self.stale(fact):
                for thing in self._around(fact.object):
                    found.setdefault(thing, fact)
        return found

    def _around(self, thing: str) -> Iterator[str]:
        """A product or link, and all that it is of: wider kinds, links, chains, fields."""
        seen, frontier = {thing}, [thing]
        while frontier:
            yield from frontier
            above = {fact.object for one in frontier for relation in ("isTypeOf", "makesUp", "partOf", "inField")
                     for fact in self.facts.about(one, relation)}  # fmt: skip
            frontier = sorted(above - seen)
            seen |= above

    def stale(self, fact: Fact) -> bool:
        """Whether every telling of a fact is older than the window."""
        return self.proof.all_stale(fact)

    def dated(self, fact: Fact) -> str:
        """The newest date that a fact's age runs from; empty where a telling has none."""
        dates = [self.proof.dated(one) for one in fact.witnesses]
        return "" if "" in dates else max(dates)

    def ever(self, predicate: str) -> list[Statement]:
        """Everything that was ever said of the enterprise with a relation, in force or over, by the beginning of its validity."""
        members = self.facts.resolution.members.get(self.firm, (self.firm,))
        query = select(*FIELDS).where(recorded_at(self._at), statement.c.predicate == predicate, statement.c.subject.in_(members))
        with self.facts.ledger.engine.connect() as connection:
            found = [self.facts.open(as_statement(row)) for row in raw_rows(connection, query)]
        return sorted(found, key=lambda one: (one.valid_from, one.valid_to, one.object, one.source))

    def shown(self, facts: Iterable[Fact]) -> tuple[Shown, ...]:
        """The evidence of facts."""
        found: list[Shown] = []
        for fact in facts:
            said = self.facts.evidence([fact])
            found += [self.told(said[number], self._says(fact), stale=self.stale(fact)) for number in fact.statements]
        return tuple(found)

    def told(self, one: Statement, says: str, *, stale: bool = False) -> Shown:
        """One statement as evidence."""
        document = self.facts.label(self.facts.resolution.of(one.cites)) if one.cites else ""
        return Shown(one.source, document, one.locator, one.quote or one.original, says, one.period or one.valid_from, stale)

    def _says(self, fact: Fact) -> str:
        ontology = self.facts.ontology
        term = ontology.relations.get(fact.predicate) or ontology.properties.get(fact.predicate)
        return f"{term.zh if term else fact.predicate} {self.facts.label(fact.object) if fact.object else fact.value}"
