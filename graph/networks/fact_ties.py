"""Steps between entities asked of the facts: what a view of a few nodes needs, without the whole network being built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

import networkx as nx

from graph.facts import Facts, History
from graph.networks.building import left_out, with_edges, with_nodes
from graph.networks.parts import HUBS
from graph.views.projection import REJECTED


class FactTies:
    """The steps of all facts, looked up where they are asked for."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._relations = [name for name in facts.ontology.relations if facts.by_predicate.get(name)]

    def into(self, nodes: Iterable[str], relation: str) -> set[str]:
        """Where a relation into any of these nodes begins; a derived 挂链 counts."""
        facts, asked = self.facts, list(nodes)
        found = {fact.subject for one in asked for fact in facts.to(one, relation)}
        if relation == "occupies":
            products = self.into(asked, "makesUp")
            found |= {fact.subject for one in products for fact in facts.to(one, "produces")}
        return found

    def out_of(self, nodes: Iterable[str], relation: str) -> set[str]:
        """Where a relation out of any of these nodes ends."""
        return {fact.object for one in nodes for fact in self.facts.about(one, relation)}

    def rejected(self, link: str) -> set[str]:
        """Enterprises that a judgement says are not of a link."""
        stated = {fact.subject for fact in self.facts.to(link, "occupies") if fact.judgement == REJECTED}
        judged = self.facts.judged.items()
        return stated | {one for (one, kind, to), said in judged if (kind, to, said) == ("occupies", link, REJECTED)}

    def is_hub(self, node: str) -> bool:
        """Whether a node joins all that lies in it."""
        return not HUBS.isdisjoint(self.facts.classes(node))

    def next_to(self, node: str) -> set[str]:
        """All that is one step away, whichever way the relation points."""
        facts = self.facts
        found = {fact.object for name in self._relations for fact in facts.about(node, name)}
        found |= {fact.subject for name in self._relations for fact in facts.to(node, name)}
        found |= self.out_of(self.out_of([node], "produces"), "makesUp")
        if facts.is_a(node, "ChainLink"):
            found |= self.into([node], "occupies")
        return {one for one in found - {node} if not left_out(facts, one)}

    @cached_property
    def weights(self) -> Counter[str]:
        """How many facts every entity takes part in: how much there is to see of it."""
        found: Counter[str] = Counter()
        for name in self._relations:
            facts = self.facts.by_predicate[name]
            found.update(fact.subject for fact in facts)
            found.update(fact.object for fact in facts)
        return found

    def network(self, nodes: Collection[str]) -> nx.MultiDiGraph[str]:
        """The network of these entities and all edges between them, as `to_networkx` has it."""
        facts, ordered = self.facts, sorted(nodes)
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        with_nodes(graph, facts, ordered)
        kept = {name: [fact for one in ordered for fact in facts.about(one, name) if name == "produces" or fact.object in nodes]
                for name in self._relations}  # fmt: skip
        made = [fact for product in {fact.object for fact in kept.get("produces", ())} for fact in facts.about(product, "makesUp")]
        with_edges(graph, facts, History(facts.ontology, facts.ledger.keys, facts.resolution, kept, facts.judged), made, nodes)
        return graph
