"""The words of measures, all of them data: label, form and natural bounds of each measure, and the sentences."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kind:
    """A measure as the table declares it: label, form (number or percent), natural bounds (no `high`: unbounded), formula."""

    name: str
    label: str
    form: str
    low: float
    high: float | None
    formula: str


@cache
def kinds() -> Mapping[str, Kind]:
    """Every measure by its name, in the table's order."""
    return {row["name"]: Kind(row["name"], row["zh"], row["form"], float(row["low"]),
                              float(row["high"]) if row["high"] else None, row["formula"])
            for row in read(FOLDER / "measures.csv")}  # fmt: skip


@cache
def sentences() -> Mapping[str, str]:
    """Sentence templates by key."""
    return {row["key"]: row["text"] for row in read(FOLDER / "words.csv")}


def say(key: str, **fields: object) -> str:
    """A sentence with its fields filled. Raises KeyError for an unknown key."""
    return sentences()[key].format(**fields)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table of words or numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def percent(share: float) -> str:
    """A share as whole percent, with one decimal where it would else read 0 %."""
    return f"{share:.1%}" if 0 < share < 0.005 else f"{share:.0%}"
