"""Invented values for the example row of a template; none of them is anybody's."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.schema import Ontology
from ontology.values import canonical_decimal, uscc_check_digit

if TYPE_CHECKING:
    from ingest.templates.template import Column

BODY = "91610132MA6U00000"
"""The first seventeen characters of an invented credit code."""


@cache
def _words() -> dict[str, str]:
    """Examples that a rule would not find, by the name of what is filled in."""
    with Path(__file__).with_name("examples.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["example"] for row in csv.DictReader(file)}


def example(ontology: Ontology, one: Column, owner: str) -> str:
    """What the example row shows in a column of a sheet about `owner`."""
    if one.means.name == "uscc":
        return BODY + uscc_check_digit(BODY)
    if one.means.name in _words():
        return _words()[one.means.name].format(owner=owner)
    if one.kind == "word":
        return one.choices[0]
    if one.kind in ("integer", "decimal", "share"):
        return _number(one)
    if one.kind == "name":
        return _words()["name" if one.means.name == "from" else "another"].format(owner=one.names.partition("、")[0] or one.label)
    return _words().get(one.kind, "").format(owner=owner)


def _number(one: Column) -> str:
    """A number inside the limits."""
    if one.low is not None and one.high is not None:
        middle = (one.low + one.high) / 2
        return canonical_decimal(middle.to_integral_value() if one.kind == "integer" else middle)
    return canonical_decimal(max(one.low or Decimal(0), Decimal(100)) if one.high is None else one.high)
