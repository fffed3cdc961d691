"""What has fallen after a removal, product by product, each with the one sentence that proves it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass

import numpy as np

from graph.analysis.stops.removals import Removal
from graph.analysis.stops.supply import Supply


@dataclass(frozen=True, slots=True)
class Fallen:
    """One product whose making here stops (`made_here`), or that is not made here and can no longer be got.

    `direct`: it lost its own last maker or source. `firms` are those here that made it; `slots` the slots that nothing meets any
    more; `available`: it can still be got from elsewhere.
    """

    id: str
    label: str
    made_here: bool
    direct: bool
    available: bool
    firms: tuple[str, ...]
    slots: tuple[str, ...]
    proof: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `products`."""
        return asdict(self) | {"firms": list(self.firms), "slots": list(self.slots)}


def fallen(supply: Supply, removal: Removal) -> list[Fallen]:
    """What falls when something is taken away: what is made here first, then in the order in which it falls."""
    size, closure = len(supply.rows), supply.closure
    rows = closure.fall(supply.taken(list(removal.entries))).tolist()
    had = set(np.flatnonzero(closure.had).tolist()) - set(rows)
    told = [(supply.book.products.id(row % size), row >= size) for row in rows]
    return [*(_stopped(supply, one, removal, had) for one, making in told if making),
            *(_cut(supply, one, removal) for one, making in told if not making and not supply.made_here(one))]  # fmt: skip


def _stopped(supply: Supply, product: str, removal: Removal, had: Collection[int]) -> Fallen:
    label = supply.world.facts.label
    here = [one for one in supply.of_product[product] if one.here]
    direct = all(one in removal.entries for one in here)
    slots = [] if direct else [slot for slot in supply.world.recipes.slots(product) if _unmet(supply, slot, had)]
    firms, named = tuple(sorted(label(one.source) for one in here)), tuple(map(label, slots))
    why = f"在这里做它的只有 {'、'.join(firms)}" if direct else f"投入槽{'、'.join(f'“{one}”' for one in named)}没有其他来源"
    available = supply.rows[product] in had
    return Fallen(product, label(product), True, direct, available, firms, named, f"{label(product)} 停产：{why}")


def _unmet(supply: Supply, slot: str, had: Collection[int]) -> bool:
    fillers = supply.world.recipes.fillers(slot)
    return slot not in supply.unsourced and all(supply.rows.get(one, -1) not in had for one in fillers)


def _cut(supply: Supply, product: str, removal: Removal) -> Fallen:
    label = supply.world.facts.label
    sources = sorted({label(one.source) for one in supply.of_product.get(product, ())})
    direct = bool(sources) and all(one in removal.entries for one in supply.of_product[product])
    why = f"已知来源只有 {'、'.join(sources)}" if direct else "它的各种细分产品都没有其他来源"
    return Fallen(product, label(product), False, direct, False, (), (), f"{label(product)} 断供：{why}")
