"""In which order firms fail together: those whose cascades last about equally long side by side, so that few lanes idle."""

from __future__ import annotations

import numpy as np
from numpy import int64
from numpy.typing import NDArray

from graph.analysis.esri.arrays import Wiring
from graph.analysis.esri.network import NO_MARKET, Numbers, Whole, ratio

LONGEST = 60
"""Rounds beyond which cascades are no longer told apart."""


def by_duration(wiring: Wiring, failing: Whole, eps: float, replaceable: bool) -> Whole:
    """The places of the failing firms, shortest cascade first.

    A cascade lasts about as long as its strongest path (the product of shares along it) brings more than ε; this decides the
    order alone and never a number.
    """
    n = len(wiring.weight)
    buyers = np.repeat(np.arange(n), np.diff(wiring.group_start))
    to = np.repeat(buyers, np.diff(wiring.input_start))
    passed = wiring.input_share * _passing(wiring, replaceable)[wiring.input_from]
    downstream = _Step(wiring.input_from.astype(int64), to, passed, n)
    upstream = _Step(wiring.sold_to.astype(int64), np.repeat(np.arange(n), np.diff(wiring.sold_start)), wiring.sold_share, n)
    up, down, rounds, last = np.ones(n), np.ones(n), np.zeros(n), np.zeros(n)
    for number in range(1, LONGEST + 1):
        up, down = upstream.strongest(up), downstream.strongest(down)
        strength = np.maximum(up, down)
        lasting = strength > eps
        if not lasting.any():
            break
        rounds[lasting], last[lasting] = number, strength[lasting]
    return np.lexsort((last[failing], rounds[failing]))


def _passing(wiring: Wiring, replaceable: bool) -> Numbers:
    """The part of its loss that a firm passes on while its market is whole."""
    if not replaceable:
        return np.ones(len(wiring.size))
    known = wiring.market != NO_MARKET
    market = wiring.market[known]
    found = np.ones(len(wiring.size))
    found[known] = ratio(wiring.size[known], np.bincount(market, wiring.size[known])[market])
    return found


class _Step:
    """One step of the strongest path from each firm."""

    def __init__(self, start: NDArray[int64], end: NDArray[int64], share: Numbers, n: int) -> None:
        order = np.argsort(start, kind="stable")
        self._end, self._share, self._n = end[order], share[order], n
        self._who, self._first = np.unique(start[order], return_index=True)

    def strongest(self, after: Numbers) -> Numbers:
        """The largest share × strength of the way on from the firm that it leads to; 0 where no link leads on."""
        found = np.zeros(self._n)
        if len(self._share):
            found[self._who] = np.maximum.reduceat(self._share * after[self._end], self._first)
        return found
