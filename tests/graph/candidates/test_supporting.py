"""Who here could serve whoever comes, and who knows the candidate itself."""

from __future__ import annotations

from tests.graph.candidates.world import asked, gap, one, outsider


def test_a_platform_here_that_serves_the_link_is_told_with_its_tie() -> None:
    sketch = outsider(gap()).record("平台", "TransferPlatform").site("平台", "office").relate("平台", "servesLink", "l", how="中试")
    found = asked(sketch).carriers[0]
    assert (found.label, found.cls, found.how, found.ring, found.standing_label) == (
        "平台", "科技成果转化平台", "支撑“l”", "区内", "计入")  # fmt: skip


def test_one_whose_place_nobody_knows_is_told_as_such() -> None:
    sketch = outsider(gap()).record("平台", "TransferPlatform").relate("平台", "servesLink", "l")
    assert [each.standing_label for each in asked(sketch).carriers] == ["所在地不明"]


def test_a_plot_here_that_is_free_is_told() -> None:
    sketch = outsider(gap()).record("地块", "Space", spaceKind="plot", spaceStatus="available").relate("地块", "locatedIn", "zone")
    assert [(each.label, each.chain, each.how) for each in asked(sketch).carriers] == [("地块", "site", "现有可用的地块")]


def test_a_plot_that_is_taken_or_elsewhere_is_not() -> None:
    sketch = outsider(gap()).record("一", "Space", spaceStatus="taken").relate("一", "locatedIn", "zone")
    sketch.record("二", "Space", spaceStatus="available").relate("二", "locatedIn", "elsewhere")
    assert asked(sketch).carriers == ()


def test_a_university_here_that_works_with_the_candidate_stands_beside_it() -> None:
    sketch = outsider(gap()).record("大学", "University").site("大学", "office").relate("大学", "cooperatesWith", "外厂")
    assert [(each.label, each.how) for each in one(sketch).carriers] == [("大学", "合作")]


def test_a_university_elsewhere_does_not() -> None:
    sketch = outsider(gap()).record("大学", "University").site("大学", "office", "elsewhere")
    sketch.relate("大学", "cooperatesWith", "外厂")
    assert one(sketch).carriers == ()
