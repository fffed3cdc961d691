"""What has fallen after a removal, product by product, each with the one sentence that proves it.

A fall is certain if it is one in both readings (decision 0020): with pending sources taken for sources, and without them. One that
pending sources would prevent is only possible, and says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from graph.analysis.stops.removals import Removal
from graph.analysis.stops.supply import Supply
from graph.arrays.recipes import Closure
from graph.states.supplying import Entry


@dataclass(frozen=True, slots=True)
class Fallen:
    """One product whose making here stops (`made_here`), or that is not made here and can no longer be got.

    `certain`: even if every pending source is one; `pending` counts those that may prevent it. `direct`: it lost its own last maker
    or source. `firms` are those here that made it; `slots` the slots that nothing meets any more; `available`: it can still be got
    from elsewhere.
    """

    id: str
    label: str
    made_here: bool
    certain: bool
    direct: bool
    available: bool
    firms: tuple[str, ...]
    slots: tuple[str, ...]
    pending: int
    proof: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `products`."""
        return asdict(self) | {"firms": list(self.firms), "slots": list(self.slots)}


def fallen(supply: Supply, removal: Removal) -> list[Fallen]:
    """What falls when something is taken away: what is made here first, then in the order in which it falls."""
    size, case = len(supply.rows), _Case(supply, removal)
    told = [(supply.book.products.id(row % size), row) for row in case.rows]
    return [*(case.stopped(one, row) for one, row in told if row >= size),
            *(case.cut(one, row) for one, row in told if row < size and not supply.made_here(one))]  # fmt: skip


class _Case:
    """One removal: what falls by what is known, and what is left in both readings."""

    def __init__(self, supply: Supply, removal: Removal) -> None:
        self._supply, self._gone = supply, frozenset(removal.entries)
        self.rows = supply.closure.fall(supply.taken(removal.entries)).tolist()
        self._left = _left(supply.closure, self.rows)
        self._perhaps = _left(supply.generous, supply.generous.fall(supply.taken(removal.entries, pending=True)).tolist())
        self._label = supply.world.facts.label

    def stopped(self, product: str, row: int) -> Fallen:
        """A product whose making here stops."""
        supply, certain = self._supply, row not in self._perhaps
        here = [one for one in supply.of_product[product] if one.here]
        direct = self._gone.issuperset(here)
        lost = [] if direct else self._lost(product, certain=certain)
        firms, slots = tuple(sorted(self._label(one.source) for one in here)), tuple(map(self._label, lost))
        of = [product] if direct else [one for slot in lost for one in supply.world.recipes.fillers(slot)]
        pending = self._pending(of, here=direct)
        why = f"{'已核实' if pending else ''}在这里做它的只有 {'、'.join(firms)}" if direct else _slots(slots)
        return Fallen(product, self._label(product), True, certain, direct, supply.rows[product] in self._left, firms, slots,
                      len(pending), f"{self._label(product)} {_word('停产', pending, certain=certain)}：{why}")  # fmt: skip

    def cut(self, product: str, row: int) -> Fallen:
        """A product not made here that can no longer be got."""
        supply, certain = self._supply, row not in self._perhaps
        known = supply.of_product.get(product, [])
        sources = sorted({supply.named(one.source) for one in known})
        direct, pending = bool(sources) and self._gone.issuperset(known), self._pending([product])
        why = f"已知来源只有 {'、'.join(sources)}" if direct else "它的各种细分产品都没有其他已知来源"
        return Fallen(product, self._label(product), False, certain, direct, False, (), (), len(pending),
                      f"{self._label(product)} {_word('断供', pending, certain=certain)}：{why}")  # fmt: skip

    def _lost(self, product: str, *, certain: bool) -> list[str]:
        """The slots that nothing meets any more, in the reading that decides."""
        supply, left = self._supply, self._perhaps if certain else self._left
        return [slot for slot in supply.world.recipes.slots(product) if slot not in supply.unsourced
                and all(supply.rows.get(one, -1) not in left for one in supply.world.recipes.fillers(slot))]  # fmt: skip

    def _pending(self, products: Iterable[str], *, here: bool = False) -> set[str]:
        """The pending sources that are left of some products and their types (`here`: makers here of just these)."""
        links = self._supply.world.links
        kinds = {kind for one in products for kind in ([one] if here else links.sorts(one))}
        left: list[Entry] = [one for kind in kinds for one in self._supply.pending.get(kind, ()) if one not in self._gone]
        return {one.source for one in left if one.here or not here}


def _left(closure: Closure, fallen: Iterable[int]) -> set[int]:
    return set(np.flatnonzero(closure.had).tolist()) - set(fallen)


def _slots(labels: Sequence[str]) -> str:
    return f"投入槽{'、'.join(f'“{one}”' for one in labels)}没有其他已知来源"


def _word(what: str, pending: set[str], *, certain: bool) -> str:
    """停产 or 断供 as it is; what is only possible with why."""
    if certain:
        return what
    return f"可能{what}（{f'另有 {len(pending)} 家待复核的来源' if pending else '上游另有待复核的来源'}）"
