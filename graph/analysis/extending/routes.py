"""扩链: a second way beside one that is here: another filler of the same slot, another sort of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.extending.here import Here
from graph.analysis.extending.needs import RECIPE, SUB_TYPE, SUBSTITUTE, Need
from graph.analysis.extending.recipes import Recipes


class Routes:
    """Parallel routes inside a chain. Where none of the ways is here there is nothing to widen: that is 补链."""

    def __init__(self, here: Here, recipes: Recipes, chain: str) -> None:
        links = here.world.links
        self._here, self._recipes, self._facts, self._sorts = here, recipes, here.world.facts, links.sorts
        self._links = links.of_chain(chain)
        self._own = sorted({product for link in self._links for product in links.products(link)})

    def needs(self) -> list[Need]:
        """Every way that is not here, beside one that is."""
        return list(dict.fromkeys([*self._substitutes(), *self._sub_types(), *self._kinds_of_links()]))

    def _substitutes(self) -> Iterator[Need]:
        for product in self._own:
            for slot, essential in {use.slot: use.essential for use in self._recipes.inputs(product)}.items():
                fillers = self._recipes.fillers(slot)
                made = tuple(one for one in fillers if self._here.known(one))
                for other in fillers if made else ():
                    if other not in made:
                        yield Need(other, SUBSTITUTE, product, slot, essential, made)

    def _sub_types(self) -> Iterator[Need]:
        """Types of a product of which one is here; a type with slots of its own is another recipe."""
        for product in self._own:
            leaves = self._recipes.leaves(product)
            made = tuple(one for one in leaves if self._here.known(one))
            for other in leaves if made else ():
                if other not in made:
                    yield Need(other, RECIPE if self._recipes.inputs(other) else SUB_TYPE, product, beside=made)

    def _kinds_of_links(self) -> Iterator[Need]:
        """Kinds of a link of which one is here, where no product tells them apart (else their products do)."""
        for link in self._links:
            kinds = [one for one in self._sorts(link)[1:] if not self._facts.to(one, "isTypeOf")]
            made = tuple(one for one in kinds if one in self._here.links)
            for other in kinds if made else ():
                if other not in self._here.links and not self._told_by_products(other):
                    yield Need(other, SUB_TYPE, link, beside=made)

    def _told_by_products(self, link: str) -> bool:
        return any(self._facts.about(fact.subject, "isTypeOf") for fact in self._facts.to(link, "makesUp"))
