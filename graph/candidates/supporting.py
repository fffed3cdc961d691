"""Who here could serve whoever comes: platforms, universities, carriers, funds, service bodies of the link, and room to build."""

from __future__ import annotations

from graph.analysis.sixchains.presence import Presence
from graph.analysis.sixchains.rows import Supporter
from graph.analysis.sixchains.subject import subject_of
from graph.analysis.sixchains.tables import standings
from graph.candidates.candidate import Support
from graph.candidates.quoting import Quotes
from graph.candidates.tables import said
from graph.candidates.ties import Ties
from graph.states.decide import Decision
from graph.states.world import World

CHAINS = ("innovation", "capital", "service")
"""The chains whose bodies are told; people and clauses are not bodies that could carry an enterprise."""
SITE = "site"
AVAILABLE = frozenset({"available"})


class Supporting:
    """Looks up supporters, seen from one place."""

    def __init__(self, world: World, presence: Presence, ties: Ties, quotes: Quotes) -> None:
        self._world, self._facts, self._presence, self._ties, self._quotes = world, world.facts, presence, ties, quotes
        self._spaces: tuple[Support, ...] | None = None

    def of_link(self, decision: Decision) -> tuple[Support, ...]:
        """Bodies that support the link, those that count first in each chain, then plots and plants here that are free."""
        subject, order = subject_of(self._world, decision), list(standings())
        found = [(chain, one) for chain in CHAINS for one in self._presence.supporters.of(subject, chain)
                 if self._facts.is_a(one.id, "Actor")]  # fmt: skip
        ranked = sorted(found, key=lambda one: (CHAINS.index(one[0]), order.index(one[1].standing), one[1].label, one[1].id))
        if self._spaces is None:
            self._spaces = tuple(self._free())
        return (*(self._support(chain, one) for chain, one in ranked), *self._spaces)

    def of_actor(self, actor: str) -> tuple[Support, ...]:
        """Bodies here, no enterprises, with a tie to the actor itself."""
        found: dict[str, Support] = {}
        for tie in self._ties.of(actor):
            body = tie.end
            if body in found or not self._facts.is_a(body, "Actor") or self._facts.is_a(body, "Enterprise"):
                continue
            if self._presence.whereabouts.within(body, "zone") and not self._ties.is_gone(body):
                cls = self._facts.ontology.classes[min(self._facts.classes(body))].zh
                found[body] = Support(body, self._facts.label(body), cls, "", "", tie.says(), self._ring(body), "", "",
                                      self._quotes.of(tie.fact))  # fmt: skip
        return tuple(found.values())

    def _support(self, chain: str, one: Supporter) -> Support:
        word = self._facts.ontology.concept("SixChain", chain).zh
        return Support(one.id, one.label, one.cls, chain, word, one.how, one.ring, one.standing, one.word,
                       self._quotes.of(*one.facts))  # fmt: skip

    def _free(self) -> list[Support]:
        """Plots, plants and buildings of the place that are said to be free."""
        facts, found = self._facts, list[Support]()
        for space in facts.instances("Space"):
            status = facts.told(space, "spaceStatus")
            if status and status.value in AVAILABLE and self._lies_here(space):
                kind = facts.value(space, "spaceKind")
                word = facts.ontology.concept("SpaceKind", kind).zh if kind else facts.ontology.classes["Space"].zh
                found.append(Support(space, facts.label(space), word, SITE, facts.ontology.classes["Space"].zh,
                                     said("space", kind=word), self._presence.whereabouts.ring(space) or self._own, "", "",
                                     self._quotes.of(status)))  # fmt: skip
        return found

    @property
    def _own(self) -> str:
        return self._world.geography.rings(self._world.place)[0][0]

    def _ring(self, body: str) -> str:
        return self._presence.whereabouts.ring(body)

    def _lies_here(self, space: str) -> bool:
        above = self._world.geography.above
        return any(self._world.place in above(fact.object) for fact in self._facts.about(space, "locatedIn"))
