"""A supply network as shares: who sells to whom, how much of the seller's sales and of the buyer's purchases that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy import bool_, float64, int64
from numpy.typing import ArrayLike, NDArray

from graph.errors import NetworkFault
from ontology.errors import Issue, issue

Numbers = NDArray[float64]
Whole = NDArray[int64]
NO_MARKET = -1


@dataclass(frozen=True, slots=True)
class SupplyNetwork:
    """Links between firms 0…n−1 and what is known of the firms. Shares are fractions of 1.

    Of each link (arrays of length m): `seller`, `buyer`, its share of the buyer's purchases and of the seller's sales. Of each
    firm (length n): `sector`; `market`, within which firms replace each other (−1: nobody replaces it); `size`, its output in the
    unit of the weights; `weight` in the index, summing to 1; `slack`, the share of its purchases of which nobody says from which
    sector they are (counted as unharmed inputs of every essential sector).
    """

    seller: Whole
    buyer: Whole
    purchases: Numbers
    sales: Numbers
    sector: Whole
    market: Whole
    size: Numbers
    weight: Numbers
    slack: Numbers

    @property
    def firms(self) -> int:
        """How many firms."""
        return len(self.sector)

    def renumbered(self, order: ArrayLike) -> SupplyNetwork:
        """The same network with its firms in another order: new firm k is the old firm `order[k]`."""
        old = np.asarray(order, int64)
        new = np.empty_like(old)
        new[old] = np.arange(len(old))
        of_firms = {name: getattr(self, name)[old] for name in ("sector", "market", "size", "weight", "slack")}
        return replace(self, seller=new[self.seller], buyer=new[self.buyer], **of_firms)


def from_weights(
    seller: ArrayLike, buyer: ArrayLike, weight: ArrayLike, sector: ArrayLike, *, revenue: ArrayLike | None = None,
    costs: ArrayLike | None = None,
) -> SupplyNetwork:  # fmt: skip
    """The network of links with weights in money (README of `esri-golden`; Diem et al. 2022). Parallel links add up.

    `sector` is numbered from 0 and gives each firm's market too. Without `revenue` and `costs` the network is closed: a firm's
    sales and purchases are those of the links. `revenue` (length n, same unit) is the correction for final demand: sales are at
    least that much, what is sold to nobody in the network stays, and firms weigh by it; `costs` likewise for purchases from
    outside. Raises NetworkFault with every fault: ESRI-NET-01 (negative), -02 (no number), -03 (no such firm), -04 (lengths).
    """
    ends = [np.asarray(one, int64) for one in (seller, buyer, sector)]
    money = {"weight": weight, "revenue": revenue, "costs": costs}
    given = {name: np.asarray(one, float64) for name, one in money.items() if one is not None}
    if faults := [*_lengths(ends, given), *_numbers(given), *_ends(ends)]:
        raise NetworkFault(*faults)
    firms, worth = len(ends[2]), given["weight"]
    sold, bought = (totals(one, worth, firms) for one in ends[:2])
    sold, bought = np.maximum(sold, given.get("revenue", 0.0)), np.maximum(bought, given.get("costs", 0.0))
    total = sold.sum()
    return SupplyNetwork(
        ends[0], ends[1], ratio(worth, bought[ends[1]]), ratio(worth, sold[ends[0]]), ends[2], ends[2], sold,
        sold / total if total else np.zeros(firms), np.zeros(firms))  # fmt: skip


def totals(firm: Whole, amounts: Numbers, firms: int) -> Numbers:
    """The amounts of each firm added up, length `firms`."""
    return np.bincount(firm, amounts, firms).astype(float64)


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Part of the whole; 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _lengths(ends: list[Whole], given: dict[str, Numbers]) -> list[Issue]:
    """Arrays that do not fit each other."""
    wanted = {"buyer": len(ends[0]), "weight": len(ends[0]), "revenue": len(ends[2]), "costs": len(ends[2])}
    found = {"buyer": len(ends[1])} | {name: len(one) for name, one in given.items()}
    return [issue("ESRI-NET-04", column=name, value=count, expected=wanted[name])
            for name, count in found.items() if count != wanted[name]]  # fmt: skip


def _numbers(given: dict[str, Numbers]) -> list[Issue]:
    """Amounts below zero or no numbers: the first of each kind in each array, with its place."""
    found = []
    for name, one in given.items():
        for code, wrong in (("ESRI-NET-02", ~np.isfinite(one)), ("ESRI-NET-01", one < 0)):
            if (places := np.flatnonzero(wrong)).size:
                found.append(issue(code, column=name, value=one[places[0]], place=places[0] + 1, count=len(places)))
    return found


def _ends(ends: list[Whole]) -> list[Issue]:
    """Ends of links outside the firms, and sectors below 0."""
    firms = len(ends[2])
    wrong: dict[str, tuple[Whole, NDArray[bool_]]] = {
        name: (one, (one < 0) | (one >= firms)) for name, one in zip(("seller", "buyer"), ends[:2], strict=True)
    }
    wrong["sector"] = ends[2], ends[2] < 0
    return [issue("ESRI-NET-03", column=name, value=one[bad][0], firms=firms) for name, (one, bad) in wrong.items() if bad.any()]
