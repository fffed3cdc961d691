"""What a place can make by itself: the closure over counted makers here alone, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from graph.analysis.stops.circling import CIRCLES, blocked
from graph.analysis.stops.supply import Supply
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Made:
    """One product that someone here makes. `alone`: whether all its essential inputs, and theirs, are made here too; None where
    nobody can say: no recipe of it or of an input is loaded, or a maker still to be reviewed decides.
    `lacking` are the slots that nothing here meets."""

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
    facts, case = supply.world.facts, _Case(supply)
    for product, firms in supply.sourcing.makers_here.items():
        alone, lacking = case.alone(product), case.lacking(product)
        yield Made(product, facts.label(product), tuple(sorted(map(facts.label, firms))), alone, tuple(map(facts.label, lacking)),
                   case.proof(product, lacking, alone=alone))  # fmt: skip


class _Case:
    """What makers here alone make: those that count, and with them those that only may."""

    def __init__(self, supply: Supply) -> None:
        self._supply, self._recipes = supply, supply.world.recipes
        self._had, self._perhaps = supply.close(set()).had, supply.close(set(), pending=True).had
        self._sure = supply.close(set(), told=True).had

    def alone(self, product: str) -> bool | None:
        """Whether a product is made of what is made here; None where that hangs on a pending maker or on what has no recipe."""
        row = self._supply.making(product)
        return True if self._sure[row] else None if self._perhaps[row] else False

    def lacking(self, product: str) -> list[str]:
        """The slots that no maker that counts meets."""
        return [slot for slot in self._recipes.slots(product)
                if not any(self._had[self._supply.rows[one]] for one in self._recipes.fillers(slot))]  # fmt: skip

    def proof(self, product: str, lacking: list[str], *, alone: bool | None) -> str:
        """Why, in one sentence."""
        label = self._supply.world.facts.label
        if not self._recipes.told(product):
            return f"{label(product)}：情况不明，没有载入配方"
        if alone:
            return f"{label(product)}：必备的投入本地都有来源"
        if alone is None and self._had[self._supply.making(product)]:
            return f"{label(product)}：情况不明，{self._untold(product)}"
        if not lacking:
            return f"{label(product)}：按已核实的来源推不出，循环供应不算"
        return f"{label(product)}：投入槽“{label(lacking[0])}”{self._why(product, lacking[0], unsure=alone is None)}"

    def _untold(self, product: str) -> str:
        """Which input has no recipe, though it is made here."""
        supply, label = self._supply, self._supply.world.facts.label
        unsure = [one for one in self._recipes.upstream(product)[1:] if supply.made_here(one) and not self._recipes.told(one)]
        return f"它要用的{'、'.join(sorted(map(label, unsure)))}没有载入配方"

    def _why(self, product: str, slot: str, *, unsure: bool) -> str:
        """What is the matter with a slot."""
        supply, label, fillers = self._supply, self._supply.world.facts.label, self._recipes.fillers(slot)
        if not fillers:
            return "没有列出可填的产品"
        kinds = dict.fromkeys(kind for one in fillers for kind in supply.world.links.sorts(one))
        perhaps = {one.source for kind in kinds for one in supply.pending.get(kind, ())}
        if unsure:
            count = f"（本地有 {len(perhaps)} 家待复核）" if perhaps else "（上游有待复核的来源）"
            return f"在本地没有已核实、做得成的来源{count}，情况不明"
        had = {one for one, row in supply.rows.items() if self._had[row]}
        block = blocked(supply, product, had, supply.made_here)
        if block and block.why == CIRCLES and product in self._recipes.upstream(block.product):
            return f"在本地{CIRCLES}"
        made = sorted({label(firm) for one in kinds for firm in supply.sourcing.makers_here.get(one, ())})
        if made or perhaps:
            named = "、".join([*made, *([f"待复核的 {len(perhaps)} 家"] if perhaps else [])])
            return f"在本地的来源（{named}）自己也离不开外来投入"
        return "本地没有已知来源"
