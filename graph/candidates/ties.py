"""Ties between bodies as the table of ties declares them: what each costs to walk, and how it reads either way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.candidates.tables import Row, rows, said, setting
from graph.facts import Fact
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
    row: Row
    forward: bool
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
    """All ties of a world, by the body they start at; built once and the same for every link."""

    def __init__(self, world: World) -> None:
        self._world, self._facts = world, world.facts

    def of(self, body: str) -> list[Tie]:
        """The ties that start at a body, the cheapest to each other end only."""
        return self._by_start.get(body, [])

    def all_of(self, body: str) -> list[Tie]:
        """Every tie that starts at a body."""
        return sorted(self._all.get(body, []), key=Tie.order)

    @cached_property
    def _all(self) -> dict[str, list[Tie]]:
        found: dict[str, list[Tie]] = defaultdict(list)
        for relation in dict.fromkeys(row["relation"] for row in rows("ties")):
            for fact in latest(self._facts, self._facts.of(relation)):
                if fact.judgement == REJECTED or fact.subject == fact.object:
                    continue
                for tie in self._both_ways(fact):
                    found[tie.start].append(tie)
        return dict(found)

    @cached_property
    def _by_start(self) -> dict[str, list[Tie]]:
        return {body: _cheapest(ties) for body, ties in self._all.items()}

    def _both_ways(self, fact: Fact) -> Iterator[Tie]:
        row, stale = _row(fact), self._world.proof.all_stale(fact)
        cost = float(row["cost"]) * (setting("stale_factor") if stale else 1)
        doubted = fact.judgement == TO_REVIEW or bool(fact.qualifier("doubt"))
        cost *= setting("to_review_factor") if doubted else 1
        yield Tie(fact.subject, fact.object, fact, row, True, cost, stale, doubted)
        yield Tie(fact.object, fact.subject, fact, row, False, cost, stale, doubted)

    def is_gone(self, body: str) -> bool:
        """Whether a body is no more, so that nobody can be reached through it."""
        return self._facts.value(body, "operatingStatus") in GONE


def _row(fact: Fact) -> Row:
    """The row of the table for a fact: the first of its relation whose least share it reaches."""
    share = number(fact, "share") or 0.0
    return next(row for row in rows("ties") if row["relation"] == fact.predicate
                and (not row["least_share"] or share > float(row["least_share"])))  # fmt: skip


def _cheapest(ties: list[Tie]) -> list[Tie]:
    best: dict[str, Tie] = {}
    for tie in sorted(ties, key=Tie.order):
        best.setdefault(tie.end, tie)
    return list(best.values())
