"""The gap anti-join on arrays: of all that a product needs upstream, what nobody in a place makes.

The twin of `graph/queries/upstream-closure`: every kind of slot is followed, substitutes are not weighed. What a place can make by
itself, slot by slot, is another question (`graph.analysis.stops`).
"""

from __future__ import annotations

from itertools import count

import numpy as np
from numba import njit
from numpy.typing import NDArray

from graph.arrays.chaining import Pair
from graph.arrays.csr import Csr, Rows
from graph.arrays.reaching import ENDLESS, depths, without_any
from graph.arrays.view import ArrayView

LOCAL_KINDS = ("registered", "factory")
GONE = "vacated"


def lacking_upstream(view: ArrayView, product: str, place: str) -> list[str]:
    """Ids of the products upstream of this one (fillers of its slots, of theirs, and so on; and types of those) that no actor with
    a registered address or factory in the place produces, sorted. Empty where the product or the place is not known."""
    root, where = view.index.row(product), view.index.row(place)
    if root < 0 or where < 0:
        return []
    makers = view.edges("produces").backward
    return sorted(view.index.ids(without_any(makers, upstream_rows(view, root), actors_in(view, where))))


def upstream_rows(view: ArrayView, root: int) -> Rows:
    """Rows of what a product rests on through slots, one step or more away, and of the types of that."""
    reached = np.flatnonzero(depths(view.fillers, view.fillers.of(root)) >= 0)
    return np.flatnonzero(depths(view.edges("isTypeOf").backward, reached) >= 0).astype(np.int32)


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
    """The same over any relation, asked often: each question costs what it reaches, whatever the size of the whole.

    `steps` leads from a product upstream, `makers` from a product to who makes it. Not for several threads at once.
    """

    def __init__(self, steps: Csr, makers: Csr) -> None:
        self._steps, self._makers = (steps.starts, steps.targets), (makers.starts, makers.targets)
        self._seen, self._queue, self._epochs = np.zeros(steps.rows, np.int32), np.empty(steps.rows, np.int32), count(1)

    def of(self, root: int, here: NDArray[np.bool_], most: int = ENDLESS) -> Rows:
        """The rows that a root reaches in one to `most` steps, itself left out, and that nobody marked makes."""
        return _lacking(self._steps, self._makers, root, here, most, self._seen, self._queue, next(self._epochs))


@njit(cache=True)
def _lacking(
    steps: Pair, makers: Pair, root: int, here: NDArray[np.bool_], most: int, seen: Rows, queue: Rows, epoch: int
) -> NDArray[np.int32]:  # pragma: no cover - compiled
    seen[root], queue[0] = epoch, root
    head, tail, depth, layer = 0, 1, 0, 1
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
    found = np.empty(tail - 1, np.int32)
    end = 0
    for place in range(1, tail):
        made = False
        for edge in range(makers[0][queue[place]], makers[0][queue[place] + 1]):
            if here[makers[1][edge]]:
                made = True
                break
        if not made:
            found[end] = queue[place]
            end += 1
    return found[:end]
