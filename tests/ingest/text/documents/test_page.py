"""Web pages: all visible text is kept, the main content is the paper, tables keep their cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.text.document import TextDocument
from ingest.text.documents import open_document
from ingest.text.heads import read_head
from tests.factory import shared

PAGE = Path(__file__).with_name("page.html")
SAME = ["国务院关于印发国家职业教育改革实施方案的通知", "国务院关于支持自由贸易试验区深化改革创新若干措施的通知",
    "国务院办公厅关于加快发展体育竞赛表演产业的指导意见"]
CHARSETS = {"gb2312": "gb18030", "big5": "big5hkscs", "utf-8": "utf-8", "": "gb18030"}


@pytest.fixture
def page() -> TextDocument:
    return open_document(PAGE)


def _kept(document: TextDocument) -> str:
    return "".join(document.text[start:end] for start, end in document.kept())


def test_navigation_buttons_and_footer_are_in_the_text_and_dropped(page: TextDocument) -> None:
    said = [page.text[one.start : one.end] for one in page.dropped]
    assert {"政务公开", "市领导调研重点项目建设", "分享到：微信 微博", "图解：若干措施看点"} <= set(said)
    assert not any(one in _kept(page) for one in ("政务公开", "打印本页", "ICP备", "热点新闻"))


def test_each_reason_is_said(page: TextDocument) -> None:
    why = {page.text[one.start : one.end][:4]: one.why for one in page.dropped}
    assert (why["发布日期"], why["分享到："], why["市领导调"]) == (
        "页面日期（不是发文日期）", "分享按钮", "网页正文之外的内容（导航、栏目、页脚等）",
    )  # fmt: skip


def test_the_paper_is_kept_from_its_title_to_its_last_line(page: TextDocument) -> None:
    lines = _kept(page).split("\n")
    said = [line for line in lines if line]
    assert (said[0], said[1], said[-3:]) == (
        "示例市人民政府关于加快工业发展的若干措施", "示政发〔2021〕5号", ["示例市人民政府", "2021年3月5日", "（此件公开发布）"],
    )  # fmt: skip


def test_hidden_text_and_scripts_are_not_visible(page: TextDocument) -> None:
    assert "看不见的字" not in page.text
    assert "脚本里的字" not in page.text


def test_a_table_keeps_its_cells_with_their_places(page: TextDocument) -> None:
    (table,) = page.tables
    said = [[page.text[start:end] for start, end in row] for row in table.cells]
    assert said == [["指标", "2020年", "2023年"], ["规模以上工业企业", "300家", "500家"], ["高新技术企业", "100家", "200家"],
                    ["高新技术企业", "101家", "202家"]]  # fmt: skip
    assert page.text[table.start : table.end].count("高新技术企业") == 1


def test_a_layout_table_is_no_table_of_the_paper(tmp_path: Path) -> None:
    inner = "<table><tr><td>规模以上企业</td><td>300家</td></tr><tr><td>高新技术企业</td><td>200家</td></tr></table>"
    lines = "<p>关于示例的通知</p><p>各区人民政府：</p><p>现将示例工作有关事项通知如下，请遵照执行。</p>"
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><table><tr><td>左栏</td><td>{lines}{inner}</td></tr><tr></tr></table></body></html>", "utf-8")
    assert [len(table.cells) for table in open_document(path).tables] == [2]


@pytest.mark.parametrize(("charset", "encoding"), CHARSETS.items())
def test_a_page_is_read_in_the_encoding_it_declares(charset: str, encoding: str, tmp_path: Path) -> None:
    body = "<body><p>中文文件的正文在此，一共二十多字，足以算作一份文件。</p></body>"
    (tmp_path / "a.html").write_bytes(f"<html><head><meta charset='{charset}'></head>{body}</html>".encode(encoding))
    assert open_document(tmp_path / "a.html").text == "中文文件的正文在此，一共二十多字，足以算作一份文件。\n"


@pytest.mark.parametrize("name", SAME)
def test_page_and_text_of_one_paper_say_the_same(name: str) -> None:
    page, plain = (open_document(shared(f"policy-texts/{name}.{form}")) for form in ("html", "txt"))
    heads = [read_head(one.reading, one) for one in (page, plain)]
    fields = [(one.title, one.number, one.issuer, one.addressees, one.issued, one.kind, one.superiors) for one in heads]
    assert page.text_digest == plain.text_digest
    assert fields[0] == fields[1]


def test_a_short_paper_on_a_page_that_asks_for_a_password_is_read(tmp_path: Path) -> None:
    form = "<form>用户名<input name='u'>密码<input type='password'></form>"
    lines = "<div><p>示例市财政局关于示例的公告</p><p>示财公告〔2021〕1号</p><p>现将示例事项公告如下，自公告之日起执行。</p></div>"
    (tmp_path / "a.html").write_text(f"<html><body>{form}{lines}</body></html>", "utf-8")
    assert read_head(open_document(tmp_path / "a.html").text).number == "示财公告〔2021〕1号"
