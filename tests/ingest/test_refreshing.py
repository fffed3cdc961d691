"""Refresh: what was loaded is read again; what changed enters, what has gone from complete files is closed by date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Ledger
from ingest.bundled import load_source
from ingest.errors import InputFault
from ingest.loading import load_paths
from ingest.origins import origins
from ingest.refreshing import RefreshReport, refresh
from tests.factory import make_ledger, write_files

SOURCE = """id = "jia"
title = "甲名录"
publisher = "甲局"
licence = "CC-BY-4.0"
rank = 20
strength = "strong"
{complete}
[tables.firms]
file = "企业.csv"
columns = ["编号"]
reads = "class:Enterprise"
{counts}
"""
THREE = "编号,名称,注册资本（元）\n1,丙公司,100\n2,丁公司,200\n3,戊公司,300\n"
LATER = "编号,名称,注册资本（元）\n1,丙公司,150\n3,戊公司,300\n4,己公司,400\n"
"""The first has other capital, the second has gone, the fourth is new."""
COUNTED = '[[datasets]]\nname = "名录"\ncounts = { firms = 3 }\n'


def folder(at: Path, complete: str = "complete = true", rows: str = THREE, counts: str = "") -> Path:
    """A folder of a source of the user's."""
    return write_files(at / "名录", {"source.toml": SOURCE.format(complete=complete, counts=counts), "企业.csv": rows})


def loaded(at: Path, complete: str = "complete = true", counts: str = "") -> tuple[Ledger, Path]:
    """A ledger with the three firms, and their file as it is a month later."""
    ledger, here = make_ledger(at), folder(at, complete, counts=counts)
    load_paths(ledger, [here], data_date="2026-08-31")
    (here / "企业.csv").write_text(LATER, encoding="utf-8")
    return ledger, here


def told(report: RefreshReport) -> tuple[int, int, int]:
    return len(report.departed.new), len(report.departed.changed), len(report.departed.gone)


def names(ledger: Ledger, as_of: str) -> set[str]:
    facts = read_facts(ledger, as_of)
    return {facts.label(one) for one in facts.instances("Enterprise")}


def refused(ledger: Ledger, *wanted: str) -> str:
    with pytest.raises(InputFault) as caught:
        refresh(ledger, wanted)
    return str(caught.value)


def test_what_came_changed_and_went_is_told(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    report = refresh(ledger, data_date="2026-09-30")
    assert told(report) == (3, 1, 3)
    ((old, new),) = report.departed.changed
    assert (old.value, new.value) == ("100", "150")
    assert {(one.predicate, one.value) for one in report.departed.gone} == {
        ("a", "Enterprise"), ("name", "丁公司"), ("registeredCapital", "200")}  # fmt: skip


def test_what_has_gone_holds_before_the_day_and_not_from_it_on(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    refresh(ledger, data_date="2026-09-30")
    assert names(ledger, "2026-09-29") >= {"丁公司"}
    assert names(ledger, "2026-09-30") == {"丙公司", "戊公司", "己公司"}


def test_a_refresh_taken_back_brings_the_old_snapshot_back(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    before = ledger.snapshot()
    refresh(ledger, data_date="2026-09-30")
    assert ledger.retract(ledger.last_load()).snapshot == before == ledger.check()


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    before = (ledger.snapshot(), ledger.last_load(), ledger.setting("origins"))
    tried = refresh(ledger, data_date="2026-09-30", dry_run=True)
    assert (ledger.snapshot(), ledger.last_load(), ledger.setting("origins")) == before
    assert (told(tried), tried.load.accepted, tried.load.merged) == ((3, 1, 3), 2, 1)
    assert told(refresh(ledger, data_date="2026-09-30")) == told(tried)


def test_a_second_refresh_finds_nothing(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    after = refresh(ledger, data_date="2026-09-30").load.snapshot
    again = refresh(ledger, data_date="2026-10-31")
    assert (told(again), again.load.snapshot) == ((0, 0, 0), after)


def test_what_comes_back_holds_again(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path)
    refresh(ledger, data_date="2026-09-30")
    (here / "企业.csv").write_text(THREE, encoding="utf-8")
    refresh(ledger, data_date="2026-10-31")
    assert names(ledger, "2026-10-31") == {"丙公司", "丁公司", "戊公司"}


def test_a_file_that_nobody_calls_complete_closes_nothing(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path, complete="")
    report = refresh(ledger, data_date="2026-09-30")
    assert (told(report), len(report.departed.kept["jia"])) == ((3, 1, 0), 3)
    assert [one.text() for one in report.load.errors][-1:] == [
        "[LT-REFRESH-08] 来源 jia 有 3 条说法在读到的文件里没有，没有关闭：没有谁说明文件是全本；应为行数与来源登记的相同，"
        "或 source.toml 写明 complete\n  处理：确是全本的，加 --complete 再重读；不是的，无须处理"]  # fmt: skip
    assert names(ledger, "2026-09-30") == {"丙公司", "丁公司", "戊公司", "己公司"}


def test_the_user_may_say_that_the_file_is_complete(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path, complete="")
    assert told(refresh(ledger, complete=True, data_date="2026-09-30")) == (3, 1, 3)


def test_the_registered_number_of_rows_makes_a_data_set_complete(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path, complete="", counts=COUNTED)
    assert told(refresh(ledger, data_date="2026-09-30")) == (3, 1, 3)


def test_another_number_of_rows_closes_nothing(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path, complete="", counts=COUNTED)
    (here / "企业.csv").write_text(LATER + "5,庚公司,1\n", encoding="utf-8")
    assert told(refresh(ledger, data_date="2026-09-30"))[2] == 0


def test_a_refused_row_closes_nothing(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path)
    (here / "企业.csv").write_text(LATER + "2,丁公司,很多\n", encoding="utf-8")
    report = refresh(ledger, data_date="2026-09-30")
    assert (told(report)[2], "没有关闭：有的行被拒绝" in report.load.errors[-1].message) == (0, True)


def test_a_file_that_cannot_be_read_closes_nothing(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path)
    (here / "坏.xlsx").write_bytes(b"PK")
    report = refresh(ledger, data_date="2026-09-30")
    assert (told(report)[2], "没有关闭：有文件没有读出来" in report.load.errors[-1].message) == (0, True)


def test_a_registered_table_that_lacks_closes_nothing(tmp_path: Path) -> None:
    more = '[tables.sites]\nfile = "场所.csv"\ncolumns = ["编号"]\nreads = "class:Site"\n'
    ledger, _ = loaded(tmp_path, counts=more)
    report = refresh(ledger, data_date="2026-09-30")
    assert (told(report)[2], "没有关闭：登记的表没有全读到" in report.load.errors[-1].message) == (0, True)


def test_without_any_date_what_has_gone_is_closed_outright(tmp_path: Path) -> None:
    ledger, here = make_ledger(tmp_path), folder(tmp_path)
    load_paths(ledger, [here])
    (here / "企业.csv").write_text(LATER, encoding="utf-8")
    report = refresh(ledger)
    assert (told(report), report.departed.day) == ((3, 1, 3), "")
    assert "丁公司" not in names(ledger, "1999")


def test_a_source_of_two_paths_loses_only_what_neither_says(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path)
    load_paths(ledger, [folder(tmp_path / "另一处")])
    report = refresh(ledger, [str(here)], data_date="2026-09-30")
    assert (report.departed.gone, len(report.read)) == ([], 2)


def test_a_path_that_is_gone_is_told_and_closes_nothing(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    load_paths(ledger, [other := folder(tmp_path / "另一处", rows=LATER)])
    shutil.rmtree(other)
    report = refresh(ledger, data_date="2026-09-30")
    assert report.load.errors[0].text() == (
        f"[LT-REFRESH-01] 登记的路径 {other.resolve()} 没有了，没有重读（来源：jia）；应为载入时的文件或文件夹\n"
        "  处理：放回原处；搬了地方的，从新的位置 liantu load 一次")  # fmt: skip
    assert (report.load.failed, told(report)[2], "它的一个路径没有了" in report.load.errors[-1].message) == (True, 0, True)


def test_where_every_path_is_gone_nothing_is_loaded(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path)
    shutil.rmtree(here)
    assert "[LT-REFRESH-01]" in refused(ledger)
    assert ledger.last_load() == 1


def test_a_name_that_nobody_loaded_is_refused_naming_what_was(tmp_path: Path) -> None:
    ledger, _ = loaded(tmp_path)
    assert refused(ledger, "jai").startswith("[LT-REFRESH-02] 没有载入过“jai”，不知道从哪里重读；应为载入过的来源或路径：jia")


def test_an_empty_ledger_has_nothing_to_read_again(tmp_path: Path) -> None:
    assert refused(make_ledger(tmp_path)) == (
        "[LT-REFRESH-03] 还没有载入过可以重读的来源或文件；应为载入过的来源或路径\n  处理：先用 liantu load 载入")  # fmt: skip


def test_a_load_taken_back_is_not_read_again(tmp_path: Path) -> None:
    ledger, here = loaded(tmp_path)
    load_paths(ledger, [folder(tmp_path / "另一处", rows=LATER)])
    ledger.retract(2)
    assert [one.path for one in origins(ledger)] == [str(here.resolve())]


def test_a_source_that_comes_with_its_tables_is_read_again_by_its_id(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path)
    load_source(ledger, "places")
    report = refresh(ledger, ["places"])
    assert (report.read, told(report), report.load.merged) == (("places",), (0, 0, 0), report.load.read)


def monthly(at: Path, **months: str) -> Ledger:
    """A ledger into which a table was loaded month after month, each in a folder of its own."""
    ledger = make_ledger(at)
    for month, rows in months.items():
        load_paths(ledger, [write_files(at / month, {"企业.csv": rows})], data_date=f"2026-{month[1:]}-28")
    return ledger


def capital(ledger: Ledger) -> dict[str, str]:
    """Capital by firm, as it is in force; one that is in doubt comes with all of its values."""
    said = [one for one in ledger.statements() if one.predicate == "registeredCapital"]
    return {one.subject.rpartition("/")[2]: "、".join(sorted(other.value for other in said if other.subject == one.subject))
            for one in said}  # fmt: skip


HEAD = "编号,名称,注册资本（元）\n"
MONTHS = {"m08": f"{HEAD}1,甲公司,100\n2,乙公司,500\n", "m09": f"{HEAD}1,甲公司,200\n3,丙公司,700\n"}


def test_a_refresh_of_months_that_did_not_change_changes_nothing(tmp_path: Path) -> None:
    ledger = monthly(tmp_path, **MONTHS)
    before = ledger.snapshot()
    assert told(refresh(ledger)) == (0, 0, 0)
    assert (ledger.snapshot(), capital(ledger)) == (before, {"own-tables:1": "200", "own-tables:2": "500", "own-tables:3": "700"})


def test_of_months_that_differ_a_refresh_takes_the_later_one(tmp_path: Path) -> None:
    ledger = monthly(tmp_path, **MONTHS)
    (tmp_path / "m09" / "企业.csv").write_text(f"{HEAD}1,甲公司,200\n2,乙公司,550\n", encoding="utf-8")
    (tmp_path / "m08" / "企业.csv").write_text(f"{HEAD}1,甲公司,120\n2,乙公司,500\n4,丁公司,9\n", encoding="utf-8")
    refresh(ledger)
    assert capital(ledger) == {"own-tables:1": "200", "own-tables:2": "550", "own-tables:3": "700", "own-tables:4": "9"}


def test_refreshing_twice_keeps_the_order_of_the_months(tmp_path: Path) -> None:
    ledger = monthly(tmp_path, **MONTHS)
    before = ledger.snapshot()
    refresh(ledger)
    refresh(ledger)
    assert ledger.snapshot() == before
    (tmp_path / "m08" / "企业.csv").write_text(f"{HEAD}1,甲公司,100\n2,乙公司,501\n", encoding="utf-8")
    refresh(ledger)
    assert capital(ledger) == {"own-tables:1": "200", "own-tables:2": "501", "own-tables:3": "700"}


def test_a_later_month_that_goes_back_to_the_earlier_value_is_believed(tmp_path: Path) -> None:
    ledger = monthly(tmp_path, **MONTHS)
    (tmp_path / "m09" / "企业.csv").write_text(MONTHS["m08"], encoding="utf-8")
    refresh(ledger)
    assert capital(ledger)["own-tables:1"] == "100"
