"""Forward chaining with one word a product: its unmet slots are bits, so that a supplied input costs one look at memory.

Only for recipes of at most 31 slots a product (`MOST_SLOTS`) and at most `MOST_PRODUCTS`; `chaining.py` says the same of any.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.arrays.chaining import Pair
from graph.arrays.compiling import compiled
from graph.arrays.csr import Rows

MOST_SLOTS, MOST_PRODUCTS = 31, 1 << 27
ANY = np.uint32(MOST_SLOTS)
"""The number that stands for a bit in what a type gives to what it is a type of: that has it, whatever its slots."""
WIDTH = np.uint32(5)
Words = NDArray[np.uint32]
KEPT: Words = np.append(~(np.uint32(1) << np.arange(MOST_SLOTS, dtype=np.uint32)), np.uint32(0))
"""What each number leaves of a product's word: all but the bit of the slot, and for `ANY` nothing."""


class Literals(NamedTuple):
    """What each product meets: `starts` into `met`, each of which is a user times 32 plus the number of its slot, or `ANY`.
    `asked` has a bit for each slot of each product."""

    starts: NDArray[np.int64]
    met: Words
    asked: Words


@compiled
def literals(needs: Pair, users: Pair, fills: Pair, wider: Pair) -> tuple[NDArray[np.int64], Words]:
    """The first two of `Literals`: a slot that several products need is told for each of them; kinds follow slots."""
    starts = np.zeros(len(fills[0]), np.int64)
    for product in range(len(starts) - 1):
        starts[product + 1] = starts[product] + wider[0][product + 1] - wider[0][product]
        for edge in range(fills[0][product], fills[0][product + 1]):
            slot = fills[1][edge]
            starts[product + 1] += users[0][slot + 1] - users[0][slot]
    place, owner = users[0][:-1].copy(), np.empty(len(users[1]), np.uint32)
    for product in range(len(needs[0]) - 1):
        for edge in range(needs[0][product], needs[0][product + 1]):
            slot = needs[1][edge]
            owner[place[slot]] = (product << WIDTH) + edge - needs[0][product]
            place[slot] += 1
    met = np.empty(starts[-1], np.uint32)
    for product in range(len(starts) - 1):
        end = starts[product]
        for edge in range(fills[0][product], fills[0][product + 1]):
            slot = fills[1][edge]
            for use in range(users[0][slot], users[0][slot + 1]):
                met[end] = owner[use]
                end += 1
        for edge in range(wider[0][product], wider[0][product + 1]):
            met[end] = (wider[1][edge] << WIDTH) + ANY
            end += 1
    return starts, met


def bits(needed: NDArray[np.int64]) -> Words:
    """A bit for each slot a product needs."""
    return (np.uint32(1) << needed.astype(np.uint32)) - np.uint32(1)


@compiled
def chain_bits(found: Literals, makers: Rows, outright: Rows) -> NDArray[np.int32]:
    """As `chaining.chain`: the order in which products come to be had, −1 where never.

    A word is 0 once its product is had; the last bit, which no slot clears, is set where nobody makes it. No branch hangs on
    what is read: each user is written at the end of the queue, which grows only where its word has just become 0.
    """
    starts, met, asked = found
    size = len(asked)
    word, queue = np.empty(size, np.uint32), np.empty(size + 1, np.uint32)
    tail = np.uint32(0)
    for product in range(size):
        left = asked[product] | (np.uint32(makers[product] <= 0) << ANY)
        left *= np.uint32(outright[product] <= 0)
        word[product], queue[tail] = left, product
        tail += np.uint32(left == 0)
    head = np.uint32(0)
    while head < tail:
        product = queue[head]
        head += np.uint32(1)
        for edge in range(starts[product], starts[product + np.uint32(1)]):
            one = met[edge]
            user = one >> WIDTH
            before = word[user]
            left = before & KEPT[one & ANY]
            word[user], queue[tail] = left, user
            tail += np.uint32((left == 0) & (before != 0))
    rank = np.full(size, -1, np.int32)
    for place in range(tail):
        rank[queue[place]] = place
    return rank
