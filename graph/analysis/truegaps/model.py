"""A calibrated model: places as penalised intercepts, ridge and Platt's line on inner folds, between the probabilities that those
folds bear out; intervals by resampling links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.logistic import Floats, borne_out, expit, fit, log_loss, logit, platt
from graph.analysis.truegaps.rows import Rows
from graph.analysis.truegaps.settings import Settings


@dataclass(frozen=True, slots=True)
class Model:
    """Coefficients over standardised features, first those of all examples, then those of each resample (1+draws, 1+k). `ends`: the
    least and the greatest probability that each of them says (1+draws, 2)."""

    known: tuple[str, ...]
    mean: Floats
    scale: Floats
    penalty: float
    coefficients: Floats
    line: Floats
    ends: Floats
    confidence: float

    def probability(self, rows: Rows) -> Floats:
        """The calibrated probability of a true gap for each of m rows: (m,)."""
        return np.asarray(self._all(rows)[0])

    def interval(self, rows: Rows) -> Floats:
        """The lower and upper end for each row, (m, 2): percentiles over fits on resampled links, widened to hold the value."""
        every = self._all(rows)
        tail = 50 * (1 - self.confidence)
        low, high = np.percentile(every[1:], [tail, 100 - tail], axis=0)
        return np.stack([np.minimum(low, every[0]), np.maximum(high, every[0])], axis=1)

    def _all(self, rows: Rows) -> Floats:
        filled = _standardised(rows.table(self.known), self.mean, self.scale)
        least, most = self.ends[:, :1], self.ends[:, 1:]
        return least + (most - least) * expit(self.line[0] + self.line[1] * logit(filled, self.coefficients))


def fit_model(rows: Rows, gap: Floats, links: Sequence[str], settings: Settings, *, draws: int = 0) -> Model:
    """A model of gap (n,) on n rows. The same link is never on both sides of an inner fold.

    The penalty is the one with the least log loss on the inner folds; a feature that is NaN counts as the mean. A place is an
    intercept under the same penalty, so that it is drawn to the others' mean (a random intercept: Gelman & Hill 2007, chapter
    12). With `draws` the interval is known. Deterministic.
    """
    known = tuple(sorted(set(rows.places)))
    features = rows.table(known)
    number = _numbered(links)
    fold = _folds(number, settings)
    mean, scale = _scaling(features)
    table = _standardised(features, mean, scale)
    kept = np.stack([fold != one for one in range(settings.folds)]).astype(np.float64)
    tried = [_held_out(table, gap, kept, fold, penalty) for penalty in settings.penalties]
    best = min(range(len(tried)), key=lambda one: float(log_loss(tried[one], gap).mean()))
    penalty = settings.penalties[best]
    whole = fit(table, gap, np.ones((1, len(gap))), penalty)
    weights = resamples(number, draws, settings.seed)
    drawn = fit(table, gap, weights, penalty, whole) if draws else whole[:0]
    coefficients = np.concatenate([whole, drawn])
    line = platt(tried[best], gap)
    counted = np.concatenate([np.ones((1, len(gap))), weights])
    ends = borne_out(line[0] + line[1] * tried[best], gap, counted)
    line = platt(tried[best], gap, (float(ends[0, 0]), float(ends[0, 1])))
    return Model(known, mean, scale, penalty, coefficients, line, ends, settings.confidence)


def resamples(groups: NDArray[np.int64], times: int, seed: int) -> Floats:
    """How often each example is drawn when whole groups are drawn with replacement: (times, n)."""
    count = int(groups.max()) + 1
    drawn = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), size=times)
    return drawn[:, groups].astype(np.float64)


def _held_out(table: Floats, gap: Floats, kept: Floats, fold: NDArray[np.int64], penalty: float) -> Floats:
    """Each example's logit by the fit that did not see its fold."""
    return logit(table, fit(table, gap, kept, penalty))[fold, np.arange(len(gap))]


def _numbered(links: Sequence[str]) -> NDArray[np.int64]:
    return np.unique(np.array(links), return_inverse=True)[1].astype(np.int64)


def _folds(number: NDArray[np.int64], settings: Settings) -> NDArray[np.int64]:
    """The inner fold of each example: links shuffled by the seed, dealt out in turn."""
    dealt = np.random.default_rng(settings.seed).permutation(int(number.max()) + 1) % settings.folds
    return dealt[number]


def _scaling(features: Floats) -> tuple[Floats, Floats]:
    """Mean and standard deviation over known values; 0 and 1 for a feature that is never known, 1 for one that never varies."""
    known = ~np.isnan(features)
    count = np.maximum(known.sum(axis=0), 1)
    mean = np.where(known, features, 0.0).sum(axis=0) / count
    spread = np.sqrt(np.where(known, (features - mean) ** 2, 0.0).sum(axis=0) / count)
    return mean, np.where(spread > 0, spread, 1.0)


def _standardised(features: Floats, mean: Floats, scale: Floats) -> Floats:
    return np.asarray(np.where(np.isnan(features), 0.0, (features - mean) / scale))
