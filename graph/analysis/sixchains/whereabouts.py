"""Where supporters are: at their own sites, else where the body is that they belong to; and which place is which ring."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.sixchains.tables import host_relations
from graph.states.world import World

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
"""直辖市 (GB/T 2260): a province that is a city, too."""
OWN_ZONE, OWN_PLACE = "区内", "本地"
RINGS = {"city": "市内", "province": "省内"}
Spots = tuple[frozenset[str], ...]


class Whereabouts:
    """Look-ups over where bodies of any class are, seen from one place."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._spots: dict[str, Spots] = {}
        self.rings = rings(world)

    def spots(self, actor: str) -> Spots:
        """For each known spot of a body, every place that it lies in; none where nothing is known."""
        if actor not in self._spots:
            self._spots[actor] = ()
            self._spots[actor] = tuple(self._own(actor)) or tuple(self._hosted(actor))
        return self._spots[actor]

    def within(self, actor: str, ring: str) -> bool | None:
        """Whether a body is inside a ring (zone, city, province); None where that is not known closely enough."""
        place, spots = self.rings[ring], self.spots(actor)
        if any(place in spot for spot in spots):
            return True
        around = set(self._world.geography.above(place))
        return None if not spots or any(spot <= around for spot in spots) else False

    def ring(self, actor: str) -> str:
        """The nearest ring that a body is known to be in, in words, 国内 and 国外 beyond them; empty where nothing is known."""
        place = self._world.place
        own = OWN_ZONE if self._world.facts.is_a(place, "Zone") else OWN_PLACE
        for code, word in {"zone": own, **RINGS}.items():
            if self.within(actor, code):
                return word
        country = self._world.geography.country(place)
        spots = self.spots(actor)
        if any(country in spot for spot in spots):
            return "国内"
        return "国外" if spots else ""

    def _own(self, actor: str) -> Iterator[frozenset[str]]:
        facts, geography = self._world.facts, self._world.geography
        for fact in facts.about(actor, "operates"):
            places = geography.places_of(fact.object)
            if places and facts.value(fact.object, "siteStatus") != "vacated":
                yield places

    def _hosted(self, actor: str) -> Iterator[frozenset[str]]:
        facts, geography = self._world.facts, self._world.geography
        for relation in host_relations():
            for fact in facts.about(actor, relation):
                if facts.is_a(fact.object, "Place"):
                    yield frozenset(geography.above(fact.object))
                else:
                    yield from self.spots(fact.object)


def rings(world: World) -> dict[str, str]:
    """Ring → the place that stands for it: the place itself, the widest place around it that is no province (a 直辖市 is a
    city), the widest that is no country. A place wider than a ring is that ring itself."""
    facts, above = world.facts, world.geography.above(world.place)
    inner = [one for one in above if not facts.is_a(one, "Country")]
    cities = [one for one in inner if not world.geography.is_province(one) or facts.value(one, "divisionCode") in MUNICIPALITIES]
    return {"zone": world.place, "city": (cities or [world.place])[-1], "province": (inner or [world.place])[-1]}
