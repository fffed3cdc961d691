"""The bundled 示例 zone, whose every link was told by hand: whom its gaps get, in which order, and whom they must not get."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.candidates import Candidates, Seeker, candidates
from tests.worlds import shili


@pytest.fixture(scope="module")
def seeker(tmp_path_factory: pytest.TempPathFactory) -> Seeker:
    """Seen from the zone."""
    folder: Path = tmp_path_factory.mktemp("shili")
    return Seeker(shili(folder), "示例经济技术开发区")


def names(found: Candidates) -> tuple[list[str], list[str]]:
    """Those here and those outside."""
    return [one.label for one in found.existing], [one.label for one in found.outside]


def test_the_magnet_gap_gets_its_maker_here_then_the_motor_makers_then_the_one_next_door(seeker: Seeker) -> None:
    assert names(seeker.of("示例磁钢")) == (["示例磁材公司", "示例电机二公司", "示例电机公司"], ["示例磁材二公司"])


def test_the_one_next_door_is_reached_by_the_group_and_is_no_second_source(seeker: Seeker) -> None:
    found = seeker.of("示例磁钢").outside[0]
    assert found.path is not None
    assert found.path.says == "示例磁材公司 —由其实际控制→ 示例控股集团公司 —实际控制→ 示例磁材二公司"
    assert "same_owner" in {each.kind for each in found.to_verify}


def test_the_magnet_buyers_are_told_with_the_yearly_need(seeker: Seeker) -> None:
    found = seeker.of("示例磁钢").outside[0].buyers
    assert [(deal.label, deal.basis, deal.need) for deal in found] == [
        ("示例电机公司", "demands", "年需 400吨"), ("示例电机二公司", "recipe", "")]  # fmt: skip


@pytest.mark.parametrize(("link", "stance"), [
    ("示例减速器", "not_needed"), ("示例回收", "forbidden"), ("示例钢坯", "supply_only"), ("示例电芯", "provisional"),
    ("示例涂装", "proposed")])  # fmt: skip
def test_each_kind_of_link_has_its_stance(seeker: Seeker, link: str, stance: str) -> None:
    assert seeker.of(link).stance == stance


def test_coaters_here_are_told_by_what_each_could_do_and_the_trader_comes_last(seeker: Seeker) -> None:
    found = {one.label: one.form_label for one in seeker.of("示例涂装").existing}
    assert found == {
        "示例涂装九公司": "二期扩建", "示例涂装五公司": "产能回迁", "示例涂装八公司": "对外供货", "示例涂装六公司": "落地产线",
        "示例涂装四公司": "盘活复产", "示例整机制造公司": "增资延伸", "示例涂装七公司": "核实后定"}  # fmt: skip
    assert list(found)[-1] == "示例涂装七公司"


def test_the_billet_maker_in_talks_is_no_new_candidate(seeker: Seeker) -> None:
    found = seeker.of("示例钢坯")
    assert ([(one.label, one.stage_label) for one in found.set_apart], names(found)) == ([("示例钢坯公司", "初洽")], ([], []))


def test_the_alloy_maker_whose_project_is_being_built_is_here_and_no_longer_in_talks(seeker: Seeker) -> None:
    told = [(one.label, one.what, one.item_label, one.stage_label) for one in seeker.of("示例合金棒").set_apart]
    assert told == [("示例合金公司", "here", "示例合金棒项目", "在建")]


def test_every_answer_has_scores_within_their_bounds(seeker: Seeker) -> None:
    found = [one.score for link in seeker.world.links.all for answer in [seeker.of(link)]
             for one in (*answer.existing, *answer.outside)]  # fmt: skip
    assert len(found) > 50
    assert [one for one in found if not 0 <= one.low <= (one.low if one.value is None else one.value) <= one.high <= 100] == []


def test_whoever_is_listed_has_a_reason_with_evidence(seeker: Seeker) -> None:
    listed = [one for link in seeker.world.links.all for answer in [seeker.of(link)] for one in (*answer.existing, *answer.outside)]
    assert [one.label for one in listed if not any(reason.evidence for reason in one.reasons)] == []


def test_nobody_is_both_listed_and_set_apart(seeker: Seeker) -> None:
    answers = [seeker.of(link) for link in seeker.world.links.all]
    both = [one.label for answer in answers for one in (*answer.existing, *answer.outside)
            if one.id in {each.id for each in answer.set_apart}]  # fmt: skip
    assert both == []


@pytest.mark.parametrize("link", ["示例磁钢", "示例整机", "示例电机"])
def test_a_seeker_that_was_asked_of_all_links_answers_as_a_fresh_one(seeker: Seeker, link: str) -> None:
    for one in seeker.world.links.all:
        seeker.of(one)
    assert seeker.of(link).as_dict() == candidates(seeker.world.facts, link, "示例经济技术开发区").as_dict()
