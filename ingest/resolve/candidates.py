"""Which pairs of a name and an entry are looked at: those that share a key which not too many entries have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.resolve.keys import CROWDED, Kind, hashed, keys_of, nicknames_of, whole
from ingest.resolve.register import Entry, Provinces, Register, parsed, province

Pairs = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int8]]
"""Places of the names, places of the entries, the strongest kind of key that they share; each pair once, in order of the names."""
LIKE = {Kind.WHOLE: (Kind.WHOLE, Kind.FORMER, Kind.SHORT)}
"""Under which kinds of keys of the register a key of a name is looked for, where not under its own alone."""
FAR = np.array([kind in (Kind.STEM, Kind.SLIP) for kind in Kind])
"""Kinds of keys that tell nothing of two names in different provinces."""


def candidates(queries: Sequence[Entry], register: Register) -> Pairs:
    """The pairs worth comparing. Equal codes are a pair whatever the names."""
    provinces = np.zeros(len(queries), np.int8)
    places, kinds, hashes = _keyed(queries, provinces)
    starts, ends = register.keys.ranges(hashes)
    counts = ends - starts
    crowded = np.array([CROWDED[kind] for kind in Kind])[kinds]
    counts = np.where(counts > crowded, 0, counts)
    owner = np.repeat(places, counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    found = register.keys.places[np.repeat(starts, counts) + offset]
    kinds = np.repeat(kinds, counts)
    here, there = provinces[owner], register.provinces[found]
    near = ~FAR[kinds] | (here == there) | (here == 0) | (there == 0)
    return _strongest(*_with_codes(queries, register, owner[near], found[near], kinds[near]))


def _keyed(queries: Sequence[Entry], provinces: Provinces) -> tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.uint64]]:
    kinds: list[int] = []

    def keyed() -> Iterator[tuple[int, Kind, str]]:
        for at, query in enumerate(queries):
            parts = parsed(query.name)
            provinces[at] = province(parts, query.region)
            for kind, text in keys_of(parts, int(provinces[at])):
                for like in LIKE.get(kind, (kind,)):
                    kinds.append(like)
                    yield at, like, text
            for other in (*parts.former, *parts.also):
                for like in LIKE[Kind.WHOLE]:
                    kinds.append(like)
                    yield at, like, whole(parsed(other))
            if not parts.form:
                for text in nicknames_of(query.name):
                    for like in (Kind.SHORT, Kind.FORMER):
                        kinds.append(like)
                        yield at, like, text

    places, hashes = hashed(keyed())
    return places, np.array(kinds, np.int8), hashes


def _with_codes(
    queries: Sequence[Entry], register: Register, owner: NDArray[np.int32], found: NDArray[np.int32], kinds: NDArray[np.int8]
) -> Pairs:
    more = [(at, place) for at, query in enumerate(queries) if query.uscc for place in register.by_code.get(query.code, ())]
    if not more:
        return owner, found, kinds
    at, place = (np.array(column, np.int32) for column in zip(*more, strict=True))
    by_code = np.full(len(at), Kind.CODE, np.int8)
    return np.concatenate((owner, at)), np.concatenate((found, place)), np.concatenate((kinds, by_code))


def _strongest(owner: NDArray[np.int32], found: NDArray[np.int32], kinds: NDArray[np.int8]) -> Pairs:
    order = np.lexsort((kinds, found, owner))
    owner, found, kinds = owner[order], found[order], kinds[order]
    first = np.ones(len(owner), bool)
    first[1:] = (owner[1:] != owner[:-1]) | (found[1:] != found[:-1])
    return owner[first], found[first], kinds[first]
