"""Scores against scikit-learn's, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score

from graph.analysis.truegaps.scores import auc, auc_within, brier, calibration_error, score


def test_every_score_equals_scikit_learn() -> None:
    random = np.random.default_rng(1)
    gap, told = (random.random(200) < 0.4).astype(np.float64), random.random(200).round(2).clip(0.01, 0.99)
    found = score(told, (told, told), gap, ["甲"] * 200, 10)
    wanted = (roc_auc_score(gap, told), brier_score_loss(gap, told), log_loss(gap, told))
    assert (found.auc, found.brier, found.log_loss) == pytest.approx(wanted)


def test_a_weighted_auc_equals_scikit_learn() -> None:
    random = np.random.default_rng(2)
    gap, told, weights = (random.random(99) < 0.5).astype(np.float64), random.random(99).round(1), random.integers(0, 3, (4, 99))
    peer = [roc_auc_score(gap, told, sample_weight=one) for one in weights]
    assert auc(told, gap, weights.astype(np.float64)) == pytest.approx(peer)


def test_auc_within_places_is_blind_to_differences_between_them() -> None:
    gap, told, places = np.array([0.0, 1, 0, 1]), np.array([0.2, 0.1, 0.9, 0.8]), ["甲", "甲", "乙", "乙"]
    assert auc_within(told, gap, places, np.ones((1, 4)))[0] == 0.0


def test_a_place_with_one_outcome_is_left_out_of_the_mean() -> None:
    gap, told, places = np.array([0.0, 1, 1, 1]), np.array([0.1, 0.2, 0.9, 0.8]), ["甲", "甲", "乙", "乙"]
    assert auc_within(told, gap, places, np.ones((1, 4)))[0] == 1.0


def test_calibration_error_by_hand() -> None:
    assert calibration_error(np.array([0.25, 0.25, 0.95, 1.0]), np.array([0.0, 1, 1, 1]), 10) == pytest.approx(0.1375)


def test_a_brier_score_by_hand() -> None:
    assert brier(np.array([0.5, 1.0]), np.array([1.0, 0.0]), np.array([[1.0, 1], [3, 1]])) == pytest.approx([0.625, 0.4375])
