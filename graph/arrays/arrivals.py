"""The smallest set of arrivals that lets a product be had: a mixed-integer programme with proof of minimality.

Choose x ∈ {0, 1} for each arrival, cost Σ c x least, so that the target is supported: y_p ≤ m_p + Σ y_type (+ 1 if supplied
outright), m_p ≤ makers_p + Σ x_arrival of p, m_p ≤ z_s for each slot s it needs, z_s ≤ Σ y_filler. Round a cycle such support may
rest on itself; then the answer is no closure, and a cut says what it lacks: arrivals that do not suffice are extended to as many
as still do not suffice, and one of the rest must come. Every feasible set obeys every cut, so the last bound holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from graph.arrays.recipes import Closure
from graph.arrays.upstream import Part, upstream

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The arrivals chosen (by number), their cost, the bound below which no set can cost, how many cuts cycles called for.

    `possible`: whether all arrivals together would do. `proven`: no cheaper set exists.
    """

    possible: bool
    chosen: tuple[int, ...] = ()
    cost: float = 0.0
    bound: float = 0.0
    cuts: int = 0

    @property
    def proven(self) -> bool:
        """Whether the bound reaches the cost."""
        return self.possible and self.cost <= self.bound + TOLERANCE


def least_arrivals(
    whole: Closure, target: int, options: Sequence[Sequence[int]], costs: Sequence[float] | None = None
) -> Arrivals:
    """The cheapest arrivals with which the target can be had; each brings makers of some products (rows), who need their inputs
    as all do. Costs are positive (default 1 each)."""
    part = upstream(whole, target)
    local = [[int(row) for row in part.local(np.array(one, dtype=np.int32)) if row >= 0] for one in options]
    weights = np.ones(len(options)) if costs is None else np.array(costs, dtype=np.float64)
    everyone = range(len(options))
    if not _suffices(part, local, everyone):
        return Arrivals(possible=False)
    programme = _Programme(part, local, weights)
    cuts = 0
    while True:
        chosen, bound = programme.solve()
        if _suffices(part, local, chosen):
            cost = float(weights[list(chosen)].sum())
            whole_costs = bool((weights == np.round(weights)).all())
            return Arrivals(True, tuple(chosen), cost, float(ceil(bound - TOLERANCE)) if whole_costs else bound, cuts)
        programme.demand_one_of(_lacking(part, local, chosen))
        cuts += 1


def _suffices(part: Part, options: Sequence[Sequence[int]], chosen: Sequence[int]) -> bool:
    makers = part.makers.copy()
    for one in chosen:
        makers[list(options[one])] += 1
    return bool(part.recipes.close(makers, part.outright).had[part.target])


def _lacking(part: Part, options: Sequence[Sequence[int]], chosen: Sequence[int]) -> list[int]:
    """Arrivals of which one must come: all but a largest set that holds the chosen and does not suffice."""
    held, lacking = list(chosen), list[int]()
    for one in range(len(options)):
        if one not in chosen:
            (lacking if _suffices(part, options, [*held, one]) else held).append(one)
    return lacking


class _Programme:
    """The programme over one part: columns are arrivals x, then y and m of each product, then z of each slot."""

    def __init__(self, part: Part, options: Sequence[Sequence[int]], costs: NDArray[np.float64]) -> None:
        self._part, self._options = part, options
        self._products, self._slots, self._count = part.recipes.products, part.recipes.slots, len(options)
        self._y, self._m = self._count, self._count + self._products
        self._z = self._m + self._products
        self._cost = np.concatenate([costs, np.zeros(2 * self._products + self._slots)])
        self._rows: list[tuple[list[tuple[int, float]], float]] = []
        self._build()

    def _build(self) -> None:
        """Each row is Σ coefficient · column ≤ limit."""
        recipes = self._part.recipes
        comes: list[list[int]] = [[] for _ in range(self._products)]
        for number, products in enumerate(self._options):
            for product in set(products):
                comes[product].append(number)
        for product in range(self._products):
            y, m = self._y + product, self._m + product
            kinds = [(self._y + int(kind), -1.0) for kind in set(recipes.kinds.backward.of(product).tolist()) if kind != product]
            self._rows.append(([(y, 1.0), (m, -1.0), *kinds], float(self._part.outright[product] > 0)))
            self._rows.append(([(m, 1.0), *((one, -1.0) for one in comes[product])], float(self._part.makers[product] > 0)))
            self._rows += [([(m, 1.0), (self._z + int(slot), -1.0)], 0.0) for slot in recipes.needs.forward.of(product)]
        for slot in range(self._slots):
            fillers = [(self._y + filler, -1.0) for filler in set(recipes.fills.backward.of(slot).tolist())]
            self._rows.append(([(self._z + slot, 1.0), *fillers], 0.0))
        self._rows.append(([(self._y + self._part.target, -1.0)], -1.0))

    def demand_one_of(self, arrivals: Sequence[int]) -> None:
        """Add the cut that one of these arrivals comes."""
        self._rows.append(([(one, -1.0) for one in arrivals], -1.0))

    def solve(self) -> tuple[list[int], float]:
        """The arrivals chosen and the dual bound (HiGHS, to a gap of zero)."""
        places = [(row, column, value) for row, (parts, _) in enumerate(self._rows) for column, value in parts]
        rows, columns, values = zip(*places, strict=True)
        matrix = csr_array((values, (rows, columns)), shape=(len(self._rows), len(self._cost)))
        limits = LinearConstraint(matrix, ub=np.array([limit for _, limit in self._rows]))
        whole = np.ones(len(self._cost), dtype=np.int64)
        found = milp(self._cost, constraints=limits, bounds=Bounds(0, 1), integrality=whole, options={"mip_rel_gap": 0.0})
        assert found.x is not None, found.message
        bound = -np.inf if found.mip_dual_bound is None else found.mip_dual_bound
        return [int(one) for one in np.flatnonzero(found.x[: self._count] > 0.5)], float(bound)
