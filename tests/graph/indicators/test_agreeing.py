"""The named question and the answer in Python say the same of both demo homes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import demo
from graph.asking.graph import Graph
from graph.facts import Facts, read_facts
from graph.indicators import targets
from graph.indicators.amounts import in_base
from graph.indicators.answer import Goal
from graph.views.views import RDF

PLACES = {"xian": "places:zone/xian-etdz", "shili": "shili-actors:park"}


@pytest.mark.parametrize(
    ("name", "day"), [("xian", "2026-11-23"), ("xian", "2020-12-31"), ("shili", "2026-11-23"), ("shili", "2025-12-31")]
)
def test_the_named_questions_agree(name: str, day: str, tmp_path: Path) -> None:
    home = demo.build(next(one for one in demo.declared() if one.folder == name), tmp_path)[0]
    with Graph(home.folder, {"LIANTU_GRAPH": ""}) as graph:
        asked = graph.query("indicator-progress", {"place": PLACES[name]}, language=RDF, as_of=day, seconds=300.0)
        silent = graph.query("indicators-without-data", {"place": PLACES[name]}, language=RDF, as_of=day, seconds=300.0)
    facts = read_facts(home.ledger, day)
    goals = targets(facts, PLACES[name]).goals
    counted = {one.indicator for one in goals if one.latest}
    assert {one.indicator_label for one in goals if one.indicator not in counted} == {row[0] for row in silent.rows}
    assert {said for one in goals for said in _said(one)} == {_row(facts, *row) for row in asked.rows}
    assert not [one for one in goals if one.status == "not_computable" and (one.rate, one.reached) != (None, None)]


def _said(one: Goal) -> list[tuple[object, ...]]:
    value = one.latest.shown.total if one.latest else None
    told = (one.comparator, round(one.goal or 0, 9), one.latest and one.latest.period, value, _rounded(one.reached))
    return [(one.label, lead.label if lead else None, *told) for lead in one.leads or (None,)]


def _row(facts: Facts, *row: object) -> tuple[object, ...]:
    label, comparator, goal, unit, lead, period, value, reached = row
    based = in_base(facts.ontology, str(goal), str(unit))
    assert based is not None
    return label, lead, comparator, round(based[0], 9), period, None if value is None else float(str(value)), _rounded(reached)


def _rounded(rate: object) -> float | None:
    return None if rate is None else round(float(str(rate)), 9)
