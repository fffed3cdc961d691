"""Clauses read in a flowing text, put back to their places in the text as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.text.found import Benefit, Clause, Condition
from ingest.text.structure import Flow


def placed(one: Clause, said: Flow) -> Clause:
    """A clause of the flowing text with its places in the text as it is."""
    start, end = said.back_span(one.start, one.end)
    conditions, benefits = (tuple(map(said.back_span, *_spans(held))) for held in (one.conditions, one.benefits))
    return replace(
        one, start=start, end=end,
        conditions=tuple(replace(told, start=a, end=b) for told, (a, b) in zip(one.conditions, conditions, strict=True)),
        benefits=tuple(replace(told, start=a, end=b) for told, (a, b) in zip(one.benefits, benefits, strict=True)))  # fmt: skip


def _spans(held: Sequence[Condition] | Sequence[Benefit]) -> tuple[list[int], list[int]]:
    return [one.start for one in held], [one.end for one in held]
