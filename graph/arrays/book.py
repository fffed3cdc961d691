"""The recipes that facts state as an AND/OR graph over rows, with the products and slots that the rows stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.arrays.csr import Edges
from graph.arrays.index import Index
from graph.arrays.recipes import Recipes
from graph.arrays.stated import StatedRecipes, named_products


@dataclass(frozen=True)
class RecipeBook:
    """`products` and `slots` number the rows of `recipes`."""

    products: Index
    slots: Index
    recipes: Recipes


def read_book(stated: StatedRecipes, also: Iterable[str] = ()) -> RecipeBook:
    """The AND/OR graph of stated recipes, and of other products that stand in none (such as what is only made)."""
    products = Index.of(named_products(stated, also))
    ids = products.ids(range(len(products)))
    needs = [(product, slot) for product in ids for slot in stated.slots(product)]
    slots = Index.of(slot for _, slot in needs)
    fills = [(filler, slot) for slot in slots.ids(range(len(slots))) for filler in stated.fillers(slot)]
    kinds = [(kind, product) for product in ids for kind in stated.kinds(product)]
    return RecipeBook(products, slots, Recipes(
        _edges(needs, products, slots), _edges(fills, products, slots), _edges(kinds, products, products)))  # fmt: skip


def _edges(pairs: Sequence[tuple[str, str]], rows: Index, columns: Index) -> Edges:
    first, second = rows.rows([one for one, _ in pairs]), columns.rows([other for _, other in pairs])
    inside = (first >= 0) & (second >= 0)
    return Edges(np.ascontiguousarray(first[inside]), np.ascontiguousarray(second[inside]), len(rows), len(columns))
