"""Location quotient by number of firms, over links that were surveyed both here and in the whole country.

(k/n) / (K/N): k firms counted at the link here of n at all such links, K and N in the country (Hoover 1936; Isard 1960). Firms
that are 待定 widen the interval. Numbers of firms are no output: the quotient is shown and judges no state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from graph.analysis.measures.lines import line
from graph.analysis.measures.measure import Measure, measured, unknown
from graph.analysis.measures.wording import say
from graph.states.world import COUNTED, World


@dataclass(frozen=True, slots=True)
class Firms:
    """Firms counted, and those that may be besides, in one place at some links."""

    counted: frozenset[str]
    pending: frozenset[str]

    @property
    def most(self) -> int:
        """How many there may be."""
        return len(self.counted | self.pending)


class Quotients:
    """Location quotients of links in a place against its country, for one population; each place's firms counted once."""

    def __init__(self, world: World, population: str) -> None:
        self._here, self._population = world, population
        self._country = world.geography.country(world.place)
        self._there = World(world.facts, self._country, rollup=world.links.rollup) if self._above else world

    @property
    def _above(self) -> bool:
        return bool(self._country) and self._country != self._here.place

    def of(self, link: str) -> Measure:
        """The quotient of a link. Abstains where the link was not surveyed for the population here and in the country, or where
        fewer firms of the country count at it than `quotient_few`."""
        if not self._above:
            return unknown("quotient", say("quotient_country"))
        for world in (self._here, self._there):
            if not world.coverages.covering(world.place, self._population, link):
                where = world.facts.label(world.place)
                return unknown("quotient", say("quotient_open", where=where))
        return self._measure(self._at(self._here, [link]), self._at(self._there, [link]))

    def _measure(self, k: Firms, big_k: Firms) -> Measure:
        n, big_n = self._all
        names = {"k": len(k.counted), "n": len(n.counted), "big_k": len(big_k.counted), "big_n": len(big_n.counted)}
        words = say("quotient", area=self._here.facts.label(self._country), **names)
        if not n.counted or not big_k.counted:
            return unknown("quotient", words)
        few = line("quotient_few", self._here.thresholds).value
        if len(big_k.counted) < few:
            words = f"{words}；{say('quotient_few', few=f'{few:g}')}"
        value = location_quotient(len(k.counted), len(n.counted), len(big_k.counted), len(big_n.counted))
        low = location_quotient(len(k.counted), n.most, big_k.most, len(big_n.counted))
        high = min(location_quotient(k.most, len(n.counted), len(big_k.counted), big_n.most), big_n.most / len(big_k.counted))
        known = min(len(n.counted) / n.most, len(big_n.counted) / big_n.most)
        least = line("measure_coverage", self._here.thresholds).value
        found = measured("quotient", value, low, max(value, high), known, words, least)
        return replace(found, value=None, abstained=True) if len(big_k.counted) < few else found

    @cached_property
    def _all(self) -> tuple[Firms, Firms]:
        """Firms here and in the country at any link surveyed for the population in both."""
        worlds = (self._here, self._there)
        both = [one for one in self._here.links.all if all(w.coverages.covering(w.place, self._population, one) for w in worlds)]
        return self._at(self._here, both), self._at(self._there, both)

    def _at(self, world: World, links: Iterable[str]) -> Firms:
        """Members of the population that count, or are 待定, at any of these links in a place."""
        told = [one for link in links for one in world.examine(link, self._population) if one.member is not False]
        counted = {one.actor for one in told if one.member and one.local and one.verdict.group in COUNTED}
        pending = {one.actor for one in told if one.verdict.group == "pending" or one.member is None}
        return Firms(frozenset(counted), frozenset(pending - counted))


def location_quotient(part: float, whole: float, part_above: float, whole_above: float) -> float:
    """(part/whole) / (part_above/whole_above) of any one quantity: firms, output, persons. Raises ZeroDivisionError where one of
    the last three is nothing."""
    return (part / whole) / (part_above / whole_above)
