"""How good probabilities are: AUC (within places, and pooled), Brier score, log loss, calibration error; all under weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.logistic import Floats

TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Scores:
    """`auc` is the mean over places that have both outcomes, `auc_pooled` over all pairs; 1 is best. Brier score, log loss and
    expected calibration error are 0 at best."""

    auc: float
    auc_pooled: float
    brier: float
    log_loss: float
    calibration_error: float

    def as_dict(self) -> dict[str, float]:
        """Rounded to four decimals."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def score(probability: Floats, rankings: tuple[Floats, Floats], gap: Floats, places: Sequence[str], bins: int) -> Scores:
    """Scores of probabilities (n,), and of the rankings (n,) that AUC looks at within places and pooled; gap (n,) is 0 or 1."""
    whole, (within, pooled) = np.ones((1, len(gap))), rankings
    clipped = np.clip(probability, TINY, 1 - TINY)
    loss = -(gap * np.log(clipped) + (1 - gap) * np.log(1 - clipped))
    return Scores(
        float(auc_within(within, gap, places, whole)[0]), float(auc(pooled, gap, whole)[0]),
        float(brier(probability, gap, whole)[0]), float(loss.mean()), calibration_error(probability, gap, bins),
    )  # fmt: skip


def auc(ranking: Floats, gap: Floats, weights: Floats) -> Floats:
    """The chance that a true gap ranks above another pair, ties half (Mann–Whitney), for each row of weights (b, n); NaN where
    one outcome is absent."""
    yes, no = gap > 0, gap == 0
    above = (ranking[yes][:, None] > ranking[no]) + 0.5 * (ranking[yes][:, None] == ranking[no])
    pairs = weights[:, yes].sum(axis=1) * weights[:, no].sum(axis=1)
    wins = ((weights[:, yes] @ above) * weights[:, no]).sum(axis=1)
    return np.where(pairs > 0, wins / np.where(pairs > 0, pairs, 1.0), np.nan)


def auc_within(ranking: Floats, gap: Floats, places: Sequence[str], weights: Floats) -> Floats:
    """The mean of the places' own AUCs, (b,); a place without both outcomes is left out, NaN where all are."""
    named = np.array(places)
    every = [auc(ranking[here], gap[here], weights[:, here]) for one in dict.fromkeys(places) if (here := named == one).any()]
    table = np.stack(every)
    known = ~np.isnan(table)
    return np.where(known.any(axis=0), np.where(known, table, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1), np.nan)


def brier(probability: Floats, gap: Floats, weights: Floats) -> Floats:
    """The mean squared error of the probability, for each row of weights (b,) (Brier 1950)."""
    return np.asarray((weights @ (probability - gap) ** 2) / weights.sum(axis=1))


def calibration_error(probability: Floats, gap: Floats, bins: int) -> float:
    """Expected calibration error: over equal bins of the probability, the share of pairs times |mean probability − gap rate|
    (Naeini, Cooper & Hauskrecht 2015)."""
    bin_of: NDArray[np.int64] = np.minimum((probability * bins).astype(np.int64), bins - 1)
    inside = [bin_of == one for one in np.unique(bin_of)]
    return float(sum(abs(probability[here].mean() - gap[here].mean()) * here.mean() for here in inside))
