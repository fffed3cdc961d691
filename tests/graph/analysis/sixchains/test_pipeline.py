"""Where achievements stop."""

from __future__ import annotations

import pytest

from tests.graph.analysis.sixchains.world import detail
from tests.worlds import Sketch, zone


def achieved(*stages: str, to: str = "l") -> Sketch:
    """One achievement at each of these stages."""
    sketch = zone()
    for number, stage in enumerate(stages):
        sketch.record(f"成果{number}", "Achievement", achievementStage=stage).relate(f"成果{number}", "usableIn", to)
    return sketch


def test_nothing_on_record_is_unknown_and_not_zero() -> None:
    found = detail(zone()).pipeline
    assert (found.stops_at, found.sentence) == ("", "情况不明：账上没有写明阶段的成果")


@pytest.mark.parametrize(("stages", "stops"), [
    (["basic_research"], "basic_research"), (["basic_research", "applied_research"], "applied_research"),
    (["trading"], "trading"), (["basic_research", "industrialised"], ""),
])  # fmt: skip
def test_they_stop_at_the_furthest_step(stages: list[str], stops: str) -> None:
    assert detail(achieved(*stages)).pipeline.stops_at == stops


def test_an_achievement_for_a_product_counts() -> None:
    assert detail(achieved("trading", to="p")).pipeline.stops_at == "trading"


@pytest.mark.parametrize(("signed", "stops", "contracts"), [
    ("2024-03", "trading", 1), ("", "trading", 1), ("2025-03", "basic_research", 0),
])  # fmt: skip
def test_a_contract_signed_by_then_is_a_trade(signed: str, stops: str, contracts: int) -> None:
    sketch = achieved("basic_research").record("合同", "Transfer", signedOn=signed)
    found = detail(sketch.relate("合同", "transferOf", "成果0")).pipeline
    assert (found.stops_at, found.contracts) == (stops, contracts)


def test_one_without_a_stage_is_said_to_be_there() -> None:
    assert "另有 1 项没有写明阶段" in detail(achieved("trading", "")).pipeline.sentence
