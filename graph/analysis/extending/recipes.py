"""Who takes what: products joined by input slots, one step up or down, and everything further on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.analysis.extending.needs import DOWNSTREAM
from graph.analysis.extending.tables import codes
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Use:
    """A product takes a slot's filling: `taker` requires `slot`, which `filler` (named at the slot) fills."""

    taker: str
    slot: str
    filler: str
    essential: bool


class Recipes:
    """Steps along the slots of the kinds that count as routes (物料, 工序, 装备)."""

    def __init__(self, world: World) -> None:
        self._world, self._facts = world, world.facts
        self._counted: dict[str, bool] = {}

    def inputs(self, product: str) -> list[Use]:
        """What the product takes."""
        return [Use(product, need.object, fill.subject, need.qualifier("essential") == "true")
                for need in self._facts.about(product, "requires") if self._counts(need.object)
                for fill in self._facts.to(need.object, "fills")]  # fmt: skip

    def uses(self, product: str) -> list[Use]:
        """Who takes the product, be it under the name of something that it is a type of."""
        return [Use(need.subject, fill.object, wide, need.qualifier("essential") == "true")
                for wide in self._world.links.wider(product)
                for fill in self._facts.about(wide, "fills") if self._counts(fill.object)
                for need in self._facts.to(fill.object, "requires")]  # fmt: skip

    def fillers(self, slot: str) -> list[str]:
        """Products that fill the slot, or are a type of one that does, themselves without types."""
        named = [fill.subject for fill in self._facts.to(slot, "fills")]
        return self.leaves(*named)

    def leaves(self, *products: str) -> list[str]:
        """Products, or their types where they have any."""
        sorts = {one for product in products for one in self._world.links.sorts(product)}
        return sorted(one for one in sorts if not self._facts.to(one, "isTypeOf"))

    def further_down(self, product: str) -> set[str]:
        """Everything that takes the product, directly or through others (without itself, unless it takes itself)."""
        return self._reach(product, lambda one: [use.taker for use in self.uses(one)])

    def further_up(self, product: str) -> set[str]:
        """Everything that goes into the product, directly or through others."""
        return self._reach(product, lambda one: [sort for use in self.inputs(one) for sort in self._world.links.sorts(use.filler)])

    def further(self, product: str, route: str) -> set[str]:
        """Everything further on by a route, down or up."""
        return self.further_down(product) if route == DOWNSTREAM else self.further_up(product)

    def _counts(self, slot: str) -> bool:
        """Whether a slot is of a kind that counts as a route."""
        if slot not in self._counted:
            kinds, facts = codes("SlotKind", "route"), self._facts
            self._counted[slot] = facts.is_a(slot, "InputSlot") and facts.value(slot, "slotKind") in kinds
        return self._counted[slot]

    def _reach(self, start: str, step: Callable[[str], list[str]]) -> set[str]:
        found: set[str] = set()
        frontier = {start}
        while frontier:
            frontier = {other for one in frontier for other in step(one)} - found
            found |= frontier
        return found
