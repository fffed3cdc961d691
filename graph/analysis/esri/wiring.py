"""Network and essentialities → the arrays that the kernel reads."""

from __future__ import annotations

import numpy as np
from numpy import int8, int32, int64
from numpy.typing import NDArray

from graph.analysis.esri.arrays import Wiring
from graph.analysis.esri.network import NO_MARKET, Numbers, SupplyNetwork, Whole, ratio

IRRELEVANT, PROPORTIONAL, ESSENTIAL = 0, 1, 2
"""Importance of a sector's goods to buyers in a sector: none; loss in proportion; nothing can be made without them."""
Essentiality = NDArray[int8]
"""E[k, l] of sector k's goods to buyers in sector l, shape (sectors, sectors)."""


def wire(network: SupplyNetwork, essentiality: Essentiality) -> Wiring:
    """The arrays of a network: every input share already divided by what it is a share of (formulas 4, 5 and 7)."""
    n = network.firms
    sold = np.flatnonzero(network.sales > 0)
    sold = sold[np.argsort(network.seller[sold], kind="stable")]
    bought = sold[np.argsort(network.buyer[sold], kind="stable")]
    kind = essentiality[network.sector[network.seller], network.sector[network.buyer]]
    used = np.flatnonzero((kind != IRRELEVANT) & (network.purchases > 0))
    group = np.where(kind[used] == ESSENTIAL, network.sector[network.seller[used]] + 1, 0)
    order = np.lexsort((group, network.buyer[used]))
    used, group = used[order], group[order]
    first, number = _groups(network.buyer[used], group)
    fed = used[np.argsort(network.seller[used], kind="stable")]
    groups = used[first]
    members = np.flatnonzero(network.market != NO_MARKET)
    members = members[np.argsort(network.market[members], kind="stable")]
    markets = int(network.market.max(initial=NO_MARKET)) + 1
    return Wiring(
        _starts(network.seller[sold], n), _short(network.buyer[sold]), network.sales[sold],
        _starts(network.buyer[groups], n), np.append(first, len(used)).astype(int64), _short(network.seller[used]),
        _input_shares(network, used, group, number), _starts(network.buyer[bought], n), _short(network.seller[bought]),
        _starts(network.seller[fed], n), _short(network.buyer[fed]), _short(network.market),
        _starts(network.market[members], markets), _short(members), network.size, network.weight)  # fmt: skip


def _groups(buyer: Whole, group: Whole) -> tuple[Whole, Whole]:
    """Where each run of equal (buyer, group) begins, and the number of the run of each link."""
    begins = np.ones(len(buyer), bool)
    begins[1:] = (buyer[1:] != buyer[:-1]) | (group[1:] != group[:-1])
    return np.flatnonzero(begins), np.cumsum(begins) - 1


def _input_shares(network: SupplyNetwork, used: Whole, group: Whole, number: Whole) -> Numbers:
    """An essential input's share of its sector's purchases (and of what may be of that sector); else that of all purchases."""
    share = network.purchases[used]
    whole = np.bincount(number, share)[number] + network.slack[network.buyer[used]] if len(used) else share
    return np.where(group > 0, ratio(share, whole), share)


def _starts(sorted_firms: Whole, count: int) -> NDArray[int64]:
    """Where each firm's part of a sorted list begins, with the end of the last: length count + 1."""
    return np.concatenate(([0], np.cumsum(np.bincount(sorted_firms, minlength=count)))).astype(int64)


def _short(firms: Whole) -> NDArray[int32]:
    return firms.astype(int32)
