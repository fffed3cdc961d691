"""Evidence as a certificate shows it: who says it, where, in which words, of which date, and how old that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field

from graph.facts import Fact
from graph.statement import Statement, statement_hash
from graph.states.figures import age
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence. `quote` is the source's own words, empty where none are kept; `says` is what the row states.

    `dated` is what its age (in years before the as-of date) runs from: its period, else valid-from, else the document's date;
    where there is none, `date_unknown` is true (日期不明). `latest`: it is of the latest period known. `statement` is the
    ledger's hash of the statement behind it, by which its row is looked up; it is no part of what is said.
    """

    source: str
    document: str
    locator: str
    quote: str
    says: str
    period: str
    dated: str
    date_unknown: bool
    age: float | None
    latest: bool
    url: str = ""
    statement: str = field(default="", compare=False)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a certificate's `evidence`."""
        return {name: value for name, value in asdict(self).items() if name != "statement"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact that a certificate tells beside its firms, in words, with its evidence."""

    id: str
    label: str
    says: str
    evidence: tuple[Evidence, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a certificate's `provided` and `rejected`."""
        return {"id": self.id, "label": self.label, "says": self.says, "evidence": [one.as_dict() for one in self.evidence]}


class Exhibits:
    """Reads the evidence of facts out of their statements; `statements` holds those of every fact asked for."""

    def __init__(self, world: World, statements: Mapping[int, Statement]) -> None:
        self._world, self._statements = world, statements

    def of(self, facts: Iterable[Fact], current: Collection[int] = ()) -> Iterator[Evidence]:
        """Every piece of evidence of these facts; `current` holds the ids of the facts of the latest period."""
        for fact in facts:
            for number in fact.statements:
                yield self._evidence(fact, self._statements[number], id(fact) in current)

    def claim(self, fact: Fact) -> Claim:
        """A fact told in words."""
        return Claim(fact.subject, self._world.facts.label(fact.subject), self._says(fact), tuple(self.of([fact], {id(fact)})))

    def _evidence(self, fact: Fact, one: Statement, latest: bool) -> Evidence:
        facts = self._world.facts
        document = facts.resolution.of(one.cites) if one.cites else ""
        label, url = (facts.label(document), facts.value(document, "url")) if document else ("", "")
        dated = self._world.proof.dated((one.source, one.cites, one.period or one.valid_from))
        named = one.qualifier("productAsNamed")
        says = self._says(fact) + (f"（原文：{named}）" if named else "")
        return Evidence(one.source, label, one.locator, one.quote or one.original, says, one.period or one.valid_from, dated,
                        not dated, age(dated, facts.as_of) if dated else None, latest and bool(dated), url,
                        statement_hash(one))  # fmt: skip

    def _says(self, fact: Fact) -> str:
        ontology = self._world.facts.ontology
        relation = ontology.relations.get(fact.predicate) or ontology.properties.get(fact.predicate)
        object = self._world.facts.label(fact.object) if fact.object else self._word(fact)
        share = fact.qualifier("share")
        return f"{relation.zh if relation else fact.predicate} {object}" + (f" {float(share):.0%}" if share else "")

    def _word(self, fact: Fact) -> str:
        """A value as people read it: the word of a code of a vocabulary, else the value itself."""
        ontology = self._world.facts.ontology
        prop = ontology.properties.get(fact.predicate)
        concept = ontology.vocabularies[prop.vocabulary].get(fact.value) if prop and prop.vocabulary else None
        return concept.zh if concept else fact.value
