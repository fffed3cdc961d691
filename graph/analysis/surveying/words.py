"""The sentences of this package, read from the table beside it."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def _texts() -> dict[str, str]:
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["text"] for row in csv.DictReader(file)}


def said(name: str, **fields: object) -> str:
    """A sentence by name, its `{fields}` filled."""
    return _texts()[name].format(**fields)
