"""What an activity would add to the place's complexity (COG) and how complex it is (PCI), where the place stands among areas (ECI,
COI, fitness): as percentiles, told only where determined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

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

CERTAIN = 9
"""Decimals by which two values are told apart: of what is equal but for rounding, neither beats the other."""


@dataclass(frozen=True, slots=True)
class Footing:
    """Where the place stands among areas by what it has: percentiles of ECI, COI and fitness; `candidates` counts the areas."""

    eci: Near
    coi: Near
    fitness: Near

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `footing`."""
        return {name: getattr(self, name).as_dict() for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class _Space:
    """Values by link not here (`gains` COG, `rarity` PCI), and by measure the place's own value with those of the areas."""

    gains: Mapping[str, float]
    rarity: Mapping[str, float]
    standing: Mapping[str, tuple[float, Sequence[float]]]


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
        if isinstance(self._space, str):
            unknown = Near(None, 0, self._space)
            return Footing(unknown, unknown, unknown)
        held = self._space.standing
        if not held:
            unknown = Near(None, 0, said("footing_unknown"))
            return Footing(unknown, unknown, unknown)
        return Footing(*(Near(round(share_below(*held[name]), 1), len(held[name][1])) for name in ("eci", "coi", "fitness")))

    def _among(self, activity: str, name: str) -> Near:
        if isinstance(self._space, str):
            return Near(None, 0, self._space)
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
        own = np.array([[float(link in self._here.links) for link in kept]])
        near = proximity(inside)
        strong = self._advantages(links, amounts)[:, columns]
        gains = outlook(own, near, density(own, near), known).cog[0]
        absent = [number for number, here in enumerate(own[0]) if not here]
        return _Space({kept[one]: float(gains[one]) for one in absent}, {kept[one]: float(known.pci[one]) for one in absent},
                      standing_among(inside, strong, near, known) if strong.any() else {})  # fmt: skip

    def _advantages(self, links: Sequence[str], amounts: Matrix) -> Matrix:
        """In which links the place has an advantage over all areas, by the same measure as theirs: one row of 0 and 1."""
        own = np.array([float(len(self._here.links.get(link, ()))) for link in links])
        expected = own.sum() * amounts.sum(axis=0) / amounts.sum()
        return presence(np.divide(own, expected, out=np.zeros_like(own), where=expected > 0), limit("advantage"))[None, :]


def standing_among(inside: Matrix, own: Matrix, near: Matrix, known: Complexity) -> dict[str, tuple[float, Sequence[float]]]:
    """ECI (the mean PCI of what is there), COI and fitness (the sum of complexities): of the place, and of the areas."""
    rows = np.vstack([inside, own])
    found = {"eci": rows @ known.pci / rows.sum(axis=1), "coi": outlook(rows, near, density(rows, near), known).coi,
             "fitness": rows @ fitness(inside).complexity}  # fmt: skip
    told = {name: np.round(values, CERTAIN).tolist() for name, values in found.items()}
    return {name: (values[-1], values[:-1]) for name, values in told.items()}
