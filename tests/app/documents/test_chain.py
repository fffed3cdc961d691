"""The report, the page, the weekly and the pictures of a chain."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from app.documents.report import drawing as report
from app.documents.week import drawing as week
from app.pictures.raster import size_of
from graph.home import Home
from graph.ledger import Judgement
from graph.statement import Statement
from tests.app.conftest import Ask, Call
from tests.app.documents.world import grow, texts
from tests.app.world import GAP, MADE, record


def exported(liantu: Call, out: Path, *args: object) -> Path:
    result = liantu("export", *args, "--out", out)
    assert result.exit_code == 0, result.output
    return out


def test_the_report_tells_every_link_and_the_certificates_of_the_gaps(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    said = texts(exported(liantu, tmp_path / "r.docx", "report", "--chain", "光伏链"))
    wanted = ("光伏链产业链报告", "共 3 个环节：缺链 1 个，情况不明 2 个", "硅料　○ 缺链", "丙硅料股份有限公司（国内",
              "要先摸排的环节", "组件")  # fmt: skip
    assert [word for word in wanted if word not in said] == []


def test_the_report_holds_the_map_and_a_network(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    with ZipFile(exported(liantu, tmp_path / "r.docx", "report", "--chain", "光伏链")) as file:
        pictures = [size_of(file.read(name)) for name in file.namelist() if name.startswith("word/media/")]
    assert [wide for wide, _ in pictures] == [2200, 2200]


def test_a_chain_without_gaps_says_that_unknown_is_none(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add([Statement("t", "t:survey", "closed", value="false")])
    said = texts(exported(liantu, tmp_path / "r.docx", "report", "--chain", "光伏链", "--as-of", "2020"))
    assert "没有判为缺链、弱链或断链风险的环节" in said


def test_the_page_needs_nothing_but_itself(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    said = exported(liantu, tmp_path / "p.html", "page", "--chain", "光伏链").read_text(encoding="utf-8")
    assert re.findall(r"<script|https?://|<link|<img", said) == []
    assert len(said.encode()) < 300_000


def test_names_on_the_page_are_escaped(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home, "<script>alert(1)</script>公司")
    said = exported(liantu, tmp_path / "p.html", "page", "--chain", "光伏链").read_text(encoding="utf-8")
    assert ("<script>" in said, "&lt;script&gt;alert(1)" in said) == (False, True)


def test_two_documents_of_one_snapshot_show_the_same_numbers(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    listed = load_workbook(exported(liantu, tmp_path / "l.xlsx", "list", "--ego", GAP)).worksheets[0]
    place = next(cell.column for cell in listed[4] if cell.value == "总分")
    scores = [round(float(str(listed.cell(row, place).value))) for row in (5, 6)]
    page = exported(liantu, tmp_path / "p.html", "page", "--chain", "光伏链").read_text(encoding="utf-8")
    liantu("brief", GAP, "--out", tmp_path / "b.docx")
    brief = texts(tmp_path / "b.docx")
    assert [f"{value}（" in said for value in scores for said in (page, brief)] == [True] * 4


def test_the_weekly_tells_what_changed_and_why(liantu: Call, home: Home, tmp_path: Path) -> None:
    ties = (("t:second", "operates", "t:shop"), ("t:shop", "locatedIn", "t:zone"), ("t:second", "produces", f"{GAP}-product"))
    told = [*record("t:second", "Enterprise", name="戊硅料有限公司"), *record("t:shop", "Site", name="戊厂", siteKind="factory")]
    home.ledger.add([*told, *(Statement("t", a, p, object=b) for a, p, b in ties)], note="补录")
    said = texts(exported(liantu, tmp_path / "w.docx", "week", "--since", "1"))
    wanted = ("1 个环节状态有变", "○ 缺链 → ", "戊硅料有限公司", "补录")
    assert [word for word in wanted if word not in said] == []


def test_the_weekly_tells_the_register(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add(list(record("t:lead", "Lead", name="丙来洽谈", projectStage="in_talks", foundOn="2026-09-20")))
    said = texts(exported(liantu, tmp_path / "w.docx", "week", "--since", "1"))
    assert [word for word in ("台账新增 1 件", "丙来洽谈", "新增") if word not in said] == []


def test_a_week_without_changes_is_refused(liantu: Call) -> None:
    assert "LT-COMPARE-01" in liantu("export", "week", "--since", "1").output


def test_pictures_need_a_chain_or_a_link(liantu: Call) -> None:
    assert "[LT-PAPER-10] 没有说是哪条链或哪个环节" in liantu("export", "svg").output


@pytest.mark.parametrize("about", [("--chain", "光伏链"), ("--ego", MADE)])
def test_a_picture_is_drawn_without_a_browser(liantu: Call, home: Home, tmp_path: Path, about: tuple[str, str]) -> None:
    assert size_of(exported(liantu, tmp_path / "n.png", "png", *about).read_bytes())[0] == 2200


def test_a_network_picture_names_every_node(liantu: Call, tmp_path: Path) -> None:
    said = exported(liantu, tmp_path / "n.svg", "svg", "--ego", MADE).read_text(encoding="utf-8")
    assert [name for name in ("乙硅片", "硅片产品", "甲局数据") if name not in said] == []


def test_a_network_picture_says_what_its_shapes_and_lines_are(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    drawn = exported(liantu, tmp_path / "n.svg", "svg", "--ego", GAP).read_text(encoding="utf-8")
    said = re.findall(r">([^<>]+)</text>", drawn[drawn.index("图例") :])
    assert {"企业", "产品", "投入位", "环节：缺链", "环节：情况不明"} <= set(said)
    assert [one for one in said if one.startswith(("点线", "高校"))] == []


def test_links_that_lack_the_same_are_asked_for_together(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add([Statement("t", "t:survey", "closed", value="false")])
    said = texts(exported(liantu, tmp_path / "r.docx", "report", "--chain", "光伏链", "--as-of", "2020"))
    assert re.search("硅料、硅片(、组件)?（共 [23] 个）", said)


def test_json_names_the_file(document: Ask, tmp_path: Path) -> None:
    said = document("export", "page", "--chain", "光伏链", "--out", tmp_path)
    assert Path(said["files"][0]).name.startswith("产业链图谱与清单_甲经济技术开发区_光伏链_2026-09-30_")


@pytest.mark.parametrize("module", [report, week])
def test_templates_are_what_their_drawings_draw(module: object, tmp_path: Path) -> None:
    module.draw().save(tmp_path / "t.docx")  # type: ignore[attr-defined]
    with ZipFile(tmp_path / "t.docx") as made, ZipFile(module.FILE) as kept:  # type: ignore[attr-defined]
        parts = ("word/document.xml", "word/styles.xml")
        assert [made.read(part) == kept.read(part) for part in parts] == [True] * 2


def test_a_firm_that_joined_another_is_told_once(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add([*record("t:again", "Enterprise", name="乙硅片厂"), Statement("t", "t:again", "operates", object="t:plant"),
                     Statement("t", "t:again", "produces", object=f"{MADE}-product")])  # fmt: skip
    before = home.ledger.last_load()
    home.ledger.judge([Judgement("t:again", "t:firm", "same", "一家", "招商岗", "2026-09-01")], note="复核")
    said = texts(exported(liantu, tmp_path / "w.docx", "week", "--since", str(before)))
    assert "没有记录 → " not in said
