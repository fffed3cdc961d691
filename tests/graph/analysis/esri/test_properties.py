"""ESRI over random networks: equal to the dense fixed point, the same for relabelled firms, a lone firm loses only itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.dense_esri import dense, dense_esri
from bench.esri import values
from graph.analysis.esri import esri
from tests.graph.analysis.esri.networks import EPSILON, Drawn, drawn

many = settings(max_examples=150, deadline=None)


@many
@given(drawn())
def test_every_value_equals_the_dense_fixed_point(one: Drawn) -> None:
    found = esri(one.network(), one.needs, epsilon=EPSILON, replaceable=one.replaceable)
    revenue, costs = (None if said is None else np.array(said) for said in (one.revenue, one.costs))
    net = dense(*one.arrays(), replaceable=one.replaceable, revenue=revenue, costs=costs)
    expected = [dense_esri(net, firm, EPSILON) for firm in range(len(one.sector))]
    assert np.abs(values(found) - np.array([numbers for numbers, _ in expected])).max() <= 1e-12
    assert found.rounds.tolist() == [rounds for _, rounds in expected]


@many
@given(drawn(), st.randoms(use_true_random=False))
def test_relabelling_firms_permutes_the_values(one: Drawn, chance: object) -> None:
    network, order = one.network(), list(range(len(one.sector)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    ours = values(esri(network, one.needs, epsilon=EPSILON, replaceable=one.replaceable))
    theirs = values(esri(network.renumbered(order), one.needs, epsilon=EPSILON, replaceable=one.replaceable))
    assert np.abs(ours[order] - theirs).max() <= 1e-12


@many
@given(drawn())
def test_a_firm_without_links_takes_down_its_own_weight_alone(one: Drawn) -> None:
    network = one.network()
    lone = sorted(set(range(network.firms)) - set(one.seller) - set(one.buyer))
    assert esri(network, one.needs, failing=lone).esri.tolist() == pytest.approx(network.weight[lone].tolist())


@many
@given(drawn())
def test_firms_asked_for_alone_have_the_values_they_have_among_all(one: Drawn) -> None:
    whole = esri(one.network(), one.needs, epsilon=EPSILON).esri
    last = one.network().firms - 1
    found = esri(one.network(), one.needs, epsilon=EPSILON, failing=[last, 0, last])
    assert found.esri.tolist() == pytest.approx([whole[last], whole[0], whole[last]], abs=1e-12)


def test_a_market_that_is_down_altogether_is_divided_by_one() -> None:
    """README of `esri-golden`, formula 3: then σ = min(1, out), here 0.5 of the loss in the third round."""
    one = Drawn([0, 1, 2], [1, 2, 3], [0.5, 0.5, 4.0], [0, 0, 1, 2], [[2] * 3] * 3, True)
    net = dense(*one.arrays(), replaceable=True)
    found = esri(one.network(), one.needs, replaceable=True)
    assert [float(one) for one in found.esri] == pytest.approx([float(dense_esri(net, firm, 0.01)[0][0]) for firm in range(4)])
