"""Clauses read in a flowing text, put back to their places in the text as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ingest.text.found import Benefit, Clause, Condition
from ingest.text.structure import Flow

Placed = TypeVar("Placed", Condition, Benefit)


def placed(one: Clause, said: Flow) -> Clause:
    """A clause of the flowing text with its places in the text as it is."""
    start, end = said.back_span(one.start, one.end)
    benefits = tuple(replace(_moved(told, said), conditions=_all(told.conditions, said)) for told in one.benefits)
    return replace(one, start=start, end=end, conditions=_all(one.conditions, said), benefits=benefits)


def _all(held: tuple[Condition, ...], said: Flow) -> tuple[Condition, ...]:
    return tuple(_moved(one, said) for one in held)


def _moved(one: Placed, said: Flow) -> Placed:
    start, end = said.back_span(one.start, one.end)
    return replace(one, start=start, end=end)
