"""Rankings by the index, and how far two of them agree."""

from __future__ import annotations

from math import isnan

import numpy as np

from graph.analysis.esri.network import Numbers, Whole

DIGITS = 12
"""Values that agree to so many decimals are tied."""


def ranking(values: Numbers) -> Whole:
    """Places by falling value; ties by number."""
    return np.argsort(-np.round(values, DIGITS), kind="stable")


def agreement(one: Numbers, other: Numbers, top: int) -> tuple[float | None, float, int]:
    """Kendall's τ-b (1945) over places where either value is above 0 (None: fewer than two of them, or all tied), the part of the
    first k places that both rankings share, and k: at most `top`, and no more than there are places."""
    from scipy.stats import kendalltau

    one, other = np.round(one, DIGITS), np.round(other, DIGITS)
    k = min(top, len(one))
    shared = len(set(ranking(one)[:k].tolist()) & set(ranking(other)[:k].tolist())) / k
    live = (one > 0) | (other > 0)
    tau = float(kendalltau(one[live], other[live]).statistic) if live.sum() > 1 else float("nan")
    return (None if isnan(tau) else tau), shared, k
