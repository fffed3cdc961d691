"""Recipes as an AND/OR graph: a product needs ALL its slots, a slot is met by ANY filler or a type of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graph.arrays.chaining import Pair, chain, founded
from graph.arrays.csr import Csr, Edges, Rows, csr, csr_of_lists, join
from graph.arrays.falling import Graph, State, fall, falls
from graph.arrays.literals import MOST_PRODUCTS, MOST_SLOTS, Literals, bits, chain_bits, literals


@dataclass(frozen=True)
class Recipes:
    """Products and slots by row. `needs` leads from a product to the slots it cannot do without, `fills` from a product to the
    slots it can fill, `kinds` from a product to what it is a type of. A product with types is had with any of them."""

    needs: Edges
    fills: Edges
    kinds: Edges

    @property
    def products(self) -> int:
        """How many products there are."""
        return self.needs.rows

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return self.needs.columns

    @cached_property
    def graph(self) -> Graph:
        """The six CSR pairs that the kernels take."""
        both = (self.needs, self.fills, self.kinds)
        pairs = [_pair(way) for one in both for way in (one.forward, one.backward)]
        return pairs[0], pairs[1], pairs[2], pairs[3], pairs[4], pairs[5]

    @cached_property
    def supports(self) -> Csr:
        """Product → every product that it may rest on directly: what fills its slots, and its types."""
        filling = join(self.needs.forward, self.fills.backward)
        ends = (filling.sources(), self.kinds.targets), (filling.targets, self.kinds.sources)
        return csr(np.concatenate(ends[0]), np.concatenate(ends[1]), self.products)

    def close(self, makers: ArrayLike, outright: ArrayLike) -> Closure:
        """What can be had, given for each product how many make it by its recipe and how many supply it outright.

        The least fixpoint: a product that only needs itself, round whatever cycle, is not had.
        """
        makes, supplies = np.array(makers, dtype=np.int32), np.array(outright, dtype=np.int32)
        if self._met is not None:
            return Closure(self, makes, supplies, chain_bits(self._met, makes, supplies))
        _, users, fills, _, wider, _ = self.graph
        needed = self.needs.forward.counts().astype(np.int32)
        return Closure(self, makes, supplies, chain(users, fills, wider, needed, makes, supplies))

    @cached_property
    def _met(self) -> Literals | None:
        """What each product meets, where one word holds the slots of any product."""
        needs, users, fills, _, wider, _ = self.graph
        needed = self.needs.forward.counts()
        if needed.max(initial=0) > MOST_SLOTS or self.products > MOST_PRODUCTS:
            return None
        return Literals(*literals(needs, users, fills, wider), bits(needed))


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of supply by removal: those of removal r are `starts[r]` … `starts[r + 1]` of `products`, and `outright` says of
    each whether it is supply as such (1) or making by the recipe (0)."""

    starts: NDArray[np.int64]
    products: Rows
    outright: NDArray[np.uint8]

    @classmethod
    def of(cls, removals: Sequence[Sequence[tuple[int, bool]]]) -> Entries:
        """Entries of removals, each a list of (product, outright)."""
        products = csr_of_lists([product for product, _ in one] for one in removals)
        outright = np.fromiter((out for one in removals for _, out in one), dtype=np.uint8)
        return cls(products.starts, products.targets, outright)

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True)
class Closure:
    """What can be had: `rank` is the place in the order of derivation, −1 where a product can't be had.

    `makers` and `outright` are the entries of each product it was closed with.
    """

    recipes: Recipes
    makers: Rows
    outright: Rows
    rank: Rows
    _epoch: list[int] = field(default_factory=lambda: [1], repr=False)

    @property
    def had(self) -> NDArray[np.bool_]:
        """Whether each product can be had."""
        return self.rank >= 0

    @cached_property
    def order(self) -> Rows:
        """A founded order that is topological but for cycles; −1 where a product can't be had."""
        return founded(*self.recipes.graph, self.rank)

    @cached_property
    def _state(self) -> tuple[State, Rows, Rows]:
        size = self.recipes.products
        state = (self.order, self.makers.copy(), self.outright.copy(), np.zeros(size, np.int32))
        return state, np.empty(size, np.int32), np.empty(size, np.int32)

    def fall(self, entries: Sequence[tuple[int, bool]]) -> Rows:
        """The products that can be had no more without these (product, outright) entries, in the order in which they fall."""
        taken = Entries.of([entries])
        state, queue, again = self._state
        end = fall(self.recipes.graph, state, taken.products, taken.outright, queue, again, self._next(1))
        return queue[:end].copy()

    def falls(self, removals: Entries, weights: ArrayLike | None = None) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """For each removal by itself: how many products fall, and the sum of their weights (default: 1 each)."""
        each = np.ones(self.recipes.products) if weights is None else np.array(weights, dtype=np.float64)
        state, queue, again = self._state
        return falls(self.recipes.graph, state, removals.starts, removals.products, removals.outright, each, queue, again,
                     self._next(len(removals)))  # fmt: skip

    def _next(self, count: int) -> int:
        """The first of `count` epochs that no product bears yet; never used twice in one closure (at most 2³¹ − 1 removals)."""
        first = self._epoch[0]
        self._epoch[0] += count
        return first


def _pair(one: Csr) -> Pair:
    return one.starts, one.targets
