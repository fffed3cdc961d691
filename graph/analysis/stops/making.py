"""What a place can make by itself: the closure over counted makers here alone, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.stops.circling import CIRCLES, blocked
from graph.analysis.stops.supply import Supply
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Made:
    """One product that someone here makes. `alone`: whether all its essential inputs, and theirs, are made here too; None where
    nobody can say: no recipe of it or of an input is loaded, nobody lists what fills a slot, or a maker to be reviewed decides.
    `lacking` are the slots that nothing here meets of all that is listed for them; `unlisted` those for which nothing is."""

    id: str
    label: str
    firms: tuple[str, ...]
    alone: bool | None
    lacking: tuple[str, ...]
    unlisted: tuple[str, ...]
    proof: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `products`."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class CanMake:
    """What a place makes, and what of it by itself."""

    header: Header
    products: tuple[Made, ...]

    def as_dict(self) -> dict[str, object]:
        """One JSON document."""
        return {"schema": 1, **self.header.head(), "products": [one.as_dict() for one in self.products]}


def can_make(facts: Facts, place: str) -> CanMake:
    """Every product that a counted firm in the place makes: whether the place can make it by itself, and if not, why.

    The least fixpoint: what only rests on itself, round whatever cycle, is not made by itself, and that is said.
    Raises UnknownName.
    """
    supply = Supply(World(facts, place), outside=False)
    made = sorted(_each(supply), key=lambda one: (one.alone is None, not one.alone, one.label, one.id))
    return CanMake(header(supply.world, ALL), tuple(made))


def _each(supply: Supply) -> Iterator[Made]:
    facts, case = supply.world.facts, _Case(supply)
    for product, firms in supply.sourcing.makers_here.items():
        named = tuple(sorted(map(facts.label, firms)))
        lacking, unlisted = (tuple(map(facts.label, found)) for found in (case.lacking(product), case.unlisted(product)))
        yield Made(product, facts.label(product), named, case.alone(product), lacking, unlisted, case.proof(product))


class _Case:
    """What makers here alone make: those that count; and at best, with those that only may, and something for every slot of which
    nobody lists what fills it."""

    def __init__(self, supply: Supply) -> None:
        self._supply, self._recipes = supply, supply.world.recipes
        open_ones = {slot for one in supply.products for slot in self.unlisted(one)}
        self._had, self._perhaps = supply.close(set()).had, supply.close(open_ones, pending=True).had
        self._sure = supply.close(set(), told=True).had

    def alone(self, product: str) -> bool | None:
        """Whether a product is made of what is made here; None where that hangs on a pending maker, on a slot of which nobody lists
        what fills it, or on what has no recipe."""
        row = self._supply.making(product)
        return True if self._sure[row] else None if self._perhaps[row] else False

    def lacking(self, product: str) -> list[str]:
        """The slots that no maker that counts meets, of those that something is listed for."""
        return [slot for slot in self._recipes.slots(product) if self._recipes.fillers(slot) and not self._met(slot, self._had)]

    def unlisted(self, product: str) -> list[str]:
        """The slots of which nobody lists what fills them."""
        return [slot for slot in self._recipes.slots(product) if not self._recipes.fillers(slot)]

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
            return f"{name}：情况不明，{self._open(product, open_ones[0])}"
        decisive = [slot for slot in self.lacking(product) if alone is None or not self._met(slot, self._perhaps)]
        if not decisive:
            return f"{name}：按已核实的来源推不出，循环供应不算"
        return f"{name}：投入槽“{label(decisive[0])}”{self._why(product, decisive[0], unsure=alone is None)}"

    def _open(self, product: str, slot: str) -> str:
        """Whose slot nobody lists anything for."""
        label = self._supply.world.facts.label
        return f"{label(product)}的投入槽“{label(slot)}”没有列出可填的产品"

    def _untold(self, product: str) -> str:
        """Which input has no recipe, though it is made here."""
        supply, label = self._supply, self._supply.world.facts.label
        unsure = [one for one in self._recipes.upstream(product)[1:] if supply.made_here(one) and not self._recipes.told(one)]
        return f"它要用的{'、'.join(sorted(map(label, unsure)))}没有载入配方"

    def _why(self, product: str, slot: str, *, unsure: bool) -> str:
        """What is the matter with a slot."""
        supply, label, fillers = self._supply, self._supply.world.facts.label, self._recipes.fillers(slot)
        kinds = dict.fromkeys(kind for one in fillers for kind in supply.world.links.sorts(one))
        perhaps = {one.source for kind in kinds for one in supply.pending.get(kind, ())}
        had = {one for one, row in supply.rows.items() if self._had[row]}
        block = blocked(supply, product, had, supply.made_here)
        if unsure:
            blank = f"（{self._open(block.product, block.slot)}）" if block and not self._recipes.fillers(block.slot) else ""
            count = f"（本地有 {len(perhaps)} 家待复核）" if perhaps else blank or "（上游有待复核的来源）"
            return f"在本地没有已核实、做得成的来源{count}，情况不明"
        if block and block.why == CIRCLES and product in self._recipes.upstream(block.product):
            return f"在本地{CIRCLES}"
        made = sorted({label(firm) for one in kinds for firm in supply.sourcing.makers_here.get(one, ())})
        if made or perhaps:
            named = "、".join([*made, *([f"待复核的 {len(perhaps)} 家"] if perhaps else [])])
            return f"在本地的来源（{named}）自己也离不开外来投入"
        return "本地没有已知来源"
