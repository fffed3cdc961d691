"""What has fallen after a removal, product by product, each with the one sentence that proves it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from graph.analysis.stops.removals import Removal
from graph.analysis.stops.supply import Supply


@dataclass(frozen=True, slots=True)
class Fallen:
    """One product that can be had no more. `made_here`: its making here stops; else it can no longer be got from outside.

    `direct`: it lost its own last source. `firms` are those here that made it; `slots` the slots that nothing meets any more.
    """

    id: str
    label: str
    made_here: bool
    direct: bool
    firms: tuple[str, ...]
    slots: tuple[str, ...]
    proof: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `products`."""
        return asdict(self) | {"firms": list(self.firms), "slots": list(self.slots)}


def fallen(supply: Supply, removal: Removal) -> list[Fallen]:
    """Products that fall when something is taken away: those made here first, then in the order in which they fall."""
    closure = supply.closure
    rows = closure.fall(supply.taken(list(removal.entries))).tolist()
    gone = set(rows)
    had = {row for row in closure.had.nonzero()[0].tolist() if row not in gone}
    found = [_one(supply, row, removal, had) for row in rows]
    return sorted(found, key=lambda one: not one.made_here)


def _one(supply: Supply, row: int, removal: Removal, had: set[int]) -> Fallen:
    facts, product = supply.world.facts, supply.book.products.id(row)
    left = [one for one in supply.of_product.get(product, ()) if one not in removal.entries]
    direct = product in supply.of_product and not left
    slots = () if direct else tuple(_lost(supply, product, had))
    makers = tuple(facts.label(one.source) for one in supply.of_product.get(product, ()) if one.here)
    made_here = supply.made_here(product)
    return Fallen(product, facts.label(product), made_here, direct, makers, tuple(map(facts.label, slots)),
                  _proof(supply, product, removal, slots, direct=direct, made_here=made_here))  # fmt: skip


def _lost(supply: Supply, product: str, had: set[int]) -> Iterator[str]:
    recipes, unsourced = supply.world.recipes, set(supply.unsourced)
    for slot in recipes.slots(product):
        if slot not in unsourced and not any(supply.rows.get(one, -1) in had for one in recipes.fillers(slot)):
            yield slot


def _proof(supply: Supply, product: str, removal: Removal, slots: Iterable[str], *, direct: bool, made_here: bool) -> str:
    """One sentence: 「X 停产：投入槽“Y”没有其他来源」, and so on."""
    facts = supply.world.facts
    label, what = facts.label(product), "停产" if made_here else "断供"
    if direct:
        gone = sorted({facts.label(one.source) for one in supply.of_product[product]})
        return f"{label} {what}：已知来源只有 {'、'.join(gone)}"
    named = "、".join(f"“{facts.label(slot)}”" for slot in slots)
    if named:
        return f"{label} {what}：投入槽{named}没有其他来源"
    return f"{label} {what}：它的各种细分产品都没有其他来源"
