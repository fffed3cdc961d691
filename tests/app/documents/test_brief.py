"""`liantu brief`."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from app.documents.brief import drawing
from app.documents.brief.drawing import FILE, draw
from app.documents.brief.fitting import heights, over
from app.documents.brief.making import make_brief
from app.documents.dossier import gather
from graph.facts import read_facts
from graph.home import Home
from graph.statement import Statement
from graph.states.outcome import judged
from ontology.errors import UserFault
from tests.app.conftest import Ask, Call
from tests.app.documents.world import LONG, OUTSIDER, grow, texts
from tests.app.world import GAP, UNSEEN, record


def written(liantu: Call, out: Path, *args: str) -> str:
    result = liantu("brief", GAP, "--out", out / "b.docx", *args)
    assert result.exit_code == 0, result.output
    return texts(out / "b.docx")


def test_a_missing_link_is_told_with_whom_to_approach(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    said = written(liantu, tmp_path)
    wanted = ("补“硅料”一环：先谈本地乙硅片有限公司", "○ 缺链", "丙硅料股份有限公司　丁省", "乙硅片有限公司", "本页不构成政策承诺",
              "1 甲摸排")  # fmt: skip
    assert [word for word in wanted if word not in said] == []


def test_what_nobody_knows_is_said_to_be_unknown(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    assert "本地承载平台、高校、基金情况不明" in written(liantu, tmp_path)


def test_every_number_of_a_source_is_in_the_list(home: Home) -> None:
    grow(home)
    brief = make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place)).brief
    texts = [*brief.points, *brief.channels, *brief.terms, *brief.risks, *(cell for one in brief.firms for cell in one.cells())]
    cited = {int(number) for text in texts for run in text.runs if run.look == "cite" for number in run.text.split(",")}
    assert cited == set(range(1, len(brief.sources) + 1))


def test_what_goes_out_names_no_steps(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    said = written(liantu, tmp_path, "--public")
    assert "外发版：只列公开来源" in said
    assert "六、下一步与责任" not in said


def test_what_goes_out_leaves_out_who_is_known_by_internal_sources_alone(home: Home) -> None:
    grow(home)
    home.ledger.add([Statement("own", "own:source", "a", value="Source"), *(
        Statement("own", "own:inside", prop, value=value) for prop, value in (("a", "Enterprise"), ("name", "内部硅料厂"))),
        Statement("own", "own:inside", "produces", object=f"{GAP}-product")])  # fmt: skip
    facts = read_facts(home.ledger)
    dossiers = [gather(facts, home.kind, GAP, home.place, public=public) for public in (False, True)]
    names = ["".join(one.name.plain for one in make_brief(dossier).brief.firms) for dossier in dossiers]
    assert ["内部硅料厂" in said for said in names] == [True, False]


def test_a_block_can_be_left_out(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    assert "三、本地配套与对接渠道" not in written(liantu, tmp_path, "--drop", "配套渠道")


def test_a_block_that_is_none_is_refused(liantu: Call, home: Home) -> None:
    assert "[LT-PAPER-07] 没有“附件”这一块" in liantu("brief", GAP, "--drop", "附件").output


def test_what_is_too_long_asks_which_block_is_to_go(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(home)
    monkeypatch.setattr("app.documents.brief.layout.HEIGHT", 120.0)
    with pytest.raises(UserFault, match="删哪一块？链条（链条缩略"):
        make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place))


def test_a_link_of_which_no_source_says_anything_gets_no_brief(liantu: Call) -> None:
    assert "[LT-PAPER-06] “组件”没有一条来源，不出简报" in liantu("brief", UNSEEN).output


def test_a_long_name_stays_on_the_page(home: Home) -> None:
    grow(home, LONG)
    made = make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place))
    assert made.spare >= 0
    assert any(LONG in one.name.plain for one in made.brief.firms)


def test_a_title_that_needs_two_lines_names_nobody(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.documents.brief.layout.LONGEST_TITLE", 20)
    grow(home)
    assert make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place)).brief.title == "补“硅料”一环"


def test_rare_signs_and_formulas_are_text(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home, "=𠮷&<b>公司")
    assert "=𠮷&<b>公司" in written(liantu, tmp_path)


def test_the_height_is_that_of_its_blocks(home: Home) -> None:
    grow(home)
    brief = make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place)).brief
    whole, less = over(brief), over(brief.without("要点"))
    assert whole - less == pytest.approx(heights(brief)["要点"])


def test_east_asian_fonts_are_set_in_every_style() -> None:
    with ZipFile(FILE) as file:
        styles = file.read("word/styles.xml").decode()
    assert styles.count('w:eastAsia="仿宋"') >= 4
    assert styles.count('w:eastAsia="黑体"') >= 5


def test_the_template_is_what_its_drawing_draws(tmp_path: Path) -> None:
    draw().save(tmp_path / "t.docx")
    with ZipFile(tmp_path / "t.docx") as made, ZipFile(FILE) as kept:
        parts = ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/fontTable.xml")
        assert [made.read(part) == kept.read(part) for part in parts] == [True] * 4


def test_a_template_with_a_misspelt_field_is_refused(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    own = drawing.draw()
    own.add_paragraph("{{ 标提 }}")
    own.save(tmp_path / "自己的.docx")
    said = liantu("brief", GAP, "--template", tmp_path / "自己的.docx").output
    assert ("自己的.docx" in said, "认不得的栏目“标提”" in said, "改成“标题”" in said) == (True, True, True)


@pytest.mark.parametrize(("text", "code"), [("{% if 标题 %}", "LT-PAPER-03"), ("{{ 标题", "LT-PAPER-03")])
def test_a_template_whose_tags_do_not_fit_is_refused(liantu: Call, home: Home, tmp_path: Path, text: str, code: str) -> None:
    grow(home)
    own = drawing.draw()
    own.add_paragraph(text)
    own.save(tmp_path / "t.docx")
    assert code in liantu("brief", GAP, "--template", tmp_path / "t.docx").output


def test_a_template_that_is_no_word_file_is_refused(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    (tmp_path / "t.docx").write_text("x")
    assert "LT-PAPER-04" in liantu("brief", GAP, "--template", tmp_path / "t.docx").output


def test_json_tells_the_file_and_the_room_left(document: Ask, home: Home, tmp_path: Path) -> None:
    grow(home)
    said = document("brief", GAP, "--out", tmp_path)
    assert (Path(said["files"][0]).exists(), said["candidates"], said["spare_mm"] > 0) == (True, 2, True)


def test_invented_data_say_so(tmp_path: Path) -> None:
    from tests.app.world import make_home

    home = make_home(tmp_path / "sample", "示例")
    grow(home)
    assert "示例 · 虚构" in make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place)).brief.nature


def test_briefs_are_one_page_in_libreoffice(home: Home, tmp_path: Path) -> None:
    from app.documents.brief.writing import write_brief
    from bench.documents import PAGE, _printed

    if not shutil.which("soffice"):
        pytest.skip("没有 LibreOffice，不看页数")
    grow(home)
    brief = make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place)).brief
    (printed,) = _printed([write_brief(brief, tmp_path / "b.docx")], "pdf")
    assert len(PAGE.findall(printed.read_bytes())) == 1


def test_who_is_in_talks_is_told_and_not_listed(home: Home) -> None:
    grow(home)
    home.ledger.add([*record("t:lead", "Lead", name="丙来洽谈", projectStage="in_talks", foundOn="2026-03", ownerPost="招商岗"),
                     Statement("t", "t:lead", "pursues", object=OUTSIDER)])  # fmt: skip
    brief = make_brief(gather(read_facts(home.ledger), home.kind, GAP, home.place)).brief
    names = "".join(one.name.plain for one in brief.firms)
    assert ("丙硅料" in names, any("在谈　丙硅料股份有限公司" in text.plain for text in brief.terms)) == (False, True)


def test_cells_say_what_they_are_in_the_order_of_the_schema(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    written(liantu, tmp_path)
    with ZipFile(tmp_path / "b.docx") as file:
        cells = re.findall(r"<w:tcPr>(.*?)</w:tcPr>", file.read("word/document.xml").decode(), re.DOTALL)
    order = ("tcW", "tcBorders", "shd", "tcMar", "vAlign")
    places = [[order.index(name) for name in re.findall(r"<w:(\w+)", cell) if name in order] for cell in cells]
    assert [one for one in places if one != sorted(one)] == []


def test_headings_are_numbered_by_what_is_there(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    assert "二、本地配套与对接渠道" in written(liantu, tmp_path, "--drop", "目标企业")


def test_a_sound_link_says_once_that_nobody_is_sought(home: Home) -> None:
    grow(home)
    dossier = gather(read_facts(home.ledger), home.kind, GAP, home.place)
    sound = replace(dossier, candidates=replace(dossier.candidates, stance="not_needed", note="已判为基本健全，不提目标企业"))
    assert make_brief(sound).brief.verdict.plain.endswith("不必专门招引。")


def test_the_card_of_the_link_is_framed_and_cards_without_a_link_are_not_seen(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    written(liantu, tmp_path)
    cards: Any = next(table for table in Document(str(tmp_path / "b.docx")).tables if len(table.columns) == 7).rows[0].cells[::2]
    edges = [re.findall('<w:top w:val="single" w:sz="([0-9]+)"', cell._tc.tcPr.xml) for cell in cards]
    assert (cards[0].text[:2], edges) == ("硅料", [["24"], ["8"], [], []])


def test_a_failed_test_is_told_with_its_figure_and_limit(home: Home) -> None:
    dossier = gather(read_facts(home.ledger), home.kind, GAP, home.place)
    test = judged("R2", 0.6, 0.5, failed=True, note="丁国 60%")
    failed = replace(dossier.certificate, tests=(replace(test, label="单一外部来源地占比"),))
    said = [one.plain for one in make_brief(replace(dossier, certificate=failed)).brief.points]
    assert "未过检验　R2 单一外部来源地占比 60%（应不高于 50%，丁国 60%）" in said
