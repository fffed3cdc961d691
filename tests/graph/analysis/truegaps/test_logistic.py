"""The fit against scikit-learn, fit by fit; resamples and Platt's line."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from graph.analysis.truegaps.logistic import Floats, borne_out, fit, platt
from graph.analysis.truegaps.model import fit_model, resamples
from graph.analysis.truegaps.rows import Rows
from tests.graph.analysis.truegaps.world import quick


def noisy(size: int = 120) -> tuple[Floats, Floats, Floats]:
    """Features (n, 4), outcomes (n,), weights (3, n)."""
    random = np.random.default_rng(3)
    features = random.normal(size=(size, 4))
    outcome = (features @ [1.0, -2.0, 0.0, 0.5] + random.logistic(size=size) > 0).astype(np.float64)
    return features, outcome, random.integers(0, 4, size=(3, size)).astype(np.float64)


@pytest.mark.parametrize("penalty", [0.1, 1.0, 30.0])
def test_each_weighted_fit_equals_scikit_learn(penalty: float) -> None:
    features, outcome, weights = noisy()
    ours = fit(features, outcome, weights, penalty)
    for row, weight in zip(ours, weights, strict=True):
        peer = LogisticRegression(C=1 / penalty, tol=1e-10, max_iter=10_000).fit(features, outcome, sample_weight=weight)
        assert np.allclose(row, [*peer.intercept_, *peer.coef_[0]], atol=1e-4)


def test_outcomes_that_a_feature_separates_stay_finite() -> None:
    features = np.linspace(-1, 1, 40)[:, None]
    assert np.isfinite(fit(features, (features[:, 0] > 0).astype(np.float64), np.ones((1, 40)), 0.1)).all()


def test_platt_leaves_calibrated_logits_nearly_alone() -> None:
    random = np.random.default_rng(5)
    logits = random.normal(scale=2, size=20_000)
    line = platt(logits, (random.random(20_000) < 1 / (1 + np.exp(-logits))).astype(np.float64))
    assert np.allclose(line, [0, 1], atol=0.06)


def test_a_line_between_ends_finds_the_line_again() -> None:
    random = np.random.default_rng(11)
    logits = random.normal(0, 2, 40_000)
    chance = 0.1 + 0.8 / (1 + np.exp(-(0.5 + 1.5 * logits)))
    line = platt(logits, (random.random(40_000) < chance).astype(np.float64), (0.1, 0.9))
    assert line == pytest.approx([0.5, 1.5], abs=0.1)


def test_no_surer_than_the_examples_bear_out() -> None:
    logits, gap = np.arange(10.0), np.array([0, 0, 0, 1, 0, 1, 1, 1, 1, 1], dtype=np.float64)
    told = borne_out(logits, gap, np.ones((1, 10)))  # the 3 lowest are no gaps, the 5 highest are
    assert told == pytest.approx(np.array([[1 / 5, 6 / 7]]))


def test_examples_that_are_told_alike_are_never_parted() -> None:
    told = borne_out(np.zeros(4), np.array([0.0, 1, 1, 1]), np.ones((1, 4)))
    assert told == pytest.approx(np.array([[4 / 6, 4 / 6]]))


def test_a_resample_draws_whole_groups_as_often_as_there_are() -> None:
    groups = np.array([0, 0, 1, 2, 2, 2])
    drawn = resamples(groups, 50, 1)
    assert (drawn[:, 0] == drawn[:, 1]).all()
    assert (drawn[:, [0, 2, 3]].sum(axis=1) == 3).all()


def test_an_interval_holds_its_probability_and_a_place_never_seen_gets_the_mean() -> None:
    features, outcome, _ = noisy()
    links = [str(number // 3) for number in range(len(outcome))]
    model = fit_model(Rows(features, tuple("甲乙丙" * 40)), outcome, links, quick(), draws=40)
    asked = Rows(features[:5], ("甲", "乙", "丙", "丁", "丁"))
    low, high = model.interval(asked).T
    assert ((low <= model.probability(asked)) & (model.probability(asked) <= high)).all()
    assert np.isnan(asked.table(model.known)[3:, 4:]).all()
