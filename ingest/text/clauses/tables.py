"""The word lists that the reader of clauses goes by, read once from the tables beside the program."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table, by column."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def words_by_role(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a table of `word,role`, by role."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(name):
        found[row["role"]].append(row["word"])
    return {role: tuple(words) for role, words in found.items()}


def alternation(words: Iterable[str]) -> str:
    """A pattern that finds any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
