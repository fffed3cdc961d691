"""The answer about measures: what can be asked for, what is refused, and that no state changes by being measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.analysis.measures import MeasureFault, measures
from graph.errors import AnalysisFault, UnknownName
from graph.facts import read_facts
from graph.ledger import Ledger
from graph.states import gaps
from tests.factory import shared
from tests.worlds import Sketch, assembly, shili, zone


def test_without_a_name_every_chain_with_links_is_answered() -> None:
    found = measures(zone().record("empty", "IndustryChain").facts(), "zone")
    assert [(one.kind, one.id) for one in found.reports] == [("chain", "t:chain")]


@pytest.mark.parametrize(("name", "kind"), [("l", "link"), ("chain", "chain"), ("p", "product")])
def test_a_link_a_chain_and_a_product_are_found_by_name(name: str, kind: str) -> None:
    assert [one.kind for one in measures(assembly().facts(), "zone", name).reports] == [kind]


def test_an_unknown_name_offers_the_nearest_of_each_kind() -> None:
    with pytest.raises(MeasureFault) as fault:
        measures(zone().link("硅片").facts(), "zone", "硅偏")
    assert [(one.code, "硅片" in one.expected) for one in fault.value.issues] == [("LT-MEASURE-06", True)]


def test_a_name_that_several_links_bear_is_refused() -> None:
    sketch = zone().record("a", "ChainLink", name="同名").record("b", "ChainLink", name="同名")
    with pytest.raises(UnknownName, match="同名"):
        measures(sketch.facts(), "zone", "同名")


def test_a_chain_without_links_is_refused() -> None:
    with pytest.raises(MeasureFault, match="没有环节") as fault:
        measures(zone().record("empty", "IndustryChain").facts(), "zone", "empty")
    assert fault.value.issues[0].code == "LT-MEASURE-03"


@pytest.mark.parametrize("value", ["1.5", "-0.1"])
def test_a_threshold_out_of_range_is_refused(value: str) -> None:
    with pytest.raises(AnalysisFault, match="0 到 1") as fault:
        measures(zone().threshold("measure_coverage", value).facts(), "zone", "l")
    assert fault.value.issues[0].code == "LT-THRESHOLD-01"


def test_an_empty_ledger_knows_no_place() -> None:
    with pytest.raises(UnknownName, match="账本里还没有任何地方"):
        measures(read_facts(Ledger("sqlite://")), "本区")


def test_a_ledger_without_chains_answers_with_none() -> None:
    assert measures(Sketch().record("zone", "Zone").facts(), "zone").reports == ()


def test_every_measure_has_its_sentence_its_interval_and_its_coverage(tmp_path: Path) -> None:
    for report in measures(shili(tmp_path), "示例开发区").reports:
        for one in report.measures:
            assert one.words
            assert 0 <= one.coverage <= 1
            assert one.value is None or one.low <= one.value <= (one.high if one.high is not None else one.value)
            assert one.abstained == (one.value is None)


def test_states_are_unchanged_by_measures(tmp_path: Path) -> None:
    facts = shili(tmp_path)
    before = gaps(facts, "示例开发区").as_dict()
    for chain in ("", "示例整机", "示例电池"):
        measures(facts, "示例开发区", chain)
    assert gaps(facts, "示例开发区").as_dict() == before


def test_the_document_is_json_of_the_agreed_schema() -> None:
    found = json.loads(json.dumps(measures(assembly().facts(), "zone", "chain").as_dict(), allow_nan=False))
    assert (found["schema"], found["place"], found["reports"][0]["kind"]) == (1, "t:zone", "chain")


def test_no_answer_depends_on_the_order_of_statements() -> None:
    sketch = assembly().maker("乙", marketShare="0.4").relate("abroad", "provides", "p", share="0.6")
    one, other = (measures(told.facts(), "zone", "l").as_dict() for told in (sketch, sketch.shuffled(7)))
    assert one == other


def test_the_real_semiconductor_chain_by_hand(tmp_path: Path) -> None:
    from ingest.homes import open_or_make
    from ingest.loading import load_paths

    ledger = open_or_make(tmp_path).ledger
    load_paths(ledger, [shared("eto-semiconductor-supply-chain")])
    report = measures(read_facts(ledger), "中国", "Wafer").reports[0]
    squares = 0.56**2 + 0.16**2 + 0.14**2 + 0.10**2 + 0.04**2
    assert report.measure("hhi_country").value == pytest.approx(squares)
    assert [report.measure("foreign").low, report.measure("foreign").high] == pytest.approx([0.96, 0.96])
