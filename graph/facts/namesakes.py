"""Joining records that share a class and a full name, where the name fits one entity only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set

from graph.facts.sets import DisjointSets

Identifier = tuple[str, str]
"""An exclusive identifier: its property and its value."""


class Namesakes:
    """Joins namesakes in `joined`, whose sets already hold what judgements and identifiers join.

    `identifiers` gives the exclusive identifiers of each record key.
    """

    def __init__(self, joined: DisjointSets, identifiers: Mapping[str, Set[Identifier]]) -> None:
        self._joined, self._identifiers = joined, identifiers

    def join(self, groups: Iterable[Collection[str]]) -> frozenset[str]:
        """Join groups of namesakes; returns the records without identifier that fit several entities and joined none."""
        named = [{self._joined.find(key) for key in group} for group in groups]
        around: dict[str, set[str]] = defaultdict(set)
        for group in named:
            for one in group:
                around[one] |= group
        blocked = {one for one, others in around.items() if self._contradict(others)}
        doubtful = {one for one in blocked if not self._known(one) and self._contradict(around[one] - {one})}
        links = DisjointSets()
        for fitting in (sorted(group - blocked) for group in named):
            for other in fitting[1:]:
                links.join(fitting[0], other)
        for chain in sorted(map(sorted, links.groups())):
            if self._contradict(chain):
                doubtful.update(one for one in chain if not self._known(one))
            else:
                for other in chain[1:]:
                    self._joined.join(chain[0], other)
        return frozenset(key for one in doubtful for key in self._joined.members(one))

    def _known(self, one: str) -> set[Identifier]:
        return {found for key in self._joined.members(one) for found in self._identifiers.get(key, ())}

    def _contradict(self, sets: Collection[str]) -> bool:
        """Whether these sets of records hold different values of one exclusive identifier, or a pair judged different."""
        if len(sets) < 2:
            return False
        common: dict[str, set[str]] = {}
        for one in sets:
            values: dict[str, set[str]] = defaultdict(set)
            for scheme, value in self._known(one):
                values[scheme].add(value)
            for scheme, found in values.items():
                if not common.setdefault(scheme, found) & found:
                    return True
                common[scheme] = common[scheme] & found
        return self._joined.apart(sets)
