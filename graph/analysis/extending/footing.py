"""Where the place stands among areas by what it has (ECI, COI, fitness), told only where the measure tells areas apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.analysis.extending.nearness import Near
from graph.analysis.extending.tables import limit, said
from graph.analysis.relatedness import Complexity, Fitness, Matrix, density, outlook, share_below

MEASURES = ("eci", "coi", "fitness")
CERTAIN = 9
"""Decimals by which two values are told apart: of what is equal but for rounding, neither beats the other."""


@dataclass(frozen=True, slots=True)
class Footing:
    """Where the place stands among areas by what it has: percentiles of ECI, COI and fitness; `candidates` counts the areas.

    What they rest on: `links` in which the place has an advantage, `pairs` of firm and link known in all areas together.
    """

    eci: Near
    coi: Near
    fitness: Near
    links: int = 0
    pairs: int = 0

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `footing`."""
        told = {name: getattr(self, name).as_dict() for name in MEASURES}
        return {**told, "links": self.links, "pairs": self.pairs}


def standing_among(
    inside: Matrix, own: Matrix, near: Matrix, known: Complexity, fit: Fitness
) -> dict[str, tuple[float, Sequence[float]]]:  # fmt: skip
    """ECI (the mean PCI of what is there), COI and fitness (the sum of complexities): of the place, and of the areas."""
    rows = np.vstack([inside, own])
    held = np.maximum(rows.sum(axis=1), 1.0)
    found = {"eci": rows @ known.pci / held, "coi": outlook(rows, near, density(rows, near), known).coi,
             "fitness": rows @ fit.complexity}  # fmt: skip
    told = {name: np.round(values, CERTAIN).tolist() for name, values in found.items()}
    return {name: (values[-1], values[:-1]) for name, values in told.items()}


def apart(values: Matrix) -> float:
    """How many areas a measure tells apart: the effective number (Laakso & Taagepera 1979) of its squared deviations from the mean,
    (Σx²)²/Σx⁴. Where two areas lie far out on either side and all others on a heap it is two."""
    squares = (values - values.mean()) ** 2
    return float(squares.sum() ** 2 / (squares @ squares))


def placed(own: float, areas: Sequence[float], why: str) -> Near:
    """The place's percentile among areas, unless there is a reason for none."""
    return Near(None, 0, why) if why else Near(round(share_below(own, areas), 1), len(areas))


def narrow(eci: Matrix) -> str:
    """Why ECI, and what is built on it, places nobody: it tells few areas apart; empty where it tells enough."""
    areas, told = len(eci), apart(eci)
    least = limit("least_apart") * areas
    return said("footing_narrow", areas=areas, told=f"{told:.1f}", least=f"{least:.1f}") if told < least else ""


def of_one(own: Matrix, inside: Matrix, fit: Fitness) -> str:
    """Why the place's fitness places it nowhere: most of it is of links in which one area alone has an advantage."""
    weights, alone = own * fit.complexity, inside.sum(axis=0) < 2
    share = float(weights[alone].sum() / weights.sum()) if weights.any() else 0.0
    return said("footing_of_one", share=f"{share:.0%}", count=int(own[alone].sum())) if share > limit("most_of_one") else ""
