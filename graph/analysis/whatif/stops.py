"""Which products here no longer can be made, or now can: the least fixpoint of the recipes over local makers (Dowling–Gallier).

A product is made here if a counted local firm makes it and each of its essential 物料 and 工序 slots has a source. Who is one, for
certain or perhaps, is what `liantu stops` goes by (`graph.states.supplying`). A slot for which no source was known before the
change is left out: that nobody is known says nothing. A stop is certain if pending sources do not prevent it either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass
from functools import cached_property

from graph.states.supplying import Entry, Sourcing
from graph.states.world import World

SHOWN = 3
"""Sources named in one sentence."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A product that can no longer be made here (or now can), and why in one sentence; `certain`: pending sources or not."""

    product: str
    label: str
    why: str
    certain: bool = True

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `stopped` and `started`."""
        return {"product": self.product, "label": self.label, "why": self.why, "certain": self.certain}


def stops(
    first: Kitchen, after: World, moved: Collection[str] | None = None
) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:  # fmt: skip
    """(products that stop, products that start) between what is made here and another world of the place; what is certain first,
    then by label. `moved`: the products whose supply may differ (None: any)."""
    second = Kitchen(Sourcing(after, first.sourcing, moved), first.sourcing)
    stopped = (second.stop(one, second.lacking(one), certain=one not in second.perhaps) for one in first.made - second.made)
    started = (second.stop(one, second.found(one, first), certain=one not in first.perhaps) for one in second.made - first.made)
    return tuple(sorted(stopped, key=_order)), tuple(sorted(started, key=_order))


def _order(one: Stop) -> tuple[bool, str, str]:
    return not one.certain, one.label, one.product


class Kitchen:
    """What can be made in a world; `known` are the sources by which a slot must have had one to be asked for one (else its own).

    `made` is what can be made for certain, `perhaps` what can if every pending source is one.
    """

    def __init__(self, sourcing: Sourcing, known: Sourcing | None = None) -> None:
        self.sourcing, self._known, self._world = sourcing, known or sourcing, sourcing.world
        self._slots: dict[str, bool] = {}

    @cached_property
    def made(self) -> Set[str]:
        """Products that counted firms here can make from known sources."""
        return {one for one in self.sourcing.makers_here if not self._open(one, self._had, pending=False)}

    @cached_property
    def perhaps(self) -> Set[str]:
        """Products that can be made here if every pending source is one."""
        return {one for one in self._part if self._makers(one, pending=True) and not self._open(one, self._generous, pending=True)}

    @cached_property
    def _part(self) -> list[str]:
        both = {*self.sourcing.makers_here, *self._known.makers_here}
        return self._world.recipes.upstream(*sorted(both))

    @cached_property
    def _had(self) -> Set[str]:
        return self._closure(pending=False)

    @cached_property
    def _generous(self) -> Set[str]:
        return self._closure(pending=True)

    def _closure(self, *, pending: bool) -> Set[str]:
        makers = {one: self._makers(one, pending=pending) for one in self._part}
        return self._world.recipes.had(self._part, makers, lambda slot: self._met(slot, pending=pending))

    def _makers(self, product: str, *, pending: bool) -> int:
        return sum(pending or not one.pending for one in self._all(product) if one.here)

    def _all(self, product: str) -> tuple[Entry, ...]:
        return (*self.sourcing.here(product), *self.sourcing.outside(product))

    def _met(self, slot: str, *, pending: bool) -> bool:
        """Whether a slot asks for nothing made here: something outside fills it, or nobody was known to."""
        if slot not in self._slots:
            self._slots[slot] = self._known.sourced(slot)
        outside = (one for kind in self._fillers([slot]) for one in self.sourcing.outside(kind) if not one.here)
        return not self._slots[slot] or any(pending or not one.pending for one in outside)

    def _open(self, product: str, had: Set[str], *, pending: bool) -> list[str]:
        recipes = self._world.recipes
        return [slot for slot in recipes.slots(product)
                if not self._met(slot, pending=pending) and not had & set(recipes.fillers(slot))]  # fmt: skip

    def stop(self, product: str, why: str, *, certain: bool) -> Stop:
        """A product that stops or starts."""
        return Stop(product, self._world.facts.label(product), why, certain)

    def found(self, product: str, before: Kitchen) -> str:
        """Why a product that could not be made before now can: what was lacking, and who is there now."""
        kinds = [product] if product not in before.sourcing.makers_here else before._fillers(before._open_slots(product))
        came = [one for kind in kinds for one in set(self._all(kind)) - set(before._all(kind)) if not one.pending]
        names = sorted({self._world.facts.label(one.source) for one in came})
        more = f" 等 {len(names)} 家" if len(names) > SHOWN else ""
        now = f"有 {'、'.join(names[:SHOWN])}{more}" if names else "它的上游补上了"
        return f"{before.lacking(product, '原来')}，现在{now}"

    def lacking(self, product: str, when: str = "") -> str:
        """Why a product cannot be made here for certain, with how many pending sources there are."""
        label = self._world.facts.label
        if product not in self.sourcing.makers_here:
            others = {one.source for one in self.sourcing.pending(product) if one.here}
            return f"{label(product)}：{when}本地没有一家计入的企业做{_besides(others)}"
        slots = self._open_slots(product)
        others = {one.source for kind in self._fillers(slots) for one in self.sourcing.pending(kind)}
        return f"{label(product)}：{when}投入槽“{'”“'.join(map(label, slots))}”没有其他已知来源{_besides(others)}"

    def _open_slots(self, product: str) -> list[str]:
        return self._open(product, self._had, pending=False)

    def _fillers(self, slots: Iterable[str]) -> set[str]:
        """What fills these slots, with its types."""
        return {kind for slot in slots for one in self._world.recipes.fillers(slot) for kind in self._world.links.sorts(one)}


def _besides(pending: Set[str]) -> str:
    return f"（另有 {len(pending)} 家待复核的来源）" if pending else ""
