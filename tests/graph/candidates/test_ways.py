"""对接渠道: the cheapest way by declared strengths, each step a fact."""

from __future__ import annotations

from graph.candidates import Path
from tests.graph.candidates.world import gap, kinds, one, outsider
from tests.worlds import Sketch


def way(sketch: Sketch) -> Path:
    """The way to the firm outside."""
    found = one(sketch).path
    assert found is not None
    return found


def test_without_any_tie_the_way_is_not_known() -> None:
    assert one(outsider(gap())).path is None


def test_a_supplier_of_somebody_here_is_one_step_away() -> None:
    found = way(outsider(gap()).relate("外厂", "supplies", "总装", productAsNamed="p"))
    assert (found.says, found.through, found.strength) == ("总装 —采购自（p）→ 外厂", "在区企业", "强")


def test_a_step_bears_the_fact_that_it_is() -> None:
    step = way(outsider(gap()).relate("外厂", "supplies", "总装")).steps[0]
    assert (step.start_label, step.kind, step.kind_label, [one.says for one in step.evidence]) == (
        "总装", "trade", "供应商", ["供货 总装"])  # fmt: skip


def test_control_is_closer_than_two_sales() -> None:
    sketch = outsider(gap()).record("集团", "Enterprise").relate("集团", "controls", "外厂").relate("集团", "controls", "总装")
    sketch.firm("中间", place="elsewhere").relate("中间", "supplies", "总装").relate("外厂", "supplies", "中间")
    assert way(sketch).says == "总装 —由其实际控制→ 集团 —实际控制→ 外厂"


def test_a_few_shares_are_a_weak_tie_and_cost_more_than_a_majority() -> None:
    few, many = (way(outsider(gap()).relate("总装", "holdsShares", "外厂", share=share)) for share in ("0.01", "0.6"))
    assert [(one.strength, one.cost, one.says) for one in (few, many)] == [
        ("弱", 3.0, "总装 —持股 1.00%→ 外厂"), ("强", 1.0, "总装 —控股 60.00%→ 外厂")]  # fmt: skip


def test_what_is_too_old_is_weak_and_has_to_be_checked_again() -> None:
    sketch = outsider(gap()).relate("外厂", "supplies", "总装", period="2015")
    assert (way(sketch).strength, "stale_path" in kinds(one(sketch).to_verify)) == ("弱", True)


def test_what_its_source_doubts_is_weak_and_has_to_be_checked() -> None:
    sketch = outsider(gap()).relate("外厂", "supplies", "总装", doubt="只称合格供应商")
    assert (way(sketch).strength, "doubted_path" in kinds(one(sketch).to_verify)) == ("弱", True)


def test_a_rejected_tie_is_no_way() -> None:
    sketch = outsider(gap()).relate("外厂", "supplies", "总装").judge("外厂", "supplies", "总装", "rejected")
    assert one(sketch).path is None


def test_a_department_of_the_place_may_start_a_way() -> None:
    sketch = outsider(gap()).record("管委会", "PublicAuthority").relate("管委会", "governs", "zone").record("科技局", "Department")
    sketch.relate("科技局", "unitOf", "管委会").relate("科技局", "cooperatesWith", "外厂")
    assert (way(sketch).through, way(sketch).says) == ("本地部门", "科技局 —合作→ 外厂")


def test_nobody_is_reached_through_somebody_who_is_gone() -> None:
    sketch = outsider(gap()).record("旧司", "Enterprise", operatingStatus="cancelled")
    assert one(sketch.relate("旧司", "supplies", "总装").relate("外厂", "supplies", "旧司")).path is None


def test_nobody_is_reached_through_a_hub() -> None:
    sketch = outsider(gap()).record("清算所", "Enterprise")
    sketch.relate("清算所", "holdsShares", "总装").relate("清算所", "holdsShares", "外厂")
    assert one(sketch).path is not None
    for number in range(150):
        sketch.record(f"股{number}", "Enterprise").relate("清算所", "holdsShares", f"股{number}")
    assert one(sketch).path is None


def test_a_way_that_costs_too_much_is_none() -> None:
    sketch = outsider(gap(), "外厂").relate("总装", "holdsShares", "a0")
    for number in range(4):
        sketch.record(f"a{number}", "Enterprise").relate(f"a{number}", "holdsShares", f"a{number + 1}" if number < 3 else "外厂")
    assert one(sketch).path is None


def test_the_way_does_not_depend_on_the_order_of_rows() -> None:
    sketch = outsider(gap()).maker("总装二", "engine").relate("外厂", "supplies", "总装二").relate("外厂", "supplies", "总装")
    assert {way(sketch.shuffled(seed)).says for seed in range(4)} == {"总装 —采购自→ 外厂"}
