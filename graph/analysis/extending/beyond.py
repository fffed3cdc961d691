"""延链: what stands one step beyond the ends of the chain as it is here, up or down, in this chain or in others."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.extending.here import Here
from graph.analysis.extending.needs import DOWNSTREAM, UPSTREAM, Need
from graph.analysis.extending.recipes import Recipes


class Beyond:
    """Steps off the products of a chain that are known here."""

    def __init__(self, here: Here, recipes: Recipes, chain: str) -> None:
        links = here.world.links
        self._here, self._recipes = here, recipes
        self._own = {product for link in links.of_chain(chain) for product in links.products(link)}
        self._made = sorted(product for product in self._own if here.known(product))
        self._all_here = frozenset(one for one in self._every_product() if here.known(one) or here.coarse(one))

    def needs(self) -> list[Need]:
        """Every step to a product that is not here. A gap inside the chain, between what is here, is 补链 and left out."""
        steps = [*self._downstream(), *self._upstream()]
        return [one for one in dict.fromkeys(steps) if not self._is_gap(one)]

    def gaps(self) -> list[str]:
        """Products of the chain that stand between what is here: left to 补链."""
        return sorted({one.thing for one in (*self._downstream(), *self._upstream()) if self._is_gap(one)})

    def already_here(self) -> list[Need]:
        """Steps out of the chain to a product that is here already: it only is not counted to this chain yet."""
        steps = [*self._uses(), *self._supplies()]
        return [one for one in dict.fromkeys(steps) if one.thing not in self._own and self._here.known(one.thing)]

    def _downstream(self) -> Iterator[Need]:
        return (one for one in self._uses() if not self._here.known(one.thing))

    def _upstream(self) -> Iterator[Need]:
        """Fillers of slots that nothing here fills."""
        for one in self._supplies():
            if not any(self._here.known(filler) for filler in self._recipes.fillers(one.slot)):
                yield one

    def _uses(self) -> Iterator[Need]:
        for product in self._made:
            for use in self._recipes.uses(product):
                yield Need(use.taker, DOWNSTREAM, product, use.slot, use.essential)

    def _supplies(self) -> Iterator[Need]:
        for product in self._made:
            for use in self._recipes.inputs(product):
                for filler in self._recipes.leaves(use.filler):
                    yield Need(filler, UPSTREAM, product, use.slot, use.essential)

    def _is_gap(self, one: Need) -> bool:
        """Whether a product of the chain has something here on its far side too, 待定 included, however many steps lie between and
        whether or not they were surveyed."""
        if one.thing not in self._own:
            return False
        return not self._all_here.isdisjoint(self._recipes.further(one.thing, one.route))

    def _every_product(self) -> set[str]:
        """Products here with their types, and those of links that are here with their kinds: what may be known here."""
        links = self._here.world.links
        of_links = {product for link in self._here.links for product in links.products(link)}
        return {sort for product in {*self._here.products, *of_links} for sort in links.sorts(product)}
