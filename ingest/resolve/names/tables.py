"""The lists that the names are read by (`ingest/resolve/data`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ingest.text.lists import read_rows

DATA = Path(__file__).parents[1] / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one list by the names of its columns."""
    return tuple(read_rows(DATA / f"{name}.csv"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(row["word"] for row in rows(name))


class Endings:
    """Finds the longest known word at the end of a text."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        lengths: dict[str, set[int]] = {}
        for one in known:
            lengths.setdefault(one[-1], set()).add(len(one))
        self._lengths = {last: sorted(found, reverse=True) for last, found in lengths.items()}

    def longest(self, text: str, keep: int = 0) -> int:
        """How long the longest word at the end is that leaves at least `keep` characters; 0 for none."""
        if not text:
            return 0
        room = len(text) - keep
        for length in self._lengths.get(text[-1], ()):
            if length <= room and text[-length:] in self._known:
                return length
        return 0
