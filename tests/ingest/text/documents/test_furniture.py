"""What of a page is no part of the paper, by its words and by where it stands; all of it is listed."""

from __future__ import annotations

import pytest

from ingest.text.document import TextDocument
from ingest.text.documents import pasted
from ingest.text.documents.furniture import reason
from tests.ingest.text.documents.making import PAPER

LINES = {"发布日期:2020.07.08": "页面日期（不是发文日期）",
         "发布时间:2021-03-09 10:22 来源:市政府办公室": "页面日期（不是发文日期）",
         "字号:大 中 小": "字号按钮", "[字体:大 中 小]": "字号按钮", "打印本页": "页面按钮", "[打印] [关闭]": "页面按钮",
         "分享到:微信 微博": "分享按钮",
         "当前位置:首页 > 政务公开 > 政策文件": "页面路径", "首页 > 政策 > 正文": "页面路径", "浏览次数:120 次": "浏览次数",
         "来源:示例市人民政府办公室": "页面出处", "上一篇:示例通知": "其他文章的链接", "扫一扫在手机打开当前页": "二维码说明",
         "主办:示例市人民政府 示ICP备05000001号": "网站页脚", "Copyright 2020 示例市人民政府": "网站页脚",
         "索引号:000014349/2018-00222": "页面列出的文件信息", "• 发文字号:": "页面列出的文件信息"}  # fmt: skip
PAPERS_OWN = ["分享发展成果。", "2021年3月5日", "来源于示例的资金", "一、打印机产业发展", "责任单位:市工业和信息化局",
              "首页示范工程建设", "(此件公开发布)",
              "各区、县人民政府,市政府各部门:", "大中小企业融通发展", "附件:示例指标表",
              "审核:由区科技局对申报材料进行审核", "时间:2021年3月5日9:00", "服务对象:中小企业", "名称:示例平台"]  # fmt: skip


def _dropped(document: TextDocument) -> list[tuple[str, str]]:
    return [(document.text[one.start : one.end], one.why) for one in document.dropped]


@pytest.mark.parametrize(("line", "why"), LINES.items(), ids=LINES)
def test_furniture_is_told_by_its_words(line: str, why: str) -> None:
    assert reason(line) == why


@pytest.mark.parametrize("line", PAPERS_OWN)
def test_a_line_of_the_paper_is_no_furniture(line: str) -> None:
    assert reason(line) == ""


def test_full_width_signs_are_furniture_too() -> None:
    assert _dropped(pasted("字号：［大］［中］［小］\n" + PAPER)) == [("字号：［大］［中］［小］", "字号按钮")]


def test_another_pages_headline_and_the_page_date_are_dropped_and_listed() -> None:
    document = pasted("外省首家示例直播基地落户某地\n\n发布日期:2020.07.08\n\n" + PAPER)
    headline, date = ("外省首家示例直播基地落户某地", "与本文无关的标题"), ("发布日期:2020.07.08", "页面日期（不是发文日期）")
    assert _dropped(document) == [headline, date]



def test_a_headline_is_dropped_where_the_paper_has_no_title_above_its_addressees() -> None:
    said = (
        "外省首家示例直播基地落户某地\n各局(室)、直属事业单位:\n《示例计划》已经审定,现印发给你们。\n"
        "示例开发区管委会\n2019年8月21日\n示例计划\n一、示例。"
    )
    assert _dropped(pasted(said)) == [("外省首家示例直播基地落户某地", "与本文无关的标题")]


def test_the_pages_title_that_repeats_the_papers_is_dropped_once() -> None:
    title, number = PAPER.splitlines()[:2]
    assert _dropped(pasted(f"{title}\n{PAPER}")) == [(title, "页面标题（与文件标题重复）")]
    assert [why for _, why in _dropped(pasted(f"{title}\n{number}\n{PAPER}"))] == ["页面标题（与文件标题重复）"] * 2


def test_an_introduction_before_the_paper_is_dropped() -> None:
    lead = "导读：加强新形势下示例园区的改革和创新发展，对于我市全面建成示例社会、建设现代化都市具有重要意义。"
    assert _dropped(pasted(f"{lead}\n{PAPER}")) == [(lead, "正文之前的内容")]


def test_news_that_begins_as_no_paper_keeps_its_headline() -> None:
    assert pasted("示例公司落户示例开发区\n昨日，示例公司与示例开发区签约，总投资5亿元。").dropped == ()


def test_a_title_over_two_lines_is_kept_whole() -> None:
    assert pasted("示例市人民政府关于印发示例发展\n行动方案的通知\n" + "\n".join(PAPER.splitlines()[1:])).dropped == ()


def test_what_is_kept_and_what_is_dropped_make_up_the_text() -> None:
    document = pasted("无关的另一个标题\n打印本页\n" + PAPER + "上一篇：示例")
    kept = sum(end - start for start, end in document.kept())
    assert kept + sum(one.end - one.start for one in document.dropped) == len(document.text)
    assert document.text.endswith("示例")
