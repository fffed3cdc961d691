"""Where an enterprise is, in words: the places of its sites up to the province, the registered one and the plants first."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import Fact
from graph.states.world import World

KINDS = ("factory", "registered", "office", "research", "", "warehouse")
SHOWN = 2


class Addresses:
    """Places of sites in words."""

    def __init__(self, world: World) -> None:
        self._world, self._facts = world, world.facts

    def of(self, actor: str) -> str:
        """The places of an actor (or the place itself), at most two of them; empty where none is known."""
        if self._facts.is_a(actor, "Place"):
            return self.place(actor)
        named = dict.fromkeys(self.place(place) for _, place in self._spots(actor))
        return "、".join(list(named)[:SHOWN])

    def sites(self, actor: str) -> list[tuple[Fact, str]]:
        """(the fact that the actor has a site, the place it lies in; empty where nobody says), plants first."""
        facts = self._facts
        told = [(fact, next((one.object for one in facts.about(fact.object, "locatedIn")), "")) for fact in
                facts.about(actor, "operates") if facts.value(fact.object, "siteStatus") != "vacated"]  # fmt: skip
        return sorted(told, key=lambda one: (self._kind(one[0].object), one[0].object))

    def place(self, place: str) -> str:
        """A place with what it lies in, up to the province: 江苏省南京市; a country by itself."""
        geography, found = self._world.geography, list[str]()
        for one in geography.above(place):
            if found and self._facts.is_a(one, "Country"):
                break
            if not self._facts.is_a(one, "Zone") or one == place:
                found.append(self._facts.label(one))
        return "".join(dict.fromkeys(reversed(found)))

    def _spots(self, actor: str) -> Iterator[tuple[Fact, str]]:
        return ((fact, place) for fact, place in self.sites(actor) if place)

    def _kind(self, site: str) -> int:
        kind = self._world.geography.kind(site)
        return KINDS.index(kind) if kind in KINDS else len(KINDS)
