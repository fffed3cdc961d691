"""What a place can make by itself: the closure over counted makers here alone, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from graph.analysis.stops.supply import Supply
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Made:
    """One product that someone here makes. `alone`: whether all its essential inputs, and theirs, are made here too; None where no
    recipe of it is loaded, so that nobody can say. `lacking` are the slots that nothing here meets."""

    id: str
    label: str
    firms: tuple[str, ...]
    alone: bool | None
    lacking: tuple[str, ...]
    proof: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `products`."""
        return asdict(self) | {"firms": list(self.firms), "lacking": list(self.lacking)}


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
    had, facts, recipes = supply.close(set()).had, supply.world.facts, supply.world.recipes
    for product, firms in supply.world.makers_here.items():
        known = any(map(recipes.slots, recipes.upstream(product)))
        alone = bool(had[supply.making(product)])
        lacking = [slot for slot in recipes.slots(product)
                   if not any(had[supply.rows[one]] for one in recipes.fillers(slot))]  # fmt: skip
        yield Made(product, facts.label(product), tuple(sorted(map(facts.label, firms))), alone if known else None,
                   tuple(map(facts.label, lacking)), _proof(supply, product, lacking, alone=alone, known=known))  # fmt: skip


def _proof(supply: Supply, product: str, lacking: list[str], *, alone: bool, known: bool) -> str:
    facts, recipes = supply.world.facts, supply.world.recipes
    label = facts.label(product)
    if not known:
        return f"{label}：情况不明，没有载入配方"
    if alone:
        return f"{label}：必备的投入本地都有来源"
    slot = lacking[0]
    if not recipes.fillers(slot):
        return f"{label}：投入槽“{facts.label(slot)}”没有列出可填的产品"
    if any(_rests_on(supply, one, product) and supply.made_here(one) for one in recipes.fillers(slot)):
        return f"{label}：投入槽“{facts.label(slot)}”在本地只有循环供应（绕回它自己），按最小不动点不算能做"
    made = sorted({facts.label(firm) for one in recipes.fillers(slot) for firm in supply.world.makers_here.get(one, ())})
    if made:
        return f"{label}：投入槽“{facts.label(slot)}”在本地的来源（{'、'.join(made)}）自己也离不开外来投入"
    return f"{label}：投入槽“{facts.label(slot)}”本地没有来源"


def _rests_on(supply: Supply, product: str, other: str) -> bool:
    return other in supply.world.recipes.upstream(product)
