"""From which probability a pair is looked at, and from which a short name is sure: chosen by expected cost on labelled pairs
(`python -m bench resolve` prints the costs)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ingest.resolve.names.tables import rows


class Thresholds(NamedTuple):
    """`review`: of two full names; `short_sure`: of a short name that keeps all of the 字号; `short_worth`: that
    a short name means anybody of the register at all."""

    review: float
    short_sure: float
    short_worth: float


class Costs(NamedTuple):
    """What a mistake costs, in the time that it takes to look at one pair."""

    false_merge: float
    miss: float
    review: float


@cache
def default_thresholds() -> Thresholds:
    """The thresholds that come with the program."""
    return Thresholds(**{row["name"]: float(row["value"]) for row in rows("thresholds")})


@cache
def default_costs() -> Costs:
    """What mistakes are taken to cost."""
    return Costs(**{row["mistake"]: float(row["cost"]) for row in rows("costs")})
