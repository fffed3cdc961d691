"""Two tellings of the same things held against each other as they stream by: sums of hashes, then what made the sums differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

Key = TypeVar("Key", str, bytes)
SHARES = 1024
"""Sums that each group keeps: a thing's hash says into which it goes, so that few things need a second look."""
LOOKED_INTO = 16
"""Sums of a group whose things are looked at, one by one, where more differ."""


Item = tuple[Key, Key, Key]
"""A thing: what it is counted with (its group), its id, and all that is said of it in one canonical form."""
Telling = Callable[[], Iterable[Item[Key]]]
"""Tells the things from the first to the last, each time it is called."""


@dataclass(frozen=True, slots=True)
class Gap(Generic[Key]):
    """A group in which two tellings differ: how many things each has, and the ids (sorted) of things that differ.

    Where very many things differ, `ids` holds some of them.
    """

    group: Key
    ours: int
    theirs: int
    ids: tuple[Key, ...]


@dataclass(slots=True)
class _Tally(Generic[Key]):
    """For each group how many things, and the sum of their hashes by share. Nothing depends on the order of things.

    Hashes are Python's own of 64 bits: keyed anew in every process, and both tellings are heard in one.
    """

    counts: dict[Key, int] = field(default_factory=dict)
    sums: dict[Key, list[int]] = field(default_factory=dict)

    def take(self, items: Iterable[Item[Key]]) -> None:
        counts, sums = self.counts, self.sums
        for group, _, said in items:
            hashed = hash(said)
            held = sums.get(group)
            if held is None:
                held, counts[group] = sums.setdefault(group, [0] * SHARES), 0
            held[hashed % SHARES] += hashed
            counts[group] += 1

    def share(self, group: Key) -> list[int]:
        return self.sums.get(group) or [0] * SHARES


def gaps_between(ours: Telling[Key], theirs: Telling[Key]) -> Iterator[Gap[Key]]:
    """The groups in which two tellings differ, by name. Each is heard once, and once more where they differ; none is kept."""
    one, other = _Tally[Key](), _Tally[Key]()
    one.take(ours())
    other.take(theirs())
    shares = {group: _shares(one.share(group), other.share(group)) for group in one.sums.keys() | other.sums.keys()}
    amiss = {group: some for group, some in shares.items() if some}
    found = _differing(amiss, ours, theirs) if amiss else {}
    for group in sorted(amiss):
        yield Gap(group, one.counts.get(group, 0), other.counts.get(group, 0), tuple(sorted(found.get(group, ()))))


def _shares(ours: list[int], theirs: list[int]) -> frozenset[int]:
    """The shares that differ, at most LOOKED_INTO."""
    return frozenset(islice((share for share in range(SHARES) if ours[share] != theirs[share]), LOOKED_INTO))


def _differing(amiss: dict[Key, frozenset[int]], ours: Telling[Key], theirs: Telling[Key]) -> dict[Key, set[Key]]:
    """Group → ids of what one of the two tells and the other does not, in the shares that are amiss."""
    left = Counter[tuple[Key, Key, int]]()
    for sign, items in ((1, ours()), (-1, theirs())):
        for group, id, said in items:
            shares = amiss.get(group)
            if shares is not None and (hashed := hash(said)) % SHARES in shares:
                left[group, id, hashed] += sign
    found: dict[Key, set[Key]] = {}
    for (group, id, _), many in left.items():
        if many:
            found.setdefault(group, set()).add(id)
    return found
