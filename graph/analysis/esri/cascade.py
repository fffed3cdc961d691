"""The cascade of every failing firm, `LANES` at a time: each round reaches only firms that a change of the round before touches.

A firm is marked by the number of the round (of the batch) that visits it, never by h < 1: a loss may underflow to zero and be a
visit all the same. Where a change touches a large part of all links, all rows are computed, which gives the same numbers sooner.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from graph.analysis.esri.sweep import LANES, Floats, Ints, Longs, commit, downstream, upstream

DOWN_MARKET = 1e-10
"""A market with no more output left than this is divided by 1 instead (GLcascade 0.9.3.1)."""
WHOLE = 3
"""All rows are computed where a change touches more than one in so many links."""


class Wiring(NamedTuple):
    """Links as the kernel reads them, all over firms 0…n−1; every `*_start` has one entry more than what it parts.

    `sold_*`: a firm's buyers with their shares of its sales. `group_start`, `input_*`: a firm's groups of inputs (one group for
    each essential sector, one for all non-essential ones) and in each the suppliers with their shares. `bought_*`, `fed_*`: whom
    a fall of a firm reaches: its suppliers, and its buyers that need it. `market` is −1 where nobody can replace a firm.
    `size` is in the unit of the weights, `weight` sums to 1.
    """

    sold_start: Longs
    sold_to: Ints
    sold_share: Floats
    group_start: Longs
    input_start: Longs
    input_from: Ints
    input_share: Floats
    bought_start: Longs
    bought_from: Ints
    fed_start: Longs
    fed_to: Ints
    market: Ints
    member_start: Longs
    member: Ints
    size: Floats
    weight: Floats


class Scratch(NamedTuple):
    """What one run writes: losses by row and lane, lists of rows, and who was visited when."""

    down: Floats
    up: Floats
    passed: Floats
    new: Floats
    rows: Ints
    fell_down: Ints
    fell_up: Ints
    passing: Ints
    touched: Ints
    visited: Longs
    seen: Longs
    opened: Longs
    markets: Ints


@njit(cache=True)
def cascades(wiring: Wiring, failing: Ints, eps: float, replaceable: bool) -> tuple[Floats, Ints]:
    """(ESRI, downstream, upstream) and the number of rounds of each failing firm: shapes (m, 3) and (m)."""
    n = len(wiring.weight)
    shape = (n, LANES)
    down = np.zeros(shape)
    scratch = Scratch(
        down, np.zeros(shape), np.zeros(shape) if replaceable else down, np.zeros(shape), np.empty(n, np.int32),
        np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32), np.zeros(n, np.int64),
        np.zeros(n, np.int64), np.zeros(len(wiring.member_start), np.int64), np.empty(len(wiring.member_start), np.int32))  # fmt: skip
    impact, rounds = np.zeros((len(failing), 3)), np.zeros(len(failing), np.int32)
    epoch = np.zeros(1, np.int64)
    for first in range(0, len(failing), LANES):
        lanes = failing[first : first + LANES]
        touched = _batch(wiring, scratch, lanes, rounds[first : first + LANES], epoch, eps, replaceable)
        _sum(wiring, scratch, touched, impact[first : first + LANES])
    return impact, rounds


@njit(cache=True)
def _batch(
    w: Wiring, s: Scratch, lanes: Ints, rounds: Ints, epoch: Longs, eps: float, replaceable: bool
) -> int:  # fmt: skip
    """Run the lanes until each has stopped; how many rows were touched."""
    live, most = np.zeros(LANES), np.zeros(LANES)
    epoch[0] += 1
    batch, touched = epoch[0], 0
    for lane in range(len(lanes)):
        live[lane] = s.down[lanes[lane], lane] = s.up[lanes[lane], lane] = 1.0
        if s.seen[lanes[lane]] != batch:
            s.fell_down[touched] = s.fell_up[touched] = lanes[lane]
            touched = _note(s, lanes, lane, lane + 1, batch, touched)
    downs = ups = touched
    while live.max() > 0.0:
        most[:] = 0.0
        epoch[0] += 1
        count = _wake(s.fell_up, ups, w.bought_start, w.bought_from, s, epoch[0])
        upstream(s.rows, count, w.sold_start, w.sold_to, w.sold_share, s.up, s.new)
        _pin(s.new, lanes)
        ups = commit(s.rows, count, live, s.new, s.up, most, s.fell_up)
        epoch[0] += 1
        passing, source = downs, s.fell_down
        if replaceable:
            passing, source = _pass_on(w, s, downs, epoch[0], batch), s.passing
        count = _wake(source, passing, w.fed_start, w.fed_to, s, epoch[0])
        downstream(s.rows, count, w.group_start, w.input_start, w.input_from, w.input_share, s.passed, s.new)
        _pin(s.new, lanes)
        downs = commit(s.rows, count, live, s.new, s.down, most, s.fell_down)
        touched = _note(s, s.fell_up, 0, ups, batch, touched)
        touched = _note(s, s.fell_down, 0, downs, batch, touched)
        for lane in range(len(lanes)):
            if live[lane] > 0.0:
                rounds[lane] += 1
                live[lane] = 1.0 if most[lane] > eps else 0.0
    return touched


@njit(cache=True)
def _note(s: Scratch, rows: Ints, since: int, until: int, batch: int, touched: int) -> int:
    """Remember rows touched in this batch, each once; how many there are now."""
    for r in range(since, until):
        if s.seen[rows[r]] != batch:
            s.seen[rows[r]] = batch
            s.touched[touched] = rows[r]
            touched += 1
    return touched


@njit(cache=True)
def _wake(fallen: Ints, count: int, start: Longs, reached: Ints, s: Scratch, epoch: int) -> int:
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
def _pin(new: Floats, lanes: Ints) -> None:
    """A failing firm stays down."""
    for lane in range(len(lanes)):
        new[lanes[lane], lane] = 1.0


@njit(cache=True)
def _pass_on(w: Wiring, s: Scratch, downs: int, epoch: int, batch: int) -> int:
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


@njit(cache=True)
def _sum(w: Wiring, s: Scratch, touched: int, impact: Floats) -> None:
    """Weighted losses of the lanes, and the touched rows made ready for the next batch."""
    both, down, up = np.zeros(LANES), np.zeros(LANES), np.zeros(LANES)
    for r in range(touched):
        i = s.touched[r]
        for lane in range(LANES):
            both[lane] += w.weight[i] * max(s.down[i, lane], s.up[i, lane])
            down[lane] += w.weight[i] * s.down[i, lane]
            up[lane] += w.weight[i] * s.up[i, lane]
        s.down[i] = s.up[i] = s.passed[i] = 0.0
    for lane in range(len(impact)):
        impact[lane, 0], impact[lane, 1], impact[lane, 2] = both[lane], down[lane], up[lane]
