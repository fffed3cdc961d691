"""The rules, weights, scales and sentences of this package, read from the tables beside it so that an officer can change them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).with_name("tables")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """What one key of a part of the score is worth: its value (None: not known), its worst and best, and why in words."""

    value: float | None
    low: float
    high: float
    why: str


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(MappingProxyType(row) for row in csv.DictReader(file))


@cache
def _by(name: str, column: str) -> Mapping[str, Row]:
    return {row[column]: row for row in rows(name)}


def setting(name: str) -> float:
    """A setting by name."""
    return float(_by("settings", "name")[name]["value"])


def said(name: str, **fields: object) -> str:
    """A sentence by name, its `{fields}` filled."""
    return _by("words", "name")[name]["text"].format(**fields)


def has_words(name: str) -> bool:
    """Whether there is a sentence of this name."""
    return name in _by("words", "name")


def check_text(kind: str, **fields: object) -> str:
    """The sentence of a veto or of what has to be verified."""
    return _by("checks", "kind")[kind]["text"].format(**fields)


def is_veto(kind: str) -> bool:
    """Whether a check forbids, or only has to be found out."""
    return _by("checks", "kind")[kind]["group"] == "veto"


@cache
def scale(part: str, key: str) -> Scale:
    """What a key of a part is worth."""
    row = next(row for row in rows("scales") if (row["part"], row["key"]) == (part, key))
    return Scale(float(row["value"]) if row["value"] else None, float(row["low"]), float(row["high"]), row["why"])


@cache
def weights() -> dict[str, tuple[str, float]]:
    """Part → its label and its weight, in the order of the table."""
    return {row["part"]: (row["label"], float(row["weight"])) for row in rows("weights")}


def tier_label(tier: int) -> str:
    """The word of a tier of evidence."""
    return _by("tiers", "tier")[str(tier)]["label"]


def form(when: str) -> Row:
    """The form in which to bring an enterprise: its code, label and the words of the reason."""
    return _by("forms", "when")[when]


def has_form(when: str) -> bool:
    """Whether a verdict names a form."""
    return when in _by("forms", "when")


def ring_order(ring: str) -> int:
    """How far off a ring is; what is unknown stands last."""
    return int(_by("rings", "ring")[ring]["order"])


def stage_means(stage: str) -> str:
    """What a stage of a lead or project means here: talks, here or over; empty where it is none of the table."""
    row = _by("stages", "stage").get(stage)
    return row["what"] if row else ""
