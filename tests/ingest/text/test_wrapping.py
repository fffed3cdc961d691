"""Lines that were broken at one width."""

from __future__ import annotations

from ingest.text.departments import read_departments
from ingest.text.programmes import read_programmes
from ingest.text.structure import flow, read_structure, sentences

BROKEN = """第一条 为提升楼宇经济发展水平,根据产业发展专项
资金管理办法和本区实际情况,经研究后制定本办法。
第二条 对新入驻重点楼宇、实缴注册资本达到要求并
且年度贡献首次达到规定的企业,分别给予一次性的落
户奖励。(责任单位:区投资促进局、区住房建设局、区财
政局)
第三条 企业租用自用办公用房的,按实际租金的三成
给予补贴,期限为三年,最高不超过五十万元一个年度。
"""


def test_broken_lines_are_joined() -> None:
    assert "一次性的落户奖励。" in flow(BROKEN).text


def test_every_sign_of_the_flow_is_found_again_at_its_place() -> None:
    said = flow(BROKEN)
    assert "".join(BROKEN[said.back(at)] for at in range(len(said.text))) == said.text
    assert [said.there(said.back(at)) for at in range(len(said.text))] == list(range(len(said.text)))


def test_a_line_with_a_mark_is_not_joined_to_the_one_before() -> None:
    assert [one.number for one in read_structure(BROKEN)] == ["第一条", "第二条", "第三条"]


def test_a_sentence_goes_on_over_a_broken_line() -> None:
    start, end = sentences(BROKEN)[0]
    assert BROKEN[start:end].endswith("制定本办法。")


def test_a_name_broken_by_a_line_end_is_one() -> None:
    duties = read_departments(BROKEN, read_structure(BROKEN))
    assert [one.department for one in duties] == ["区投资促进局", "区住房建设局", "区财政局"]
    assert BROKEN[duties[2].start : duties[2].end] == "区财\n政局"


def test_programmes_of_broken_lines_are_found_at_their_places() -> None:
    parts = read_structure(BROKEN)
    one = read_programmes(BROKEN, parts)[0]
    assert BROKEN[one.start : one.end].startswith("对新入驻重点楼宇")


def test_a_label_broken_by_a_line_end_is_read() -> None:
    text = BROKEN.replace("责任单位:区投资促进局、区住房建设局、区财\n政局", "牵头部门:区投资促进局、区商务局,配合部\n门:区财政局")
    assert [one.role for one in read_departments(text, [])] == ["lead", "lead", "cooperate"]


def test_paragraphs_and_short_lines_are_not_joined() -> None:
    text = "一、要求\n" + "各部门要高度重视，抓好落实。\n" * 10 + "张三 市长\n李四 副市长\n"
    assert flow(text).text == text
