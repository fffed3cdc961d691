"""Concentration of shares: HHI and effective number, with the bounds that unlisted and unplaced shares leave."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from graph.analysis.measures.faults import MeasureFault
from graph.analysis.measures.wording import percent
from ontology.errors import issue


@dataclass(frozen=True, slots=True)
class Holdings:
    """Who holds which part of a whole (fractions of 1).

    `held`: holder → share. `loose`: shares that are stated, but not of which holder; `divisible`: one of them may be of several.
    What is listed nowhere is the rest; `apart`: none of the holders can hold a part of it.
    """

    held: Mapping[str, float]
    loose: Sequence[float] = field(default=())
    divisible: bool = False
    apart: bool = True

    @property
    def known(self) -> float:
        """All that is stated, whoever holds it."""
        return fsum((*self.held.values(), *self.loose))

    @property
    def placed(self) -> float:
        """What is stated of a holder that is known."""
        return fsum(self.held.values())

    @property
    def rest(self) -> float:
        """What is listed nowhere."""
        return max(0.0, 1.0 - self.known)


@dataclass(frozen=True, slots=True)
class Concentration:
    """HHI with its bounds over every completion of what is missing."""

    value: float
    low: float
    high: float

    @property
    def effective(self) -> tuple[float, float, float]:
        """(value, low, high) of the effective number 1/HHI; infinite where HHI may be 0."""
        value, low, high = (math.inf if hhi == 0 else 1 / hhi for hhi in (self.value, self.high, self.low))
        return value, low, high


def concentration(holdings: Holdings) -> Concentration:
    """HHI = Σ s² (Hirschman 1945, Herfindahl 1950), 0–1.

    The value takes loose shares as holders of their own and the rest as one more source, as test R4 does. The lower bound takes
    the rest (and loose shares that are divisible) as many small sources; the upper bound as one, and as the largest holder's
    where that can be. Expects checked shares of at most 1 in all.
    """
    held, loose, rest = sorted(holdings.held.values()), fsum(holdings.loose), holdings.rest
    squares, alone = _squares(held), _squares(holdings.loose)
    low = squares if holdings.divisible else squares + alone
    top = held[-1] if held else 0.0
    others = _squares(held[:-1])
    ways = [(top + loose) ** 2 + rest**2, top**2 + (loose + rest) ** 2]
    high = others + (max(ways) if holdings.apart else (top + loose + rest) ** 2)
    return Concentration(min(high, squares + alone + rest**2), min(low, high), min(1.0, high))


def _squares(shares: Sequence[float]) -> float:
    return fsum(share * share for share in shares)


def check_shares(shares: Mapping[str, float]) -> None:
    """Raises MeasureFault LT-MEASURE-01 for a share that is negative, above 1, NaN or infinite: all of them at once."""
    wrong = [issue("LT-MEASURE-01", value=f"{share:g}", name=name) for name, share in shares.items()
             if not math.isfinite(share) or not 0 <= share <= 1]  # fmt: skip
    if wrong:
        raise MeasureFault(*wrong)


def scaled_shares(shares: Mapping[str, float], *, scale: bool = False) -> dict[str, float]:
    """Checked shares that add up to at most 1.

    A sum above 1 is scaled where `scale` is set. Raises MeasureFault LT-MEASURE-01 (no share) or
    LT-MEASURE-02 (more than the whole).
    """
    check_shares(shares)
    total = fsum(shares.values())
    if total <= 1:
        return dict(shares)
    if not scale:
        raise MeasureFault(issue("LT-MEASURE-02", value=percent(total)))
    return {name: share / total for name, share in shares.items()}


def hhi(shares: Mapping[str, float], *, scale: bool = False) -> Concentration:
    """HHI of named shares (fractions of 1); what they lack to 1 is unlisted. Raises MeasureFault LT-MEASURE-01, -02."""
    return concentration(Holdings(scaled_shares(shares, scale=scale)))
