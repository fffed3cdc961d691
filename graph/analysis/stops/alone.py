"""Whether makers here alone make a product, and if not, or if nobody can say, why: one sentence."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.analysis.stops.circling import CIRCLES, blocked, fitting, open_point, pending_makers, rounds
from graph.analysis.stops.supply import Supply
from graph.states.coverage import ALL


class Alone:
    """What makers here alone make: those that count; and at best, with those that only may, and a maker wherever one may be that is
    not known (of slots of which nobody lists what fills them, and of what nobody surveyed)."""

    def __init__(self, supply: Supply) -> None:
        self._supply, self._recipes = supply, supply.world.recipes
        self.blank = {slot for one in supply.products for slot in self.unlisted(one)}
        self.unsurveyed = [one for one in supply.products if self._unsurveyed(one)]
        self._had, self._perhaps = supply.close(set()).had, supply.close(self.blank, pending=True, more=self.unsurveyed).had
        self._sure = supply.close(set(), told=True).had

    def alone(self, product: str) -> bool | None:
        """Whether a product is made of what is made here; None where that hangs on a pending maker, on one that may be here and
        is not known, or on what has no recipe."""
        row = self._supply.making(product)
        return True if self._sure[row] else None if self._perhaps[row] else False

    def lacking(self, product: str) -> list[str]:
        """The slots that no maker that counts meets, of those that something is listed for."""
        return [slot for slot in self._recipes.slots(product) if self._recipes.fillers(slot) and not self._met(slot, self._had)]

    def unlisted(self, product: str) -> list[str]:
        """The slots of which nobody lists what fills them."""
        return [slot for slot in self._recipes.slots(product) if not self._recipes.fillers(slot)]

    def _unsurveyed(self, product: str) -> bool:
        """Whether there may be a maker of a product here that is not known: nobody looked for it. What only its types spell out is
        looked for by theirs."""
        world = self._supply.world
        links = [fact.object for fact in world.facts.about(product, "makesUp")]
        looked = any(world.coverages.covering(world.place, ALL, link) for link in links)
        return not looked and bool(links or not self._recipes.kinds(product))

    def _met(self, slot: str, had: NDArray[np.bool_]) -> bool:
        return any(had[self._supply.rows[one]] for one in self._recipes.fillers(slot))

    def proof(self, product: str) -> str:
        """Why, in one sentence."""
        label, alone = self._supply.world.facts.label, self.alone(product)
        name = label(product)
        if not self._recipes.told(product):
            return f"{name}：情况不明，没有载入配方"
        if alone:
            return f"{name}：必备的投入本地都有来源"
        if alone is None and self._had[self._supply.making(product)]:
            return f"{name}：情况不明，{self._untold(product)}"
        if alone is None:
            return f"{name}：{self._open(product)}"
        slot = next((one for one in self.lacking(product) if not self._met(one, self._perhaps)), "")
        return f"{name}：投入槽“{label(slot)}”{self._why(product, slot)}" if slot else f"{name}：按已核实的来源推不出，循环供应不算"

    def _open(self, product: str) -> str:
        """On what it hangs whether a product is made alone."""
        supply, label = self._supply, self._supply.world.facts.label
        block = open_point(supply, product, self._all_had, supply.made_here, self._best)
        if not block:
            return "情况不明，按已核实的来源推不出，循环供应不算"
        if block.product != product:
            return f"投入槽“{label(block.through)}”在本地没有做得成的来源（{block.words(supply)}），情况不明"
        if not block.maker:
            return f"情况不明，{block.words(supply)}"
        if block.maker in supply.pending:
            waiting = len(pending_makers(supply, block.slot))
            return f"投入槽“{label(block.slot)}”在本地没有已核实、做得成的来源（本地有 {waiting} 家待复核），情况不明"
        return f"投入槽“{label(block.slot)}”{block.why}，情况不明"

    @cached_property
    def _all_had(self) -> set[str]:
        return {one for one, row in self._supply.rows.items() if self._had[row]}

    @cached_property
    def _best(self) -> dict[str, int]:
        """What can be had at best, with in how many makings."""
        supply = self._supply
        made = {*supply.of_product, *supply.pending, *self.unsurveyed}
        return rounds(supply, made, self.blank)

    def _untold(self, product: str) -> str:
        """Which input has no recipe, though it is made here."""
        return f"它要用的{'、'.join(self.untold(product))}没有载入配方"

    def untold(self, product: str) -> list[str]:
        """The inputs without recipe that are made here, by label."""
        supply, label = self._supply, self._supply.world.facts.label
        unsure = [one for one in self._recipes.upstream(product)[1:] if supply.made_here(one) and not self._recipes.told(one)]
        return sorted(map(label, unsure))

    def _why(self, product: str, slot: str) -> str:
        """What is the matter with a slot that nothing here meets even at best."""
        supply, label, waiting = self._supply, self._supply.world.facts.label, pending_makers(self._supply, slot)
        made = sorted({label(firm) for one in fitting(supply, slot) for firm in supply.sourcing.makers_here.get(one, ())})
        if not made and not waiting:
            return "本地没有已知来源"
        best = {one for one, row in supply.rows.items() if self._perhaps[row]}
        block = blocked(supply, product, best, lambda one: one in supply.of_product or one in supply.pending, self.blank)
        if block and block.why == CIRCLES and product in self._recipes.upstream(block.product):
            return f"在本地{CIRCLES}"
        named = "、".join([*made, *([f"待复核的 {len(waiting)} 家"] if waiting else [])])
        return f"在本地的来源（{named}）自己也离不开外来投入"
