"""Who supplies what, seen from a place: counted makers here, by recipe; known makers and places outside, as sources by name.

Who counts here is decided by the states. Inputs that come from outside are not followed further: their makers' own inputs are not
this place's to know. Each product has two rows: one for having it, from wherever, and one for making it here, which needs its
slots and gives it; so its making can stop while it is still to be had. A slot of which no filler has any known source is taken as
met, since what needs it is made here today; it is listed as of unknown source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from graph.arrays.book import RecipeBook, read_book
from graph.arrays.csr import Edges
from graph.arrays.recipes import Closure, Recipes
from graph.states.shares import controller, origin
from graph.states.sources import makers, supplying_places
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of one product: a firm, or a place whose firms are not named. `region` is where an outside source is (empty:
    unknown); `here` says that it makes the product in the place, by its recipe."""

    product: str
    source: str
    here: bool
    region: str = ""


class Supply:
    """All entries of supply that bear on what a place makes (and on one product more), and the recipes."""

    def __init__(self, world: World, product: str = "", *, outside: bool = True) -> None:
        self.world, self._outside, self._more = world, outside, [product] if product else []

    @cached_property
    def entries(self) -> list[Entry]:
        """Every entry, those here first, each once."""
        here = [Entry(product, firm, True) for product, firms in sorted(self.world.makers_here.items()) for firm in sorted(firms)]
        return here + ([one for product in self.products for one in self._from_outside(product)] if self._outside else [])

    @cached_property
    def products(self) -> list[str]:
        """What is made here (and the one product more), with all that it may rest on; sorted."""
        return sorted(self.world.recipes.upstream(*self.world.makers_here, *self._more))

    def _from_outside(self, product: str) -> Iterator[Entry]:
        world = self.world
        known, others = makers(world, [product])
        for firm in sorted(known - world.makers_here.get(product, set())):
            if self._elsewhere(firm):
                yield Entry(product, firm, False, origin(world, firm))
        for place in sorted(supplying_places(world, [product], known | others)):
            inside = world.place in world.geography.above(place)
            yield Entry(product, place, inside, "" if inside else place)

    def _elsewhere(self, firm: str) -> bool:
        """Whether a firm may make things elsewhere: it has nothing here, or a factory at another place."""
        here, others = self.world.geography.sites(firm, self.world.place)
        return not here or any(self.world.geography.kind(site) == "factory" for site in others)

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
        """Product → its entries."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            found[one.product].append(one)
        return dict(found)

    def made_here(self, product: str) -> bool:
        """Whether someone here makes a product."""
        return any(one.here for one in self.of_product.get(product, ()))

    @cached_property
    def unsourced(self) -> list[str]:
        """Slots, of products made here, of which no filler (nor a type of one) has any known source; sorted."""
        recipes = self.world.recipes
        slots = {slot for product in self.of_product if self.made_here(product) for slot in recipes.slots(product)}
        return sorted(slot for slot in slots if not any(self._sourced(one) for one in recipes.fillers(slot)))

    def _sourced(self, product: str) -> bool:
        return any(kind in self.of_product for kind in self.world.links.sorts(product))

    @cached_property
    def closure(self) -> Closure:
        """What can be had here today, slots of unknown source taken as met."""
        return self.close(set(self.unsourced))

    def making(self, product: str) -> int:
        """The row of making a product here."""
        return self.rows[product] + len(self.rows)

    def close(self, met: set[str]) -> Closure:
        """What can be had and made here, some slots taken as met."""
        makers, outright = (np.zeros(2 * len(self.rows), np.int32) for _ in range(2))
        for one in self.entries:
            if one.here:
                makers[self.making(one.product)] += 1
            else:
                outright[self.rows[one.product]] += 1
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

    def taken(self, entries: list[Entry]) -> list[tuple[int, bool]]:
        """Entries as the kernels take them: (row, outright)."""
        return [(self.making(one.product), False) if one.here else (self.rows[one.product], True) for one in entries]

    @cached_property
    def independent(self) -> dict[str, list[Entry]]:
        """Entries by independent source: the ultimate controller of a firm, or a place."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for one in self.entries:
            found[controller(self.world, one.source)].append(one)
        return dict(found)
