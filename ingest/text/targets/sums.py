"""Totals: a number that is the sum of those before it (以此9大平台 of 1 + 2 + 2 + 2 + 2)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ingest.text.found import NONE, Target

TOTAL = re.compile(r"以此|上述|以上|共计?|合计|总计|总数|这")
NEAR = 120
"""Signs between a total and the last of its parts."""


def with_sums(plain: str, found: list[Target]) -> list[Target]:
    """The statements, totals with their parts; a count of “大” that adds up to nothing is a manner of speech and goes."""
    kept: list[Target] = []
    places: dict[int, int] = {}
    for place, one in enumerate(found):
        parts = _parts(plain, kept, one)
        if not parts and one.value_text.endswith("大"):
            continue
        if parts:
            first = kept[parts[0]]
            name = one.name if one.name.endswith("合计") else one.name + "合计"
            deed, key = one.action or first.action, one.indicator + "合计"
            one = replace(one, sum_of=tuple(parts), name=name, indicator=key, action=deed, doubts=())
            one = replace(one, basis=first.basis, year=first.year, period=first.period)
        elif one.part_of != NONE:
            one = replace(one, part_of=places.get(one.part_of, NONE))
        places[place] = len(kept)
        kept.append(one)
    return kept


def _parts(plain: str, before: list[Target], one: Target) -> list[int]:
    """Places of the statements right before that add up to this one; none where it isn't said to be their total."""
    if not before or one.part_of != NONE or one.comparator != "equals":
        return []
    said = plain[max(before[-1].value_end, one.value_start - 12) : one.value_start]
    if not one.value_text.endswith("大") and not TOTAL.search(said):
        return []
    total, at = Decimal(one.value), len(before)
    parts: list[int] = []
    while total > 0 and at > 0 and _alike(plain, before[at - 1], one, before[parts[0]] if parts else None):
        at -= 1
        parts.insert(0, at)
        total -= Decimal(before[at].value)
    return parts if total == 0 and len(parts) > 1 else []


def _alike(plain: str, part: Target, one: Target, next_part: Target | None) -> bool:
    follower = next_part.value_start if next_part else one.value_start
    return (
        part.unit == one.unit
        and not part.sum_of
        and follower - part.value_end <= NEAR
        and "\n" not in plain[part.value_end : follower]
    )
