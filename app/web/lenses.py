"""按…看: the one question that the chain map answers at a time, with a legend in words that changes with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.web.view import Request
from graph.states import Gaps

STATES = "states"


@dataclass(frozen=True, slots=True)
class Look:
    """How a card looks under a lens: a class of the style sheet, and what it says in a few words."""

    css: str
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: its class, its words, what they mean, and how many cards look so."""

    css: str
    word: str
    means: str
    count: int


@dataclass(frozen=True, slots=True)
class Lens:
    """A question of the map: its code in the address, its word, and what it makes of the links."""

    code: str
    word: str
    look: Callable[[Request, Gaps], tuple[Mapping[str, Look], Sequence[Entry]]]


def _by_state(request: Request, found: Gaps) -> tuple[Mapping[str, Look], Sequence[Entry]]:
    looks = {one.id: Look(f"s-{one.state}", one.reason) for one in found.links}
    concepts = request.sight.facts.ontology.vocabularies["LinkState"]
    return looks, [Entry(f"s-{code}", one.zh, one.definition_zh, sum(link.state == code for link in found.links))
                   for code, one in concepts.items()]  # fmt: skip


def _by_firms(_: Request, found: Gaps) -> tuple[Mapping[str, Look], Sequence[Entry]]:
    """Firms here that are confirmed: none known is not the same as none, unless the link is 缺链."""

    def css(count: int, state: str) -> str:
        if not count:
            return "n-0" if state == "missing" else "n-unknown"
        return "n-1" if count == 1 else "n-2" if count <= 3 else "n-3"

    looks = {one.id: Look(css(one.organisations, one.state), f"{one.organisations} 家" if one.organisations else
                          "查清了，没有" if one.state == "missing" else "不明") for one in found.links}  # fmt: skip
    said = {"n-3": ("4 家及以上", ""), "n-2": ("2—3 家", ""), "n-1": ("1 家", "断一家就断"), "n-0": ("0 家", "查清了，没有"),
            "n-unknown": ("不明", "没有查清，不等于没有")}  # fmt: skip
    return looks, [Entry(code, *words, sum(one.css == code for one in looks.values())) for code, words in said.items()]


LENSES = (Lens("", "缺口", _by_state), Lens("firms", "本地企业", _by_firms))


def lens_of(code: str) -> Lens:
    """The lens of a code; the first where there is none of it."""
    return next((one for one in LENSES if one.code == code), LENSES[0])
