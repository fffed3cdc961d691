"""What the array door refuses, all faults at once, in Chinese."""

from __future__ import annotations

import pytest

from graph.analysis.esri import esri, from_weights
from graph.errors import NetworkFault

NAN = float("nan")


def codes(refused: pytest.ExceptionInfo[NetworkFault]) -> list[str]:
    return [one.code for one in refused.value.issues]


@pytest.mark.parametrize(("weight", "code"), [
    ([1, -2], "ESRI-NET-01"), ([NAN, 1], "ESRI-NET-02"), ([float("inf"), 1], "ESRI-NET-02"), ([1], "ESRI-NET-04")])  # fmt: skip
def test_amounts_that_are_none_are_refused(weight: list[float], code: str) -> None:
    with pytest.raises(NetworkFault) as refused:
        from_weights([0, 1], [1, 0], weight, [0, 0])
    assert codes(refused) == [code]


def test_all_faults_are_told_at_once_with_their_place() -> None:
    with pytest.raises(NetworkFault) as refused:
        from_weights([0, 5], [1, 0], [1, -2], [0, 0], revenue=[NAN, 1])
    assert codes(refused) == ["ESRI-NET-01", "ESRI-NET-02", "ESRI-NET-03"]
    assert "第一处在第 2 个" in str(refused.value)


@pytest.mark.parametrize("epsilon", [0, 1, -0.1, NAN])
def test_a_stopping_rule_outside_0_and_1_is_refused(epsilon: float) -> None:
    with pytest.raises(NetworkFault, match="ESRI-EPS-01"):
        esri(from_weights([0], [1], [1], [0, 0]), [[1]], epsilon=epsilon)


@pytest.mark.parametrize("needs", [[[3]], [1], [[1, 1], [1, 1]][:1], [[-1]]])
def test_essentialities_are_0_1_or_2_for_every_pair(needs: list[list[int]] | list[int]) -> None:
    with pytest.raises(NetworkFault, match="ESRI-NET-05"):
        esri(from_weights([0], [1], [1], [0, 1]), needs)


def test_a_firm_that_is_not_there_can_not_fail() -> None:
    with pytest.raises(NetworkFault, match="ESRI-NET-03"):
        esri(from_weights([0], [1], [1], [0, 0]), [[1]], failing=[2])


def test_a_network_without_links_or_without_firms_is_no_fault() -> None:
    assert esri(from_weights([], [], [], [0, 0]), [[1]]).esri.tolist() == [0, 0]
    assert esri(from_weights([], [], [], []), [[1]]).esri.tolist() == []
