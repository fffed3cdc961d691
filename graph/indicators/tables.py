"""The small tables that targets go by: the sentences that say why."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def _sentences() -> dict[str, str]:
    with Path(__file__).with_name("sentences.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["text"] for row in csv.DictReader(file)}


def say(code: str, /, **fields: object) -> str:
    """The sentence of a code, its fields filled. Raises KeyError for an unknown code."""
    return _sentences()[code].format(**fields)
