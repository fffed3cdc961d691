"""`liantu template`, `liantu map` and `liantu gaps --to-survey`, as a shell calls them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.home import Home
from tests.app.conftest import Ask, Call
from tests.app.world import UNSEEN
from tests.factory import write_books, write_files
from tests.filling import correct, fill


def test_a_template_is_written_filled_and_loaded(liantu: Call, tmp_path: Path) -> None:
    path = tmp_path / "企业.xlsx"
    assert f"已写出模板：{path}" in liantu("template", "企业", "-o", path).output
    fill(path, {"企业": [{"名称": "丙公司", "挂链": "光伏链/组件"}]})
    shown = liantu("load", path).output
    assert "读入 2 行 = 接受 1 + 合并 0 + 拒绝 1（其中 1 行是模板的示例，按规则搁置，不是错误）；快照" in shown


WIDE = {"摸排名称": "全国摸排", "摸排单位": "甲局", "摸排地方": "某国", "产业链": "光伏链", "摸排口径": "全部法人",
        "摸排方法": "走访", "摸排起始日": "2026-07-01", "摸排截止日": "2026-07-31", "是否看全": "是"}  # fmt: skip


@pytest.mark.parametrize(("place", "code"), [((), "LT-SURVEY-09"), (("--place", "甲经开区"), "LT-SURVEY-03")])
def test_a_wider_survey_is_refused(place: tuple[str, ...], code: str, liantu: Call, home: Home, tmp_path: Path) -> None:
    replace(home, place="").describe()
    liantu("template", "摸排", "-o", tmp_path / "摸排.xlsx")
    fill(tmp_path / "摸排.xlsx", {"摸排范围": [WIDE]})
    assert f"[{code}]" in liantu("load", tmp_path / "摸排.xlsx", *place).stderr
    assert f"[{code}]" not in liantu("load", tmp_path / "摸排.xlsx", "--place", "某国").stderr


def test_links_of_the_home_are_offered(liantu: Call, tmp_path: Path) -> None:
    liantu("template", "摸排", "-o", tmp_path / "摸排.xlsx")
    lists = load_workbook(tmp_path / "摸排.xlsx")["可选的词"]
    assert "光伏链/组件" in {cell.value for row in lists.iter_rows() for cell in row}


def test_all_templates_are_listed(document: Ask) -> None:
    names = {one["name"]: one["label"] for one in document("template", "--list")["templates"]}
    assert (names["摸排"], names["Enterprise"], names["supplies"]) == ("摸排表", "企业", "供货")


def test_an_unknown_template_is_the_users_fault(liantu: Call) -> None:
    result = liantu("template", "企亚")
    assert (result.exit_code, "LT-TPL-05" in result.stderr) == (1, True)


def test_no_template_named_is_wrong_usage(liantu: Call) -> None:
    assert liantu("template").exit_code == 2


def test_a_folder_that_cannot_be_written_is_named(liantu: Call, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    result = liantu("template", "企业", "-o", tmp_path / "文件" / "企业.xlsx")
    assert (result.exit_code, "LT-OUT-01" in result.stderr) == (1, True)


def test_a_mapping_is_proposed_confirmed_and_used(liantu: Call, tmp_path: Path) -> None:
    file = write_files(tmp_path, {"企业名单.csv": "单位全称,备忘\n丙公司,甲\n"}) / "企业名单.csv"
    assert "其中 " in liantu("map", file).output
    book = correct(tmp_path / "企业名单-对应表.xlsx", {"单位全称": {"读作": "企业·名称"}, "备忘": {"读作": "不读", "备注": "内部"}})
    kept = liantu("map", file, "--confirm", book, "--source", "bing", "--title", "丙名单")
    assert "已登记来源“丙名单”（bing）：1 列读、1 列不读" in kept.output
    assert "接受 1" in liantu("load", file).output


TITLED: list[list[object]] = [
    ["某局企业统计（2026年9月）"], ["企业名称", "备忘", "联系方式", ""], ["", "", "电话", "传真"],
    ["丙公司", "甲", "1", "2"], ["丁公司", "乙", "3", "4"], ["合计", "2家"],
]  # fmt: skip
UNREAD = {"读作": "不读", "备注": "内部"}


def titled(folder: Path) -> Path:
    """A list of firms below a title, with a header of two rows and a line of totals."""
    file = write_books(folder, {"9月名单.xlsx": {"企业名单": TITLED}}) / "9月名单.xlsx"
    book = load_workbook(file)
    for cells in ("A1:D1", "A2:A3", "B2:B3", "C2:D2"):
        book["企业名单"].merge_cells(cells)
    book.save(file)
    return file


def test_a_header_below_a_title_is_proposed_as_it_will_be_loaded(liantu: Call, document: Ask, tmp_path: Path) -> None:
    found = document("map", titled(tmp_path))
    assert [(one["heading"], "、".join(one["samples"])) for one in found["columns"]] == [
        ("企业名称", "丙公司、丁公司"), ("备忘", "甲、乙"), ("联系方式/电话", "1、3"), ("联系方式/传真", "2、4")]
    assert [one["code"] for one in found["notes"]] == ["LT-HEAD-01", "LT-HEAD-02", "LT-HEAD-05"]
    assert "[LT-HEAD-01] 9月名单.xlsx［企业名单］ 第 2 行：表头在这一行" in liantu("map", tmp_path / "9月名单.xlsx").output


def test_what_was_proposed_below_a_title_loads_once_confirmed(liantu: Call, tmp_path: Path) -> None:
    file = titled(tmp_path)
    liantu("map", file)
    changes = {"企业名称": {"读作": "企业·名称"}, **dict.fromkeys(("备忘", "联系方式/电话", "联系方式/传真"), UNREAD)}
    book = correct(tmp_path / "9月名单-对应表.xlsx", changes)
    liantu("map", file, "--confirm", book, "--source", "bing", "--title", "丙名单")
    assert "读入 2 行 = 接受 2 + 合并 0 + 拒绝 0" in liantu("load", file).output


def test_confirming_without_a_source_is_wrong_usage(liantu: Call, tmp_path: Path) -> None:
    file = write_files(tmp_path, {"企业名单.csv": "名称\n丙公司\n"}) / "企业名单.csv"
    assert liantu("map", file, "--confirm", file).exit_code == 2


def test_the_proposal_is_one_document_for_machines(document: Ask, tmp_path: Path) -> None:
    file = write_files(tmp_path, {"企业名单.csv": "名称,备忘\n丙公司,甲\n"}) / "企业名单.csv"
    assert [(one["heading"], one["reading"]) for one in document("map", file)["columns"]] == [("名称", "企业·名称"), ("备忘", "")]


def test_what_is_still_to_be_surveyed_is_listed(liantu: Call, document: Ask) -> None:
    found = document("gaps", "--to-survey")["to_survey"]
    assert next(one for one in found if one["id"] == UNSEEN)["need"] == "unsurveyed"
    assert "组件：没有摸过（未摸排）" in liantu("gaps", "--to-survey").output
