"""A lens of the chain map: one question, what each card then looks like, and a legend in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.web.view import Request
from graph.states import Gaps

UNKNOWN = "n-unknown"
"""The look of what is not known: hatched, never that of nothing."""


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


Seen = tuple[Mapping[str, Look], Sequence[Entry]]


@dataclass(frozen=True, slots=True)
class Lens:
    """A question of the map: its code in the address, its word, and what it makes of the links."""

    code: str
    word: str
    look: Callable[[Request, Gaps], Seen]


def seen(looks: Mapping[str, Look], legend: Iterable[tuple[str, str, str]]) -> Seen:
    """The looks with a legend of (class, word, meaning), each counted."""
    counts = Counter(one.css for one in looks.values())
    return looks, [Entry(css, word, means, counts[css]) for css, word, means in legend]
