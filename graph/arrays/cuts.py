"""Minimal cuts of one and two sources: what must go for a product to be had no more. Exact.

Every cut has a source in every proof of the product. So a cut of one lies in any one proof; of a pair one lies in that proof,
and the other in a proof that does without the first (hitting sets by conflicts: Reiter 1987).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from graph.arrays.csr import Rows
from graph.arrays.recipes import Closure
from graph.arrays.upstream import Part, upstream

Supply = Sequence[Sequence[tuple[int, bool]]]
"""For each source its entries: (product, outright)."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """Sources by number. `had`: whether the product can be had at all; if not, there is nothing to cut."""

    had: bool
    singles: tuple[int, ...] = ()
    pairs: tuple[tuple[int, int], ...] = ()


def minimal_cuts(whole: Closure, target: int, sources: Supply) -> Cuts:
    """All minimal cuts of one or two of these sources. Entries that no source names are never cut."""
    part = upstream(whole, target)
    search = _Search(part, [_inside(part, one) for one in sources])
    if not search.stands():
        return Cuts(had=False)
    first = sorted(search.proof())
    singles = [one for one in first if not search.stands(one)]
    pairs = set[tuple[int, int]]()
    for one in (one for one in first if one not in singles):
        others = search.proof(one) - {one, *singles}
        pairs |= {(min(one, other), max(one, other)) for other in others if not search.stands(one, other)}
    return Cuts(True, tuple(singles), tuple(sorted(pairs)))


def _inside(part: Part, entries: Sequence[tuple[int, bool]]) -> list[tuple[int, bool]]:
    rows = part.local(np.array([product for product, _ in entries], dtype=np.int32))
    return [(int(row), outright) for row, (_, outright) in zip(rows, entries, strict=True) if row >= 0]


class _Search:
    """Asks within the part upstream of one product."""

    def __init__(self, part: Part, sources: list[list[tuple[int, bool]]]) -> None:
        self._part, self._sources, self._closure = part, sources, part.close()
        self._suppliers: dict[tuple[int, bool], list[int]] = defaultdict(list)
        for number, entries in enumerate(sources):
            for entry in entries:
                self._suppliers[entry].append(number)

    def stands(self, *gone: int) -> bool:
        """Whether the product can be had without these sources."""
        taken = [entry for one in gone for entry in self._sources[one]]
        return bool(self._closure.had[self._part.target]) and self._part.target not in set(self._closure.fall(taken).tolist())

    def proof(self, *gone: int) -> set[int]:
        """The sources that one derivation of the product uses, which does without these."""
        closure = self._without(gone)
        used, seen, open_ones = set[int](), {self._part.target}, [self._part.target]
        while open_ones:
            product = open_ones.pop()
            source, rests_on = self._step(closure, product, gone)
            used |= source
            open_ones += set(rests_on) - seen
            seen |= set(rests_on)
        return used

    def _without(self, gone: Iterable[int]) -> Closure:
        makers, outright = self._part.makers.copy(), self._part.outright.copy()
        for product, out in (entry for one in gone for entry in self._sources[one]):
            (outright if out else makers)[product] -= 1
        return self._part.recipes.close(makers, outright)

    def _step(self, closure: Closure, product: int, gone: Sequence[int]) -> tuple[set[int], list[int]]:
        """One way in which a product is had: the source it uses (none, where one that nobody can cut does), what it rests on."""
        recipes, rank = self._part.recipes, closure.rank
        if closure.outright[product] > 0:
            return self._supplier(closure.outright, product, True, gone), []
        kinds = _earlier(recipes.kinds.backward.of(product), rank, product)
        if kinds:
            return set(), kinds[:1]
        slots = recipes.needs.forward.of(product)
        fillers = [_earlier(recipes.fills.backward.of(slot), rank, product)[0] for slot in slots]
        return self._supplier(closure.makers, product, False, gone), fillers

    def _supplier(self, left: Rows, product: int, outright: bool, gone: Sequence[int]) -> set[int]:
        """A source of an entry; none where more entries are left than sources have: then one is nobody's to cut."""
        named = [one for one in self._suppliers[product, outright] if one not in gone]
        return {named[0]} if named and len(named) >= left[product] else set()


def _earlier(products: Rows, rank: Rows, product: int) -> list[int]:
    """Those of the products that are had before this one, the earliest first."""
    return sorted((int(one) for one in products if 0 <= rank[one] < rank[product]), key=lambda one: int(rank[one]))
