"""The words of comparisons, kept as a table beside this module."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

SHOWN = 3
"""How many names stand in a sentence."""


@cache
def sentences() -> Mapping[str, str]:
    """Sentence templates by key."""
    with Path(__file__).with_name("words.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["text"] for row in csv.DictReader(file)}


def say(key: str, **fields: object) -> str:
    """A sentence with its fields filled. Raises KeyError for an unknown key."""
    return sentences()[key].format(**fields)


def names(labels: Iterable[str]) -> str:
    """The first few names in brackets; empty where there are none."""
    found = list(labels)
    if not found:
        return ""
    shown = "、".join(found[:SHOWN])
    return say("names", names=say("more", names=shown) if len(found) > SHOWN else shown)
