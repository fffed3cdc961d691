"""The cascade of every failing firm, `LANES` at a time: each round reaches only firms that a change of the round before touches.

A row is a firm, a lane one failing firm; a loss is 1 − h. Every pass reads only losses of the round before, in the order of the
stored links, so that a row computed twice from the same losses gives the same bits. A firm is marked by the number of the pass
that visits it, never by h < 1: a loss may underflow to zero and be a visit all the same. The lanes are written out one by one
(they stay in registers), and a row is looked up by an unsigned number (no test for a negative one): both are for speed. All
compiled functions stand in this one file, since the compiler's cache notices a change only in the file that it begins from.
"""

from __future__ import annotations

import numpy as np
from numpy import uint64

from graph.analysis.esri.arrays import LANES, Floats, Ints, Longs, Scratch, Wiring
from graph.arrays.compiling import compiled

DOWN_MARKET = 1e-10
"""A market with no more output left than this is divided by 1 instead (GLcascade 0.9.3.1)."""
WHOLE = 3
"""All rows are computed where a change touches more than one in so many links: the same numbers, sooner."""


@compiled
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


@compiled
def _scratch(firms: int, markets: int, replaceable: bool) -> Scratch:
    """Empty arrays for a network; without replaceability firms pass on their whole loss, in the same array."""
    down, new = np.zeros((firms, LANES)), np.zeros((firms, LANES))
    lists = np.empty((5, firms), np.int32)
    passed = np.zeros((firms, LANES)) if replaceable else down
    return Scratch(down, np.zeros((firms, LANES)), passed, new, lists[0], lists[1], lists[2], lists[3], lists[4],
                   np.zeros(firms, np.int64), np.zeros(firms, np.int64), np.zeros(markets, np.int64),
                   np.empty(markets, np.int32))  # fmt: skip


@compiled
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
        _upstream(s.rows, count, w.sold_start, w.sold_to, w.sold_share, s.up, s.new)
        _pin(s.new, lanes)
        ups = _commit(s.rows, count, live, s.new, s.up, most, s.fell_up)
        epoch[0] += 1
        passing, source = downs, s.fell_down
        if replaceable:
            passing, source = _pass_on(w, s, downs, epoch[0], batch), s.passing
        count = _wake(source, passing, w.fed_start, w.fed_to, s, epoch[0])
        _downstream(s.rows, count, w.group_start, w.input_start, w.input_from, w.input_share, s.passed, s.new)
        _pin(s.new, lanes)
        downs = _commit(s.rows, count, live, s.new, s.down, most, s.fell_down)
        touched = _note(s, s.fell_up, 0, ups, batch, touched)
        touched = _note(s, s.fell_down, 0, downs, batch, touched)
        for lane in range(len(lanes)):
            if live[lane] > 0.0:
                rounds[lane] += 1
                live[lane] = 1.0 if most[lane] > eps else 0.0
    return touched


@compiled
def _note(s: Scratch, rows: Ints, since: int, until: int, batch: int, touched: int) -> int:
    """Remember rows touched in this batch, each once; how many there are now."""
    for r in range(since, until):
        if s.seen[rows[r]] != batch:
            s.seen[rows[r]] = batch
            s.touched[touched] = rows[r]
            touched += 1
    return touched


@compiled
def _pin(new: Floats, lanes: Ints) -> None:
    """A failing firm stays down."""
    for lane in range(len(lanes)):
        new[lanes[lane], lane] = 1.0


@compiled
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


@compiled
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


@compiled
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


@compiled
def _replaced(size: float, left: Floats, down: Floats, passed: Floats, i: int) -> bool:
    """Reckon what a firm passes on; whether it is something else than before."""
    moved = False
    for lane in range(LANES):
        value = min(1.0, size / left[lane]) * down[i, lane]
        moved |= value != passed[i, lane]
        passed[i, lane] = value
    return moved


@compiled
def _upstream(rows: Ints, count: int, start: Longs, buyer: Ints, share: Floats, old: Floats, new: Floats) -> None:
    """Losses by lost sales: Σ over buyers of share × the buyer's loss, at most 1."""
    for r in range(count):
        i = rows[r]
        a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = 0.0
        for e in range(start[i], start[i + 1]):
            row, w = old[uint64(buyer[e])], share[e]
            a0 += w * row[0]
            a1 += w * row[1]
            a2 += w * row[2]
            a3 += w * row[3]
            a4 += w * row[4]
            a5 += w * row[5]
            a6 += w * row[6]
            a7 += w * row[7]
        out = new[i]
        out[0], out[1], out[2], out[3] = min(1.0, a0), min(1.0, a1), min(1.0, a2), min(1.0, a3)
        out[4], out[5], out[6], out[7] = min(1.0, a4), min(1.0, a5), min(1.0, a6), min(1.0, a7)


@compiled
def _downstream(
    rows: Ints, count: int, group: Longs, start: Longs, supplier: Ints, share: Floats, passed: Floats, new: Floats
) -> None:
    """Losses by lost inputs: the largest over groups of inputs of Σ share × what the supplier passes on, at most 1."""
    for r in range(count):
        j = rows[r]
        m0 = m1 = m2 = m3 = m4 = m5 = m6 = m7 = 0.0
        for g in range(group[j], group[j + 1]):
            a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = 0.0
            for e in range(start[g], start[g + 1]):
                row, w = passed[uint64(supplier[e])], share[e]
                a0 += w * row[0]
                a1 += w * row[1]
                a2 += w * row[2]
                a3 += w * row[3]
                a4 += w * row[4]
                a5 += w * row[5]
                a6 += w * row[6]
                a7 += w * row[7]
            m0, m1, m2, m3 = max(m0, a0), max(m1, a1), max(m2, a2), max(m3, a3)
            m4, m5, m6, m7 = max(m4, a4), max(m5, a5), max(m6, a6), max(m7, a7)
        out = new[j]
        out[0], out[1], out[2], out[3] = min(1.0, m0), min(1.0, m1), min(1.0, m2), min(1.0, m3)
        out[4], out[5], out[6], out[7] = min(1.0, m4), min(1.0, m5), min(1.0, m6), min(1.0, m7)


@compiled
def _commit(rows: Ints, count: int, live: Floats, new: Floats, old: Floats, most: Floats, changed: Ints) -> int:
    """Take over the new losses of lanes that still run; `most` keeps each lane's largest fall of h.

    Writes the rows that changed into `changed`; returns how many.
    """
    found = 0
    for r in range(count):
        i = rows[r]
        moved = False
        for lane in range(LANES):
            step = (new[i, lane] - old[i, lane]) * live[lane]
            value = new[i, lane] if live[lane] > 0.0 else old[i, lane]
            most[lane] = max(most[lane], step)
            moved |= value != old[i, lane]
            old[i, lane] = value
        if moved:
            changed[found] = i
            found += 1
    return found
