"""目标企业清单."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from app.documents.listing.columns import columns
from app.documents.listing.drawing import FILE, FIRST, HEADS, PUBLIC, draw
from app.documents.prose import UNKNOWN
from graph.home import Home
from graph.statement import Statement
from tests.app.conftest import Call
from tests.app.documents.world import LONG, OUTSIDER, grow
from tests.app.world import GAP, record


@pytest.fixture
def sheet(liantu: Call, home: Home, tmp_path: Path) -> Any:
    """The list of the missing link."""
    grow(home)
    return listed(liantu, tmp_path)


def listed(liantu: Call, folder: Path, *args: object) -> Any:
    result = liantu("export", "list", "--ego", GAP, "--out", folder / "l.xlsx", *args)
    assert result.exit_code == 0, result.output
    return load_workbook(folder / "l.xlsx").worksheets[0]


def row(sheet: Any, firm: str) -> dict[str, Any]:
    """The cells of a firm's row by the fields of their columns."""
    heads = {cell.value: cell.column for cell in sheet[HEADS]}
    places = {column.field: heads[column.heading] for column in columns()}
    number = next(cell.row for cell in sheet["B"] if cell.value == firm)
    return {field: sheet.cell(number, place) for field, place in places.items()}


def test_those_here_come_first(sheet: Any) -> None:
    assert [sheet.cell(number, 2).value for number in (FIRST, FIRST + 1)] == ["乙硅片有限公司", "丙硅料股份有限公司"]


def test_a_row_tells_the_gap_and_where_the_firm_is(sheet: Any) -> None:
    cells = row(sheet, "丙硅料股份有限公司")
    told = [cells[name].value for name in ("环节", "缺口状态", "产业链", "所在地", "圈层", "首谈查重")]
    assert told == ["硅料", "缺链", "光伏链", "丁省", "国内", "未见在谈"]


def test_what_is_not_known_is_said_and_grey(sheet: Any) -> None:
    cell = row(sheet, "丙硅料股份有限公司")["注册资本"]
    assert (cell.value, cell.fill.fgColor.rgb, cell.alignment.horizontal) == (UNKNOWN, "FFEEF0F2", "center")


def test_grey_does_not_spread_to_what_is_known(sheet: Any) -> None:
    assert row(sheet, "丙硅料股份有限公司")["企业"].fill.fgColor.rgb != "FFEEF0F2"


def test_a_state_is_its_word_with_a_mark_by_its_format(sheet: Any) -> None:
    cell = row(sheet, "丙硅料股份有限公司")["缺口状态"]
    assert (cell.value, cell.number_format) == ("缺链", '"○ "@')


def test_the_date_is_a_date(sheet: Any) -> None:
    cell = row(sheet, "丙硅料股份有限公司")["数据日期"]
    assert (cell.value, cell.number_format) == (datetime(2026, 9, 30), "yyyy-mm-dd")


def test_money_is_in_wan_yuan(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    home.ledger.add([Statement("t", OUTSIDER, "registeredCapital", value="202000000")])
    assert row(listed(liantu, tmp_path), "丙硅料股份有限公司")["注册资本"].value == 20200


def test_the_head_is_frozen_filtered_and_repeated(sheet: Any) -> None:
    told = (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows)
    assert told == ("C5", f"A4:AQ{FIRST + 1}", "$3:$4")


def test_drop_downs_warn_and_do_not_forbid(sheet: Any) -> None:
    rules = sheet.data_validations.dataValidation
    assert [(one.errorStyle, one.showErrorMessage) for one in rules] == [("warning", True)] * 5


def test_what_looks_like_a_formula_is_text(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home, "=cmd|' /C calc'!A0公司")
    assert row(listed(liantu, tmp_path), "=cmd|' /C calc'!A0公司")["企业"].data_type == "s"


def test_a_long_name_and_a_rare_sign_stay_whole(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home, f"𠮷{LONG}")
    assert row(listed(liantu, tmp_path), f"𠮷{LONG}")["企业"].value == f"𠮷{LONG}"


def test_who_is_in_talks_stands_on_a_sheet_of_its_own(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    home.ledger.add([*record("t:lead", "Lead", name="丙来洽谈", projectStage="in_talks", foundOn="2026-03"),
                     Statement("t", "t:lead", "pursues", object=OUTSIDER)])  # fmt: skip
    names = [cell.value for cell in listed(liantu, tmp_path)["B"]]
    apart = load_workbook(tmp_path / "l.xlsx").worksheets[1]
    assert ("丙硅料股份有限公司" in names, apart.cell(2, 1).value, apart.cell(2, 5).value) == (False, "丙硅料股份有限公司", "在谈")


def test_the_notes_tell_snapshot_weights_and_terms(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    listed(liantu, tmp_path)
    said = "\n".join(str(cell.value) for line in load_workbook(tmp_path / "l.xlsx")["说明"] for cell in line)
    wanted = (home.ledger.snapshot(), "参考", "甲局，CC-BY-4.0", "情况不明")
    assert [word for word in wanted if word not in said] == []


def test_a_column_may_be_taken_out_of_the_template(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    own = draw()
    own.worksheets[0].delete_cols(6)
    own.save(tmp_path / "own.xlsx")
    heads = [cell.value for cell in listed(liantu, tmp_path, "--template", tmp_path / "own.xlsx")[HEADS]]
    assert ("统一社会信用代码" in heads, "企业" in heads) == (False, True)


def test_a_misspelt_field_of_a_template_is_told_with_its_cell(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    own = draw()
    own.worksheets[0].cell(FIRST, 4).value = "{{圈曾}}"
    own.save(tmp_path / "own.xlsx")
    said = liantu("export", "list", "--ego", GAP, "--template", tmp_path / "own.xlsx").output
    assert "own.xlsx［目标企业清单 D5］" in said
    assert "改成“圈层”" in said


@pytest.mark.parametrize(("file", "public"), [(FILE, False), (PUBLIC, True)])
def test_the_template_is_what_its_drawing_draws(tmp_path: Path, file: Path, public: bool) -> None:
    draw(public=public).save(tmp_path / "t.xlsx")
    with ZipFile(tmp_path / "t.xlsx") as made, ZipFile(file) as kept:
        parts = ("xl/worksheets/sheet1.xml", "xl/styles.xml")
        assert [made.read(part) == kept.read(part) for part in parts] == [True] * 2


def test_folded_columns_can_be_unfolded(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    listed(liantu, tmp_path)
    with ZipFile(tmp_path / "l.xlsx") as file:
        assert 'outlineLevelCol="1"' in file.read("xl/worksheets/sheet1.xml").decode()


def test_sources_that_are_too_old_say_so(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    home.ledger.add([Statement("t", OUTSIDER, "occupies", object=GAP, period="2012")])
    assert "2012（证据过期）" in row(listed(liantu, tmp_path), "丙硅料股份有限公司")["来源"].value


def test_a_list_without_anybody_says_so_under_its_headings(liantu: Call, tmp_path: Path) -> None:
    said = str(listed(liantu, tmp_path).cell(FIRST, 2).value)
    assert said.startswith("“硅料”没有已知的目标企业：资料里没有一家企业在本环节")


def test_many_products_are_named_in_part_and_counted(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    for number in range(8):
        made = Statement("t", OUTSIDER, "produces", object=f"t:p{number}")
        home.ledger.add([*record(f"t:p{number}", "Product", name=f"产品{number}"), made])
    said = str(row(listed(liantu, tmp_path), "丙硅料股份有限公司")["主营产品"].value)
    assert (said.count("；"), said.endswith("等 9 种")) == (4, True)


def test_what_every_candidate_waits_for_is_said_in_a_word(sheet: Any) -> None:
    assert str(row(sheet, "丙硅料股份有限公司")["风险"].value).endswith("目录未比对；否决四项未查")
