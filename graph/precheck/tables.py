"""The small tables that the precheck goes by: its sentences, whom to ask, what the names of conditions mean."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table beside this module, by column."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a table by another."""
    return {row[key]: row[value] for row in rows(name)}


def say(code: str, /, **fields: object) -> str:
    """The sentence of a code, its fields filled. Raises KeyError for an unknown code."""
    return column("sentences", "code", "text")[code].format(**fields)


def asked(on: str) -> str:
    """Whom to ask for a fact; empty where the table names nobody."""
    return column("askers", "on", "ask").get(on, "")
