"""`liantu demo`, and what the README shows of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner
from wcwidth import wcswidth

from app import showcase
from app.cli import main
from app.cli.verbs.demo import left_running
from app.demo import build, declared
from app.words import words
from graph.analysis.comparison import states_by_merges
from graph.engines.opening import neo4j_server
from graph.facts import read_facts
from graph.home import open_home
from graph.ledger import Judgement
from ingest.resolve.review.flips import flips
from tests.engines import needs_neo4j, stopped_after


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the demo was run once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("demo"))
        patch.delenv("LIANTU_LEDGER", raising=False)
        result = CliRunner().invoke(main, ["demo"])
        assert result.exit_code == 0, result.output
        yield Path.cwd()


@pytest.fixture(scope="module")
def output(folder: Path) -> str:
    return showcase.demo_output()


def test_a_second_run_loads_nothing(folder: Path) -> None:
    assert [build(one, folder / "demo")[1] for one in declared()] == [False, False]


def test_a_home_that_is_named_is_told_to_be_of_no_use(folder: Path) -> None:
    said = CliRunner().invoke(main, ["demo", "--json", "--home", "elsewhere"]).stderr
    assert (said.splitlines()[0], (folder / "elsewhere").exists()) == (words("demo.no_home"), False)


def test_two_names_of_one_firm_hide_a_maker_of_the_real_zone(folder: Path, tmp_path: Path) -> None:
    """One source says who makes modules, another who has a works here: as one firm they leave no 缺链 among the listed."""
    home = open_home(copytree(folder / "demo" / "xian", tmp_path / "xian"), "real")
    pair = ("chain-firms:name/Enterprise/乐叶光伏", "xian-etdz:ent/longi-lerri")
    (tried,) = flips(home.ledger, read_facts(home.ledger), home.place, [pair])[pair]
    home.ledger.judge([Judgement(*pair, "same")])
    (found,) = (one for one in states_by_merges(home.ledger, 5, 6, home.place)[1] if one.flipped)
    assert (found.label, found.population, found.states) == ("光伏组件", "listed", ("missing", "unknown"))
    assert (tried.link, tried.population, tried.states) == (found.id, found.population, found.states)


def test_changed_inputs_are_built_again(folder: Path) -> None:
    demo = declared()[-1]
    (folder / "demo" / demo.folder / "cache" / "inputs").write_text("else", encoding="utf-8")
    assert build(demo, folder / "demo")[1]


def test_every_line_fits_eighty_columns_but_the_paths(output: str) -> None:
    assert [line for line in output.splitlines()[:-4] if wcswidth(line) > 80] == []


def test_the_last_lines_are_the_paths_of_a_workbook_a_map_a_brief_and_a_list(folder: Path, output: str) -> None:
    paths = [folder / line.removeprefix("已写出：") for line in output.splitlines()[-4:]]
    assert [(path.suffix, path.is_file()) for path in paths] == [(form, True) for form in (".xlsx", ".html", ".docx", ".xlsx")]


def test_without_the_extra_the_demo_says_how_to_get_the_map(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyvis.network", None)
    assert "pip install 'liantu[networks]'" in showcase.demo_output().splitlines()[-3]


def test_without_the_extra_the_demo_says_how_to_get_documents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("app.documents.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    assert "pip install 'liantu[documents]'" in showcase.demo_output()


def test_a_neo4j_that_goes_on_is_told_with_the_way_to_stop_it(tmp_path: Path) -> None:
    needs_neo4j()
    with stopped_after(tmp_path):
        home = open_home(tmp_path, "示例")
        assert left_running(home) == []
        uri = neo4j_server(tmp_path).ensure().uri
        running, stopping = left_running(home)
    assert uri in running
    assert stopping == f"它不会自己结束；不用时：liantu neo4j stop --home {tmp_path}"


def test_both_scopes_and_a_certificate_are_shown(output: str) -> None:
    for wanted in ("口径 规上", "口径 上市", "环节状态证书"):
        assert wanted in output


def test_the_document_has_homes_states_certificate_and_workbook(folder: Path) -> None:
    found = json.loads(CliRunner().invoke(main, ["demo", "--json"]).stdout)
    assert set(found) == {"schema", "homes", "views", "gaps", "certificate", "candidates", "workbook", "map", "documents"}
    assert [home["kind"] for home in found["homes"]] == ["real", "示例"]


def test_the_readme_shows_the_real_output(output: str) -> None:
    text = showcase.README.read_text(encoding="utf-8")
    assert text == showcase.readme(text, output), "运行 make docs"


def test_the_readmes_picture_is_current(folder: Path) -> None:
    assert showcase.MAP.read_text(encoding="utf-8") == showcase.picture(folder / "demo" / "xian"), "运行 make docs"
