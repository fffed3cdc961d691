"""Ties between bodies as the table of ties declares them: what each costs to walk, and how it reads either way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from math import inf

from graph.candidates.tables import Row, rows, said, setting
from graph.facts import Fact
from graph.facts.fact import Witness
from graph.states.figures import latest, number
from graph.states.proof import REJECTED, TO_REVIEW
from graph.states.verdicts import GONE
from graph.states.world import World

WEAKEST = "弱"


@dataclass(frozen=True, slots=True)
class Tie:
    """One fact as a tie from `start` to `end`, as it is walked; `forward` whether that is from the fact's subject."""

    start: str
    end: str
    fact: Fact
    forward: bool
    row: Row
    cost: float
    stale: bool
    doubted: bool

    @property
    def strength(self) -> str:
        """How strong the tie is in words; what is too old or in doubt is weak."""
        return WEAKEST if self.stale or self.doubted else self.row["strength"]

    @property
    def kind_label(self) -> str:
        """What the end is to the start."""
        return self.row["forward_kind" if self.forward else "backward_kind"]

    def says(self) -> str:
        """The tie in words: 供货给（钛板）, 控股 51.3%."""
        words = self.row["forward" if self.forward else "backward"]
        product, share = self.fact.qualifier("productAsNamed"), number(self.fact, "share")
        if self.fact.predicate in ("holdsShares", "investsIn") and share is not None:
            return said("share", words=words, share=f"{share:.2%}")
        return said("product", words=words, product=product) if product else words

    def order(self) -> tuple[object, ...]:
        """Cheaper first; between equals an order of their own that no load decides."""
        return (self.cost, self.end, self.row["relation"], self.fact.saying())


class Ties:
    """All ties of a world. What each costs is worked out once for all links, a tie itself only where somebody asks for it."""

    def __init__(self, world: World) -> None:
        self._world, self._facts = world, world.facts
        self._relations = [name for name in _rows() if world.facts.by_predicate.get(name)]
        self._of: dict[str, list[Tie]] = {}
        self._stale: dict[tuple[Witness, ...], bool] = {}

    def of(self, body: str) -> list[Tie]:
        """Every tie that starts at a body, the cheapest first."""
        if body not in self._of:
            facts = self._facts
            told = [fact for name in self._relations for fact in (*facts.about(body, name), *facts.to(body, name))]
            self._of[body] = sorted((self._tie(fact, body) for fact in self._standing(told)), key=Tie.order)
        return self._of[body]

    def between(self, start: str, end: str) -> Tie:
        """The cheapest tie between two bodies that have one."""
        told = [fact for name in self._relations for ends in ((start, end), (end, start))
                for fact in self._facts.about(ends[0], name) if fact.object == ends[1]]  # fmt: skip
        return min((self._tie(fact, start) for fact in self._standing(told)), key=Tie.order)

    @cached_property
    def costs(self) -> dict[str, dict[str, float]]:
        """Body → each body that it has a tie with → what the cheapest costs."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for name in self._relations:
            for fact in self._standing(self._facts.by_predicate.get(name, ())):
                cost, start, end = self._weighed(fact)[1], fact.subject, fact.object
                if cost < found[start].get(end, inf):
                    found[start][end] = found[end][start] = cost
        return found

    def _standing(self, told: Iterable[Fact]) -> Iterator[Fact]:
        """The latest of facts, without those that are rejected or tie a body to itself."""
        return (fact for fact in latest(self._facts, told) if fact.judgement != REJECTED and fact.subject != fact.object)

    def _tie(self, fact: Fact, start: str) -> Tie:
        """A fact as a tie walked from one of its ends."""
        forward = fact.subject == start
        return Tie(start, fact.object if forward else fact.subject, fact, forward, *self._weighed(fact))

    def _weighed(self, fact: Fact) -> tuple[Row, float, bool, bool]:
        """The row of the table for a fact, what the tie costs to walk, whether all evidence is too old, whether it is in doubt."""
        row, doubted = _row(fact), fact.judgement == TO_REVIEW or bool(fact.qualifier("doubt"))
        if (stale := self._stale.get(fact.witnesses)) is None:
            stale = self._stale[fact.witnesses] = self._world.proof.all_stale(fact)
        return row, _cost(row["cost"], stale, doubted), stale, doubted

    def is_gone(self, body: str) -> bool:
        """Whether a body is no more, so that nobody can be reached through it."""
        return self._facts.value(body, "operatingStatus") in GONE


@cache
def _rows() -> dict[str, tuple[tuple[float, Row], ...]]:
    """Relation → its rows, each with the share that has to be exceeded, in the order of the table."""
    found: dict[str, list[tuple[float, Row]]] = defaultdict(list)
    for row in rows("ties"):
        found[row["relation"]].append((float(row["least_share"] or -1), row))
    return {relation: tuple(told) for relation, told in found.items()}


def _row(fact: Fact) -> Row:
    """The row of the table for a fact: the first of its relation whose least share it exceeds."""
    told = _rows()[fact.predicate]
    if len(told) == 1:
        return told[0][1]
    share = number(fact, "share") or 0.0
    return next(row for least, row in told if share > least)


@cache
def _cost(cost: str, stale: bool, doubted: bool) -> float:
    """What a tie of this cost in the table costs to walk."""
    more = setting("stale_factor") if stale else 1.0
    return float(cost) * more * (setting("to_review_factor") if doubted else 1.0)
