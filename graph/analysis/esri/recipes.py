"""Sectors of firms from what they make, and how much one sector needs another from the recipes."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from graph.analysis.esri.network import Whole
from graph.facts import Fact
from graph.states.figures import number
from graph.states.proof import REJECTED
from graph.states.world import World

TABLE = Path(__file__).with_name("essentiality.csv")
IN_CLOSURE = frozenset({"material", "operation"})
"""Kinds of slots without which nothing can be made (model, section 3)."""
UNKNOWN = 0
"""The sector of firms of which nobody says what they make."""


@dataclass(frozen=True, slots=True)
class Sectors:
    """Each firm's sector, its main link in a chain (number 0: unknown), and the essentiality of each pair of sectors."""

    of_firm: Whole
    links: tuple[str, ...]
    essentiality: Whole

    @property
    def known(self) -> int:
        """How many firms have a sector."""
        return int((self.of_firm != UNKNOWN).sum())


@cache
def essentialities() -> dict[str, int]:
    """The declared table: case → 0, 1 or 2."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["case"]: int(row["value"]) for row in csv.DictReader(file)}


def sectors(world: World, firms: list[str]) -> Sectors:
    """The sectors of these firms, numbered in the order of their links' ids."""
    mains = [main_link(world, firm) for firm in firms]
    links = tuple(sorted(set(mains) - {""}))
    numbers = {link: place for place, link in enumerate(links, 1)} | {"": UNKNOWN}
    return Sectors(np.array([numbers[one] for one in mains], np.int64), links, _matrix(world, links))


def main_link(world: World, firm: str) -> str:
    """The link that most of a firm's revenue comes from, else most of its products; between equals the smaller id."""
    held = [one for one in world.occupancies.of(firm) if world.occupancies.standing(one, fresh=False) != REJECTED]
    worth = {one.link: (sum(map(_revenue, one.current())), len(one.current())) for one in held if one.current()}
    return min(worth, key=lambda link: (-worth[link][0], -worth[link][1], link), default="")


def _revenue(fact: Fact) -> float:
    return number(fact, "revenueShare") or 0.0


def _matrix(world: World, links: tuple[str, ...]) -> Whole:
    """E[k, l] out of the recipes and the declared table."""
    table, place = essentialities(), {link: number for number, link in enumerate(links, 1)}
    found = np.full((len(links) + 1, len(links) + 1), table["unnamed"], np.int64)
    found[UNKNOWN, :] = found[:, UNKNOWN] = table["unknown"]
    cases = Counter[tuple[int, int]]()
    for link, buyer in place.items():
        for product in world.links.products(link):
            for slot in world.facts.about(product, "requires"):
                essential = _is_essential(world, slot)
                for seller in _sellers(world, slot.object, place):
                    cases[seller, buyer] |= 1 + essential
    for (seller, buyer), case in cases.items():
        found[seller, buyer] = table["essential" if case & 2 else "optional"]
    return found


def _is_essential(world: World, slot: Fact) -> bool:
    return slot.qualifier("essential") == "true" and world.facts.value(slot.object, "slotKind") in IN_CLOSURE


def _sellers(world: World, slot: str, place: dict[str, int]) -> set[int]:
    """The sectors with a product that fills the slot, or a type of it."""
    fillers = {kind for fact in world.facts.to(slot, "fills") for kind in world.links.sorts(fact.subject)}
    return {place[made.object] for one in fillers for made in world.facts.about(one, "makesUp") if made.object in place}
