"""The gap anti-join on arrays: of all that a product needs upstream, what nobody in a place makes.

The twin of `graph/queries/upstream-closure`: every kind of slot is followed, substitutes are not weighed. What a place can make by
itself, slot by slot, is another question (`graph.analysis.stops`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.arrays.csr import Csr, Rows
from graph.arrays.reaching import depths, without_any
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


def lacking(steps: Csr, makers: Csr, root: int, here: NDArray[np.bool_], most: int = -1) -> Rows:
    """The same over any relation: rows that the root reaches in at most `most` steps and that no marked maker makes."""
    found = depths(steps, [root], most)
    found[root] = -1
    return without_any(makers, np.flatnonzero(found >= 0), here)


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
