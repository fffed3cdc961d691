"""ESRI against the authors' own values: three networks, eight settings each (README of `esri-golden`)."""

from __future__ import annotations

import numpy as np
import pytest

from bench.esri import golden, values
from graph.analysis.esri import esri, from_weights
from tests.factory import shared

FIG1 = [.1, .366666666667, .266666666667, .35, .1, .166666666667, .7, .1, .366666666667, .266666666667, .45]  # fmt: skip
"""All linear, no replaceability: Diem et al. 2022, Fig. 1 (11 firms), as the notes print it."""


def test_golden_values_and_rounds_are_met_in_every_setting() -> None:
    checked = list(golden(shared("esri-golden")))
    assert len(checked) == 24
    for found, expected, rounds in checked:
        assert np.abs(values(found) - expected).max() <= 1e-12
        assert found.rounds.tolist() == rounds.tolist()


def test_the_rule_when_to_stop_is_part_of_the_definition() -> None:
    """On a closed ring a smaller ε takes nearly everything down."""
    ring = from_weights([0, 1, 2, 0], [1, 2, 0, 2], [3, 1, 2, 1], [0, 0, 0])
    loose, strict = (esri(ring, [[1]], epsilon=eps).esri for eps in (0.3, 1e-9))
    assert strict.min() > 0.999 > 0.9 > loose.min()


@pytest.mark.parametrize("firm", range(11))
def test_the_figure_of_the_paper(firm: int) -> None:
    found, _, _ = next(one for one in golden(shared("esri-golden")) if abs(one[1][:, 0].sum() - sum(FIG1)) < 1e-6)
    assert found.esri[firm] == pytest.approx(FIG1[firm], abs=1e-9)
