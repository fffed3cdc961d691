"""The best way in which a short name comes out of a full one, by dynamic programming over both: compiled by numba.

State: signs of the full name passed, signs of the short name explained, whether the sign before was kept. A sign is kept with a
probability by its role, by whether the one before was kept and by how many are there already; a sign of the short name that the
full one does not have is put in at a price.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import compiled

FULL = 5
"""From so many signs on, how many a short name has makes no more difference."""
NEVER = -1e30
DROPPED, KEPT, PUT_IN = 1, 2, 3
ABBREVIATED = -3.0
"""What it costs in nats that a place is said by its other sign (陕 for 陕西)."""
TRAITS = 7
"""What is told of a way besides its probability; see `traits_of`."""
LAST_PLACE, TWO_1, LAST_STEM, BUSINESS_FIRST, LAST_BUSINESS = 1, 4, 13, 14, 17
"""Roles (`roles.Role`) between which 字号, business and places lie."""
ALIEN, LONG_ENOUGH = 2, 4
Numbers = NDArray[np.float64]
Signs = NDArray[np.int32]


@compiled
def best(
    short: Signs, full: Signs, roles: Signs, others: Signs, keep: Numbers, lean: Numbers, put_in: float, rare: Numbers,
    way: NDArray[np.int8],
) -> float:
    """The log-probability of the best way; `way` receives what became of each sign of the full name (0 dropped, 1 kept).

    keep: (roles, 2, FULL + 1) log-odds; lean: (signs of the full name) what a word adds to them; rare: (signs of the short name)
    log-probability of each sign by itself; way: (signs of the full name), or of length 0 where nobody asks.
    """
    length, size = len(short), len(full)
    found = np.full((size + 1, length + 1, 2), NEVER)
    back = np.zeros((size + 1, length + 1, 2), np.int8)
    found[0, 0, 0] = 0.0
    for at in range(size + 1):
        for done in range(length):
            for last in range(2):
                put = found[at, done, last] + put_in + rare[done]
                if put > found[at, done + 1, last]:
                    found[at, done + 1, last] = put
                    back[at, done + 1, last] = PUT_IN
        if at == size:
            break
        for done in range(length + 1):
            for last in range(2):
                here = found[at, done, last]
                if here <= NEVER:
                    continue
                odds = keep[roles[at], last, min(done, FULL)] + lean[at]
                drop = here - math.log1p(math.exp(odds))
                if drop > found[at + 1, done, 0]:
                    found[at + 1, done, 0] = drop
                    back[at + 1, done, 0] = DROPPED + 4 * last
                if done < length and (short[done] == full[at] or short[done] == others[at]):
                    kept = here - math.log1p(math.exp(-odds)) + (0.0 if short[done] == full[at] else ABBREVIATED)
                    if kept > found[at + 1, done + 1, 1]:
                        found[at + 1, done + 1, 1] = kept
                        back[at + 1, done + 1, 1] = KEPT + 4 * last
    last = 0 if found[size, length, 0] >= found[size, length, 1] else 1
    if len(way):
        _trace(back, size, length, last, way)
    return float(found[size, length, last])


@compiled
def _trace(back: NDArray[np.int8], at: int, done: int, last: int, way: NDArray[np.int8]) -> None:
    while at > 0 or done > 0:
        step = back[at, done, last]
        if step & 3 == PUT_IN:
            done -= 1
        elif step & 3 == 0:
            return
        else:
            at -= 1
            way[at] = step & 3 == KEPT
            done -= way[at]
            last = step >> 2


@compiled
def best_of(
    short: Signs, candidates: Signs, starts: NDArray[np.int64], full: Signs, roles: Signs, others: Signs, keep: Numbers,
    lean: Numbers, put_in: float, rare: Numbers, least: int, kept: int,
) -> Numbers:
    """The log-probability for each candidate (places of names; name n has the signs from starts[n] to starts[n + 1]); NEVER for
    those that have fewer than `least` of the short name's signs, or can't be among the `kept` best.

    Those that lack the fewest signs come first: what is lacking must be put in, so that its price bounds the rest from above.
    """
    scores = np.full(len(candidates), NEVER)
    lacking, bounds = _lacking(short, candidates, starts, full, others, put_in, rare, len(short) - least)
    top, lowest = np.full(kept, NEVER), 0
    none = np.zeros(0, np.int8)
    for number in range(len(short) - least + 1):
        for at, name in enumerate(candidates):
            if lacking[at] != number or bounds[at] < top[lowest]:
                continue
            part = slice(starts[name], starts[name + 1])
            scores[at] = best(short, full[part], roles[part], others[part], keep, lean[part], put_in, rare, none)
            if scores[at] > top[lowest]:
                top[lowest] = scores[at]
                lowest = int(np.argmin(top))
    return scores


@compiled
def _lacking(
    short: Signs, candidates: Signs, starts: NDArray[np.int64], full: Signs, others: Signs, put_in: float, rare: Numbers,
    most: int,
) -> tuple[NDArray[np.int8], Numbers]:  # fmt: skip
    """How many signs of the short name each candidate lacks, and what it costs to put them in; from `most` on nobody counts on."""
    lacking, price = np.zeros(len(candidates), np.int8), np.zeros(len(candidates))
    for number, name in enumerate(candidates):
        for done, sign in enumerate(short):
            here = False
            for at in range(starts[name], starts[name + 1]):
                if full[at] == sign or others[at] == sign:
                    here = True
                    break
            if not here:
                lacking[number] += 1
                price[number] += put_in + rare[done]
                if lacking[number] > most:
                    break
    return lacking, price


@compiled
def traits_of(
    short: Signs, candidates: Signs, starts: NDArray[np.int64], full: Signs, roles: Signs, others: Signs, keep: Numbers,
    lean: Numbers, put_in: float, rare: Numbers,
) -> Numbers:
    """(candidates, TRAITS): what the best way of each did, 0 or 1 but for the last.

    Nothing was put in; one sign was; the first two signs of the 字号 were kept; all of the 字号 was kept and one strange word put
    in; the place was said in the full name alone; nothing but the 字号 (and a form) was kept; how much the dropped words of
    business lean to be kept.
    """
    traits = np.zeros((len(candidates), TRAITS))
    for number, name in enumerate(candidates):
        start, end = starts[name], starts[name + 1]
        part = slice(start, end)
        way = np.zeros(end - start, np.int8)
        best(short, full[part], roles[part], others[part], keep, lean[part], put_in, rare, way)
        stem, stem_kept, head, place, place_kept, other, lost = 0, 0, 0, 0, 0, 0, 0.0
        for at in range(end - start):
            role, kept = roles[start + at], way[at]
            if role >= TWO_1 and role <= LAST_STEM:
                head += kept if stem < 2 else 0
                stem, stem_kept = stem + 1, stem_kept + kept
                continue
            if role <= LAST_PLACE:
                place, place_kept = place + 1, place_kept + kept
            if role <= LAST_BUSINESS:
                other += kept
            if role >= BUSINESS_FIRST and role <= LAST_BUSINESS and not kept:
                lost += max(lean[start + at], 0.0)
        put, whole = len(short) - way.sum(), stem > 0 and stem == stem_kept
        traits[number, 0], traits[number, 1] = put == 0, put == 1
        traits[number, 2] = stem > 1 and head == 2
        traits[number, 3] = whole and put == ALIEN and len(short) >= LONG_ENOUGH
        traits[number, 4] = place > 0 and place_kept == 0
        traits[number, 5] = whole and put == 0 and other == 0
        traits[number, 6] = lost
    return traits
