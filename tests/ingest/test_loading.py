"""A load accounts for every row, gives coverage only for complete data sets, and can be taken back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.loading import load_paths
from ingest.plan import plan
from ingest.source import Coverage, DataSet, Source, known_sources
from tests.factory import counts, make_ledger, write_files

FIRMS = {"企业.csv": "编号,名称,注册资本\na,甲公司,1\nb,乙公司,2\n"}
LIST = "name,code,address\n"


@pytest.fixture
def ledger(tmp_path: Path, ledger_url: str) -> Ledger:
    return make_ledger(tmp_path, places=["CHN", "610100"], url=ledger_url)


def test_the_same_files_again_are_merged(ledger: Ledger, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", FIRMS)
    first, second = (load_paths(ledger, [folder]) for _ in range(2))
    assert (counts(first), counts(second)) == ((2, 2, 0, 0), (2, 0, 2, 0))
    assert first.snapshot == second.snapshot == ledger.check()


def test_a_changed_cell_closes_what_it_replaces(ledger: Ledger, tmp_path: Path) -> None:
    load_paths(ledger, [write_files(tmp_path / "in", FIRMS)])
    report = load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": "编号,名称,注册资本\na,甲公司,9\nb,乙公司,2\n"})])
    capital = {one.value for one in ledger.statements() if one.predicate == "registeredCapital"}
    assert (counts(report), capital) == ((2, 1, 1, 0), {"9", "2"})


def test_a_firm_that_the_ledger_knows_needs_no_name_in_a_table_that_updates_it(ledger: Ledger, tmp_path: Path) -> None:
    load_paths(ledger, [write_files(tmp_path / "in", FIRMS)])
    report = load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": "编号,注册资本\na,9\nc,1\n"})])
    capital = {one.value for one in ledger.statements() if one.predicate == "registeredCapital"}
    assert (counts(report), capital) == ((2, 1, 0, 1), {"9", "2"})
    assert [(one.code, one.row) for one in report.errors] == [("LT-REQ-02", 3)]


def test_a_row_that_closes_a_cycle_with_an_earlier_load_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    types = "起点,终点\n"
    products = {"产品.csv": "编号,名称\na,甲\nb,乙\n"}
    load_paths(ledger, [write_files(tmp_path / "one", {**products, "属于一种.csv": types + "a,b\n"})])
    report = load_paths(ledger, [write_files(tmp_path / "two", {"属于一种.csv": types + "b,a\n"})])
    assert (counts(report), [one.code for one in report.errors]) == ((1, 0, 0, 1), ["LT-CYCLE-01"])


def test_a_row_that_goes_missing_stays_in_force(ledger: Ledger, tmp_path: Path) -> None:
    load_paths(ledger, [write_files(tmp_path / "in", FIRMS)])
    before = ledger.snapshot()
    load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": "编号,名称,注册资本\na,甲公司,1\n"})])
    assert ledger.snapshot() == before


def test_a_load_taken_back_leaves_the_old_snapshot(ledger: Ledger, tmp_path: Path) -> None:
    before = ledger.snapshot()
    report = load_paths(ledger, [write_files(tmp_path / "in", FIRMS)])
    ledger.retract(report.load)
    assert ledger.snapshot() == before


def test_a_file_named_twice_is_read_once(ledger: Ledger, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", FIRMS)
    assert load_paths(ledger, [folder, folder / "企业.csv"]).read == 2


def test_what_a_source_says_of_itself_goes_with_its_facts(ledger: Ledger, tmp_path: Path) -> None:
    load_paths(ledger, [write_files(tmp_path / "in", {"universities.csv": LIST + "甲大学,4111010001,\n"})])
    said = {one.predicate: one.value for one in ledger.statements() if one.subject == "universities-china:source"}
    assert (said["publisher"], said["strength"], said["sourceRank"]) == ("教育部", "strong", "20")


def test_a_statement_knows_its_file_and_row(ledger: Ledger, tmp_path: Path) -> None:
    load_paths(ledger, [write_files(tmp_path / "in", FIRMS)])
    assert {one.locator for one in ledger.statements() if one.subject == "own-tables:b"} == {"企业.csv#3"}


def sized(*sizes: tuple[str, int]) -> dict[str, Source]:
    """The source of universities, with data sets of these names and row counts that each cover China."""
    sets = tuple(DataSet(name, {"universities": size}, (Coverage(("places:CHN",), "listed"),)) for name, size in sizes)
    return {"universities-china": replace(known_sources()["universities-china"], datasets=sets)}


def covered(ledger: Ledger) -> set[str]:
    return {one.subject for one in ledger.statements() if one.value == "SurveyCoverage"}


def test_two_complete_data_sets_in_one_load_both_give_coverage(ledger: Ledger, tmp_path: Path) -> None:
    write_files(tmp_path / "甲", {"universities.csv": LIST + "甲大学,4111010001,\n"})
    write_files(tmp_path / "乙", {"universities.csv": LIST + "甲大学,4111010001,\n乙大学,4111010002,\n"})
    load_paths(ledger, [tmp_path / "甲", tmp_path / "乙"], sources=sized(("甲", 1), ("乙", 2)))
    assert covered(ledger) == {"universities-china:coverage/甲/1/CHN", "universities-china:coverage/乙/1/CHN"}


def test_a_data_set_with_a_row_refused_gives_no_coverage(ledger: Ledger, tmp_path: Path) -> None:
    write_files(tmp_path / "甲", {"universities.csv": LIST + "甲大学,4111010001,\n,4111010002,\n"})
    report = load_paths(ledger, [tmp_path / "甲"], sources=sized(("甲", 2)))
    assert (report.accepted, report.rejected, covered(ledger)) == (1, 1, set())


def test_half_a_data_set_gives_none(ledger: Ledger, tmp_path: Path) -> None:
    write_files(tmp_path / "甲", {"universities.csv": LIST + "甲大学,4111010001,\n"})
    report = load_paths(ledger, [tmp_path / "甲"], sources=sized(("甲", 2)))
    assert (covered(ledger), [one.code for one in report.errors]) == (set(), ["LT-SRC-03"])


def test_rows_of_another_city_are_another_data_set(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, places=["CHN", "610100", "420100"])
    located = DataSet("甲", {"universities": 2}, (Coverage(("places:610100",), "listed"),), {"universities": ("address",)})
    sources = {"universities-china": replace(known_sources()["universities-china"], datasets=(located,))}
    rows = LIST + "甲大学,4111010001,西安市\n乙大学,4111010002,{}\n"
    for city, codes, surveys in (("武汉市", ["LT-SRC-05"], 0), ("西安市", [], 1)):
        report = load_paths(ledger, [write_files(tmp_path / city, {"universities.csv": rows.format(city)})], sources=sources)
        assert ([one.code for one in report.errors if "SRC" in one.code], len(covered(ledger))) == (codes, surveys)


def test_a_source_folder_of_ones_own_is_read_by_its_declaration(ledger: Ledger, tmp_path: Path) -> None:
    declared = 'id = "mine"\ntitle = "甲表"\npublisher = "甲局"\nlicence = ""\nrank = 1\nstrength = "weak"\n'
    table = '[tables.firms]\ncolumns = ["编号", "名称"]\nreads = "class:Enterprise"\n'
    folder = write_files(tmp_path / "甲", {"source.toml": declared + table, "firms.csv": "编号,名称\na,甲公司\n"})
    load_paths(ledger, [folder])
    assert {one.subject for one in ledger.statements() if one.source == "mine"} == {"mine:a", "mine:source"}


def test_a_table_like_a_bundled_one_is_not_taken_for_it(ledger: Ledger, tmp_path: Path) -> None:
    bundled = next(one for one in known_sources().values() if one.id == "places")
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(bundled.bundled_paths()[0], folder / "places.csv")
    load_paths(ledger, [folder])
    assert "places:610000" not in {one.subject for one in ledger.statements()}


def test_a_renamed_file_is_told_by_its_header(ledger: Ledger, tmp_path: Path) -> None:
    folder = Path(__file__).with_name("sources") / "invented" / "eto_semiconductors"
    names = {"inputs (1).csv": "inputs.csv", "inputs.csv": "stages.csv"}
    files = {new: (folder / old).read_text(encoding="utf-8") for new, old in names.items()}
    planned = plan([write_files(tmp_path / "in", files)], known_sources(), ledger)
    assert {table.path.name: table.spec.name for table in planned.tables} == {"inputs (1).csv": "inputs", "inputs.csv": "stages"}


def test_a_load_says_how_far_it_has_come(ledger: Ledger, tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    many = "编号,名称\n" + "".join(f"{number},公司{number}\n" for number in range(1_500))
    load_paths(ledger, [write_files(tmp_path / "in", {"企业.csv": many})], progress=lambda *told: heard.append(told))
    rows = [(stage, done, 1_500) for stage in ("read", "judge", "write") for done in (0, 1_000, 1_500)]
    assert heard == [("open", 0, 1), ("open", 1, 1), *rows]


def test_a_class_table_enters_only_where_no_source_is_forced(ledger: Ledger, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", FIRMS)
    forced = load_paths(ledger, [folder], source="universities-china")
    assert (counts(forced), [one.code for one in forced.errors]) == ((2, 0, 0, 2), ["LT-SRC-01"])
    assert load_paths(ledger, [folder]).accepted == 2
