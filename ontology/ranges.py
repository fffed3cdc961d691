"""The range of each threshold: what a place may set it to, a table beside the defaults."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.errors import Issue, issue
from ontology.nearest import nearest

TABLE = Path(__file__).parent / "defaults" / "ranges.csv"


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest value of a threshold, as the table writes them and as numbers."""

    written: tuple[str, str]
    low: float
    high: float


@cache
def ranges() -> Mapping[str, Range]:
    """The range of each threshold by its name."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["name"]: Range((row["low"], row["high"]), float(row["low"]), float(row["high"]))
                for row in csv.DictReader(file)}  # fmt: skip


def misset(name: str, written: str, column: str = "") -> Issue | None:
    """Issue LT-THRESHOLD-01 where a threshold is no number or outside its range (one without a range: any finite number)."""
    span = ranges().get(name)
    low, high = (span.low, span.high) if span else (float("-inf"), float("inf"))
    try:
        if low <= (value := float(written)) <= high and abs(value) != float("inf"):
            return None
    except ValueError:
        pass
    expected = "{} 到 {} 之间的数".format(*span.written) if span else "数"
    return issue("LT-THRESHOLD-01", column=column, value=written, name=name, expected=expected)


def unasked(name: str, column: str = "") -> Issue | None:
    """Issue LT-THRESHOLD-02 where nothing asks for a threshold of this name; the nearest of those that something asks for."""
    if name in ranges():
        return None
    return issue("LT-THRESHOLD-02", column=column, value=name, expected=nearest(name, ranges(), 5))
