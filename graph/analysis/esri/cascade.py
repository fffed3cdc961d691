"""The cascade of every failing firm, `LANES` at a time: each round reaches only firms that a change of the round before touches."""

from __future__ import annotations

import numpy as np
from numba import njit

from graph.analysis.esri.arrays import LANES, Floats, Ints, Longs, Scratch, Wiring
from graph.analysis.esri.spreading import pass_on, wake
from graph.analysis.esri.sweep import commit, downstream, upstream


@njit(cache=True)
def cascades(wiring: Wiring, failing: Ints, eps: float, replaceable: bool) -> tuple[Floats, Ints]:
    """(ESRI, downstream, upstream) and the number of rounds of each failing firm: shapes (m, 3) and (m)."""
    state = _scratch(len(wiring.weight), len(wiring.member_start), replaceable)
    impact, rounds = np.zeros((len(failing), 3)), np.zeros(len(failing), np.int32)
    epoch = np.zeros(1, np.int64)
    for first in range(0, len(failing), LANES):
        lanes = failing[first : first + LANES]
        touched = _batch(wiring, state, lanes, rounds[first : first + LANES], epoch, eps, replaceable)
        _sum(wiring, state, touched, impact[first : first + LANES])
    return impact, rounds


@njit(cache=True)
def _scratch(firms: int, markets: int, replaceable: bool) -> Scratch:
    """Empty arrays for a network; without replaceability firms pass on their whole loss, in the same array."""
    down, new = np.zeros((firms, LANES)), np.zeros((firms, LANES))
    lists = np.empty((5, firms), np.int32)
    passed = np.zeros((firms, LANES)) if replaceable else down
    return Scratch(down, np.zeros((firms, LANES)), passed, new, lists[0], lists[1], lists[2], lists[3], lists[4],
                   np.zeros(firms, np.int64), np.zeros(firms, np.int64), np.zeros(markets, np.int64),
                   np.empty(markets, np.int32))  # fmt: skip


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
        count = wake(s.fell_up, ups, w.bought_start, w.bought_from, s, epoch[0])
        upstream(s.rows, count, w.sold_start, w.sold_to, w.sold_share, s.up, s.new)
        _pin(s.new, lanes)
        ups = commit(s.rows, count, live, s.new, s.up, most, s.fell_up)
        epoch[0] += 1
        passing, source = downs, s.fell_down
        if replaceable:
            passing, source = pass_on(w, s, downs, epoch[0], batch), s.passing
        count = wake(source, passing, w.fed_start, w.fed_to, s, epoch[0])
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
def _pin(new: Floats, lanes: Ints) -> None:
    """A failing firm stays down."""
    for lane in range(len(lanes)):
        new[lanes[lane], lane] = 1.0


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
