"""Who supplies what, seen from a place: counted makers here, by recipe; known makers and places outside, as sources by name.

Who counts here and who is a source, known or pending, is decided by the states (`graph.states.supplying`). Inputs that come from
outside are not followed further: their makers' own inputs are not this place's to know. Each product has two rows: one for having
it, from wherever, and one for making it here, which needs its slots and gives it; so its making can stop while it is still to be
had. A slot of which no filler has any known source is taken as met, since what needs it is made here today; it is listed as of
unknown source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

import numpy as np

from graph.arrays.book import RecipeBook, read_book
from graph.arrays.csr import Edges
from graph.arrays.recipes import Closure, Recipes
from graph.states.shares import controller
from graph.states.supplying import Entry, Sourcing
from graph.states.world import World

BEYOND_ZONE, BEYOND_PLACE = "（本区以外）", "（本地以外）"
"""What follows the name of a place that holds the one asked about, where it is a source."""


class Supply:
    """All entries of supply that bear on what a place makes (and on one product more), and the recipes."""

    def __init__(self, world: World, product: str = "", *, outside: bool = True) -> None:
        self.world, self._outside, self._more = world, outside, [product] if product else []
        self.sourcing = Sourcing(world)

    @cached_property
    def entries(self) -> list[Entry]:
        """Every entry, those here first, each once; pending ones among them."""
        found = [one for product in self.products for one in self._of(product)]
        return sorted(found, key=lambda one: not one.here)

    def _of(self, product: str) -> tuple[Entry, ...]:
        here = self.sourcing.here(product)
        return (*here, *self.sourcing.outside(product)) if self._outside else here

    @cached_property
    def products(self) -> list[str]:
        """What is made here (and the one product more), with all that it may rest on; sorted."""
        return sorted(self.world.recipes.upstream(*self.sourcing.makers_here, *self._more))

    @cached_property
    def book(self) -> RecipeBook:
        """The recipes by row."""
        return read_book(self.world.recipes, self.products)

    @cached_property
    def rows(self) -> dict[str, int]:
        """Product → its row."""
        return {product: row for row, product in enumerate(self.book.products.ids(range(len(self.book.products))))}

    @cached_property
    def of_product(self) -> dict[str, list[Entry]]:
        """Product → its entries that are known for certain."""
        return _grouped(one for one in self.entries if not one.pending)

    @cached_property
    def pending(self) -> dict[str, list[Entry]]:
        """Product → its pending entries."""
        return _grouped(one for one in self.entries if one.pending)

    def all_of(self, product: str) -> list[Entry]:
        """Every entry of a product, the pending ones last."""
        return [*self.of_product.get(product, ()), *self.pending.get(product, ())]

    def named(self, source: str) -> str:
        """How a source is called; a place that holds this one supplies from what lies outside it."""
        label, geography, place = self.world.facts.label(source), self.world.geography, self.world.place
        if source not in geography.above(place)[1:]:
            return label
        return label + (BEYOND_ZONE if self.world.facts.is_a(place, "Zone") else BEYOND_PLACE)

    def made_here(self, product: str) -> bool:
        """Whether someone here certainly makes a product."""
        return any(one.here for one in self.of_product.get(product, ()))

    @cached_property
    def unsourced(self) -> list[str]:
        """Slots, of products made here, of which no filler (nor a type of one) has any known source; sorted."""
        made = (product for product in self.of_product if self.made_here(product))
        slots = {slot for product in made for slot in self.world.recipes.slots(product)}
        return sorted(slot for slot in slots if not self.sourcing.sourced(slot))

    @cached_property
    def closure(self) -> Closure:
        """What can be had here today from known sources, slots of unknown source taken as met."""
        return self.close(set(self.unsourced))

    @cached_property
    def generous(self) -> Closure:
        """The same with pending sources taken for sources: whatever falls here too, falls for certain."""
        return self.close(set(self.unsourced), pending=True) if self.pending else self.closure

    def making(self, product: str) -> int:
        """The row of making a product here."""
        return self.rows[product] + len(self.rows)

    def close(self, met: set[str], *, pending: bool = False, told: bool = False, more: Iterable[str] = ()) -> Closure:
        """What can be had and made here, some slots taken as met; with pending sources or without. `told`: what has no recipe is
        not taken for something that needs nothing. `more`: products that one more maker here makes."""
        makers, outright = (np.zeros(2 * len(self.rows), np.int32) for _ in range(2))
        for one in self.entries:
            if (one.pending and not pending) or (told and one.here and not self.world.recipes.told(one.product)):
                continue
            if one.here:
                makers[self.making(one.product)] += 1
            else:
                outright[self.rows[one.product]] += 1
        for product in more:
            makers[self.making(product)] += 1
        return self._recipes(met).close(makers, outright)

    def _recipes(self, met: set[str]) -> Recipes:
        """The recipes with a row for the making of each product, without some slots."""
        book, size = self.book.recipes, len(self.rows)
        kept = ~np.isin(book.needs.targets, self.book.slots.rows(sorted(met)))
        each = np.arange(size, dtype=np.int32)
        return Recipes(
            Edges(book.needs.sources[kept] + np.int32(size), book.needs.targets[kept], 2 * size, book.slots),
            replace(book.fills, rows=2 * size),
            Edges(np.concatenate([book.kinds.sources, each + np.int32(size)]), np.concatenate([book.kinds.targets, each]),
                  2 * size, 2 * size))  # fmt: skip

    def taken(self, entries: Iterable[Entry], *, pending: bool = False) -> list[tuple[int, bool]]:
        """Entries as the kernels take them: (row, outright); with the pending ones or without."""
        return [(self.making(one.product), False) if one.here else (self.rows[one.product], True)
                for one in entries if pending or not one.pending]  # fmt: skip

    @cached_property
    def independent(self) -> dict[str, list[Entry]]:
        """Entries by independent source: the ultimate controller of a firm, or a place."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            found[controller(self.world, one.source)].append(one)
        return dict(found)


def _grouped(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        found[one.product].append(one)
    return dict(found)
