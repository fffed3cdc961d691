"""Expected answers: `expected/<question>.toml` holds the cases of a question, worked out by hand from the 示例 tables."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from graph.asking.questions import questions

EXPECTED = Path(__file__).with_name("expected")
ABSENT = "∅"
"""How an expected file writes an empty cell."""
DIGITS = 6
"""Significant digits to which numbers have to agree."""


@dataclass(frozen=True, slots=True)
class Case:
    """One asking of a question and the rows that have to come, in any order."""

    question: str
    parameters: dict[str, str]
    as_of: str
    rows: list[list[Any]]


def cases() -> Iterator[Any]:
    """Every case of every question that has an expected file, as pytest parameters."""
    for path in sorted(EXPECTED.glob("*.toml")):
        for number, one in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["cases"], 1):
            case = Case(path.stem, one.get("parameters", {}), one.get("as_of", ""), one["rows"])
            yield pytest.param(case, id=f"{path.stem}-{number}")


def expected_rows(question: str) -> list[list[Any]]:
    """The rows of all cases of a question, an empty cell as None."""
    told = [one.values[0] for one in cases() if one.values[0].question == question]
    return [[None if cell == ABSENT else cell for cell in row] for case in told for row in case.rows]


def unanswered() -> set[str]:
    """Questions without an expected file, and expected files without a question."""
    return set(questions()) ^ {path.stem for path in EXPECTED.glob("*.toml")}


def counted(rows: Iterable[Iterable[Any]]) -> Counter[tuple[Any, ...]]:
    """Rows as a multiset whose cells compare across languages: empty as ∅, numbers rounded, lists in order."""
    return Counter(tuple(_cell(cell) for cell in row) for row in rows)


def _cell(value: Any) -> Any:
    if value is None:
        return ABSENT
    if isinstance(value, (list, tuple)):
        return tuple(map(_cell, value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"#{value:.{DIGITS}g}"
    return value if isinstance(value, str) else f"#{value}"
