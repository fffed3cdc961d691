"""Whether makers here alone make a product, and if not, or if nobody can say, why: one sentence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.analysis.stops.circling import CIRCLES, blocked
from graph.analysis.stops.supply import Supply
from graph.states.coverage import ALL


class Alone:
    """What makers here alone make: those that count; and at best, with those that only may, and a maker wherever one may be that is
    not known (of slots of which nobody lists what fills them, and of what nobody surveyed)."""

    def __init__(self, supply: Supply) -> None:
        self._supply, self._recipes = supply, supply.world.recipes
        blank = {slot for one in supply.products for slot in self.unlisted(one)}
        unknown = filter(self._unsurveyed, supply.products)
        self._had, self._perhaps = supply.close(set()).had, supply.close(blank, pending=True, more=unknown).had
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
        if alone is None and (open_ones := self.unlisted(product)):
            return f"{name}：情况不明，{self._unsaid(product, open_ones[0])}"
        decisive = [slot for slot in self.lacking(product) if alone is None or not self._met(slot, self._perhaps)]
        if not decisive:
            return f"{name}：按已核实的来源推不出，循环供应不算"
        return f"{name}：投入槽“{label(decisive[0])}”{self._why(product, decisive[0], unsure=alone is None)}"

    def _unsaid(self, product: str, slot: str) -> str:
        """What nobody says of a product's slot: what fills it, or whether that is made here."""
        label, doubt = self._supply.world.facts.label, "在本地没有已知来源，也没有摸清"
        if not self._recipes.fillers(slot):
            doubt = "没有列出可填的产品"
        elif perhaps := self._pending(slot):
            doubt = f"在本地只有待复核的来源（{len(perhaps)} 家）"
        return f"{label(product)}的投入槽“{label(slot)}”{doubt}"

    def _kinds(self, slot: str) -> list[str]:
        """What may fill a slot: the fillers and their types."""
        return list(dict.fromkeys(kind for one in self._recipes.fillers(slot) for kind in self._supply.world.links.sorts(one)))

    def _pending(self, slot: str) -> set[str]:
        """Makers to be reviewed of what may fill a slot."""
        return {one.source for kind in self._kinds(slot) for one in self._supply.pending.get(kind, ())}

    def _untold(self, product: str) -> str:
        """Which input has no recipe, though it is made here."""
        supply, label = self._supply, self._supply.world.facts.label
        unsure = [one for one in self._recipes.upstream(product)[1:] if supply.made_here(one) and not self._recipes.told(one)]
        return f"它要用的{'、'.join(sorted(map(label, unsure)))}没有载入配方"

    def _why(self, product: str, slot: str, *, unsure: bool) -> str:
        """What is the matter with a slot."""
        supply, label, perhaps = self._supply, self._supply.world.facts.label, self._pending(slot)
        had = {one for one, row in supply.rows.items() if self._had[row]}
        block = blocked(supply, product, had, supply.made_here)
        if unsure and perhaps:
            return f"在本地没有已核实、做得成的来源（本地有 {len(perhaps)} 家待复核），情况不明"
        if unsure and block and block.slot != slot:
            return f"在本地没有做得成的来源（{self._unsaid(block.product, block.slot)}），情况不明"
        if unsure:
            return f"在本地{'只有循环供应' if block and block.why == CIRCLES else '没有已知来源'}，也没有摸清，情况不明"
        if block and block.why == CIRCLES and product in self._recipes.upstream(block.product):
            return f"在本地{CIRCLES}"
        made = sorted({label(firm) for one in self._kinds(slot) for firm in supply.sourcing.makers_here.get(one, ())})
        if made or perhaps:
            named = "、".join([*made, *([f"待复核的 {len(perhaps)} 家"] if perhaps else [])])
            return f"在本地的来源（{named}）自己也离不开外来投入"
        return "本地没有已知来源"
