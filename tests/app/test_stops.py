"""`liantu stops`."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.layout import width
from app.show.stops import stops_text
from app.words import words
from graph.analysis.stops import Stops, arrivals, can_make, cuts, stops
from graph.facts import Facts, read_facts
from graph.home import Home
from tests.app.conftest import Ask, Call
from tests.app.world import GAP, MADE, UNSEEN, make_home, record, relation
from tests.factory import write_books, write_files

PLACE = "甲经开区"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The tiny world, in which panels are made here of the wafers."""
    monkeypatch.setenv("LIANTU_HOME", str(tmp_path / "home"))
    found = make_home(tmp_path / "home")
    found.ledger.add([
        *record("t:slot", "InputSlot", name="电池用片", slotKind="material"),
        relation(f"{UNSEEN}-product", "requires", "t:slot", essential="true"), relation(f"{MADE}-product", "fills", "t:slot"),
        *record("t:maker", "Enterprise", name="丙组件有限公司"), *record("t:works", "Site", name="丙厂", siteKind="factory"),
        relation("t:maker", "operates", "t:works"), relation("t:works", "locatedIn", "t:zone"),
        relation("t:maker", "produces", f"{UNSEEN}-product"),
    ])  # fmt: skip
    return found


def test_the_ranking_lists_the_worst_source_first(liantu: Call) -> None:
    lines = liantu("stops").output.splitlines()
    place = next(number for number, line in enumerate(lines) if "去掉的来源" in line)
    assert lines[place + 1].split() == ["乙硅片有限公司", "企业", "2", "1", "0", "0"]


def test_one_source_is_told_with_a_proof_for_each_product(liantu: Call) -> None:
    output = liantu("stops", "乙硅片有限公司").output
    assert "停产 2 种（其中波及 1 种）" in output
    assert "组件产品 停产：投入槽“电池用片”没有其他已知来源" in output
    assert "受影响的企业：丙组件有限公司" in output


@pytest.mark.parametrize("asked", [(), ("硅片",), ("组件产品", "--cuts"), ("组件产品", "--arrivals"), ("--alone",),
                                   ("组件产品", "--lacking"), ("硅片产品", "--lacking")])
def test_every_answer_fits_eighty_columns(liantu: Call, asked: tuple[str, ...]) -> None:
    result = liantu("stops", *asked)
    assert (result.exit_code, max(map(width, result.output.splitlines())) <= 80) == (0, True)


def test_what_nobody_here_makes_upstream_is_listed_and_the_arrays_are_kept(document: Ask, home: Home) -> None:
    needs = relation(f"{MADE}-product", "requires", "t:slot2", essential="false")
    home.ledger.add([needs, relation(f"{GAP}-product", "fills", "t:slot2"),
                     *record("t:slot2", "InputSlot", name="料", slotKind="equipment")])
    asked = document("stops", "组件产品", "--lacking")
    assert [one["label"] for one in asked["lacking"]] == ["硅料产品"]
    assert len(list((home.folder / "cache" / "arrays").iterdir())) == 1
    assert document("stops", "组件产品", "--lacking") == asked


def test_the_documents_say_what_the_functions_return(document: Ask, home: Home) -> None:
    facts = read_facts(home.ledger)
    assert document("stops") == stops(facts, PLACE).as_dict()
    assert document("stops", "--alone") == can_make(facts, PLACE).as_dict()
    assert document("stops", "组件产品", "--cuts")["singles"] == list(cuts(facts, "组件产品", PLACE).singles)
    assert document("stops", "组件产品", "--arrivals")["bound"] == arrivals(facts, "组件产品", PLACE).bound


def test_only_so_many_cuts_are_listed_and_the_rest_counted(liantu: Call) -> None:
    assert "另有 1 组没有列出" in liantu("stops", "组件产品", "--cuts", "--rows", "1").output


def test_no_other_verb_waits_for_compiled_code() -> None:
    asked = "import sys, app.cli, graph, graph.states; sys.exit('numba' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_only_so_many_sources_are_listed_and_the_rest_counted(liantu: Call) -> None:
    said = liantu("stops", "--rows", "1").output
    assert ("另有 1 个来源去掉后也有影响" in said, "另有 2 个来源去掉后只停下它自己供应的产品" in said) == (True, True)


def test_sources_that_stop_their_own_products_alone_are_no_ranking(home: Home) -> None:
    found = stops(read_facts(home.ledger), PLACE)
    own = tuple(one for one in found.sources if one.stopped and not (one.others or one.cut or one.perhaps))
    said = "".join(stops_text(replace(found, sources=own)).splitlines()[-2:])
    assert said == words("stops.none_spreads", count=2)


def test_an_unknown_name_is_the_users_fault_and_offers_the_nearest(liantu: Call) -> None:
    result = liantu("stops", "乙硅片有限公")
    assert (result.exit_code, "LT-RECIPE-01" in result.stderr, "乙硅片有限公司" in result.stderr) == (1, True, True)


@pytest.mark.parametrize("asked", [("--cuts",), ("硅片产品", "--cuts", "--arrivals")])
def test_a_question_that_lacks_its_product_or_is_two_is_wrong_usage(liantu: Call, asked: tuple[str, ...]) -> None:
    assert liantu("stops", *asked).exit_code == 2


def test_a_place_where_nothing_is_made_says_so(liantu: Call, home: Home) -> None:
    home.ledger.add(record("t:other", "Zone", name="空开发区"))
    assert "没有什么会停" in liantu("stops", "--place", "空开发区").output


@pytest.mark.parametrize("now", [True, False])
def test_a_ledger_that_went_on_meanwhile_is_said_unless_an_earlier_load_was_asked(
    liantu: Call, home: Home, monkeypatch: pytest.MonkeyPatch, now: bool
) -> None:
    def slowly(facts: Facts, place: str, what: str, _weights: None) -> Stops:
        home.ledger.add(record("t:late", "Zone", name="后来的"))
        return stops(facts, place, what)

    monkeypatch.setattr("graph.analysis.stops.stops", slowly)
    result = liantu("stops", *(() if now else ("--at", "2")))
    assert (result.exit_code, "LT-ARRAY-01" in result.stderr) == (0, now)


@pytest.mark.parametrize(("asked", "said"), [
    (("硅片产品", "--alone"), "不能再写名称"), (("--firms",), "--firms 只与 --arrivals 合用"),
    (("硅片产品", "--outside"), "--outside 只与 --arrivals 合用"),
    (("--alone", "--weights", "w.csv"), "--weights 只用于停产的排名"),
])  # fmt: skip
def test_what_would_be_ignored_is_refused(liantu: Call, asked: tuple[str, ...], said: str) -> None:
    result = liantu("stops", *asked)
    assert (result.exit_code, said in result.stderr) == (2, True)


@pytest.mark.parametrize(("asked", "said"), [((), "不算外部来源"), (("--outside",), "已知的外部来源算上了")])
def test_arrivals_say_whether_outside_sources_count(liantu: Call, asked: tuple[str, ...], said: str) -> None:
    assert said in liantu("stops", "组件产品", "--arrivals", *asked).output


def test_weights_of_a_table_rank_and_are_shown(liantu: Call, document: Ask, tmp_path: Path) -> None:
    path = write_files(tmp_path, {"权重.csv": "产品,权重\n组件产品,7.5\n"}) / "权重.csv"
    first = document("stops", "--weights", path)["sources"][0]
    assert (first["label"], first["weight"], first["unweighted"]) == ("乙硅片有限公司", 7.5, 1)
    text = liantu("stops", "--weights", path).output
    assert ("权重" in text, "7.5" in text, "没有写到的不计入权重" in text) == (True, True, True)
    assert "停产产品的权重之和 7.5；另有 1 种" in liantu("stops", "乙硅片有限公司", "--weights", path).output


def test_everything_wrong_with_a_table_of_weights_is_told_at_once(liantu: Call, tmp_path: Path) -> None:
    rows = "product,weight\n组件产品,-1\n硅片产品,2\n硅片产品,3\n没有的,4\n"
    said = liantu("stops", "--weights", write_files(tmp_path, {"权重.csv": rows}) / "权重.csv").stderr
    assert [code for code in ("LT-WEIGHT-02", "LT-WEIGHT-03", "LT-NAME-01") if code not in said] == []


def test_a_table_without_a_column_of_weights_is_refused(liantu: Call, tmp_path: Path) -> None:
    said = liantu("stops", "--weights", write_files(tmp_path, {"权重.csv": "产品,营收\n组件产品,1\n"}) / "权重.csv").stderr
    assert "LT-WEIGHT-01" in said


def test_a_weight_that_can_not_be_read_is_named_as_that_and_separators_are_read(liantu: Call, tmp_path: Path) -> None:
    rows: list[list[object]] = [["产品", "权重"], ["组件产品", "#N/A"], ["乙产品", "1,500"]]
    said = liantu("stops", "--weights", write_books(tmp_path, {"权重.xlsx": {"权重": rows}}) / "权重.xlsx").stderr
    assert (said.startswith("[LT-CELL-03] 权重.xlsx［权重］ 第 2 行"), "LT-WEIGHT-02" in said) == (True, False)
