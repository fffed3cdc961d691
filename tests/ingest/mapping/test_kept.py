"""A confirmed mapping is kept: next month the same headings load without a word, others are refused with the difference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.export.mapping_book import write_mapping_book
from app.words import words
from graph.errors import UnknownName
from graph.facts import read_facts
from graph.home import Home
from ingest.errors import InputFault
from ingest.loading import LoadReport, load_paths
from ingest.mapping.confirming import read_confirmed
from ingest.mapping.kept import Described, keep, kept_sources, read_mappings, sources_of_home
from ingest.mapping.phrases import readings, reads_of
from ingest.mapping.proposing import propose, subject_of
from ingest.naming import Names
from ingest.refreshing import refresh
from ingest.tables import read_tables
from tests.factory import counts, write_books, write_files
from tests.filling import Rows, correct
from tests.ingest.mapping.conftest import HEADER, table

RIGHT: dict[str, dict[str, str]] = {
    "序号": {"读作": "不读", "备注": "流水号"}, "联系人": {"读作": "不读", "备注": "不登记个人"},
    "主要产品": {"读作": "企业·生产", "没有就新建": "是"},
}  # fmt: skip
CONSTANT: Rows = [{"固定值": "注册地", "读作": "场所·场所类型"}]
MARCH = Described("firms", "企业名单", "服务局", "内部")


def confirmed(home: Home, file: Path, changes: dict[str, dict[str, str]] | None = None, constants: Rows = CONSTANT) -> None:
    """Propose, correct and keep a mapping of a file."""
    tables, ontology = read_tables(file), home.ledger.ontology
    choices = list(readings(ontology, subject_of(tables[0], ontology)))
    book = write_mapping_book(propose(tables[0], ontology, Names(home.ledger)), choices, file.with_name("对应表.xlsx"))
    correct(book, {**RIGHT, **(changes or {})}, constants)
    keep(home.folder, MARCH, home.kind, file.name, read_confirmed(book, tables, ontology))


def load(home: Home, path: Path) -> LoadReport:
    return load_paths(home.ledger, [path], sources=sources_of_home(home.folder))


def refused(home: Home, file: Path, changes: dict[str, dict[str, str]], constants: Rows = CONSTANT) -> list[str]:
    with pytest.raises(InputFault) as fault:
        confirmed(home, file, changes, constants)
    return [one.text() for one in fault.value.issues]


def test_a_reading_may_be_typed_in_another_word_of_the_ontology(home: Home, tmp_path: Path) -> None:
    confirmed(home, table(tmp_path), {"所在区": {"读作": "场所·所在地"}, "企业全称": {"读作": "企业·企业名称"}})
    (mapping,) = read_mappings(home.folder / "sources" / "firms" / "mapping.csv").values()
    means = {one.column: (one.record, one.means.name) for one in mapping.entries}
    assert (means["所在区"], means["企业全称"]) == (("Site", "locatedIn"), ("", "name"))


def test_the_notes_of_the_workbook_name_what_can_be_chosen(home: Home) -> None:
    told = " ".join(words(f"mapping.notes.{one}") for one in ("new", "constant", "beside"))
    strange = set(re.findall(r"\w+·\w+", told)) - readings(home.ledger.ontology, "class:Enterprise").keys()
    assert ("场所·位于" in told, strange) == (True, set())


def test_what_is_wrong_with_a_cell_that_is_not_read_refuses_no_row(home: Home, tmp_path: Path) -> None:
    confirmed(home, file := table(tmp_path))
    book = load_workbook(file)
    book["名单"].cell(2, HEADER.index("联系人") + 1).value = "#N/A"
    book.save(file)
    assert counts(load(home, file)) == (2, 2, 0, 0)


def test_what_was_confirmed_is_what_is_loaded(home: Home, tmp_path: Path) -> None:
    confirmed(home, file := table(tmp_path))
    report = load(home, file)
    facts = read_facts(home.ledger)
    firm = next(one for one in facts.instances("Enterprise") if facts.label(one) == "甲1公司")
    site = facts.about(firm, "operates")[0].object
    assert (counts(report), report.errors) == ((2, 2, 0, 0), [])
    assert [facts.value(firm, one) for one in ("registeredCapital", "founded", "ownership")] == ["1000000", "2019-08", "private"]
    assert [facts.label(one.object) for name in ("occupies", "produces") for one in facts.about(firm, name)] == ["硅棒", "硅棒毛坯"]
    assert (facts.value(site, "siteKind"), facts.about(site, "locatedIn")[0].object) == ("registered", "t:zone")


def test_next_month_the_same_headings_load_without_a_word(home: Home, tmp_path: Path) -> None:
    confirmed(home, file := table(tmp_path))
    load(home, file)
    report = load(home, table(tmp_path, "10月名单.xlsx"))
    assert (counts(report), report.errors) == ((2, 0, 2, 0), [])


def test_the_source_says_whose_it_is(home: Home, tmp_path: Path) -> None:
    confirmed(home, file := table(tmp_path))
    load(home, file)
    source = kept_sources(home.folder)["firms"]
    assert (source.title, source.publisher, source.licence, source.kind) == ("企业名单", "服务局", "内部", "real")
    assert {one.source for one in home.ledger.statements() if one.value == "甲1公司"} == {"firms"}


def test_a_header_that_changed_is_refused_with_the_difference(home: Home, tmp_path: Path) -> None:
    confirmed(home, table(tmp_path))
    changed = ["企业名全称" if one == "企业全称" else one for one in HEADER if one != "联系人"]
    report = load(home, table(tmp_path, "10月名单.xlsx", changed))
    assert [one.text() for one in report.errors] == [
        "[LT-MAP-04] 10月名单.xlsx［名单］：表头与登记的对应关系（企业名单）不一致，全部 2 行没有载入；少了：企业全称、"
        "联系人；多了：企业名全称；"
        f"“企业全称”可能改名为“企业名全称”；应为{'、'.join(HEADER)}\n  处理：改回原来的列名，或用 liantu map 重新登记"]
    assert counts(report) == (2, 0, 0, 2)


LINE = "对应表.xlsx［对应表］"
WRONG = [
    ({"企业类型": {"读作": "企业·企业行质"}}, f"[LT-MAP-02] {LINE} 第 11 行，列“读作”："
     "“企业类型”这一列的“读作”是“企业·企业行质”，不认识；"
     "应为企业·企业性质"),
    ({"所在区": {"读作": "场所·所在得"}}, f"[LT-MAP-02] {LINE} 第 10 行，列“读作”：“所在区”这一列的“读作”是“场所·所在得”，不认识；"
     "应为场所·场所类型、场所·场所状态、场所·说明、场所·位于、场所·地址\n  处理：从下拉里选一个词；不要这一列就选“不读”"),
    ({"联系人": {"读作": ""}}, f"[LT-MAP-02] {LINE} 第 12 行，列“读作”：“联系人”这一列的“读作”是“”，不认识；应为一个词，或“不读”"),
    ({"联系人": {"读作": "不读", "备注": ""}}, f"[LT-MAP-08] {LINE} 第 12 行，列“备注”：“联系人”这一列没有写为什么不读；"
     "应为写在“备注”里的一句话"),
    ({"联系人": {"读作": "企业·名称"}}, f"[LT-MAP-07] {LINE}：“企业全称”和“联系人”两列读作同一个“企业·名称”；应为一个意思只有一列"),
    ({"注册资金（万元）": {"单位": "万圆"}}, f"[LT-UNIT-01] {LINE} 第 5 行，列“单位”：不认识的单位“万圆”；应为"),
    ({"注册资金（万元）": {"单位": "亩"}}, f"[LT-UNIT-02] {LINE} 第 5 行，列“单位”：单位“亩”不能换算成“元”；应为"),
    ({"企业全称": {"读作": "不读", "备注": "略"}}, f"[LT-MAP-03] {LINE}：“名单”这张表的各行登记的是什么，对应表没有说清；"
     "应为有一列读作名称或编号；关系有起点和终点"),
    ({"企业类型": {"读作": "高校·名称"}}, f"[LT-MAP-03] {LINE}：“名单”这张表的各行登记的是什么，对应表没有说清；"
     "应为如“企业·名称”“企业·注册资本”“场所·地址”"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "text"), WRONG, ids=lambda one: one[1:10] if isinstance(one, str) else "")
def test_a_wrong_line_is_refused_with_its_place(home: Home, tmp_path: Path, changes: dict[str, dict[str, str]], text: str) -> None:
    assert [one[: len(text)] for one in refused(home, table(tmp_path), changes)] == [text]
    assert kept_sources(home.folder) == {}


def test_a_mapping_of_another_file_is_refused(home: Home, tmp_path: Path) -> None:
    confirmed(home, table(tmp_path))
    other = table(tmp_path, "别的.xlsx", [*HEADER[:-1], "电话"])
    with pytest.raises(InputFault) as fault:
        read_confirmed(tmp_path / "对应表.xlsx", read_tables(other), home.ledger.ontology)
    assert fault.value.issues[0].text() == (
        f"[LT-MAP-05] {LINE}：对应表与文件 别的.xlsx 的列不一致：文件里没有 联系人；对应表里没有 电话；"
        "应为文件的每一列在对应表里各有一行\n"
        "  处理：对着这个文件重新运行 liantu map")


def test_a_workbook_that_is_no_mapping_is_refused(home: Home, tmp_path: Path) -> None:
    file = table(tmp_path)
    with pytest.raises(InputFault) as fault:
        read_confirmed(file, read_tables(file), home.ledger.ontology)
    assert fault.value.issues[0].text() == (
        "[LT-MAP-01] 9月名单.xlsx：对应表读不懂：没有“对应表”页，或缺少列；应为liantu map 写出的工作簿，各列齐全\n"
        "  处理：重新运行 liantu map，在它写出的工作簿里改")


@pytest.mark.parametrize("name", ["places", "企业", "../x", "own-tables", "templates"])
def test_an_id_that_is_taken_or_no_id_is_refused(home: Home, name: str) -> None:
    with pytest.raises(InputFault) as fault:
        keep(home.folder, Described(name, "甲"), "real", "甲.xlsx", {})
    assert fault.value.issues[0].text() == (
        f"[LT-MAP-06] 来源编号“{name}”不能用；应为小写字母开头，由小写字母、数字和连字符组成，"
        "且不与随程序来的来源重名\n  处理：换一个 --source")


def test_a_damaged_folder_is_named(home: Home, tmp_path: Path) -> None:
    confirmed(home, table(tmp_path))
    (home.folder / "sources" / "firms" / "source.toml").write_text("坏了", encoding="utf-8")
    with pytest.raises(InputFault) as fault:
        sources_of_home(home.folder)
    assert (fault.value.issues[0].code, "来源“firms”登记的对应关系读不懂" in fault.value.issues[0].message) == ("LT-MAP-09", True)


def test_a_table_of_relations_is_mapped_by_its_ends(home: Home, tmp_path: Path) -> None:
    confirmed(home, firms := table(tmp_path))
    load(home, firms)
    file = write_files(tmp_path, {"往来.csv": "卖方,买方,占采购比\n甲1公司,甲2公司,30%\n"}) / "往来.csv"
    tables, ontology = read_tables(file), home.ledger.ontology
    reads = reads_of(ontology, "供货")
    found = propose(tables[0], ontology, Names(home.ledger), reads)
    book = write_mapping_book(found, list(readings(ontology, reads)), tmp_path / "图.xlsx")
    correct(book, {"卖方": {"读作": "供货·起点"}, "买方": {"读作": "供货·终点"}, "占采购比": {"读作": "供货·份额"}})
    keep(home.folder, Described("deals", "往来"), home.kind, file.name, read_confirmed(book, tables, ontology))
    assert load(home, file).errors == []
    assert [one.qualifier("share") for one in read_facts(home.ledger).of("supplies")] == ["0.3"]


def test_an_unknown_subject_is_refused_with_the_nearest(home: Home) -> None:
    with pytest.raises(UnknownName) as fault:
        reads_of(home.ledger.ontology, "供或")
    assert fault.value.issues[0].text().startswith("[LT-MAP-11] 没有名为“供或”的类或关系；应为供货")


def test_months_of_a_mapped_table_are_read_again_as_they_were_loaded(home: Home, tmp_path: Path) -> None:
    months = [write_books(tmp_path, {name: {"名单": [["项目名称", "总投资（万元）"], ["甲项目", total]]}}) / name
              for name, total in (("8月.xlsx", 100), ("9月.xlsx", 200))]  # fmt: skip
    confirmed(home, months[0], constants=[])
    for path in months:
        load(home, path)
    before = home.ledger.snapshot()
    report = refresh(home.ledger, sources=sources_of_home(home.folder))
    assert ([one.text() for one in report.load.errors], home.ledger.snapshot()) == ([], before)
