"""The gap anti-join on arrays: of all that a product needs upstream, what nobody in a place makes.

The twin of `graph/queries/upstream-closure`: every kind of slot is followed, substitutes are not weighed. What a place can make by
itself, slot by slot, is another question (`graph.analysis.stops`).
"""

from __future__ import annotations

from itertools import count

import numpy as np
from numpy.typing import NDArray

from graph.arrays.chaining import Pair
from graph.arrays.compiling import compiled
from graph.arrays.csr import Csr, Rows
from graph.arrays.reaching import ENDLESS, depths
from graph.arrays.view import ArrayView

LOCAL_KINDS = ("registered", "factory")
GONE = "vacated"
Column = NDArray[np.bool_] | Rows
"""A word's code, or a yes or no, of each row."""


def lacking_upstream(view: ArrayView, product: str, place: str) -> list[str]:
    """Ids of the products upstream of this one (fillers of its slots, of theirs, and so on; and types of those) that no actor with
    a registered address or factory in the place produces, sorted. Empty where the product or the place is not known."""
    root, where = view.index.row(product), view.index.row(place)
    if root < 0 or where < 0:
        return []
    reached = np.flatnonzero(depths(view.fillers, view.fillers.of(root)) >= 0).astype(np.int32)
    asking = Lacking(view.edges("isTypeOf").backward, view.edges("produces").backward)
    return sorted(view.index.ids(asking.of(reached, actors_in(view, where), True, itself=True)))


def actors_in(view: ArrayView, place: int) -> NDArray[np.bool_]:
    """Of each entity, whether it operates a registered address or a factory in the place, or in a part of it, not vacated."""
    inside = depths(view.edges("partOf").backward, [place]) >= 0
    lying, running = view.edges("locatedIn"), view.edges("operates")
    sites = np.zeros(len(view.index), dtype=bool)
    sites[lying.sources[inside[lying.targets]]] = True
    sites &= view.saying("siteKind", *LOCAL_KINDS) & ~view.saying("siteStatus", GONE)
    found = np.zeros(len(view.index), dtype=bool)
    found[running.sources[sites[running.targets]]] = True
    return found


class Lacking:
    """The anti-join itself, over any relation: what is reached and nobody of a kind makes. `lacking_upstream` asks it once; asked
    often, each question costs what it reaches, whatever the size of the whole, and who is local is looked up in it.

    `steps` leads from a product upstream, `makers` from a product to who makes it. Not for several threads at once.
    """

    def __init__(self, steps: Csr, makers: Csr) -> None:
        self._steps, self._makers = (steps.starts, steps.targets), (makers.starts, makers.targets)
        self._seen, self._queue, self._epochs = np.zeros(steps.rows, np.int32), np.empty(steps.rows, np.int32), count(1)

    def of(self, roots: Rows, said: Column, word: int, most: int = ENDLESS, *, itself: bool = False) -> Rows:
        """The rows that roots (each once) reach in one to `most` steps, themselves left out unless `itself`, and that nobody makes
        of whom the column `said` (one entry a row) says this word."""
        found = _lacking(self._steps, self._makers, roots, said, word, most, self._seen, self._queue, next(self._epochs))
        return found if itself else found[~np.isin(found, roots)]


@compiled
def _lacking(
    steps: Pair, makers: Pair, roots: Rows, said: Column, word: int, most: int, seen: Rows, queue: Rows, epoch: int
) -> NDArray[np.int32]:  # pragma: no cover - compiled
    head = depth = 0
    tail = layer = len(roots)
    for place in range(tail):
        seen[roots[place]], queue[place] = epoch, roots[place]
    while head < tail and depth != most:
        depth += 1
        while head < layer:
            for edge in range(steps[0][queue[head]], steps[0][queue[head] + 1]):
                target = steps[1][edge]
                if seen[target] != epoch:
                    seen[target], queue[tail] = epoch, target
                    tail += 1
            head += 1
        layer = tail
    found = np.empty(tail, np.int32)
    end = 0
    for place in range(tail):
        made = False
        for edge in range(makers[0][queue[place]], makers[0][queue[place] + 1]):
            if said[makers[1][edge]] == word:
                made = True
                break
        if not made:
            found[end] = queue[place]
            end += 1
    return found[:end]
