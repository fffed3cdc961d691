"""Why a product can not be had: the slot on which it hangs, and what is the matter with it. A cycle is told as one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from graph.analysis.stops.supply import Supply
from graph.arrays.stated import lost_slots

CIRCLES = "只有循环供应（绕回它自己），按最小不动点不算能做"
Made = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Block:
    """The product, further up or the one asked about, at which the making breaks off, its slot, and why nothing fills it."""

    product: str
    slot: str
    why: str

    def words(self, supply: Supply) -> str:
        """The sentence."""
        label = supply.world.facts.label
        return f"{label(self.product)}的投入槽“{label(self.slot)}”{self.why}"


def blocked(supply: Supply, target: str, had: Collection[str], made: Made) -> Block | None:
    """Where a product's making breaks off, given what can be had and what is made; None where no slot of it does.

    Followed from a slot that nothing had fills to what could fill it and is made, until nothing new is: then it is missing, or
    all that is made has been passed, which is a cycle.
    """
    recipes, seen = supply.world.recipes, {target}
    found: tuple[str, str] | None = None
    deeper = [target]
    while deeper and (lost := lost_slots(recipes, deeper[0], had)):
        found = deeper[0], lost[0]
        seen.add(deeper[0])
        deeper = [one for one in _fitting(supply, lost[0]) if made(one) and one not in seen]
    return Block(*found, _why(supply, found[1], made)) if found else None


def _why(supply: Supply, slot: str, made: Made) -> str:
    """What is the matter with the last slot of the walk: whatever is made and could fill it has been passed."""
    if not supply.world.recipes.fillers(slot):
        return "没有列出可填的产品"
    if any(map(made, _fitting(supply, slot))):
        return CIRCLES
    pending = {entry.source for one in _fitting(supply, slot) for entry in supply.pending.get(one, ())}
    return f"只有待复核的来源（{len(pending)} 家）" if pending else "没有已知的企业做它能用的产品"


def _fitting(supply: Supply, slot: str) -> Iterator[str]:
    """What may fill a slot: the fillers and their types."""
    return (kind for one in supply.world.recipes.fillers(slot) for kind in supply.world.links.sorts(one))
