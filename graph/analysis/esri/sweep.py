"""One pass of the cascade over some rows: the losses of `LANES` failing firms at a time, side by side in memory.

A row is a firm, a lane one failing firm; a loss is 1 − h. Every pass reads only losses of the round before, in the order of the
stored links, so that a row computed twice from the same losses gives the same bits. The lanes are written out one by one (they
stay in registers), and a row is looked up by an unsigned number (no test for a negative one): both are for speed.
"""

from __future__ import annotations

from numba import njit
from numpy import uint64

from graph.analysis.esri.arrays import LANES, Floats, Ints, Longs


@njit(cache=True)
def upstream(rows: Ints, count: int, start: Longs, buyer: Ints, share: Floats, old: Floats, new: Floats) -> None:
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


@njit(cache=True)
def downstream(
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


@njit(cache=True)
def commit(rows: Ints, count: int, live: Floats, new: Floats, old: Floats, most: Floats, changed: Ints) -> int:
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
