"""Each item: judged by a person or measured, and open where nobody can tell."""

from __future__ import annotations

import pytest

from tests.graph.admission.world import MU, entry


def test_the_items_stand_in_the_customary_order() -> None:
    order = [
        "catalogue",
        "planning",
        "environment",
        "energy",
        "two_highs",
        "safety",
        "credit",
        "investment",
        "output",
        "tax",
        "plot_ratio",
    ]
    assert [one.code for one in entry().found().items] == order


@pytest.mark.parametrize("code", ["catalogue", "planning", "environment", "two_highs", "safety", "credit"])
def test_what_a_person_must_judge_is_never_guessed(code: str) -> None:
    one = entry().item(code)
    assert (one.verdict, one.why, one.judged_by) == ("unjudged", "未比对：没有人判过", "")


def test_a_judgement_says_who_when_and_by_what() -> None:
    one = entry().review("planning", by="资源规划局", reviewedOn="2024-03-01", provingPaper="〔2024〕3号").item("planning")
    assert (one.verdict, one.judged_by, one.judged_on, one.paper) == ("met", "资源规划局", "2024-03-01", "〔2024〕3号")


def test_a_judgement_of_nobody_does_not_count() -> None:
    one = entry().review("safety", by="").item("safety")
    assert (one.verdict, one.why) == ("unjudged", "未比对：有结论，没有写谁判的，不作数")


def test_a_judgement_of_later_is_not_known_yet() -> None:
    assert entry().review("safety", reviewedOn="2025-02-01").item("safety").verdict == "unjudged"


def test_of_several_judgements_the_strictest_counts() -> None:
    one = entry().review("credit", by="甲局").review("credit", "unmet", by="乙局").item("credit")
    assert (one.verdict, one.why) == ("unmet", "乙局判：不符合；几家判得不同，从严")


@pytest.mark.parametrize(
    ("kind", "project", "verdict"),
    [
        ("encouraged", "new", "met"),
        ("restricted", "new", "unmet"),
        ("restricted", "refit", "conditional"),
        ("eliminated", "refit", "unmet"),
        ("negative_list", "new", "unmet"),
    ],
)
def test_a_line_of_a_catalogue_counts_as_its_kind_says(kind: str, project: str, verdict: str) -> None:
    assert entry().project(projectKind=project).listed(kind).item("catalogue").verdict == verdict


def test_a_line_that_nobody_judged_is_not_compared() -> None:
    assert entry().listed("eliminated", by="").item("catalogue").verdict == "unjudged"


def test_what_is_judged_of_the_link_is_only_a_hint() -> None:
    made = entry().link("环节").relate("甲", "forLink", "环节")
    made.record("条目", "CatalogueItem", catalogueKind="restricted").relate("环节", "listedIn", "条目", judgedBy="某局")
    one = made.found().items[0]
    assert (one.verdict, one.why) == ("unjudged", "未比对：环节被判为“条目”（某局），项目本身没有判")


def test_what_is_judged_of_the_product_counts() -> None:
    made = entry().record("品", "Product").relate("甲", "willProduce", "品")
    made.record("条目", "CatalogueItem", catalogueKind="eliminated").relate("品", "listedIn", "条目", judgedBy="某局")
    assert made.found().items[0].verdict == "unmet"


@pytest.mark.parametrize(
    ("kind", "verdict"), [("registration", "met"), ("exempt", "met"), ("form", "unjudged"), ("report", "unjudged")]
)
def test_an_environmental_class_alone_approves_nothing(kind: str, verdict: str) -> None:
    assert entry().project(environmentalClass=kind).item("environment").verdict == verdict


@pytest.mark.parametrize(("use", "verdict"), [("600", "met"), ("700", "unknown"), ("1000", "unjudged")])
def test_small_users_of_energy_need_no_review(use: str, verdict: str) -> None:
    made = entry().project(energyUse=use).limits(entry_energy_review="1000", entry_energy_sure="614.5")
    assert made.item("energy").verdict == verdict


def test_an_energy_review_decides() -> None:
    assert entry().project(energyUse="5000").limits(entry_energy_review="1000").review("energy").item("energy").verdict == "met"


def test_investment_is_counted_in_ten_thousand_yuan_a_mu() -> None:
    one = entry().figures(10_000, mu=40).limits(entry_investment="300").item("investment")
    assert (one.verdict, one.unit) == ("short", "万元/亩")
    assert one.why == "250 万元/亩，低于 300 万元/亩，每亩差 50 万元，按 40 亩 共差 2000万元"
    assert one.total == pytest.approx(20_000_000)


def test_rented_space_is_counted_in_yuan_a_square_metre() -> None:
    made = entry().project(fixedInvestment="8000000", floorArea="4000").limits(entry_rent_investment="2500", entry_investment="300")
    made.record("厂房", "Space", spaceKind="plant").relate("甲", "usesSpace", "厂房")
    one = made.found()
    assert (one.form, [each.code for each in one.items][-1]) == ("rented", "tax")
    assert one.items[7].why == "2000 元/㎡，低于 2500 元/㎡，每㎡差 500 元，按 4000㎡ 共差 200万元"


def test_without_a_threshold_of_the_zone_nothing_is_borrowed() -> None:
    one = entry().figures().item("tax")
    assert (one.verdict, one.threshold, one.why) == ("no_threshold", None, "40 万元/亩·年，本区未设阈值")


def test_a_threshold_says_whether_the_zone_has_confirmed_it() -> None:
    made = entry().figures().threshold("entry_tax", "25", "", "")
    assert (made.item("tax").confirmed, made.item("tax").threshold_place) == (False, "")


def test_without_an_area_there_is_no_rate() -> None:
    one = entry().project(fixedInvestment="1000000").limits(entry_investment="300").item("investment")
    assert (one.verdict, one.why) == ("unknown", "缺供地面积或租用面积")


def test_another_currency_is_not_compared() -> None:
    made = entry().figures().project(currency="EUR").limits(entry_investment="1")
    assert (made.item("investment").verdict, made.item("investment").why) == ("unknown", "金额是 EUR，折成人民币才能比")


def test_two_figures_that_differ_are_not_compared() -> None:
    made = entry().figures().twice("fixedInvestment", "1").limits(entry_investment="300")
    assert made.item("investment").verdict == "unknown"


def test_a_plot_ratio_is_computed_of_the_areas() -> None:
    made = entry().project(landArea=str(40 * MU), floorArea="32000").limits(entry_plot_ratio="1")
    assert made.item("plot_ratio").verdict == "met"
    assert made.item("plot_ratio").value == pytest.approx(1.2)


def test_a_plot_ratio_that_the_areas_contradict_is_asked_about() -> None:
    made = entry().project(landArea="10000", floorArea="20000", plotRatio="1.2").limits(entry_plot_ratio="1")
    assert (made.item("plot_ratio").verdict, made.item("plot_ratio").why) == ("unknown", "写的是 1.2，按面积算是 2，先定哪个对")


def test_a_zone_may_leave_an_item_out() -> None:
    assert "plot_ratio" not in [one.code for one in entry().limits(entry_ask_plot_ratio="0").found().items]
