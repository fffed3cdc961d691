"""Who is here or talked with already is set apart, under whatever name it is pursued."""

from __future__ import annotations

from tests.graph.candidates.world import asked, gap, kinds, lead, one, outside, outsider
from tests.worlds import Sketch


def apart(sketch: Sketch) -> list[tuple[str, str, str, str, str]]:
    """Who is set apart: label, here or talks, stage, post, date."""
    return [(each.label, each.what, each.stage_label, each.post, each.date) for each in asked(sketch).set_apart]


def test_a_firm_in_talks_is_set_apart_with_stage_post_and_date() -> None:
    sketch = lead(outsider(gap()), "外厂")
    assert (outside(sketch), apart(sketch)) == ([], [("外厂", "talks", "在谈", "招商岗", "2024-05")])


def test_the_latest_milestone_gives_the_date() -> None:
    sketch = lead(outsider(gap()), "外厂")
    for name, day in (("m1", "2024-06-01"), ("m2", "2024-09-01"), ("m3", "2025-03-01")):
        sketch.record(name, "Milestone", reachedOn=day).relate(name, "milestoneOf", "线索")
    assert [each[4] for each in apart(sketch)] == ["2024-09-01"]


def test_an_investor_of_a_project_that_is_built_here_is_here() -> None:
    sketch = outsider(gap()).record("工程", "Project", projectStage="building").relate("工程", "investedBy", "外厂")
    assert [each[:3] for each in apart(sketch.relate("工程", "projectIn", "zone"))] == [("外厂", "here", "在建")]


def test_a_project_elsewhere_sets_nobody_apart_and_is_a_sign() -> None:
    sketch = outsider(gap()).record("工程", "Project", projectStage="building").relate("工程", "investedBy", "外厂")
    sketch.relate("工程", "projectIn", "elsewhere")
    assert (apart(sketch), [each.text for each in one(sketch).profile.signs]) == ([], ["项目“工程”在建，在外省"])


def test_a_lead_that_became_a_project_counts_once() -> None:
    sketch = lead(outsider(gap()), "外厂", "signed").record("工程", "Project", projectStage="settled")
    sketch.relate("工程", "investedBy", "外厂").relate("线索", "becomesProject", "工程")
    assert [each[:3] for each in apart(sketch)] == [("外厂", "here", "落地")]


def test_a_lead_follows_its_project_though_nobody_says_who_invests_in_that() -> None:
    sketch = lead(outsider(gap()), "外厂", "signed").record("工程", "Project", projectStage="building")
    sketch.relate("线索", "becomesProject", "工程")
    told = [(each.item, each.what, each.stage_label, each.post, each.date) for each in asked(sketch).set_apart]
    assert told == [("t:工程", "here", "在建", "招商岗", "2024-05")]


def test_a_lead_whose_project_was_ended_is_talked_with_no_more() -> None:
    sketch = lead(outsider(gap()), "外厂").record("工程", "Project", projectStage="ended")
    assert apart(sketch.relate("线索", "becomesProject", "工程")) == []


def test_a_project_without_a_stage_is_at_that_of_its_lead() -> None:
    sketch = lead(outsider(gap()), "外厂", "to_sign").record("工程", "Project").relate("线索", "becomesProject", "工程")
    assert [each[1:3] for each in apart(sketch)] == [("talks", "拟签约")]


def test_a_lead_first_heard_of_after_the_day_sets_nobody_apart() -> None:
    sketch = outsider(gap()).record("线索", "Lead", projectStage="in_talks", foundOn="2099-01").relate("线索", "pursues", "外厂")
    assert (apart(sketch), outside(sketch)) == ([], ["外厂"])


def test_what_was_ended_later_still_went_on_that_day() -> None:
    sketch = lead(outsider(gap()), "外厂", "ended")
    for name, stage, day in (("m1", "in_talks", "2024-06"), ("m2", "ended", "2099-01")):
        sketch.record(name, "Milestone", projectStage=stage, reachedOn=day).relate(name, "milestoneOf", "线索")
    assert [each[1:3] for each in apart(sketch)] == [("talks", "在谈")]


def test_a_former_name_is_recognised_and_said() -> None:
    sketch = outsider(gap()).record("外厂", "Enterprise", formerName="老外厂").record("老外厂", "Enterprise")
    found = asked(lead(sketch, "老外厂")).set_apart
    told = [(each.label, each.by_name, each.says) for each in found]
    assert told == [("外厂", "老外厂", "线索“线索”：在谈（按曾用名“老外厂”认出）")]


def test_a_body_that_was_renamed_is_recognised() -> None:
    sketch = outsider(gap()).record("老外厂", "Enterprise").relate("外厂", "succeeds", "老外厂", changeKind="renamed")
    assert [each[0] for each in apart(lead(sketch, "老外厂"))] == ["外厂"]


def test_one_split_off_is_another_firm() -> None:
    sketch = outsider(gap()).record("老外厂", "Enterprise").relate("外厂", "succeeds", "老外厂", changeKind="split")
    assert outside(lead(sketch, "老外厂")) == ["外厂"]


def test_talks_that_are_over_are_told_beside_a_new_candidate() -> None:
    found = one(lead(outsider(gap()), "外厂", "withdrawn", concern="价格敏感"))
    assert [each.text for each in found.to_verify if each.kind == "over"] == ["曾谈过：“线索”退出（2024-05）：价格敏感"]


def test_paused_talks_still_go_on() -> None:
    assert outside(lead(outsider(gap()), "外厂", "paused")) == []


def test_talks_with_its_parent_are_told() -> None:
    sketch = lead(outsider(gap()).record("母公司", "Enterprise").relate("母公司", "controls", "外厂"), "母公司")
    assert [each.text for each in one(sketch).to_verify if each.kind == "affiliate"] == [
        "母公司（实际控制方）已在谈：线索“线索”：在谈"]  # fmt: skip


def test_a_firm_here_in_talks_is_set_apart_too() -> None:
    sketch = lead(gap(), "总装")
    assert ([each[0] for each in apart(sketch)], asked(sketch).existing) == (["总装"], ())


def test_a_firm_pursued_for_the_link_is_set_apart_though_nothing_is_known_of_what_it_makes() -> None:
    sketch = lead(gap().record("新厂", "Enterprise"), "新厂").relate("线索", "forLink", "l")
    assert [each[0] for each in apart(sketch)] == ["新厂"]


def test_who_is_called_the_same_for_short_is_told() -> None:
    sketch = lead(outsider(gap()).record("外厂", "Enterprise", shortName="外").record("外", "Enterprise"), "外")
    assert "same_name" in kinds(one(sketch).to_verify)


def test_a_project_of_which_nobody_says_where_is_to_be_verified() -> None:
    sketch = outsider(gap()).record("工程", "Project", projectStage="building").relate("工程", "investedBy", "外厂")
    told = [each.text for each in one(sketch).to_verify if each.kind == "perhaps"]
    assert told == ["已有项目“工程”在建（日期不明），在不在本地待核"]


def test_a_project_known_to_be_in_the_city_only_is_to_be_verified_too() -> None:
    sketch = outsider(gap()).record("工程", "Project", projectStage="building").relate("工程", "investedBy", "外厂")
    assert "perhaps" in kinds(one(sketch.relate("工程", "projectIn", "city")).to_verify)


def test_a_project_that_a_post_here_answers_for_is_ours() -> None:
    sketch = outsider(gap()).record("工程", "Project", projectStage="signed", ownerPost="招商岗")
    assert [each[:3] for each in apart(sketch.relate("工程", "investedBy", "外厂"))] == [("外厂", "talks", "已签约")]
