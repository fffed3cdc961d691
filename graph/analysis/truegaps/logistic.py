"""Logistic regression with a ridge penalty, many weighted fits at once: folds and resamples are weights on the examples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STEPS, CLOSE, LONGEST = 100, 1e-8, 4.0
ONCE = 4
"""Fits made at once: products of matrices this small stay on one thread, which is faster here than sharing them out."""


def expit(logits: Floats) -> Floats:
    """The logistic function 1/(1 + e⁻ˣ), of any size without overflow."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -logits)), dtype=float)


def fit(features: Floats, target: Floats, weights: Floats, penalty: float, start: Floats | None = None) -> Floats:
    """Coefficients (b, 1+k), intercept first, of b fits: the least of Σᵢ wᵢ·ln(1+exp(−(2yᵢ−1)·zᵢ)) + λ/2·‖w‖² over z = β₀ + x·w.

    `features` is (n, k), `target` (n,) in 0..1 (fractions allowed), `weights` (b, n) ≥ 0, `penalty` λ ≥ 0; the intercept is not
    penalised. Newton's method (iteratively reweighted least squares: Hastie, Tibshirani & Friedman 2009, section 4.4.1), each
    step no longer than 4 in any coefficient, from `start` (1, 1+k; else 0) until no coefficient moves by 1e-8.
    """
    design = np.concatenate([np.ones((len(features), 1)), features], axis=1)
    first = np.zeros((1, design.shape[1])) if start is None else start
    ridge = np.diag([1e-9] + [max(penalty, 1e-9)] * features.shape[1])
    parts = [_descend(design, target, weights[at : at + ONCE], ridge, first) for at in range(0, len(weights), ONCE)]
    return np.concatenate(parts)


def _descend(design: Floats, target: Floats, weights: Floats, ridge: Floats, start: Floats) -> Floats:
    """A few fits by Newton's steps."""
    size = design.shape[1]
    outer = (design[:, :, None] * design[:, None, :]).reshape(len(design), size * size)
    found = np.repeat(start, len(weights), axis=0)
    for _ in range(STEPS):
        mean = expit(found @ design.T)
        gradient = (weights * (mean - target)) @ design + found @ ridge
        hessian = ((weights * mean * (1 - mean)) @ outer).reshape(-1, size, size) + ridge
        step = np.asarray(np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0], dtype=np.float64)
        step *= np.minimum(1.0, LONGEST / np.maximum(np.abs(step).max(axis=1, keepdims=True), 1e-300))
        found -= step
        if np.abs(step).max() < CLOSE:
            break
    return found


def logit(features: Floats, coefficients: Floats) -> Floats:
    """β₀ + x·w for each row (m, k) and each fit (b, 1+k): (b, m)."""
    return np.asarray(coefficients[:, :1] + coefficients[:, 1:] @ features.T)


def log_loss(logits: Floats, target: Floats) -> Floats:
    """−y·ln p − (1−y)·ln(1−p) of each logit."""
    return np.asarray(np.logaddexp(0.0, logits) - target * logits)


def platt(logits: Floats, target: Floats, ends: tuple[float, float] = (0.0, 1.0)) -> Floats:
    """(a, b) of p = least + (most − least)/(1+exp(−(a + b·z))), fitted to held-out logits with targets (N₊+1)/(N₊+2) and 1/(N₋+2),
    so that it stays finite (Platt 1999; Lin, Lin & Weng 2007).

    `ends` are (least, most); without them it is Platt's own line, which they then start from: Fisher scoring, as for a psychometric
    function whose lapses are given (Treutwein & Strasburger 1999).
    """
    positive = float(target.sum())
    smooth = np.where(target > 0, (positive + 1) / (positive + 2), 1 / (len(target) - positive + 2))
    line = np.asarray(fit(logits[:, None], smooth, np.ones((1, len(target))), 0.0)[0])
    return line if ends == (0.0, 1.0) else _between(logits, smooth, ends, line)


def _between(logits: Floats, target: Floats, ends: tuple[float, float], line: Floats) -> Floats:
    """The line between two ends, by Fisher's steps; a step that makes the loss larger is halved."""
    span, design = ends[1] - ends[0], np.stack([np.ones_like(logits), logits], axis=1)

    def loss(tried: Floats) -> float:
        mean = ends[0] + span * expit(design @ tried)
        return float(-(target * np.log(mean) + (1 - target) * np.log(1 - mean)).sum())

    for _ in range(STEPS if span > 0 else 0):
        inner = expit(design @ line)
        mean, slope = ends[0] + span * inner, span * inner * (1 - inner)
        weight = slope / (mean * (1 - mean))
        information = (design * (weight * slope)[:, None]).T @ design + np.diag([1e-9, 1e-9])
        step = np.linalg.solve(information, design.T @ (weight * (target - mean)))
        step *= min(1.0, LONGEST / max(float(np.abs(step).max()), 1e-300))
        while np.abs(step).max() >= CLOSE and loss(line + step) > loss(line):
            step = step / 2
        if np.abs(step).max() < CLOSE:
            break
        line = line + step
    return np.asarray(line)


def borne_out(logits: Floats, target: Floats, weights: Floats) -> Floats:
    """The least and the greatest probability that held-out examples bear out, (b, 2), under weights (b, n): of the k of n ranked
    lowest (highest) that are 1, the rule of succession (k+1)/(n+2) (Laplace 1774), at the n where it is least (greatest). Equal
    logits are never parted."""
    found = []
    for sign in (1.0, -1.0):
        order = np.argsort(sign * logits, kind="stable")
        last = np.append(np.diff(logits[order]) != 0, True)
        rule = (np.cumsum((weights * target)[:, order], axis=1) + 1) / (np.cumsum(weights[:, order], axis=1) + 2)
        found.append((rule * sign)[:, last].min(axis=1) * sign)
    return np.stack(found, axis=1)
