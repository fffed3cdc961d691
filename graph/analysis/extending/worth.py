"""What an activity would add to the place's complexity (COG) and how complex it is (PCI), where the place stands among areas (ECI,
COI, fitness): as percentiles, told only where determined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.analysis.extending.footing import MEASURES, Footing, narrow, of_one, placed, standing_among
from graph.analysis.extending.here import Here
from graph.analysis.extending.nearness import Near
from graph.analysis.extending.tables import limit, said
from graph.analysis.relatedness import (
    Complexity,
    Matrix,
    complexity,
    density,
    fitness,
    largest_part,
    outlook,
    presence,
    proximity,
    rca,
    share_below,
)
from graph.states.shares import origin


@dataclass(frozen=True, slots=True)
class _Space:
    """Values by link not here (`gains` COG, `rarity` PCI), and by measure the place's own value with those of the areas.

    `axis` and `fit` say why ECI with all that is built on it, and fitness, tell nothing; empty where they do.
    """

    gains: Mapping[str, float]
    rarity: Mapping[str, float]
    standing: Mapping[str, tuple[float, Sequence[float]]]
    links: int
    axis: str
    fit: str


class Worth:
    """Areas (provinces of the place's country, other countries whole) × links by number of firms; presence by RCA on counts.

    `at` is what each firm does.
    """

    def __init__(self, here: Here, at: Mapping[str, Sequence[str]]) -> None:
        self._here, self._world, self._at = here, here.world, at

    def of(self, activity: str) -> Near:
        """The percentile of the complexity outlook gain among links that are not here."""
        return self._among(activity, "gains")

    def rarity(self, activity: str) -> Near:
        """The percentile of the product complexity (PCI) among links that are not here."""
        return self._among(activity, "rarity")

    def footing(self) -> Footing:
        """Where the place stands among the areas that have an advantage in anything."""
        pairs = self._counts.total()
        if isinstance(self._space, str):
            unknown = Near(None, 0, self._space)
            return Footing(unknown, unknown, unknown, pairs=pairs)
        space, links = self._space, self._space.links
        if links < limit("least_links"):
            unknown = Near(None, 0, said("footing_few", count=links) if links else said("footing_unknown"))
            return Footing(unknown, unknown, unknown, links, pairs)
        why = dict(zip(MEASURES, (space.axis, space.axis, space.fit), strict=True))
        eci, coi, fit = (placed(*space.standing[name], why[name]) for name in MEASURES)
        return Footing(eci, coi, fit, links, pairs)

    def _among(self, activity: str, name: str) -> Near:
        if isinstance(self._space, str) or self._space.axis:
            return Near(None, 0, self._space if isinstance(self._space, str) else self._space.axis)
        values: Mapping[str, float] = getattr(self._space, name)
        if activity not in values:
            return Near(None, len(values), said("near_here" if self._here.has_link(activity) else "gain_unknown"))
        return Near(round(share_below(values[activity], list(values.values())), 1), len(values))

    @cached_property
    def _counts(self) -> Counter[tuple[str, str]]:
        links, found = set(self._world.links.all), Counter[tuple[str, str]]()
        for actor, things in self._at.items():
            at, area = links.intersection(things), origin(self._world, actor)
            found.update((area, link) for link in at if area)
        return found

    @cached_property
    def _space(self) -> _Space | str:
        """What is worked out of areas × links; or why there is nothing to tell."""
        areas, links = (sorted({key[end] for key in self._counts}) for end in (0, 1))
        if len(areas) < limit("least_places"):
            return said("gain_few", count=len(areas))
        amounts = np.array([[float(self._counts[area, link]) for link in links] for area in areas])
        present = presence(rca(amounts), limit("advantage"))
        rows, columns = largest_part(present)
        inside, kept = present[np.ix_(rows, columns)], [links[number] for number in columns]
        known = complexity(inside) if len(rows) >= limit("least_places") else None
        if known is None:
            return said("gain_undetermined")
        return self._told(inside, kept, self._advantages(links, amounts)[:, columns], known)

    def _told(self, inside: Matrix, kept: Sequence[str], strong: Matrix, known: Complexity) -> _Space:
        """The values of the links that are not here and of the place; `strong` is what the place has an advantage in."""
        here, near, fit = np.array([[float(link in self._here.links) for link in kept]]), proximity(inside), fitness(inside)
        gains = outlook(here, near, density(here, near), known).cog[0]
        absent = {link: number for number, link in enumerate(kept) if not here[0, number]}
        gain, rarity = ({link: float(values[number]) for link, number in absent.items()} for values in (gains, known.pci))
        standing = standing_among(inside, strong, near, known, fit)
        return _Space(gain, rarity, standing, int(strong.sum()), narrow(known.eci), of_one(strong[0], inside, fit))

    def _advantages(self, links: Sequence[str], amounts: Matrix) -> Matrix:
        """In which links the place has an advantage over all areas, by the same measure as theirs: one row of 0 and 1."""
        own = np.array([float(len(self._here.links.get(link, ()))) for link in links])
        expected = own.sum() * amounts.sum(axis=0) / amounts.sum()
        return presence(np.divide(own, expected, out=np.zeros_like(own), where=expected > 0), limit("advantage"))[None, :]
