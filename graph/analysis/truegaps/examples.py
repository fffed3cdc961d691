"""Examples: links with stated shares in the pooled countries, each with its counts and whether sources say it is lacking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.features import NAMES, Counter
from graph.analysis.truegaps.labels import label, supply
from graph.analysis.truegaps.makers import Edge, Surroundings, makers, surroundings
from graph.analysis.truegaps.rows import Rows
from graph.analysis.truegaps.settings import Settings, pooled_countries
from graph.states.world import World

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Examples:
    """Row i is one link in one place. `features` is (n, 9) by NAMES, NaN where not applicable; `gap` (n,) is 1.0 for a true gap.

    `concentration` is the HHI of the others' stated shares, `left_over` what these leave: a peer and a leak, never features.
    `unknown` counts the pairs left out because no label could be proved; `edges` and `links` are what the counts came from.
    """

    link: tuple[str, ...]
    place: tuple[str, ...]
    stage: tuple[str, ...]
    features: Floats
    gap: Floats
    concentration: Floats
    left_over: Floats
    unknown: int
    edges: tuple[Edge, ...]
    links: dict[str, Surroundings]

    def column(self, name: str) -> Floats:
        """One feature as an (n, 1) array."""
        return self.features[:, [NAMES.index(name)]]

    def rows(self) -> Rows:
        """What our model looks at: all features, and the place."""
        return Rows(self.features, self.place)

    def made_by(self, edges: Iterable[Edge]) -> Examples:
        """The same links, places and labels, counted anew over other makers."""
        counter = Counter(edges, self.links)
        rows = [counter.of(link, place).vector() for link, place in zip(self.link, self.place, strict=True)]
        return replace(self, features=np.array(rows, dtype=np.float64), edges=tuple(edges))

    def knows_stage(self, stage: str, settings: Settings) -> bool:
        """Whether enough links of a stage are among them."""
        return len({link for link, one in zip(self.link, self.stage, strict=True) if one == stage}) >= settings.least_stage_links

    def size(self) -> dict[str, int]:
        """How many examples, links, places and true gaps there are."""
        kinds = {"links": len(set(self.link)), "places": len(set(self.place)), "gaps": int(self.gap.sum())}
        return {"examples": len(self.link), **kinds}

    def enough(self, settings: Settings) -> bool:
        """Whether a model may be fitted on them."""
        size = self.size()
        each = min(size["gaps"], size["examples"] - size["gaps"])
        return (size["examples"] >= settings.least_examples and size["links"] >= settings.least_links
                and size["places"] >= settings.least_places and each >= settings.least_of_each)  # fmt: skip


def gather(world: World, chain: str, settings: Settings) -> Examples:
    """Every labelled (link, country) of a chain, by link and country in the protocol's order."""
    edges, links = makers(world, chain), surroundings(world, chain)
    counter, rows, unknown = Counter(edges, links), [], 0
    places = _places(world)
    for link in links:
        said = supply(world, link)
        for place in places if said else ():
            known = label(said, place, settings) if said else None
            if said is None or known is None:
                unknown += 1
                continue
            counts, beside = counter.of(link, place), (said.others_concentration(place), said.left_over(place))
            rows.append((link, place, counts.stage, counts.vector(), known.gap, *beside))
    return _table(rows, unknown, edges, links)


def _table(rows: Sequence[tuple[str, str, str, tuple[float, ...], bool, float, float]], unknown: int,
           edges: tuple[Edge, ...], links: dict[str, Surroundings]) -> Examples:  # fmt: skip
    link, place, stage, features, gap, concentration, left = zip(*rows, strict=True) if rows else ((),) * 7
    table = np.array(features, dtype=np.float64).reshape(len(rows), len(NAMES))
    return Examples(tuple(link), tuple(place), tuple(stage), table, np.array(gap, dtype=np.float64),
                    np.array(concentration, dtype=np.float64), np.array(left, dtype=np.float64), unknown, edges, links)  # fmt: skip


def _places(world: World) -> list[str]:
    """The pooled countries that are loaded."""
    codes = {world.facts.value(one, "countryCode"): one for one in world.facts.instances("Country")}
    return [codes[code] for code in pooled_countries() if code in codes]
