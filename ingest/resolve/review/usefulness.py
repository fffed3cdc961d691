"""Which pair to look at first: how unsure it is, times how much hangs on it.

Unsure is 4p(1 - p) of the matcher's probability p: 1 at one half, 0 where it is known; a branch and its head, which are two
whatever is decided, count a tenth. What hangs on it is tried where one of the two is at home here: a link whose state would be
another if both were one counts ten times. Other links at which either stands (said to, or by a product that makes the link up)
are only counted, because who is counted there can change: whole where one of the two has a site in the home's place, else a
tenth, since a state here does not depend on firms elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.facts import Facts
from graph.states.geography import Geography
from ingest.resolve.pairing import RELATED
from ingest.resolve.review.actors import Actors
from ingest.resolve.review.flips import Flip, flips
from ingest.resolve.review.proposal import Proposal

ELSEWHERE, KNOWN_TO_BE_TWO, FLIPPED = 0.1, 0.1, 10


@dataclass(frozen=True, slots=True)
class Worth:
    """What hangs on one pair: the labels of the links, whether their states here can change, by how much it comes first, and the
    states that would be others."""

    links: tuple[str, ...]
    here: bool
    rank: float
    flips: tuple[Flip, ...] = ()


class Weighing:
    """Weighs proposals of one home; `place` is the home's own (empty: every place counts alike, and nothing is tried)."""

    def __init__(self, actors: Actors, place: str = "") -> None:
        self._actors, self._facts, self._place = actors, actors.facts, place
        geography = Geography(actors.facts)
        where = geography.find(place) if place else ""
        self._here = geography.present(where) | geography.unsure(where).keys() if place else None

    def worth(self, one: Proposal, flips: tuple[Flip, ...] = ()) -> Worth:
        """What hangs on a proposal that would change these states."""
        entities = [self._actors.entity(entry.id) for entry in (one.a, one.b)]
        links = sorted({link for entity in entities for link in self._links(entity)})
        here = bool(links) and (self._here is None or any(entity in self._here for entity in entities))
        unsure = 4 * one.pair.score * (1 - one.pair.score) * (KNOWN_TO_BE_TWO if one.pair.reason.endswith(RELATED) else 1)
        flipped = FLIPPED * len({flip.link for flip in flips})
        rank = unsure * (1 + len(links) * (1 if here else ELSEWHERE) + flipped)
        return Worth(tuple(map(self._facts.label, links)), here, rank, flips)

    def first(self, proposals: Iterable[Proposal]) -> list[tuple[Proposal, Worth]]:
        """Those on which reviewers differ first, then the most useful; those that are sure without a reviewer last."""
        counted = sorted(((one, self.worth(one)) for one in proposals), key=_order)
        tried = self._tried([one for one, worth in counted if worth.here])
        return sorted(((one, self.worth(one, tried.get((one.a.id, one.b.id), ()))) for one, _ in counted), key=_order)

    def _tried(self, proposals: list[Proposal]) -> dict[tuple[str, str], tuple[Flip, ...]]:
        pairs = [(one.a.id, one.b.id) for one in proposals]
        return flips(self._facts.ledger, self._facts, self._place, pairs) if self._place and pairs else {}

    def _links(self, entity: str) -> set[str]:
        stated = {fact.object for fact in self._facts.about(entity, "occupies")}
        made = (self._made.get(fact.object, ()) for fact in self._facts.about(entity, "produces"))
        return stated.union(*made)

    @cached_property
    def _made(self) -> dict[str, set[str]]:
        """Product → the links that it makes up."""
        return links_by_product(self._facts)


def _order(both: tuple[Proposal, Worth]) -> tuple[bool, bool, float, str, str]:
    one, worth = both
    return one.sure, not one.disputed, -worth.rank, one.a.id, one.b.id


def links_by_product(facts: Facts) -> dict[str, set[str]]:
    """The links that each product makes up."""
    found: dict[str, set[str]] = {}
    for fact in facts.of("makesUp"):
        found.setdefault(fact.subject, set()).add(fact.object)
    return found
