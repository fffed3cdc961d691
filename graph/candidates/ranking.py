"""How candidates are scored and put in order. The first ranking is a table of weights; a learned one takes its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.candidates.candidate import ADJACENT, FILLER, OCCUPANT, PLACE, SUB_TYPE, Candidate
from graph.candidates.deal import Deal
from graph.candidates.finding import Finding
from graph.candidates.path import Path
from graph.candidates.profile import Item, Profile
from graph.candidates.score import Part, Score, Weights
from graph.candidates.tables import ring_order, rows, said, scale, setting, weights
from graph.states.evidence import Evidence
from graph.states.figures import age

NATIONAL, PROVINCIAL = frozenset({"national", "international"}), frozenset({"provincial"})
SHOWN = 3
"""How many names a reason gives."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is known of a candidate before it is scored: a ranking may look at all of it."""

    finding: Finding
    tier: int
    ring: str
    profile: Profile
    buyers: tuple[Deal, ...]
    sellers: tuple[Deal, ...]
    path: Path | None
    as_of: str
    proof: tuple[Evidence, ...] = ()


UNSCORED = Score(None, 0.0, 100.0, (), ())
"""The score of a place: what is told of nobody by name is not scored."""


class Ranking(Protocol):
    """Scores candidates and puts them in order. What is not known must widen a score's interval, never lower it to nothing."""

    def weights(self) -> Weights:
        """What scores are made with, to be printed with them."""

    def score(self, drawn: Drawn) -> Score:
        """The score of one candidate, by itself: never by the others or their order."""

    def order(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The best first; the same for every order in which they come."""


class ByTable:
    """The reference ranking: tiers of evidence, rings, then a weighted sum of five parts."""

    def weights(self) -> Weights:
        """The table of weights."""
        return Weights(said("ranking"), tuple(weights().values()), said("weights_note"))

    def score(self, drawn: Drawn) -> Score:
        """The weighted sum, an unknown part by the middle of its worst and best; no value where less than the least is known."""
        parts = (self._fit(drawn), self._supply(drawn), self._strength(drawn.profile), self._reach(drawn.path), self._signs(drawn))
        return scored(parts)

    def order(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Vetoed ones last, before them places; the others by tier, ring, score (情况不明 after those with one), name and id."""
        return sorted(found, key=_order)

    def _fit(self, drawn: Drawn) -> Part:
        known_by = "occupant_product" if drawn.finding.by_product else "occupant_link"
        told = {OCCUPANT: known_by, FILLER: "filler", SUB_TYPE: "sub_type", ADJACENT: "adjacent"}
        key = "to_review" if drawn.finding.doubts else told.get(drawn.tier, "to_review")
        return part("fit", key, drawn.proof)

    def _supply(self, drawn: Drawn) -> Part:
        deals = (*drawn.buyers, *drawn.sellers)
        certain = [one for one in deals if one.certain]
        told = certain or deals
        evidence = tuple(dict.fromkeys(piece for one in told for piece in one.evidence))
        count = len({one.id for one in told})
        key = f"certain_{min(count, 3)}" if certain else "recipe" if deals else "unknown"
        return part("supply", key, evidence, count=count)

    def _strength(self, profile: Profile) -> Part:
        """The best of what is known: market share, listing, qualifications."""
        found = list(_strengths(profile))
        return max(found, key=lambda one: (one.value or 0, one.low, one.why)) if found else part("strength", "unknown")

    def _reach(self, path: Path | None) -> Part:
        if path is None:
            return part("reach", "unknown")
        steps = [row["key"] for row in rows("scales") if row["part"] == "reach" and row["key"][0].isdigit()]
        key = "direct" if path.direct else next((one for one in steps if path.cost <= float(one)), steps[-1])
        return part("reach", key, tuple(piece for step in path.steps for piece in step.evidence), says=path.says)

    def _signs(self, drawn: Drawn) -> Part:
        for one in drawn.profile.signs[:1]:
            fresh = one.period and age(one.period, drawn.as_of) <= setting("sign_years")
            return part("signs", "fresh" if fresh else "old", one.evidence, says=one.text)
        return part("signs", "unknown")


def part(name: str, key: str, evidence: tuple[Evidence, ...] = (), **fields: object) -> Part:
    """A part of a score by the table of scales."""
    (label, weight), worth = weights()[name], scale(name, key)
    return Part(name, label, worth.value, worth.low, worth.high, weight, worth.why.format(**fields), evidence)


def scored(parts: tuple[Part, ...]) -> Score:
    """The score of its parts. Rounded to one decimal, the value always stands between low and high."""
    low, high = (sum(one.weight * bound for one, bound in zip(parts, bounds, strict=True))
                 for bounds in ([one.low for one in parts], [one.high for one in parts]))  # fmt: skip
    value = sum(one.weight * (one.value if one.value is not None else (one.low + one.high) / 2) for one in parts)
    known = sum(one.weight for one in parts if one.value is not None)
    unknown = tuple(one.name for one in parts if one.value is None)
    enough = known + 1e-9 >= setting("least_known")
    return Score(round(value, 1) if enough else None, round(low, 1), round(high, 1), parts, unknown)


def _strengths(profile: Profile) -> Iterator[Part]:
    for item in (one for one in profile.market_shares if not one.stale):
        share = float(item.value)
        key = next(key for least, key in ((0.2, "share_20"), (0.05, "share_5"), (0.0, "share_0")) if share >= least)
        yield part("strength", key, item.evidence, share=item.text, of=item.of)
    for levels, key in ((NATIONAL, "national"), (PROVINCIAL, "provincial")):
        yield from _titles([one for one in profile.qualifications if one.of in levels], key)
    yield from _titles([one for one in profile.qualifications if one.of not in NATIONAL | PROVINCIAL], "other")
    if profile.stock_code:
        yield part("strength", "listed", profile.stock_code.evidence, names=profile.stock_code.text)


def _titles(held: Sequence[Item], key: str) -> Iterator[Part]:
    if held:
        names = "、".join(one.text for one in held[:SHOWN])
        yield part("strength", key, tuple(piece for one in held for piece in one.evidence), names=names)


def _order(one: Candidate) -> tuple[object, ...]:
    value = one.score.value
    known = (value is None, -(value or 0.0), -one.score.low)
    return (one.vetoed, one.kind == PLACE, one.tier, ring_order(one.ring), *known, one.label, one.id)
