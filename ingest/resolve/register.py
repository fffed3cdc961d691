"""The organisations that names are matched against, with the keys by which candidates are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.resolve.keys import KeyTable, Kind, keys_of, nicknames_of
from ingest.resolve.names import Parts, parse
from ingest.resolve.names.divisions import leading
from ontology.errors import Refusal
from ontology.values import uscc

Provinces = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation, or one name that is looked for: what is known of it, as written. `region` may be a place or an address;
    `short_names` and `former_names` are what else it is or was called."""

    id: str
    name: str
    uscc: str = ""
    region: str = ""
    short_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The 统一社会信用代码 where its check digit holds; else empty: an invalid code says nothing."""
        return valid_code(self.uscc)

    @property
    def division(self) -> str:
        """The GB/T 2260 code of the place that is stated, else of the one in the name."""
        return division(self.region) or parsed(self.name).region.code


@lru_cache(maxsize=1 << 16)
def parsed(written: str) -> Parts:
    """The parts of a name; kept for as long as names come again soon."""
    return parse(written)


@lru_cache(maxsize=1 << 14)
def division(written: str) -> str:
    """The GB/T 2260 code of the smallest division that a place or an address names from its start; empty for none."""
    return leading(written.strip(), 0)[0].code if written else ""


@lru_cache(maxsize=1 << 16)
def valid_code(written: str) -> str:
    """The code as it should be written; empty where its form or its check digit is wrong."""
    if not written or not written.strip():
        return ""
    try:
        return uscc(written)
    except Refusal:
        return ""


@dataclass(slots=True)
class Register:
    """Entries in the order they were given, found by keys of their names and by their codes."""

    entries: Sequence[Entry]
    by_code: dict[str, list[int]] = field(default_factory=dict)
    keys: KeyTable = field(default_factory=KeyTable.empty)
    provinces: Provinces = field(default_factory=lambda: np.empty(0, np.int8))

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Register:
        """The register of these entries; its keys are made at once."""
        listed = list(entries)
        codes: dict[str, list[int]] = {}
        for at, entry in enumerate(listed):
            if code := entry.code:
                codes.setdefault(code, []).append(at)
        provinces = np.zeros(len(listed), np.int8)
        return cls(listed, codes, KeyTable.of(_keyed(listed, provinces)), provinces)

    def __len__(self) -> int:
        return len(self.entries)

    def parts(self, at: int) -> Parts:
        """The parts of an entry's name."""
        return parsed(self.entries[at].name)


def province(parts: Parts, stated: str) -> int:
    """The province of a name, else of what is stated beside it: the first two digits of its code; 0 for none, ABROAD elsewhere."""
    code = parts.region.code or division(stated)
    return (int(code[:2]) if code.isdigit() else ABROAD) if code else 0


ABROAD = 99


def _keyed(entries: Sequence[Entry], provinces: Provinces) -> Iterator[tuple[int, Kind, str]]:
    for at, entry in enumerate(entries):
        parts = parse(entry.name)
        provinces[at] = province(parts, entry.region)
        for kind, text in keys_of(parts, int(provinces[at])):
            yield at, kind, text
        noted = parts.former + parts.also
        for names, kind in ((entry.short_names, Kind.SHORT), (entry.former_names, Kind.FORMER), (noted, Kind.FORMER)):
            for one in names:
                yield from ((at, kind, text) for text in nicknames_of(one))
