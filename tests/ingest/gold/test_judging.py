"""What counts as found, strictly and relaxed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.text.found import Benefit, Clause, Duty, Entity, Found, Programme, Section
from ingest.text.gold.judging import judge
from ingest.text.gold.labels import GoldClause, GoldDocument, GoldDuty, GoldEntity, GoldSum, GoldTarget, GoldTie
from ingest.text.gold.reading import BUNDLED, read_gold
from tests.ingest.gold.echo import echo, target

TARGET = GoldTarget(14, 19, "300亿元", names=("示例产业产值",), value="300", unit="亿元", comparators=("reach",), years=(2026,))
DUTY = GoldDuty(26, 29, "示例局", names=("示例局",), roles=("lead",), section="三(一)", title="示例工程")
SUM = GoldSum(14, 19, "300亿元", kinds=("ceiling",), value="30000000000")


def right(gold: GoldDocument, found: Found) -> list[tuple[int, int]]:
    """How many of each layer are right, strictly and relaxed."""
    return [(len(one.strict.pairs), len(one.relaxed.pairs)) for one in judge(gold, found)]


@pytest.mark.parametrize("gold", read_gold(BUNDLED), ids=lambda one: one.name)
def test_who_reads_as_the_labellers_do_makes_no_mistake(gold: GoldDocument) -> None:
    judged = list(judge(gold, echo(gold)))
    assert [(one.layer, one.strict.missed, one.strict.wrong) for one in judged if one.strict.missed or one.strict.wrong] == []


@pytest.mark.parametrize(("change", "strict", "relaxed"), [
    ({}, 1, 1), ({"comparator": "at_least"}, 0, 1), ({"year": 2025}, 0, 1),
    ({"name": "示例人口", "indicator": "ind/1"}, 0, 1),
    ({"value": "30000000000", "unit": "元"}, 1, 1), ({"value": "200"}, 0, 0), ({"unit": "家"}, 0, 0),
    ({"value_start": 1, "value_end": 6}, 0, 0),
])  # fmt: skip
def test_a_target_is_right(change: dict[str, str | int], strict: int, relaxed: int) -> None:
    found = Found(targets=[replace(target(TARGET), **change)])  # type: ignore[arg-type]
    assert right(GoldDocument("甲", "", targets=(TARGET,)), found) == [(strict, relaxed)]


def test_both_ends_of_a_range_count() -> None:
    gold = replace(TARGET, value="3", value_to="5")
    whole, half = replace(target(gold), value_to="5"), replace(target(gold), value_to="")
    paper = GoldDocument("甲", "", targets=(gold,))
    assert (right(paper, Found(targets=[whole])), right(paper, Found(targets=[half]))) == ([(1, 1)], [(0, 0)])


def test_an_optional_label_is_neither_missed_nor_false() -> None:
    paper = GoldDocument("甲", "", targets=(replace(TARGET, optional=True),))
    outcomes = [next(judge(paper, found)).strict for found in (Found(), Found(targets=[replace(target(TARGET), value="1")]))]
    assert [(one.pairs, one.missed, one.wrong) for one in outcomes] == [([], [], [])] * 2


@pytest.mark.parametrize(("section", "strict"), [
    (Section(0, 9, 2, "三(一)", "", "heading", 0, 0), 1), (Section(0, 9, 2, "四(一)", "示例工程", "heading", 0, 0), 1),
    (Section(0, 9, 2, "三(二)", "别的工程", "heading", 0, 0), 0),
])  # fmt: skip
def test_a_department_belongs_to_its_part(section: Section, strict: int) -> None:
    found = Found(sections=[section], duties=[Duty(26, 29, "示例局", "lead", section=0)])
    assert right(GoldDocument("甲", "", departments=(DUTY,)), found) == [(strict, 1)]


def test_a_department_may_be_tied_to_a_programme() -> None:
    found = Found(programmes=[Programme(0, 9, "示例工程")], duties=[Duty(26, 29, "示例局", "lead", programme=0)])
    assert right(GoldDocument("甲", "", departments=(DUTY,)), found) == [(1, 1)]


def test_who_cooperates_does_not_lead() -> None:
    found = Found(duties=[Duty(26, 29, "示例局", "cooperate")])
    assert right(GoldDocument("甲", "", departments=(replace(DUTY, section="", title=""),)), found) == [(0, 0)]


@pytest.mark.parametrize(("benefit", "sums"), [
    (Benefit(14, 19, "grant", ceiling="30000000000"), (1, 1)), (Benefit(14, 19, "grant", amount="30000000000"), (0, 1)),
    (Benefit(14, 19, "grant", ceiling="5"), (0, 0)), (Benefit(50, 55, "grant", ceiling="30000000000"), (0, 0)),
    (Benefit(14, 19, "grant", rate="0.5"), (0, 0)),
])  # fmt: skip
def test_a_sum_is_right_in_its_clause(benefit: Benefit, sums: tuple[int, int]) -> None:
    paper = GoldDocument("甲", "", clauses=(GoldClause(0, 40, "到20", gives=(SUM,)),))
    assert right(paper, Found(clauses=[Clause(0, 60, "一", "", benefits=(benefit,))])) == [sums, (0, 0)]


@pytest.mark.parametrize(("start", "end", "kind", "outcome"), [
    (6, 10, "Enterprise", (1, 1)), (6, 9, "company", (0, 1)), (6, 10, "Place", (0, 0)), (10, 12, "ORG", (0, 0)),
])  # fmt: skip
def test_an_entity_has_borders_and_a_type(start: int, end: int, kind: str, outcome: tuple[int, int]) -> None:
    paper = GoldDocument("甲", "", entity_types=("ORG",), entities=(GoldEntity(6, 10, "示例产业", type="ORG"),))
    assert right(paper, Found(entities=[Entity(start, end, "", kind, "model")])) == [outcome]


def test_types_that_were_not_labelled_are_not_judged() -> None:
    paper = GoldDocument("甲", "", entity_types=("ORG",), entities=())
    assert [one.strict.wrong for one in judge(paper, Found(entities=[Entity(0, 2, "某人", "name", "model")]))] == [[]]


@pytest.mark.parametrize(("predicate", "turned", "outcome"), [
    ("supplies", False, (1, 1)), ("supplies", True, (0, 0)), ("cooperatesWith", True, (1, 1)),
])  # fmt: skip
def test_a_relation_has_a_direction_unless_it_is_mutual(predicate: str, turned: bool, outcome: tuple[int, int]) -> None:
    tie = GoldTie(0, 5, "供应", predicates=(predicate,), subject="甲公司", object="乙公司")
    said = replace(tie, subject=tie.object, object=tie.subject) if turned else tie
    assert right(GoldDocument("甲", "", relations=(tie,)), echo(GoldDocument("甲", "", relations=(said,)))) == [outcome]
