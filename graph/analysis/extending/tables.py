"""The rules, limits and sentences of this package, read from the tables beside it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def codes(vocabulary: str, use: str) -> frozenset[str]:
    """The codes of a vocabulary that a rule puts to a use."""
    return frozenset(row["code"] for row in rows("rules") if (row["vocabulary"], row["use"]) == (vocabulary, use))


def limit(name: str) -> float:
    """A limit by name."""
    return next(float(row["value"]) for row in rows("limits") if row["name"] == name)


def said(name: str, **fields: object) -> str:
    """A sentence by name, its `{fields}` filled."""
    return next(row["text"] for row in rows("words") if row["name"] == name).format(**fields)
