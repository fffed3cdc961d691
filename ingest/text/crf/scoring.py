"""How well spans agree: strict F1 (borders and type) over all types, as a mean over types, and for organisations of any type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.text.crf.labels import Span
from ingest.text.lists import rows

ORGANISATION = "ORG"


@dataclass(frozen=True, slots=True)
class Score:
    """F1 values between 0 and 1; `kinds` is F1 by type."""

    micro: float
    macro: float
    organisations: float
    kinds: dict[str, float]


@cache
def coarse_types() -> dict[str, str]:
    """The coarse type (ORG, LOC, PER) of a model's types, where it has one."""
    return {row["type"]: row["coarse"] for row in rows("entity_types")}


def score(gold: Sequence[Iterable[Span]], found: Sequence[Iterable[Span]]) -> Score:
    """F1 of what was found against what is right, one list of spans a text each; of no spans at all it is 0."""
    right, given, hit = _counted(gold), _counted(found), _counted([set(a) & set(b) for a, b in zip(gold, found, strict=True)])
    kinds = {kind: _f1(hit[kind], right[kind], given[kind]) for kind in sorted(right)}
    coarse = [[_organisations(one) for one in spans] for spans in (gold, found)]
    hits = sum(len(a & b) for a, b in zip(*coarse, strict=True))
    return Score(
        _f1(hit.total(), right.total(), given.total()), sum(kinds.values()) / max(len(kinds), 1),
        _f1(hits, *(sum(map(len, spans)) for spans in coarse)), kinds,
    )  # fmt: skip


def _counted(spans: Sequence[Iterable[Span]]) -> Counter[str]:
    return Counter(kind for one in spans for _, _, kind in set(one))


def _f1(hit: int, right: int, given: int) -> float:
    return 2 * hit / (right + given) if right + given else 0.0


def _organisations(spans: Iterable[Span]) -> set[tuple[int, int]]:
    return {(start, end) for start, end, kind in spans if coarse_types().get(kind, kind) == ORGANISATION}
