"""Risk test R3 (model, section 5): whether one source's going breaks the AND/OR closure of a product, over all its recipes.

What is not known is taken both ways. Generously: where more sources of an input may exist than are known, there is one more, that
never goes, and where a slot names nothing that fills it, something does; what then still breaks, breaks. Strictly: only known
sources are there; what then still holds, holds. Where the two differ the test is not judged, and says what is missing first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from graph.arrays.stated import lost_slots
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.sources import Sources, fully_known, looked_at_all, sources
from graph.states.world import World

SHOWN = 3
"""How many inputs or sources a sentence names."""


def breaking_source(world: World, link: str, product: str) -> TestResult:
    """R3 for one product of a link. Its value is how many single sources break it; a product without a stated recipe is not
    judged, and an input without one counts as raw: the recipes end there."""
    part = world.recipes.upstream(product)
    if not any(map(world.recipes.slots, part)):
        return not_judged("R3", "没有载入它的配方（必备的物料或工序投入）", 0)
    case = _Case(world, product, part)
    if certain := case.breaking(generous=True):
        return judged("R3", len(certain), 0, failed=True, note=case.sentence(certain), sources=tuple(certain))
    if lost := case.lost():
        return judged("R3", len(lost), 0, failed=True, note=case.lost_sentence(lost))
    if product not in case.had(generous=False):
        return not_judged("R3", case.blocked(), 0)
    if perhaps := case.breaking(generous=False):
        return not_judged("R3", case.doubt(perhaps), 0)
    return judged("R3", 0, 0, failed=False, note=f"上游 {len(part) - 1} 种投入，缺哪一个来源都不断")


class _Case:
    """A product with all that it may rest on, and who supplies each of that."""

    def __init__(self, world: World, product: str, part: list[str]) -> None:
        self._world, self._product, self._part = world, product, part
        told = {one: _supply(world, one) for one in part}
        self._known = {one: known for one, (known, _) in told.items()}
        self._doubts = {one: why for one, (_, why) in told.items() if why}

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        """Source → the products it is known to supply; whoever supplies a product needs its inputs."""
        found: dict[str, list[str]] = {}
        for product, known in self._known.items():
            for owner in sorted(known.owners):
                found.setdefault(owner, []).append(product)
        return found

    def had(self, *, generous: bool, without: str = "", gone: bool = False) -> set[str]:
        """What can be had in one reading, without one source; with those that are gone."""
        recipes = self._world.recipes
        makers = {one: len(known.owners - {without}) + (generous and one in self._doubts) + (gone and bool(known.left))
                  for one, known in self._known.items()}  # fmt: skip
        return recipes.had(self._part, makers, lambda slot: generous and not recipes.fillers(slot))

    def breaking(self, *, generous: bool) -> list[str]:
        """Sources without any one of which the product can be had no more. One that is nowhere the only one breaks nothing."""
        if self._product not in self.had(generous=generous):
            return []
        only = {owner for one, known in self._known.items() if len(known.owners) == 1 and not (generous and one in self._doubts)
                for owner in known.owners}  # fmt: skip
        return [one for one in sorted(only) if self._product not in self.had(generous=generous, without=one)]

    def lost(self) -> list[str]:
        """Inputs (or the product) of which nobody is left, where the product could be had before they went and can not now."""
        if self._product in self.had(generous=True) or self._product not in self.had(generous=True, gone=True):
            return []
        return [one for one, known in self._known.items() if known.left and not known.owners and one not in self._doubts]

    def lost_sentence(self, lost: list[str]) -> str:
        """What is gone, and of what."""
        label = self._world.facts.label
        return f"{'、'.join(f'“{label(one)}”' for one in lost[:SHOWN])}原有的来源都已停业或停产，{label(self._product)}已断"

    def sentence(self, owners: list[str]) -> str:
        """Who breaks it, at which slot, and the input at which it breaks."""
        left = self.had(generous=True, without=owners[0])
        label = self._world.facts.label
        broken = label(min(one for one in self._owners[owners[0]] if one not in left))
        lost = [slot for slot in lost_slots(self._world.recipes, self._product, left) if self._world.recipes.fillers(slot)]
        why = f" 停产：投入槽“{label(lost[0])}”没有其他来源（断在 {broken}）" if lost else " 没有其他来源"
        return f"去掉 {self._named(owners)}：{label(self._product)}{why}"

    def blocked(self) -> str:
        """What known sources lack for the product to be had at all."""
        left, label = self.had(generous=False), self._world.facts.label
        lacking = [one for one in self._part if one not in left and not self._known[one].owners]
        named = [f"“{label(one)}”没有已知来源" for one in lacking[:SHOWN]]
        return "；".join(named) or "按已知来源推不出这个产品（循环投入，或投入槽没有列出可填的产品）"

    def doubt(self, owners: list[str]) -> str:
        """What is not known of the inputs that one known source alone supplies."""
        held = sorted({one for owner in owners for one in self._owners[owner] if one in self._doubts})
        unsure = [f"“{self._world.facts.label(one)}”的来源{self._doubts[one]}" for one in held[:SHOWN]]
        return f"已知来源中去掉 {self._named(owners)} 就断；" + ("；".join(unsure) or "有投入槽没有列出可填的产品")

    def _named(self, owners: Iterable[str]) -> str:
        names = [self._world.facts.label(one) for one in owners]
        return "、".join(names[:SHOWN]) + (f" 等 {len(names)} 个来源中的任一个" if len(names) > SHOWN else "")


def supply_moves(before: World, after: World, product: str) -> tuple[bool, bool]:
    """How the supply of exactly this product differs between two worlds: (at all; so that R3 may no longer pass where it did).

    Where R3 passed, no source that is the only one of a product mattered; while two or more independent ones stay, none is.
    """
    (first, why), (second, still) = _supply(before, product), _supply(after, product)
    moved = (first.owners, bool(first.left)) != (second.owners, bool(second.left))
    several = min(len(first.owners), len(second.owners)) > 1
    return moved or why != still, moved and not several


def _supply(world: World, product: str) -> tuple[Sources, str]:
    """The sources of exactly this product, and why there may be more; a product of no link is surveyed by nobody. The one that may
    be left of sources that went is at most one: it is taken for the one."""
    links = sorted({fact.object for fact in world.facts.about(product, "makesUp")})
    told = [(known, fully_known(world, link, known)) for link in links for known in [sources(world, link, [product])]]
    told.sort(key=lambda one: bool(one[1]))
    if not told:
        return sources(world, "", [product]), "没有摸清：它不在任何环节"
    known, why = told[0]
    if known.left and not known.owners and len(known.possible) == 1 and any(looked_at_all(world, link) for link in links):
        return replace(known, makers=known.possible, possible=frozenset()), ""
    return known, why
