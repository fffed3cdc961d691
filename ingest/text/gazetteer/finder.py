"""Finds known names in a text: the longest at each place, none within another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

STARTS = 2
"""By so many first characters names are looked up; shorter names are not looked for."""


class Finder:
    """The names of a gazetteer, by their first two characters; a text is passed once."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self._names = frozenset(name for name in names if len(name) >= STARTS)
        lengths: dict[str, set[int]] = {}
        for name in self._names:
            lengths.setdefault(name[:STARTS], set()).add(len(name))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        first, second = ("".join(sorted({re.escape(start[place]) for start in lengths})) for place in range(STARTS))
        self._first = re.compile(f"[{first}](?=[{second}])") if first else re.compile(r"(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each name, in order."""
        end, lengths, names = 0, self._lengths, self._names
        for match in self._first.finditer(text):
            start = match.start()
            if start < end:
                continue
            for length in lengths.get(text[start : start + STARTS], ()):
                word = text[start : start + length]
                if word in names:
                    end = start + len(word)
                    yield start, end
                    break
