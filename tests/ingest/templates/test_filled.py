"""A filled template loads without a mapping: who is named is found, what is wrong is told with its place and fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.statement import Statement
from ingest.loading import LoadReport, load_paths
from ingest.templates.template import Sheet, sheet_for
from ontology.turtle import load_ontology
from tests.factory import counts, make_ledger, write_files
from tests.filling import Rows, filled, load_filled, texts

CODES = ("uscc", "ministryCode")
CODE = "91610132MA6U00001H"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger that knows one chain with two links, and one zone."""
    made = make_ledger(tmp_path)
    said = [("chain", "IndustryChain", "甲链"), ("l1", "ChainLink", "硅棒"), ("l2", "ChainLink", "硅片"), ("zone", "Zone",
     "甲开发区")]
    made.add([one for key, cls, name in said
              for one in (Statement("t", f"t:{key}", "a", value=cls), Statement("t", f"t:{key}", "name", value=name))])
    made.add([Statement("t", f"t:{one}", "partOf", object="t:chain") for one in ("l1", "l2")])
    return made


def firms(ledger: Ledger, folder: Path, *rows: dict[str, object]) -> LoadReport:
    return load_filled(ledger, folder, "企业", "企业", rows)


def test_every_cell_becomes_a_fact(ledger: Ledger, tmp_path: Path) -> None:
    report = firms(ledger, tmp_path, {"名称": "甲公司", "统一社会信用代码": CODE, "注册资本（元）": 1500000, "成立日期": "2019-08",
                                      "企业性质": "民营企业", "挂链": "硅棒、甲链/硅片", "别名": "甲；小甲"})  # fmt: skip
    facts = read_facts(ledger)
    firm = next(iter(facts.instances("Enterprise")))
    assert texts(report) == []
    assert [facts.value(firm, one) for one in ("name", "uscc", "registeredCapital", "founded", "ownership")] == [
        "甲公司", CODE, "1500000", "2019-08", "private"]
    assert sorted(one.object for one in facts.about(firm, "occupies")) == ["t:l1", "t:l2"]
    assert facts.values(firm, "alias") == ("小甲", "甲")


def test_what_stands_in_brackets_is_not_parted(ledger: Ledger, tmp_path: Path) -> None:
    firms(ledger, tmp_path, {"名称": "甲公司", "别名": "甲（西安、宝鸡）厂、小甲"})
    facts = read_facts(ledger)
    assert set(facts.values(next(iter(facts.instances("Enterprise"))), "alias")) == {"甲（西安、宝鸡）厂", "小甲"}


def test_the_example_and_the_other_sheets_are_set_aside_and_counted(ledger: Ledger, tmp_path: Path) -> None:
    report = firms(ledger, tmp_path, {"名称": "甲公司"})
    assert counts(report) == (2, 1, 0, 1)
    assert [one.text() for one in report.errors] == [
        "[LT-TPL-01] 企业.xlsx［企业］ 第 2 行，列“示例标记”：本行标为“示例”，没有载入；应为“示例标记”空着的行\n  处理：无须处理",
        "[LT-TPL-03] 企业.xlsx［可选的词］：模板的“可选的词”页不含数据，没有读取\n  处理：无须处理",
        "[LT-TPL-03] 企业.xlsx［填写说明］：模板的“填写说明”页不含数据，没有读取\n  处理：无须处理"]


def test_the_same_template_again_adds_nothing(ledger: Ledger, tmp_path: Path) -> None:
    row: dict[str, object] = {"名称": "甲公司", "挂链": "硅棒", "生产": "硅棒产品", "来源": "甲年报#第 3 页"}
    first, again = firms(ledger, tmp_path, row), firms(ledger, tmp_path, row)
    assert (counts(again), again.snapshot) == ((2, 0, 1, 1), first.snapshot)


def test_an_example_that_was_written_over_is_warned_of(ledger: Ledger, tmp_path: Path) -> None:
    path = filled(ledger, tmp_path, "企业", "企业", [{"示例标记": "示例", "名称": "甲公司"}])
    assert texts(load_paths(ledger, [path])) == [
        "[LT-TPL-02] 企业.xlsx［企业］ 第 3 行，列“示例标记”：本行标为“示例”，但内容不是模板原来的示例；没有载入；"
        "应为“示例标记”空着的行\n  处理：要载入就清空这一行的“示例标记”"]


def test_another_mark_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    assert texts(firms(ledger, tmp_path, {"示例标记": "样例", "名称": "甲公司"})) == [
        "[LT-WORD-02] 企业.xlsx［企业］ 第 3 行，列“示例标记”：“样例”不是这一列能写的词；应为“示例”，或空着\n  处理："
        "改成上述词之一"]


def test_a_name_that_nobody_bears_is_refused_with_the_nearest(ledger: Ledger, tmp_path: Path) -> None:
    assert texts(firms(ledger, tmp_path, {"名称": "甲公司", "挂链": "硅帮"})) == [
        "[LT-NAME-01] 企业.xlsx［企业］ 第 3 行，列“挂链”：没有名为“硅帮”的环节；应为下列之一：硅片、硅棒\n"
        "  处理：改用上述名称、代码或编号"]


def test_a_row_without_name_and_id_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    assert texts(firms(ledger, tmp_path, {"企业性质": "民营企业"})) == [
        "[LT-MAP-10] 企业.xlsx［企业］ 第 3 行，列“名称”：这一行既没有名称也没有编号，不知道说的是谁；应为名称、编号至少写一样\n"
        "  处理：补上名称"]


def test_namesakes_with_different_codes_need_an_id(ledger: Ledger, tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"名称": "甲公司", "统一社会信用代码": one} for one in (CODE, "91610132MA6U00002L")]
    found = texts(firms(ledger, tmp_path, *rows), "LT-TPL-04")
    assert found == [f"[LT-TPL-04] 企业.xlsx［企业］ 第 {number} 行，列“名称”：本次载入里不止一个对象叫“甲公司”，分不清是哪一个；"
                     "应为一个名称只指一个对象\n  处理：给每个对象填上不同的“编号”；"
                     "写重了就只留一行" for number in (3, 4)]  # fmt: skip


def test_a_firm_may_name_a_firm_of_another_row(ledger: Ledger, tmp_path: Path) -> None:
    report = load_filled(ledger, tmp_path, "供货", "供货", [{"起点": "甲公司", "终点": "乙公司", "份额": "30%"}])
    assert [one.code for one in report.errors if one.severity == "error"] == ["LT-NAME-03"] * 2
    write_files(tmp_path / "一起", {})
    filled(ledger, tmp_path / "一起", "企业", "企业", [{"名称": "甲公司"}, {"名称": "乙公司"}])
    filled(ledger, tmp_path / "一起", "供货", "供货", [{"起点": "甲公司", "终点": "乙公司", "份额": "30%"}])
    assert counts(load_paths(ledger, [tmp_path / "一起"])) == (5, 3, 0, 2)
    assert [one.qualifier("share") for one in read_facts(ledger).of("supplies")] == ["0.3"]


def test_a_unit_in_the_heading_may_be_changed(ledger: Ledger, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"企业.csv": "示例标记,名称*,注册资本（万元）\n,甲公司,150\n"})
    load_paths(ledger, [folder])
    assert [one.value for one in ledger.statements() if one.predicate == "registeredCapital"] == ["1500000"]


def test_a_column_that_no_template_has_refuses_rows_that_fill_it(ledger: Ledger, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"企业.csv": "示例标记,名称*,注册资奔\n,甲公司,150\n,乙公司,\n"})
    report = load_paths(ledger, [folder])
    assert (counts(report), [one.code for one in report.errors]) == ((2, 1, 0, 1), ["LT-COL-02"])


@pytest.mark.parametrize(("what", "title", "rows"), [
    ("高校", "高校", [{"名称": "甲大学", "学校标识码": "4111010001"}]),
    ("部门", "部门", [{"名称": "科技局", "编号": "kj"}]),
    ("载体资源", "载体资源", [{"名称": "一号厂房"}]),
])  # fmt: skip
def test_other_classes_load_too(ledger: Ledger, tmp_path: Path, what: str, title: str, rows: Rows) -> None:
    assert counts(load_filled(ledger, tmp_path, what, title, rows)) == (2, 1, 0, 1)


def _as_csv(sheet: Sheet) -> str:
    """The example row of a sheet without its mark, the names that nobody bears, and the codes that all examples share."""
    said = [one for one in sheet.columns if one.kind != "name" and one.means.name not in ("id", "cites", *CODES)]
    rows = [[one.heading for one in said], ["" if one.kind == "mark" else one.example for one in said]]
    return "".join(",".join(f'"{text}"' for text in row) + "\n" for row in rows)


def test_the_example_of_every_class_is_a_row_that_loads(tmp_path: Path) -> None:
    ontology = load_ontology()
    classes = [one for one in ontology.classes.values() if one.name != "Entity"]
    sheets = {f"{one.zh}.csv": _as_csv(sheet_for(ontology, f"class:{one.name}")) for one in classes}
    report = load_paths(make_ledger(tmp_path), [write_files(tmp_path / "in", sheets)])
    assert [one.text() for one in report.errors if one.severity != "note"] == []
    assert counts(report) == (len(classes), len(classes), 0, 0)
