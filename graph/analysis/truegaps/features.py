"""What is counted about a link in a place: firms here and elsewhere, how they spread, the wider link, the neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import log1p, nan

from graph.analysis.truegaps.makers import Edge, Surroundings

NAMES = ("firms_here", "nobody_here", "firms_elsewhere", "countries_elsewhere", "concentration_elsewhere", "firms_wider",
         "neighbours_here", "upstream", "downstream")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of firms and links, none of which rests on a stated share. `concentration` is the Herfindahl–Hirschman index of
    the other countries' numbers of firms, 1/n..1 (1 where there are none); `wider` are firms here that make other kinds of what
    the link is a kind of; `neighbours_held` of `neighbours` have firms here."""

    here: int
    elsewhere: int
    countries: int
    concentration: float
    wider: int
    neighbours_held: int
    neighbours: int
    stage: str

    def vector(self) -> tuple[float, ...]:
        """The features by NAMES: counts as ln(1+n), neighbours as a fraction (NaN where the link has none)."""
        near = self.neighbours_held / self.neighbours if self.neighbours else nan
        return (log1p(self.here), float(not self.here), log1p(self.elsewhere), log1p(self.countries), self.concentration,
                log1p(self.wider), near, float(self.stage == "upstream"), float(self.stage == "downstream"))  # fmt: skip

    def as_dict(self) -> dict[str, object]:
        """The JSON object `rests_on`."""
        return asdict(self)


class Counter:
    """Counts for any link of one chain and any country."""

    def __init__(self, edges: Iterable[Edge], links: Mapping[str, Surroundings]) -> None:
        self._links = links
        self._at: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for firm, country, link in edges:
            self._at[link][country].add(firm)

    def of(self, link: str, place: str) -> Counts:
        """The counts of one link in one country; firms of the link's kinds are counted in, each once."""
        around = self._links[link]
        here = self._firms(around.family, place)
        others = {country for one in around.family for country in self._at[one]} - {place}
        spread = {country: len(self._firms(around.family, country) - here) for country in sorted(others)}
        spread = {country: number for country, number in spread.items() if number}
        whole = sum(spread.values())
        concentration = sum((number / whole) ** 2 for number in spread.values()) if whole else 1.0
        return Counts(
            len(here), whole, len(spread), concentration, len(self._firms(around.wider, place) - here),
            sum(bool(self._firms(frozenset({one}), place)) for one in around.near), len(around.near), around.stage,
        )  # fmt: skip

    def _firms(self, links: frozenset[str], place: str) -> set[str]:
        return {firm for link in links for firm in self._at[link][place]}
