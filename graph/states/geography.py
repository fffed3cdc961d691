"""Where things are: places inside places, sites in places, and a zone recognised by its spellings in an address."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from graph.facts import Facts
from graph.names import find_one


class Geography:
    """Look-ups over places and sites; all arguments and results are entity ids."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._above: dict[str, tuple[str, ...]] = {}

    def find(self, name: str) -> str:
        """The place of this name, code, alias or key. Raises UnknownName LT-NAME-01 with the nearest names."""
        return find_one(self._facts, name, "Place", ("divisionCode", "countryCode", "name", "shortName", "englishName"))

    def above(self, place: str) -> tuple[str, ...]:
        """The place itself and every place it is part of, nearest first."""
        if place not in self._above:
            found, frontier = [place], [place]
            while frontier:
                parents = {f.object for one in frontier for f in self._facts.about(one, "partOf")}
                frontier = sorted(parents - set(found))
                found += frontier
            self._above[place] = tuple(found)
        return self._above[place]

    def one_holds_other(self, place: str, other: str) -> bool:
        """Whether one of two places is the other or lies in it."""
        return place in self.above(other) or other in self.above(place)

    def country(self, place: str) -> str:
        """The country a place lies in (itself where it is one); empty where none is known."""
        return next((one for one in self.above(place) if self._facts.is_a(one, "Country")), "")

    def rings(self, place: str) -> list[tuple[str, str]]:
        """(ring name, place) outwards: 区内, 市内, 省内, 国内 as far as the place has them."""
        found = [("区内" if self._facts.is_a(place, "Zone") else "本地", place)]
        for above in self.above(place)[1:]:
            found.append((self._ring(above), above))
        return found

    def _ring(self, place: str) -> str:
        if self._facts.is_a(place, "Country"):
            return "国内"
        if self._facts.is_a(place, "Zone"):
            return "区内"
        return "省内" if self.is_province(place) else "市内"

    def is_province(self, place: str) -> bool:
        """Whether a place is a province (a division code that ends in four zeros)."""
        return self._facts.value(place, "divisionCode").endswith("0000")

    @cached_property
    def _zones(self) -> list[tuple[str, tuple[str, ...], frozenset[str]]]:
        """Zones with the spellings that mean them inside the regions they are part of."""
        found = []
        for zone in self._facts.instances("Zone"):
            regions = frozenset(fact.object for fact in self._facts.about(zone, "partOf"))
            found.append((zone, self._facts.values(zone, "addressAlias"), regions))
        return found

    def places_of(self, site: str) -> frozenset[str]:
        """Every place a site lies in: stated, containing, and zones read from its address (only in their own region)."""
        places = {one for fact in self._facts.about(site, "locatedIn") for one in self.above(fact.object)}
        address = self._facts.value(site, "address")
        for zone, spellings, regions in self._zones if address else ():
            if places & regions and any(one in address for one in spellings):
                places.update(self.above(zone))
        return frozenset(places)

    @cached_property
    def _sites(self) -> dict[str, list[tuple[str, frozenset[str]]]]:
        found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for actor, site in sorted({(fact.subject, fact.object) for fact in self._facts.by_predicate.get("operates", ())}):
            found[actor].append((site, self.places_of(site)))
        return found

    @cached_property
    def _present(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for actor, sites in self._sites.items():
            for _, places in sites:
                for place in places:
                    found[place].add(actor)
        return found

    def present(self, place: str) -> set[str]:
        """Actors with a site of any kind in a place."""
        return self._present.get(place, set())

    def sites(self, actor: str, place: str) -> tuple[list[str], list[str]]:
        """An actor's sites (inside the place, elsewhere)."""
        sites = self._sites.get(actor, [])
        return [s for s, places in sites if place in places], [s for s, places in sites if places and place not in places]

    def kind(self, site: str) -> str:
        """A site's kind code; empty where unknown."""
        return self._facts.value(site, "siteKind")

    def local_kinds(self, place: str) -> frozenset[str]:
        """Kinds of site that make an actor local there: the place's own rule, else 注册地 and 工厂."""
        return frozenset(self._facts.values(place, "localSiteKind")) or frozenset({"registered", "factory"})

    def is_local(self, actor: str, place: str) -> bool:
        """Whether a site that counts there lies in the place (a vacated one does not)."""
        kinds, (here, _) = self.local_kinds(place), self.sites(actor, place)
        return any(self.kind(site) in kinds and self._facts.value(site, "siteStatus") != "vacated" for site in here)
