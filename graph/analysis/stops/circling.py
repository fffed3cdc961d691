"""Why a product can not be had, or why nobody can say: the slot on which it hangs. No answer depends on how slots are named."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.stops.supply import Supply
from graph.arrays.stated import lost_slots

CIRCLES = "只有循环供应（绕回它自己），按最小不动点不算能做"
UNLISTED = "没有列出可填的产品"
Made = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Block:
    """The product, further up or the one asked about, at which the making breaks off, its slot, and why nothing fills it. Where
    that is only not known, `through` is the slot of the product asked about that hangs on it, and `maker` what may be made."""

    product: str
    slot: str
    why: str
    through: str = ""
    maker: str = ""

    def words(self, supply: Supply) -> str:
        """The sentence."""
        label = supply.world.facts.label
        return f"{label(self.product)}的投入槽“{label(self.slot)}”{self.why}" if self.slot else f"{label(self.product)}{self.why}"


def blocked(supply: Supply, target: str, had: Collection[str], made: Made, met: Collection[str] = ()) -> Block | None:
    """Where a product's making breaks off, given what can be had, what is made and which slots are met; None where no slot does.

    Looked for, nearest first, among all that its lost slots hang on: a slot that nothing made could fill; where there is none, a
    slot of which all that is made and could fill it hangs on itself.
    """
    recipes, lost = supply.world.recipes, dict[str, list[str]]()
    around: dict[str, list[str]] = {}
    waiting = [target]
    for one in waiting:
        lost[one] = [slot for slot in lost_slots(recipes, one, had) if slot not in met]
        around[one] = []
        for slot in lost[one]:
            further = [kind for kind in fitting(supply, slot) if made(kind)]
            if not further:
                return Block(one, slot, _why(supply, slot))
            around[one] += further
        waiting += [other for other in dict.fromkeys(around[one]) if other not in waiting]
    circle = next((one for one in reversed(waiting) if lost[one] and _turns(one, around)), "")
    return Block(circle, lost[circle][0], CIRCLES) if circle else None


def _turns(product: str, around: Mapping[str, list[str]]) -> bool:
    """Whether all that a product hangs on hangs on it."""
    return all(product in _reached(other, around) for other in _reached(product, around))


def _reached(product: str, around: Mapping[str, list[str]]) -> set[str]:
    found, waiting = set[str](), [product]
    for one in waiting:
        fresh = set(around[one]) - found
        found |= fresh
        waiting += sorted(fresh)
    return found


def _why(supply: Supply, slot: str) -> str:
    """What is the matter with a slot that nothing made could fill."""
    if not supply.world.recipes.fillers(slot):
        return UNLISTED
    waiting = pending_makers(supply, slot)
    return f"只有待复核的来源（{len(waiting)} 家）" if waiting else "没有已知的企业做它能用的产品"


def rounds(supply: Supply, made: Collection[str], met: Collection[str], bought: Collection[str] = ()) -> dict[str, int]:
    """What can be had where these are made, these slots are taken as met and these are bought, with how many makings it takes."""
    recipes, found, number = supply.world.recipes, dict.fromkeys(bought, 0), 0
    needs = {one: [tuple(fitting(supply, slot)) for slot in recipes.slots(one) if slot not in met] for one in made}
    while True:
        number += 1
        fresh = [one for one, slots in needs.items() if one not in found and all(any(k in found for k in slot) for slot in slots)]
        if not fresh:
            return found
        found |= dict.fromkeys(fresh, number)


def open_point(supply: Supply, target: str, had: Collection[str], made: Made, best: Mapping[str, int]) -> Block | None:
    """On what it hangs, where nobody knows, whether a product can be had that is not had for certain, yet is at best: a slot of
    which nobody lists what fills it, or something of which it is not known whether it is made. None where it is not had at best.

    At best each is had in fewer rounds than what needs it, so that the walk ends, and never round a circle.
    """
    product, through = target, ""
    while product in best:
        if not (lost := lost_slots(supply.world.recipes, product, had)):
            return None
        if blank := [slot for slot in lost if not supply.world.recipes.fillers(slot)]:
            return Block(product, blank[0], UNLISTED, through or blank[0])
        slot = lost[0]
        through = through or slot
        near = min((kind for kind in fitting(supply, slot) if kind in best), key=lambda one: (best[one], one))
        if not made(near):
            return Block(product, slot, _unknown(supply, slot, near, made), through, near)
        product = near
    return None


def _unknown(supply: Supply, slot: str, product: str, made: Made) -> str:
    """What nobody knows of a slot that hangs on whether a product is made."""
    label = supply.world.facts.label(product)
    waiting = pending_makers(supply, slot)
    if any(map(made, fitting(supply, slot))) or (waiting and product not in supply.pending):
        said = "只有待复核的来源" if product in supply.pending else "有没有来源没有摸清"
        return f"没有做得成的来源，{label}在本地{said}"
    return f"只有待复核的来源（{len(waiting)} 家）" if waiting else "在本地没有已知来源，也没有摸清"


def pending_makers(supply: Supply, slot: str) -> set[str]:
    """Makers to be reviewed of what may fill a slot."""
    return {entry.source for one in fitting(supply, slot) for entry in supply.pending.get(one, ())}


def fitting(supply: Supply, slot: str) -> Iterator[str]:
    """What may fill a slot: the fillers and their types."""
    return (kind for one in supply.world.recipes.fillers(slot) for kind in supply.world.links.sorts(one))
