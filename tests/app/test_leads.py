"""`liantu leads`: the list, the workbook as it is written, and that what is written is what is read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.layout import WIDTH, width
from graph.facts import read_facts
from graph.home import Home
from graph.pursuit import register
from graph.statement import Statement
from ingest.bundled import load_source
from ingest.pursuit.layout import HEAD_ROW, SHEETS, of_list
from ontology.values import normalised_name
from tests.app.conftest import Ask, Call
from tests.app.world import ZONE, make_home, record, relation

NAME = "=cmd|' /C calc'!A0 𠮷光" + "长" * 38
LEAD, PLANT = "t:lead", "t:project"


def pursuits() -> Iterator[Statement]:
    """A lead with an odd name, and a project under contract that has not been started."""
    yield from record(LEAD, "Lead", name=NAME, projectStage="first_contact", leadSource="展会", foundOn="2026-02",
                      nextStep="送方案", nextStepDue="2026-10-01", ownerPost="招商局科长", updatedOn="2026-09-20")  # fmt: skip
    yield relation(LEAD, "pursues", "t:firm")
    yield from record(PLANT, "Project", name="硅片二厂", projectStage="signed", agreementKind="formal",
                      totalInvestment="320000000", fixedInvestment="200000000", landArea="20000")  # fmt: skip
    yield from record("t:signed", "Milestone", projectStage="signed", reachedOn="2025-03-05", provingPaper="《合同》")
    yield relation("t:signed", "milestoneOf", PLANT)
    yield from (relation(one, "projectIn", ZONE) for one in (LEAD, PLANT))


@pytest.fixture(autouse=True)
def told(home: Home) -> None:
    home.ledger.add(pursuits())


@pytest.fixture
def path(liantu: Call, tmp_path: Path) -> Path:
    found = tmp_path / "台账.xlsx"
    assert liantu("leads", "export", found).exit_code == 0
    return found


def cell(path: Path, name: str, heading: str, row: int = 1) -> Any:
    """One cell of a sheet, by heading and row of data."""
    sheet: Any = load_workbook(path)[SHEETS[name]]
    place = next(one.column for one in sheet[HEAD_ROW] if normalised_name(str(one.value)) == normalised_name(heading))
    return sheet.cell(HEAD_ROW + row, place)


def write(path: Path, name: str, number: int = 1, **said: object) -> None:
    """Write cells of one row."""
    book = load_workbook(path)
    sheet = book[SHEETS[name]]
    headings = {normalised_name(str(one.value)): one.column for one in sheet[HEAD_ROW] if one.value}
    for heading, value in said.items():
        sheet.cell(HEAD_ROW + number, headings[normalised_name(heading)]).value = value  # type: ignore[assignment]
    book.save(path)


def test_the_list_says_what_wants_attention(liantu: Call) -> None:
    said = liantu("leads").output.replace("\n", "")
    wanted = ("线索 1 条，在谈项目 0 个，签约及建设项目 1 个", "满 30 天未推进的 1 个",
              "疑似停滞的 1 个（参考阈值，未经本区确认）", "10 天", "下一步：送方案，时限 2026-10-01（招商局科长）")  # fmt: skip
    assert [one for one in wanted if one not in said] == []


def test_every_line_fits_eighty_columns(liantu: Call) -> None:
    assert [line for line in liantu("leads").output.splitlines() if width(line) > WIDTH] == []


def test_rates_stand_by_year_of_signing(liantu: Call) -> None:
    assert "2025      1         0.0%（0/1）" in liantu("leads").output


def test_the_document_is_what_the_function_returns(document: Ask, home: Home) -> None:
    assert document("leads") == json.loads(json.dumps(register(read_facts(home.ledger), "甲经开区").as_dict()))


@pytest.mark.parametrize(("options", "names"), [(("--stage", "初洽"), [NAME[:8]]), (("--stalled",), ["硅片二厂"])])
def test_the_list_can_be_narrowed(liantu: Call, options: tuple[str, ...], names: list[str]) -> None:
    said = liantu("leads", *options).output
    assert [one for one in (NAME[:8], "硅片二厂") if one in said] == names


def test_an_unknown_stage_is_refused_with_those_there_are(liantu: Call) -> None:
    said = liantu("leads", "--stage", "瞎谈")
    assert (said.exit_code, said.stderr.startswith("[LT-LEAD-28] 没有“瞎谈”这个阶段；应为")) == (1, True)


def test_without_any_lead_it_says_how_to_begin(liantu: Call, tmp_path: Path) -> None:
    make_home(tmp_path / "empty")
    assert "还没有线索和项目。用 liantu leads export 导出空台账" in liantu("leads", "--home", tmp_path / "empty").output


@pytest.mark.parametrize("words", [("import",), ("list", "x.xlsx")])
def test_a_file_goes_with_export_and_import(liantu: Call, words: tuple[str, ...]) -> None:
    assert liantu("leads", *words).exit_code == 2


def test_every_column_stands_in_its_order_under_its_band(path: Path) -> None:
    book = load_workbook(path)
    for name, title in SHEETS.items():
        assert [normalised_name(str(one.value)) for one in book[title][HEAD_ROW]] == list(map(normalised_name, of_list(name)))


def test_head_and_names_stay_in_sight_and_every_column_can_be_filtered(path: Path) -> None:
    sheet = load_workbook(path)[SHEETS["leads"]]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("C5", "A4:Z5", "$3:$4")


def test_words_are_picked_from_lists_that_only_warn(path: Path) -> None:
    rules = [one for one in load_workbook(path)[SHEETS["leads"]].data_validations.dataValidation if one.type == "list"]
    assert {one.errorStyle for one in rules} == {"warning"}
    assert '"补链,强链,固链,延链,扩链,情况不明"' in {one.formula1 for one in rules}


def test_a_name_that_begins_like_a_formula_is_text(path: Path) -> None:
    assert (cell(path, "leads", "名称").value, cell(path, "leads", "名称").data_type) == (NAME, "s")


def test_a_whole_date_is_a_date_and_a_month_is_text(path: Path) -> None:
    due, found = cell(path, "leads", "时限"), cell(path, "leads", "获知日期")
    assert (due.value.date(), due.number_format, found.value) == (date(2026, 10, 1), "yyyy-mm-dd", "2026-02")


def test_money_stands_in_ten_thousands_and_intensity_is_reckoned(path: Path) -> None:
    values = [cell(path, "signed", one).value for one in ("总投资（万元）", "用地（亩）", "投资强度")]
    assert values == [32000, 30, 666.7]


def test_what_is_not_known_is_a_word_on_grey(path: Path) -> None:
    found = cell(path, "leads", "首谈单位")
    assert (found.value, found.fill.fgColor.rgb, found.alignment.horizontal) == ("情况不明", "FFEEF0F2", "center")


def test_what_seems_stuck_is_a_word_on_dark(path: Path) -> None:
    assert (cell(path, "signed", "提示").value, cell(path, "signed", "提示").fill.fgColor.rgb) == ("疑似停滞", "FF7A4A00")


def test_the_notes_say_the_snapshot_the_thresholds_and_the_rates(path: Path, home: Home) -> None:
    text = "\n".join(str(one.value) for row in load_workbook(path)["说明"].iter_rows() for one in row)
    wanted = (home.ledger.snapshot(), "数据日期 2026-09-30", "签订满 12 个月未开工（参考阈值，未经本区确认）",
              "删行不删事实", "履约率 0.0%（0/1）")  # fmt: skip
    assert [one for one in wanted if one not in text] == []


def test_an_untouched_workbook_changes_nothing(liantu: Call, home: Home, path: Path) -> None:
    before = home.ledger.snapshot()
    said = liantu("leads", "import", path, "--by", "招商局科长")
    assert (said.exit_code, home.ledger.snapshot()) == (0, before)
    assert said.stdout == "读入 2 行 = 新增 0 + 修改 0 + 不变 2 + 没有记 0。\n没有新的内容，账本没有变。\n"


def test_an_edit_comes_back_with_what_stood_before(liantu: Call, home: Home, path: Path) -> None:
    write(path, "leads", 下一步="谈地价", 存在问题="缺厂房")
    said = liantu("leads", "import", path, "--by", "招商局科长", "--day", "2026-09-30").stdout
    assert "  存在问题：情况不明 → 缺厂房\n  下一步：送方案 → 谈地价" in said
    assert read_facts(home.ledger).value(LEAD, "nextStep") == "谈地价"


def test_the_document_of_an_import_accounts_for_every_row(document: Ask, path: Path) -> None:
    write(path, "leads", 下一步="谈地价")
    found = document("leads", "import", path, "--day", "2026-09-30")
    assert (found["read"], found["changed"], found["unchanged"]) == (2, 1, 1)
    edits = [edit for row in found["rows"] for edit in row["edits"]]
    assert edits == [{"column": "下一步", "before": "送方案", "after": "谈地价"}]


def test_a_name_that_changes_says_how_to_take_both_loads_back(liantu: Call, path: Path) -> None:
    write(path, "leads", 环节="硅片")
    liantu("leads", "import", path, "--by", "招商局科长")
    write(path, "leads", 环节="硅料")
    said = liantu("leads", "import", path, "--by", "招商局科长").stdout.replace("\n", "")
    assert "第 4 次载入" in said
    assert "记错了先 liantu retract 5，再 liantu retract 4。" in said


def test_who_fills_in_is_a_post_not_a_person(liantu: Call, path: Path) -> None:
    said = liantu("leads", "import", path, "--by", "张伟")
    assert (said.exit_code, said.stderr.startswith("[LT-LEAD-13] “--by”里像是人名：张伟")) == (1, True)


def test_a_refused_row_ends_with_one(liantu: Call, path: Path) -> None:
    write(path, "leads", 时限="2026-13-40")
    assert liantu("leads", "import", path).exit_code == 1


def test_a_workbook_of_the_invented_zone_says_so(liantu: Call, tmp_path: Path) -> None:
    home = make_home(tmp_path / "shili", "示例")
    home.ledger.add(pursuits())
    liantu("leads", "export", tmp_path / "b.xlsx", "--home", tmp_path / "shili")
    assert load_workbook(tmp_path / "b.xlsx")["线索库"]["A1"].value == "招商台账　一、线索库（示例）"
    assert liantu("leads", "--home", tmp_path / "shili").output.splitlines()[1].startswith("【示例数据】")


def test_the_demo_zone_shows_every_list(tmp_path: Path) -> None:
    home = make_home(tmp_path / "demo", "示例")
    for source in ("shili", "shili-actors", "shili-pursuit"):
        assert not load_source(home.ledger, source).errors
    found = register(read_facts(home.ledger, "2026-11-23"), "示例经济技术开发区")
    assert [len(one) for one in (found.leads, found.talks, found.signed)] == [5, 3, 7]
    assert {one.number.split(":")[1] for one in found.stalled() if one.stalled} == {"project/recycle"}


def wrong(path: Path) -> None:
    """A date that is none, a month to come in a folded column, a column and a note of the sender's own."""
    write(path, "leads", 时限="2026-13-40", 下一步="谈地价")
    write(path, "signed", 到位月份="2099-01", **{"内资市内（万元）": 5})
    book = load_workbook(path)
    book[SHEETS["leads"]]["AA4"], book[SHEETS["leads"]]["AA5"] = "我的备注", "=1+1"
    book.save(path)


def test_a_workbook_goes_back_marked_where_that_is_asked_for(liantu: Call, path: Path, tmp_path: Path) -> None:
    wrong(path)
    said = liantu("leads", "import", path, "--marked", tmp_path / "回执.xlsx").stdout.replace("\n", "")
    assert f"标注的工作簿：{tmp_path / '回执.xlsx'}（标了 2 格，问题清单 3 条）" in said
    due, month = (cell(tmp_path / "回执.xlsx", *one) for one in (("leads", "时限"), ("signed", "到位月份")))
    assert (due.value, due.border.top.style, month.border.top.style) == ("2026-13-40", "medium", "medium")
    assert "日历上没有 2026-13-40 这一天" in due.comment.text


def test_the_list_of_a_marked_workbook_leads_to_each_cell(liantu: Call, path: Path, tmp_path: Path) -> None:
    wrong(path)
    liantu("leads", "import", path, "--marked", tmp_path / "回执.xlsx")
    sheet: Any = load_workbook(tmp_path / "回执.xlsx")["问题清单"]
    told = {row[9].value: (row[0].value, row[1].value, row[4].value, row[5].value, row[4].hyperlink) for row in sheet.iter_rows(2)}
    assert told["LT-DATE-02"][:4] == ("✕ 退回", "线索库", "X5", "2026-13-40")
    assert told["LT-DATE-02"][4].location == "'线索库'!X5"
    assert told["LT-LEAD-12"][0] == "供参考"


def test_a_marked_workbook_that_was_put_right_is_taken_in(liantu: Call, path: Path, tmp_path: Path, home: Home) -> None:
    wrong(path)
    made = tmp_path / "回执.xlsx"
    liantu("leads", "import", path, "--marked", made)
    assert load_workbook(made)[SHEETS["leads"]]["AA5"].value == "=1+1"
    write(made, "leads", 时限="2026-12-01")
    write(made, "signed", 到位月份="2026-09")
    assert "读入 2 行 = 新增 0 + 修改 2 + 不变 0 + 没有记 0" in liantu("leads", "import", made, "--day", "2026-10-01").stdout
    assert read_facts(home.ledger).value(LEAD, "nextStepDue") == "2026-12-01"


def test_where_a_row_was_refused_the_end_says_that_the_workbook_can_be_had_marked(liantu: Call, path: Path) -> None:
    assert "--marked" not in liantu("leads", "import", path).stdout
    wrong(path)
    assert "同一条命令加 --marked 再运行一次" in liantu("leads", "import", path).stdout.replace("\n", "")


def test_a_marked_workbook_never_takes_the_place_of_the_senders(liantu: Call, path: Path) -> None:
    found = liantu("leads", "import", path, "--marked", path)
    assert (found.exit_code, found.stderr.startswith("[LT-MARK-02]")) == (1, True)


def test_a_row_that_cannot_be_read_is_counted_and_told_at_its_cell(document: Ask, path: Path) -> None:
    write(path, "leads", 名称="=1+1")
    found = document("leads", "import", path)
    assert (found["read"], found["refused"]) == (2, 1)
    assert [(one["code"], one["column"]) for one in found["issues"]] == [("LT-CELL-02", "名称")]


def test_a_total_that_differs_from_the_phases_is_yellow_with_both_figures(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add([*record("t:part", "Project", name="一期", projectStage="signed", totalInvestment="200000000"),
                     relation("t:part", "phaseOf", PLANT)])  # fmt: skip
    liantu("leads", "export", tmp_path / "b.xlsx")
    total = cell(tmp_path / "b.xlsx", "signed", "总投资（万元）")
    assert (total.value, total.comment.text) == (32000, "各分期合计 20,000 万元，和这一格不一样；按这一格算。")
    assert cell(tmp_path / "b.xlsx", "signed", "固投（万元）").value == 20000


def test_a_total_that_only_the_phases_state_says_so(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add([*record("t:whole", "Project", name="总项目", projectStage="signed"), relation(PLANT, "phaseOf", "t:whole")])
    liantu("leads", "export", tmp_path / "b.xlsx")
    assert [cell(tmp_path / "b.xlsx", "signed", "总投资（万元）", row).value for row in (1, 2)] == ["分期合计 32,000", 32000]
