"""Forward chaining over recipes and what falls when sources go: the compiled kernels of `recipes.py` and `removals.py`.

A relation is passed as its CSR pair (starts, targets). `needs`: product → slots, `users`: slot → products that need it, `fills`:
product → slots, `fillers`: slot → products, `wider`: product → what it is a type of, `narrower`: product → its types.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import compiled
from graph.arrays.csr import Rows

Pair = tuple[NDArray[np.int64], Rows]


@compiled
def chain(users: Pair, fills: Pair, wider: Pair, need: Rows, makers: Rows, outright: Rows) -> NDArray[np.int32]:
    """The order in which products come to be had, −1 for those that never do: the least model of the Horn clauses
    (Dowling & Gallier 1984), in time linear in clauses and their literals. `need` (slots yet unmet) is used up."""
    rank = np.full(len(makers), -1, np.int32)
    met = np.zeros(len(users[0]) - 1, np.uint8)
    queue = np.empty(len(makers), np.int32)
    head = tail = 0
    for product in range(len(makers)):
        if outright[product] > 0 or (makers[product] > 0 and need[product] == 0):
            rank[product] = tail
            queue[tail] = product
            tail += 1
    while head < tail:
        product = queue[head]
        head += 1
        for edge in range(fills[0][product], fills[0][product + 1]):
            slot = fills[1][edge]
            if met[slot]:
                continue
            met[slot] = 1
            for use in range(users[0][slot], users[0][slot + 1]):
                user = users[1][use]
                need[user] -= 1
                if need[user] == 0 and makers[user] > 0 and rank[user] < 0:
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


@compiled
def founded(needs: Pair, users: Pair, fills: Pair, fillers: Pair, wider: Pair, narrower: Pair, rank: Rows) -> NDArray[np.int32]:
    """Another order in which every product had has all it rests on before it, and as much else as no cycle forbids: a
    topological order (Kahn 1962) that goes on in the order of derivation where a cycle holds it up."""
    products = len(rank)
    waiting = np.zeros(products, np.int32)
    derived = np.full(products, -1, np.int32)
    for product in range(products):
        if rank[product] >= 0:
            derived[rank[product]] = product
            for edge in range(needs[0][product], needs[0][product + 1]):
                slot = needs[1][edge]
                for fill in range(fillers[0][slot], fillers[0][slot + 1]):
                    waiting[product] += rank[fillers[1][fill]] >= 0
            for edge in range(narrower[0][product], narrower[0][product + 1]):
                waiting[product] += rank[narrower[1][edge]] >= 0
    order = np.full(products, -1, np.int32)
    queue = np.empty(products, np.int32)
    head = tail = 0
    for product in range(products):
        if rank[product] >= 0 and waiting[product] == 0:
            order[product] = tail
            queue[tail] = product
            tail += 1
    forced = 0
    while True:
        if head == tail:
            while forced < products and derived[forced] >= 0 and order[derived[forced]] >= 0:
                forced += 1
            if forced == products or derived[forced] < 0:
                break
            order[derived[forced]] = tail
            queue[tail] = derived[forced]
            tail += 1
        product = queue[head]
        head += 1
        for edge in range(fills[0][product], fills[0][product + 1]):
            slot = fills[1][edge]
            for use in range(users[0][slot], users[0][slot + 1]):
                tail = _arrived(users[1][use], waiting, rank, order, queue, tail)
        for edge in range(wider[0][product], wider[0][product + 1]):
            tail = _arrived(wider[1][edge], waiting, rank, order, queue, tail)
    return order


@compiled
def _arrived(product: int, waiting: Rows, rank: Rows, order: Rows, queue: Rows, tail: int) -> int:
    """One support of a product is in the order; where it was the last and nothing forced the product, it follows."""
    waiting[product] -= 1
    if waiting[product] == 0 and rank[product] >= 0 and order[product] < 0:
        order[product] = tail
        queue[tail] = product
        return tail + 1
    return tail
