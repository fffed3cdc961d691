"""One code a cluster: where pairs that are sure one by one would together make one organisation of two, none of them is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from graph.facts.sets import DisjointSets

Ends = tuple[str, str]
Codes = Mapping[str, Mapping[str, Collection[str]]]
"""The codes of an entity or a record, by their scheme."""
Neighbours = Mapping[str, Collection[str]]
EQUALS = " ＝ "


def neighbours(pairs: Iterable[Ends]) -> dict[str, set[str]]:
    """Who is paired with whom."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return dict(found)


def chain(start: str, end: str, ties: Neighbours) -> list[str]:
    """The shortest way from one to another over the ties, both included; empty where there is none."""
    came: dict[str, str] = {start: ""}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for one in sorted(ties.get(here, ())):
            if one not in came:
                came[one] = here
                waiting.append(one)
    if end not in came:
        return []
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


def groups(pairs: Iterable[Ends]) -> list[list[str]]:
    """Who hangs together through pairs, each group sorted."""
    joined = DisjointSets()
    for one, other in pairs:
        joined.join(one, other)
    return sorted(sorted(one) for one in joined.groups())


def disagree(one: Mapping[str, Collection[str]], other: Mapping[str, Collection[str]]) -> tuple[str, str] | None:
    """The codes of one scheme by which two are two; None where no scheme tells them apart."""
    for scheme in sorted(one.keys() & other.keys()):
        if set(one[scheme]).isdisjoint(other[scheme]):
            return min(one[scheme]), min(other[scheme])
    return None


def clashes(pairs: Collection[Ends], codes: Codes, apart: Collection[Ends], names: Mapping[str, str]) -> dict[Ends, str]:
    """For each pair of a cluster that would hold two codes, or two judged different, why: the chain between the two."""
    ties, parted = neighbours(pairs), set(apart)
    found: dict[str, str] = {}
    for group in groups(pairs):
        if why := next(_contradictions(group, codes, parted, ties, names), ""):
            found |= dict.fromkeys(group, why)
    return {ends: found[ends[0]] for ends in pairs if ends[0] in found}


def _contradictions(
    group: Collection[str], codes: Codes, apart: Collection[Ends], ties: Neighbours, names: Mapping[str, str]
) -> Iterator[str]:
    coded = [one for one in group if one in codes]
    for one, other in combinations(coded, 2):
        if differing := disagree(codes[one], codes[other]):
            way = told(chain(one, other, ties), names)
            yield f"连起来会把两个代码并成一家：{way}；代码 {differing[0]}/{differing[1]} → 不能直接合并"
    members = set(group)
    for one, other in sorted(apart):
        if one in members and other in members:
            yield f"连起来会把已判为不同的并成一家：{told(chain(one, other, ties), names)} → 不能直接合并"


def told(way: Iterable[str], names: Mapping[str, str]) -> str:
    """A chain in names."""
    return EQUALS.join(names.get(one, one) for one in way)
