"""Which products here no longer can be made, or now can: the least fixpoint of the recipes over local makers (Dowling–Gallier).

A product is made here if a counted local firm makes it and each of its essential 物料 and 工序 slots has a source: a filler, or a
kind of one, that is made here or is known to be made or provided elsewhere. A slot for which no source was known before the
change is left out: that nobody is known says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.states.occupancy import REJECTED
from graph.states.verdicts import GONE
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Stop:
    """A product that can no longer be made here (or now can), and why in one sentence."""

    product: str
    label: str
    why: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of `stopped` and `started`."""
        return {"product": self.product, "label": self.label, "why": self.why}


def stops(before: World, after: World) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
    """(products that stop, products that start) between two worlds of one place, by label."""
    first, second = _Kitchen(before, before), _Kitchen(after, before)
    stopped = (Stop(one, before.facts.label(one), second.lacking(one)) for one in first.makeable - second.makeable)
    started = (Stop(one, after.facts.label(one), first.lacking(one)) for one in second.makeable - first.makeable)
    return tuple(sorted(stopped, key=_order)), tuple(sorted(started, key=_order))


def _order(one: Stop) -> tuple[str, str]:
    return one.label, one.product


class _Kitchen:
    """What can be made in a world; `known` is the world in which a slot must have had a source to be asked for one."""

    def __init__(self, world: World, known: World) -> None:
        self._world, self._known = world, known
        makers, recipes = {product: len(firms) for product, firms in world.makers_here.items()}, world.recipes
        self._had = recipes.had(recipes.upstream(*makers), makers, self._met)
        self.makeable = {one for one in makers if not self._open(one)}

    def _met(self, slot: str) -> bool:
        """Whether a slot asks for nothing made here: something outside fills it, or nobody was known to."""
        fillers = list(_fillers(self._world, slot))
        if any(_elsewhere(self._world, one) for one in fillers):
            return True
        return not any(one in self._known.makers_here or _elsewhere(self._known, one) for one in _fillers(self._known, slot))

    def _open(self, product: str) -> list[str]:
        recipes = self._world.recipes
        return [slot for slot in recipes.slots(product)
                if not self._met(slot) and not self._had.intersection(recipes.fillers(slot))]  # fmt: skip

    def lacking(self, product: str) -> str:
        """Why a product cannot be made here."""
        label = self._world.facts.label
        if product not in self._world.makers_here:
            return f"{label(product)}：本地没有一家计入的企业做"
        return f"{label(product)}：投入槽“{'”“'.join(map(label, self._open(product)))}”没有其他已知来源"


def _fillers(world: World, slot: str) -> Iterator[str]:
    """What fills a slot, with all its kinds."""
    return (kind for one in world.recipes.fillers(slot) for kind in world.links.sorts(one))


def _elsewhere(world: World, product: str) -> bool:
    """Whether somebody who does not count here is known to make a product, or another place to provide it."""
    facts, local = world.facts, world.makers_here.get(product, set())
    makers = {fact.subject for fact in facts.to(product, "produces") if fact.judgement != REJECTED} - local
    if any(facts.value(one, "operatingStatus") not in GONE and not world.geography.is_local(one, world.place) for one in makers):
        return True
    said = [fact for fact in facts.to(product, "provides") if world.supplies(fact)]
    return any(not world.geography.one_holds_other(fact.subject, world.place) for fact in said)
