"""Whom a change reaches: the rows of the next pass, and what fallen firms pass on where others may replace them.

A firm is marked by the number of the pass that visits it, never by h < 1: a loss may underflow to zero and be a visit all the same.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from graph.analysis.esri.arrays import LANES, Floats, Ints, Longs, Scratch, Wiring

DOWN_MARKET = 1e-10
"""A market with no more output left than this is divided by 1 instead (GLcascade 0.9.3.1)."""
WHOLE = 3
"""All rows are computed where a change touches more than one in so many links: the same numbers, sooner."""


@njit(cache=True)
def wake(fallen: Ints, count: int, start: Longs, reached: Ints, s: Scratch, epoch: int) -> int:
    """Put into `rows` whom the fallen firms reach, each once; how many. All firms where they reach much of the network."""
    n, links = len(start) - 1, 0
    for r in range(count):
        links += start[fallen[r] + 1] - start[fallen[r]]
    if links * WHOLE > len(reached):
        s.rows[:] = np.arange(n)
        return n
    found = 0
    for r in range(count):
        for e in range(start[fallen[r]], start[fallen[r] + 1]):
            if s.visited[reached[e]] != epoch:
                s.visited[reached[e]] = epoch
                s.rows[found] = reached[e]
                found += 1
    return found


@njit(cache=True)
def pass_on(w: Wiring, s: Scratch, downs: int, epoch: int, batch: int) -> int:
    """What fallen firms pass on to buyers, σ × loss, in every market that a fall touched; who passes on something else than
    before goes into `passing`; how many."""
    found = opened = 0
    for r in range(downs):
        i = s.fell_down[r]
        market = w.market[i]
        if market < 0:
            s.passed[i] = s.down[i]
            s.passing[found] = i
            found += 1
        elif s.opened[market] != epoch:
            s.opened[market] = epoch
            s.markets[opened] = market
            opened += 1
    left = np.empty(LANES)
    for r in range(opened):
        members = w.member[w.member_start[s.markets[r]] : w.member_start[s.markets[r] + 1]]
        left[:] = 0.0
        for i in members:
            for lane in range(LANES):
                left[lane] += w.size[i] * (1.0 - s.down[i, lane])
        for lane in range(LANES):
            left[lane] = 1.0 if left[lane] <= DOWN_MARKET else left[lane]
        for i in members:
            if s.seen[i] == batch and _replaced(w.size[i], left, s.down, s.passed, i):
                s.passing[found] = i
                found += 1
    return found


@njit(cache=True)
def _replaced(size: float, left: Floats, down: Floats, passed: Floats, i: int) -> bool:
    """Reckon what a firm passes on; whether it is something else than before."""
    moved = False
    for lane in range(LANES):
        value = min(1.0, size / left[lane]) * down[i, lane]
        moved |= value != passed[i, lane]
        passed[i, lane] = value
    return moved
