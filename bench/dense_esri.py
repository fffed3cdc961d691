"""The peer of the ESRI kernel: the same definition on full matrices, one failing firm after another, every entry every round.

Written from the README of `esri-golden`, formula by formula; it shares no code with `graph.analysis.esri`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy import float64, int64
from numpy.typing import NDArray

Numbers = NDArray[float64]
Whole = NDArray[int64]


@dataclass(frozen=True)
class Dense:
    """A network as matrices: `weight[i, j]` sold by i to j; sector, sales and purchases of each firm.

    `order` sorts firms by sector and `first` says where each sector begins in it; of each sector there and each buyer, `bought` is
    what the buyer buys of it and `need` how important that is (0, 1, 2).
    """

    weight: Numbers
    sector: Whole
    sales: Numbers
    purchases: Numbers
    replaceable: bool
    order: Whole
    first: Whole
    bought: Numbers
    need: Whole


def dense(
    seller: Whole, buyer: Whole, weight: Numbers, sector: Whole, essentiality: Whole, *, replaceable: bool,
    revenue: Numbers | None = None, costs: Numbers | None = None,
) -> Dense:  # fmt: skip
    """The matrices of a network; parallel links add up, and sales and purchases are never less than those of the links."""
    matrix = np.zeros((len(sector), len(sector)))
    np.add.at(matrix, (seller, buyer), weight)
    sales, purchases = matrix.sum(axis=1), matrix.sum(axis=0)
    sales = sales if revenue is None else np.maximum(sales, revenue)
    purchases = purchases if costs is None else np.maximum(purchases, costs)
    order = np.argsort(sector, kind="stable")
    present, first = np.unique(sector[order], return_index=True)
    bought = np.add.reduceat(matrix[order], first, axis=0)
    need = essentiality[np.ix_(present, sector)]
    return Dense(matrix, sector, sales, purchases, replaceable, order, first, bought, need)


def dense_esri(net: Dense, failing: int, epsilon: float) -> tuple[Numbers, int]:
    """(ESRI, downstream, upstream) of one firm, and the number of rounds."""
    n = len(net.sector)
    psi = np.ones(n)
    psi[failing] = 0.0
    down, up, rounds = psi.copy(), psi.copy(), 0
    while True:
        rounds += 1
        new_down, new_up = _downstream(net, psi, down), _upstream(net, psi, up)
        fall = max((down - new_down).max(), (up - new_up).max())
        down, up = new_down, new_up
        if fall <= epsilon:
            break
    losses = (1 - np.minimum(down, up), 1 - down, 1 - up)
    total = net.sales.sum() or 1.0
    return np.array([(net.sales * loss).sum() / total for loss in losses]), rounds


def _downstream(net: Dense, psi: Numbers, down: Numbers) -> Numbers:
    """Formulas 2 to 6."""
    lost = net.weight * ((1 - down) * _replaceability(net, down))[:, None]
    of_sector = np.add.reduceat(lost[net.order], net.first, axis=0)
    share = np.divide(of_sector, net.bought, out=np.zeros(of_sector.shape), where=(net.need == 2) & (net.bought > 0))
    linear = np.where(net.need == 1, of_sector, 0.0).sum(axis=0)
    linear = np.divide(linear, net.purchases, out=np.zeros(len(psi)), where=net.purchases > 0)
    return np.asarray(np.maximum(0, np.minimum(psi, np.minimum(1 - share.max(axis=0), 1 - linear))), float64)


def _replaceability(net: Dense, down: Numbers) -> Numbers:
    """Formulas 2 and 3."""
    if not net.replaceable:
        return np.ones(len(down))
    left = np.bincount(net.sector, net.sales * down)
    left[left <= 1e-10] = 1.0
    return np.minimum(1, net.sales / left[net.sector])


def _upstream(net: Dense, psi: Numbers, up: Numbers) -> Numbers:
    """Formula 7."""
    lost = net.weight @ (1 - up)
    share = np.divide(lost, net.sales, out=np.zeros(len(psi)), where=net.sales > 0)
    return np.asarray(np.maximum(0, np.minimum(psi, 1 - share)), float64)
