"""What falls when entries of supply go: delete and rederive (Gupta, Mumick & Subrahmanian 1993), walking only what may fall.

Support counting is exact only where nothing supports itself round a cycle. So a product may rest only on what stands before it
in a founded order; what finds no such support is put down for now, then taken up again where anything that still stands
supports it. What is never put down has a founded derivation, and what is taken up has one from that: so the result is the least
fixpoint without the removed entries.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.arrays.chaining import Pair
from graph.arrays.compiling import compiled
from graph.arrays.csr import Rows

Graph = tuple[Pair, Pair, Pair, Pair, Pair, Pair]
"""needs, users, fills, fillers, wider, narrower."""
State = tuple[Rows, Rows, Rows, Rows]
"""order (−1: not had), makers and outright left, down (the epoch in which a product was put down)."""


@compiled
def _slot_stands(fillers: Pair, slot: int, state: State, before: int, epoch: int) -> bool:
    """Whether a filler of the slot stands, of those that come before a place in the order."""
    order, _, _, down = state
    for edge in range(fillers[0][slot], fillers[0][slot + 1]):
        filler = fillers[1][edge]
        if 0 <= order[filler] < before and down[filler] != epoch:
            return True
    return False


@compiled
def _stands_without_recipe(narrower: Pair, product: int, state: State, before: int, epoch: int) -> bool:
    """Whether the product is had outright, or a type of it stands that comes before a place in the order."""
    order, _, outright, down = state
    if outright[product] > 0:
        return True
    for edge in range(narrower[0][product], narrower[0][product + 1]):
        kind = narrower[1][edge]
        if 0 <= order[kind] < before and down[kind] != epoch:
            return True
    return False


@compiled
def _stands(graph: Graph, product: int, state: State, before: int, epoch: int) -> bool:
    """Whether anything before a place in the order supports the product."""
    needs, _, _, fillers, _, narrower = graph
    if _stands_without_recipe(narrower, product, state, before, epoch):
        return True
    if state[1][product] <= 0:
        return False
    for edge in range(needs[0][product], needs[0][product + 1]):
        if not _slot_stands(fillers, needs[1][edge], state, before, epoch):
            return False
    return True


@compiled
def _put_down(graph: Graph, state: State, queue: Rows, tail: int, epoch: int) -> int:
    """Put down whatever loses its founded support because of the first `tail` products of the queue; the queue's new end."""
    _, users, fills, fillers, wider, narrower = graph
    order, _, _, down = state
    head = 0
    while head < tail:
        fallen = queue[head]
        head += 1
        for edge in range(fills[0][fallen], fills[0][fallen + 1]):
            slot = fills[1][edge]
            for use in range(users[0][slot], users[0][slot + 1]):
                user = users[1][use]
                before = order[user]
                if before < 0 or down[user] == epoch or _slot_stands(fillers, slot, state, before, epoch):
                    continue
                if not _stands_without_recipe(narrower, user, state, before, epoch):
                    down[user] = epoch
                    queue[tail] = user
                    tail += 1
        for edge in range(wider[0][fallen], wider[0][fallen + 1]):
            above = wider[1][edge]
            if order[above] >= 0 and down[above] != epoch and not _stands(graph, above, state, order[above], epoch):
                down[above] = epoch
                queue[tail] = above
                tail += 1
    return tail


@compiled
def _take_up(graph: Graph, state: State, queue: Rows, tail: int, again: Rows, epoch: int) -> int:
    """Take up what still stands; the queue then holds what has fallen, and its new end is returned."""
    _, users, fills, _, wider, _ = graph
    down, whole = state[3], len(state[0])
    head = end = 0
    for place in range(tail):
        if _stands(graph, queue[place], state, whole, epoch):
            down[queue[place]] = 0
            again[end] = queue[place]
            end += 1
    while head < end:
        risen = again[head]
        head += 1
        for edge in range(fills[0][risen], fills[0][risen + 1]):
            slot = fills[1][edge]
            for use in range(users[0][slot], users[0][slot + 1]):
                user = users[1][use]
                if down[user] == epoch and _stands(graph, user, state, whole, epoch):
                    down[user] = 0
                    again[end] = user
                    end += 1
        for edge in range(wider[0][risen], wider[0][risen + 1]):
            above = wider[1][edge]
            if down[above] == epoch and _stands(graph, above, state, whole, epoch):
                down[above] = 0
                again[end] = above
                end += 1
    left = 0
    for place in range(tail):
        if down[queue[place]] == epoch:
            queue[left] = queue[place]
            left += 1
    return left


@compiled
def fall(graph: Graph, state: State, products: Rows, gone_outright: NDArray[np.uint8], queue: Rows, again: Rows, epoch: int) -> int:
    """Take away entries (product, outright or by recipe); what falls then stands in `queue` up to the returned end.

    The entries are given back before returning; `down` keeps `epoch` on what fell, so the next call needs a larger one.
    """
    order, makers, outright, down = state
    for number in range(len(products)):
        if gone_outright[number]:
            outright[products[number]] -= 1
        else:
            makers[products[number]] -= 1
    tail = 0
    for product in products:
        if order[product] >= 0 and down[product] != epoch and not _stands(graph, product, state, order[product], epoch):
            down[product] = epoch
            queue[tail] = product
            tail += 1
    tail = _put_down(graph, state, queue, tail, epoch)
    left = _take_up(graph, state, queue, tail, again, epoch)
    for number in range(len(products)):
        if gone_outright[number]:
            outright[products[number]] += 1
        else:
            makers[products[number]] += 1
    return left


@compiled
def falls(
    graph: Graph, state: State, starts: NDArray[np.int64], products: Rows, gone_outright: NDArray[np.uint8],
    weights: NDArray[np.float64], queue: Rows, again: Rows, epoch: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:  # fmt: skip
    """For each removal (entries `starts[r]` … `starts[r + 1]`): how many products fall, and their weights' sum."""
    counts = np.zeros(len(starts) - 1, np.int64)
    sums = np.zeros(len(starts) - 1, np.float64)
    for number in range(len(starts) - 1):
        part = slice(starts[number], starts[number + 1])
        left = fall(graph, state, products[part], gone_outright[part], queue, again, epoch + number)
        counts[number] = left
        for place in range(left):
            sums[number] += weights[queue[place]]
    return counts, sums
