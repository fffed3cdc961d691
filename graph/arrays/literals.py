"""Forward chaining with one word a product: its unmet slots are bits, so that a supplied input costs one look at memory.

Only for recipes of at most 31 slots a product (`MOST_SLOTS`); `chaining.py` says the same of any.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from graph.arrays.chaining import Pair
from graph.arrays.csr import Rows

MOST_SLOTS = 31
Masks = NDArray[np.uint32]
Literals = tuple[NDArray[np.int64], Rows, NDArray[np.uint8]]
"""For each product the (user, bit of the user's slot) that it meets: starts, users, bits."""


@njit(cache=True)
def literals(needs: Pair, users: Pair, fills: Pair) -> Literals:
    """What each product meets: a slot that several products need is told for each of them."""
    starts = np.zeros(len(fills[0]), np.int64)
    for product in range(len(starts) - 1):
        starts[product + 1] = starts[product]
        for edge in range(fills[0][product], fills[0][product + 1]):
            slot = fills[1][edge]
            starts[product + 1] += users[0][slot + 1] - users[0][slot]
    place = users[0][:-1].copy()
    owner, bit = np.empty(len(users[1]), np.int32), np.empty(len(users[1]), np.uint8)
    for product in range(len(needs[0]) - 1):
        for edge in range(needs[0][product], needs[0][product + 1]):
            slot = needs[1][edge]
            owner[place[slot]], bit[place[slot]] = product, edge - needs[0][product]
            place[slot] += 1
    who, which = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.uint8)
    for product in range(len(starts) - 1):
        end = starts[product]
        for edge in range(fills[0][product], fills[0][product + 1]):
            slot = fills[1][edge]
            for use in range(users[0][slot], users[0][slot + 1]):
                who[end], which[end] = owner[use], bit[use]
                end += 1
    return starts, who, which


def masks(needed: NDArray[np.int64], makers: Rows) -> Masks:
    """A bit for each slot a product needs, and the last bit, which nothing clears, where nobody makes it."""
    found = (np.uint32(1) << needed.astype(np.uint32)) - np.uint32(1)
    found[makers <= 0] |= np.uint32(1 << MOST_SLOTS)
    return found


@njit(cache=True)
def chain_bits(met: Literals, wider: Pair, mask: Masks, outright: Rows) -> NDArray[np.int32]:
    """As `chaining.chain`: the order in which products come to be had, −1 where never. `mask` is used up."""
    starts, users, bits = met
    rank = np.full(len(mask), -1, np.int32)
    queue = np.empty(len(mask), np.int32)
    head = tail = 0
    for product in range(len(mask)):
        if outright[product] > 0 or mask[product] == 0:
            rank[product] = tail
            queue[tail] = product
            tail += 1
    while head < tail:
        product = queue[head]
        head += 1
        for edge in range(starts[product], starts[product + 1]):
            user = users[edge]
            left = mask[user]
            if left == 0:
                continue
            left &= ~(np.uint32(1) << np.uint32(bits[edge]))
            mask[user] = left
            if left == 0 and rank[user] < 0:
                rank[user] = tail
                queue[tail] = user
                tail += 1
        for edge in range(wider[0][product], wider[0][product + 1]):
            above = wider[1][edge]
            if rank[above] < 0:
                rank[above] = tail
                queue[tail] = above
                tail += 1
    return rank
