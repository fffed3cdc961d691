"""Keys by which names find each other: equal keys make a pair of names a candidate. Held as sorted 64-bit hashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from pandas.util import hash_array

from ingest.resolve.names import Parts, parse
from ingest.resolve.names.divisions import NATION
from ingest.resolve.names.folding import without_marks
from ingest.resolve.names.numbers import numbers_of

LONGEST, SHORTEST = 30, 3
"""Characters of a text whose one-character slips are looked for: from SHORTEST (shorter ones slip into too many others)."""
Hashes = NDArray[np.uint64]
Places = NDArray[np.int32]


class Kind(IntEnum):
    """What two names with an equal key share."""

    WHOLE = 0
    FORMER = 1
    SHORT = 2
    CODE = 3
    CORE = 4
    STEM = 5
    SLIP = 6


CROWDED = {Kind.WHOLE: 50, Kind.FORMER: 50, Kind.SHORT: 50, Kind.CODE: 50, Kind.CORE: 200, Kind.STEM: 60, Kind.SLIP: 40}
"""A key that more entries have than this tells nothing by itself; names that share it must share another."""


def keys_of(parts: Parts, province: int = 0) -> Iterator[tuple[Kind, str]]:
    """The keys of a full name. `province` is the first two digits of its place's code, 0 where that is not known."""
    yield Kind.WHOLE, whole(parts)
    core = parts.core
    if core:
        yield Kind.CORE, core
        yield Kind.CORE, f"{core}|{province}"
        yield Kind.STEM, parts.stem
        yield Kind.STEM, f"{parts.stem}|{province}"
    for text in _looser(parts):
        yield Kind.CORE, text
        yield Kind.CORE, f"{text}|{province}"
    for one in slips(core):
        yield Kind.SLIP, one
    for one in slips(bare(parts)):
        yield Kind.SLIP, f"|{one}"


def _looser(parts: Parts) -> Iterator[str]:
    """The 字号 and 行业 without 中国 before them; numbers apart from the words that they stand before or behind; an institute by
    its number under any group of its family; what may have become a company with the word of its form; a school that may have
    got a longer name by how it begins."""
    if parts.core.startswith(NATION) and len(parts.core) >= LONG_FOR_NATION:
        yield parts.core[len(NATION) :]
    if (numbered := parts.numbered)[1]:
        yield f"{numbered[0]}#{numbered[1]}"
    if parts.core and parts.word and not parts.is_company:
        yield parts.core + parts.word
    if parts.form == SCHOOL and parts.region.code:
        yield f"{parts.core[:2]}~{parts.region.code}"
    if parts.group and numbers_of(parts.branch)[1]:
        yield f"{parts.stem[:4]}#{parts.branch}"


SCHOOL = "university"
LONG_FOR_NATION = 5
"""Signs of a name from which on its part behind 中国 says enough (not 中国银行)."""


def nicknames_of(written: str) -> Iterator[str]:
    """The forms in which a short or former name is looked for."""
    parts = parse(written)
    yield whole(parts) if parts.form else without_marks(parts.folded)
    for one in parts.former:
        yield whole(parse(one))


def whole(parts: Parts) -> str:
    """A name without what makes no difference: brackets, 责任 in the form, 市 and 省 behind a place."""
    group = "集团" if parts.group else ""
    return "|".join((parts.region.code, parts.region.zone, parts.core, parts.form, parts.word, group, parts.branch))


def bare(parts: Parts) -> str:
    """The name as it is written but for its brackets."""
    return parts.folded.replace("(", "").replace(")", "")


def slips(text: str) -> set[str]:
    """The text, and the text without each of its characters: two texts that share one are one slip apart, or two."""
    if not SHORTEST <= len(text) <= LONGEST:
        return set()
    return {text, *(text[:at] + text[at + 1 :] for at in range(len(text)))}


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Keys of many names: hashes in order, and for each the place of its name."""

    hashes: Hashes
    places: Places

    @classmethod
    def empty(cls) -> KeyTable:
        """A table of nothing."""
        return cls(np.empty(0, np.uint64), np.empty(0, np.int32))

    @classmethod
    def of(cls, keyed: Iterable[tuple[int, Kind, str]]) -> KeyTable:
        """The table of (place, kind, text)."""
        places, hashes = hashed(keyed)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], places[order])

    def ranges(self, hashes: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the names of each hash start and end."""
        return np.searchsorted(self.hashes, hashes, "left"), np.searchsorted(self.hashes, hashes, "right")


CHUNK = 1 << 18


def hashed(keyed: Iterable[tuple[int, Kind, str]]) -> tuple[Places, Hashes]:
    """Places and hashes, in the order given; what is alike twice stays twice."""
    places: list[Places] = []
    hashes: list[Hashes] = []
    at: list[int] = []
    texts: list[str] = []

    def flush() -> None:
        places.append(np.array(at, np.int32))
        hashes.append(hash_texts(texts))
        at.clear()
        texts.clear()

    for place, kind, text in keyed:
        at.append(place)
        texts.append(f"{int(kind)}{text}")
        if len(at) >= CHUNK:
            flush()
    flush()
    return np.concatenate(places), np.concatenate(hashes)


def hash_texts(texts: Sequence[str]) -> Hashes:
    """A 64-bit hash of each text, the same on every machine."""
    return hash_array(np.array(texts, object), categorize=False) if texts else np.empty(0, np.uint64)


