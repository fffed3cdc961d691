"""Where things are: places inside places, sites in places, and a zone recognised by its spellings in an address."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cached_property

from graph.facts import Facts
from graph.names import find_one

Sites = list[tuple[str, frozenset[str]]]
"""An actor's sites, each with every place it lies in."""


class Geography:
    """Look-ups over places and sites; all arguments and results are entity ids."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._above: dict[str, tuple[str, ...]] = {}
        self._sites: dict[str, Sites] = {}
        self._present: dict[str, set[str]] = {}
        self._unsure: dict[str, dict[str, tuple[str, ...]]] = {}

    def find(self, name: str) -> str:
        """The place of this name, code, alias or key. Raises UnknownName LT-NAME-01 with the nearest names."""
        return find_one(self._facts, name, "Place", ("divisionCode", "countryCode", "name", "shortName", "englishName", "alias"))

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

    def renewed(self, facts: Facts, actors: Set[str]) -> Geography:
        """The same with other facts, which differ only in what is said of these actors' sites; all else worked out is kept."""
        new = Geography(facts)
        new._above = self._above
        new._sites = {actor: sites for actor, sites in self._sites.items() if actor not in actors}
        vars(new).update(_zones=self._zones)
        for place, known in self._present.items():
            new._present[place] = known - actors | {one for one in actors if any(place in held for _, held in new._sites_of(one))}
        few = [(actor, site) for actor in sorted(actors) for site, _ in new._sites_of(actor)]
        for place, spots in self._unsure.items():
            kept = {actor: sites for actor, sites in spots.items() if actor not in actors}
            new._unsure[place] = {**kept, **new._find_unsure(place, few)}
        return new

    def _sites_of(self, actor: str) -> Sites:
        if actor not in self._sites:
            sites = sorted({fact.object for fact in self._facts.about(actor, "operates")})
            self._sites[actor] = [(site, self.places_of(site)) for site in sites]
        return self._sites[actor]

    def present(self, place: str) -> set[str]:
        """Actors with a site of any kind in a place."""
        if place not in self._present:
            self._present[place] = {fact.subject for site in self._sites_in(place) for fact in self._facts.to(site, "operates")}
        return self._present[place]

    def _sites_in(self, place: str) -> set[str]:
        """Sites stated to lie in a place or in a part of it, and those whose address names a zone there."""
        parts, facts = self._parts(place), self._facts
        found = {fact.subject for part in parts for fact in facts.to(part, "locatedIn")}
        spellings = [one for zone, names, _ in self._zones if zone in parts for one in names]
        named = {fact.subject for fact in (facts.of("address") if spellings else ()) if any(one in fact.value for one in spellings)}
        return found | {site for site in named if place in self.places_of(site)}

    def _parts(self, place: str) -> set[str]:
        """A place itself and every place that is part of it."""
        found, frontier = {place}, {place}
        while frontier:
            frontier = {fact.subject for one in frontier for fact in self._facts.to(one, "partOf")} - found
            found |= frontier
        return found

    def sites(self, actor: str, place: str) -> tuple[list[str], list[str]]:
        """An actor's sites (inside the place, elsewhere); those that may be inside are neither."""
        sites, unsure = self._sites_of(actor), self.unsure(place).get(actor, ())
        return ([s for s, places in sites if place in places],
                [s for s, places in sites if places and place not in places and s not in unsure])  # fmt: skip

    def unsure(self, place: str) -> dict[str, tuple[str, ...]]:
        """Actor → its sites known only to lie in places that hold this one, so that they may lie in it (decision 0012)."""
        if place not in self._unsure:
            around = sorted({fact.subject for one in self.above(place)[1:] for fact in self._facts.to(one, "locatedIn")})
            told = [(fact.subject, site) for site in around for fact in self._facts.to(site, "operates")]
            self._unsure[place] = self._find_unsure(place, told)
        return self._unsure[place]

    def _find_unsure(self, place: str, told: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        """Of (actor, its site), those that may lie in a place; not vacated ones."""
        above, found = set(self.above(place)), dict[str, tuple[str, ...]]()
        for actor, site in told:
            places = self.places_of(site)
            if not places or place in places or not places <= above or self._facts.value(site, "siteStatus") == "vacated":
                continue
            if not self._known_better(actor, site, places) and not self._ruled_out(site, places, above):
                found[actor] = (*found.get(actor, ()), site)
        return found

    def _known_better(self, actor: str, site: str, places: frozenset[str]) -> bool:
        """Whether a registered address is told more closely by another one: a firm has one."""
        if self.kind(site) != "registered":
            return False
        return any(self.kind(other) == "registered" and places < known for other, known in self._sites_of(actor))

    def _ruled_out(self, site: str, places: frozenset[str], above: set[str]) -> bool:
        """Whether an address that would name a zone, were the site in it, does not."""
        zones = self._zones if self._facts.value(site, "address") else ()
        return any(zone in above and zone not in places and spellings and places & regions for zone, spellings, regions in zones)

    def unsure_in(self, actor: str, place: str) -> str:
        """The nearest of the places holding this one to which a site of an actor is known; empty where none may be here."""
        known = {one for site in self.unsure(place).get(actor, ()) for one in self.places_of(site)}
        return next((one for one in self.above(place) if one in known), "")

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
