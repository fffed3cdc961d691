"""Which pair to look at first: how unsure it is, times how much hangs on it.

Unsure is 4p(1 - p) of the matcher's probability p: 1 at one half, 0 where it is known; a branch and its head, which are two
whatever is decided, count a tenth. What hangs on it is counted, not computed: the links at which either stands (said to, or by
a product that makes the link up), because only there can joining two change who is counted. A link counts whole where one of the
two has a site in the home's place, else a tenth: its state here does not depend on firms elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.facts import Facts
from graph.states.geography import Geography
from ingest.resolve.pairing import RELATED
from ingest.resolve.review.actors import Actors
from ingest.resolve.review.proposal import Proposal

ELSEWHERE, KNOWN_TO_BE_TWO = 0.1, 0.1


@dataclass(frozen=True, slots=True)
class Worth:
    """What hangs on one pair: the labels of the links, whether their states here can change, and by how much it comes first."""

    links: tuple[str, ...]
    here: bool
    rank: float


class Weighing:
    """Weighs proposals of one home; `place` is the home's own (empty: every place counts alike)."""

    def __init__(self, actors: Actors, place: str = "") -> None:
        self._actors, self._facts = actors, actors.facts
        geography = Geography(actors.facts)
        self._here = geography.present(geography.find(place)) if place else None

    def worth(self, one: Proposal) -> Worth:
        """What hangs on a proposal."""
        entities = [self._actors.entity(entry.id) for entry in (one.a, one.b)]
        links = sorted({link for entity in entities for link in self._links(entity)})
        here = bool(links) and (self._here is None or any(entity in self._here for entity in entities))
        unsure = 4 * one.pair.score * (1 - one.pair.score) * (KNOWN_TO_BE_TWO if one.pair.reason.endswith(RELATED) else 1)
        return Worth(tuple(map(self._facts.label, links)), here, unsure * (1 + len(links) * (1 if here else ELSEWHERE)))

    def first(self, proposals: Iterable[Proposal]) -> list[tuple[Proposal, Worth]]:
        """The most useful first; those that are sure without a reviewer last."""
        weighed = [(one, self.worth(one)) for one in proposals]
        return sorted(weighed, key=lambda both: (both[0].sure, -both[1].rank, both[0].a.id, both[0].b.id))

    def _links(self, entity: str) -> set[str]:
        stated = {fact.object for fact in self._facts.about(entity, "occupies")}
        made = (self._made.get(fact.object, ()) for fact in self._facts.about(entity, "produces"))
        return stated.union(*made)

    @cached_property
    def _made(self) -> dict[str, set[str]]:
        """Product → the links that it makes up."""
        return links_by_product(self._facts)


def links_by_product(facts: Facts) -> dict[str, set[str]]:
    """The links that each product makes up."""
    found: dict[str, set[str]] = {}
    for fact in facts.of("makesUp"):
        found.setdefault(fact.subject, set()).add(fact.object)
    return found
