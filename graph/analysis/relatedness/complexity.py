"""ECI and PCI: how rare and how combined the activities of a place are, and the places of an activity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analysis.relatedness.parts import parts
from graph.analysis.relatedness.presence import Matrix

TIE = 1e-9
"""Eigenvalues nearer than this are one: their eigenvectors are then not determined."""


@dataclass(frozen=True, slots=True)
class Complexity:
    """`eci` of rows (mean 0, deviation 1 over rows present anywhere), `pci` of columns in the Atlas's scale (PCI minus the mean
    of ECI, by ECI's deviation, so that ECI is the mean PCI of what is present), `uncentred` the PCI that COI and COG use.

    A row or column without any presence is NaN.
    """

    eci: Matrix
    pci: Matrix
    uncentred: Matrix


def complexity(present: Matrix) -> Complexity | None:
    """ECI, the second eigenvector of D_c⁻¹ M D_p⁻¹ Mᵀ, and PCI, that of the transposed problem; None where not determined.

    It is not where M falls into parts that share nothing (the second eigenvalue is 1 again), where the second and third
    eigenvalues are equal, or where ECI does not go with diversity at all: its sign, which is to rise with diversity, is then
    nobody's. Hidalgo & Hausmann 2009, PNAS 106; scale and sign as in `ecomplexity` 0.5.3.
    """
    rows, columns = present.sum(axis=1) > 0, present.sum(axis=0) > 0
    found = present[np.ix_(rows, columns)]
    if min(found.shape, default=0) < 3 or max(map(np.max, parts(found))) > 0:
        return None
    diversity, ubiquity = found.sum(axis=1), found.sum(axis=0)
    scaled = found / np.sqrt(diversity)[:, None] / np.sqrt(ubiquity)[None, :]
    values, vectors = np.linalg.eigh(scaled @ scaled.T)
    if values[-2] < TIE or values[-1] - values[-2] < TIE or values[-2] - values[-3] < TIE:
        return None
    products = (found / ubiquity[None, :]).T @ (vectors[:, -2] / np.sqrt(diversity))
    places = (found / diversity[:, None]) @ products
    spread, middle = places.std(), places.mean()
    rising = float(np.mean((diversity - diversity.mean()) * (places - middle))) / spread
    if abs(rising) < TIE:
        return None
    sign = np.sign(rising)
    return Complexity(_spread(sign * (places - middle) / spread, rows), _spread(sign * (products - middle) / spread, columns),
                      _spread(sign * products / spread, columns))  # fmt: skip


def _spread(values: Matrix, known: Matrix) -> Matrix:
    """The values at the places that are known, NaN elsewhere."""
    found = np.full(len(known), np.nan)
    found[known.astype(bool)] = values
    return found
