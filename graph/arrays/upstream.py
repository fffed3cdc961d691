"""The part of the recipes that one product can rest on, renumbered."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.arrays.csr import Edges, Rows
from graph.arrays.reaching import closure
from graph.arrays.recipes import Closure, Recipes


@dataclass(frozen=True)
class Part:
    """Recipes of a target and all upstream of it. `products` and `slots` are the rows that the part's rows stand for."""

    recipes: Recipes
    products: Rows
    slots: Rows
    makers: Rows
    outright: Rows
    target: int

    def close(self) -> Closure:
        """What can be had within the part: as much as in the whole, since nothing else bears on it."""
        return self.recipes.close(self.makers, self.outright)

    def local(self, products: Rows) -> Rows:
        """The part's rows of products of the whole; −1 for those outside it."""
        found = np.minimum(np.searchsorted(self.products, products), len(self.products) - 1)
        return np.where(self.products[found] == products, found, -1).astype(np.int32)


def upstream(whole: Closure, target: int) -> Part:
    """The target and all it may rest on, with the entries of supply of the whole."""
    recipes = whole.recipes
    products = np.sort(np.append(closure(recipes.supports, target), np.int32(target)))
    inside = np.zeros(recipes.products, dtype=bool)
    inside[products] = True
    kept = inside[recipes.needs.sources]
    slots = np.unique(recipes.needs.targets[kept])
    needed = np.zeros(recipes.slots, dtype=bool)
    needed[slots] = True
    filled = inside[recipes.fills.sources] & needed[recipes.fills.targets]
    typed = inside[recipes.kinds.sources] & inside[recipes.kinds.targets]
    part = Recipes(_cut(recipes.needs, kept, products, slots), _cut(recipes.fills, filled, products, slots),
                   _cut(recipes.kinds, typed, products, products))  # fmt: skip
    return Part(part, products, slots, whole.makers[products], whole.outright[products], int(np.searchsorted(products, target)))


def _cut(edges: Edges, kept: NDArray[np.bool_], rows: Rows, columns: Rows) -> Edges:
    first, second = np.searchsorted(rows, edges.sources[kept]), np.searchsorted(columns, edges.targets[kept])
    return Edges(first.astype(np.int32), second.astype(np.int32), len(rows), len(columns))
