"""Short names of firms, by the frames that they stand in. All firms are invented."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ingest.text.documents import pasted
from ingest.text.lists import rows
from ingest.text.organisations import read_organisations
from ingest.text.pipeline import read_text


def brands(text: str) -> list[str]:
    return [entity.text for entity in read_organisations(text) if entity.source == "brands"]


FRAMED = {
    "who heads it": ("江晟锐能董事长李某表示，", ["江晟锐能"]),
    "who headed it": ("原江晟锐能副总裁李某表示，", ["江晟锐能"]),
    "an announcement": ("江晟锐能公告，公司将投资。", ["江晟锐能"]),
    "what it is": ("本地企业江晟锐能宣布投产。", ["江晟锐能"]),
    "a round and who follows": ("由江城晟资本领投，海岳资产与锐晟保险跟投。", ["海岳资产", "锐晟保险"]),
    "a share of it": ("集团直接持有江晟锐 10.1%的股份。", ["江晟锐"]),
    "its line of business": ("今年，江晟科技拟投资3亿元。", ["江晟科技"]),
    "a list with a number": ("吸引江晟、海岳锐、锐晟科技等11家知名企业参加。", ["江晟", "海岳锐", "锐晟科技"]),
    "a list in marks": ("旗下有“江晟”、“海岳锐”等多家公司。", ["江晟", "海岳锐"]),
    "the other party": ("江晟锐与江城大学签署合作协议。", ["江晟锐"]),
    "the other party behind": ("江城大学与江晟锐共建实验室。", ["江晟锐"]),
    "what it moves into": ("江晟锐正式入驻江城启明众创空间。", ["江晟锐"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "named"), FRAMED.values(), ids=FRAMED)
def test_a_short_name_is_known_by_its_frame(text: str, named: list[str]) -> None:
    assert sorted(brands(text)) == sorted(named)


@pytest.mark.parametrize("text", [
    "培育新材料、生物医药、装备制造等20家企业。", "发展前沿科技、数字科技、绿色科技。", "餐饮、零售、旅游等100家企业复工。",
    "双方与江城大学签署合作协议。", "该公司与江城大学共建实验室。", "实缴注册资本1000万元以上的企业。",
    "智能装备（含工业机器人）。", "采购设备，配置实验机器人，开展研究。", "历届董事长到会。", "项目入驻江城启明众创空间。",
])  # fmt: skip
def test_ordinary_words_in_such_a_frame_are_no_name(text: str) -> None:
    assert brands(text) == []


def test_a_brand_is_found_wherever_it_stands_again_with_and_without_its_line_of_business() -> None:
    text = "由启晟锐科技投资3亿元。项目负责人说，采用启晟锐工艺，这是启晟锐科技的首个工厂。"
    found = [one for one in read_organisations(text) if one.source == "brands"]
    assert [(one.text, one.full) for one in found] == [("启晟锐科技", ""), ("启晟锐", "启晟锐科技"), ("启晟锐科技", "")]


def test_every_row_of_the_frames_has_a_class_and_no_comma_has_cut_it() -> None:
    assert {row["class"] for row in rows("brand_frames")} == {"Enterprise"}


@pytest.mark.parametrize(("text", "named"), [
    ("各级科技部门和财政部门要配合。", []),
    ("根据《通知》（黔府办发〔2012〕34号）执行。", []),
    ("市政府办法另行制定，报科技部备案。", ["市政府", "科技部"]),
    ("国家税务局部署工作。", ["国家税务局"]),
])  # fmt: skip
def test_a_name_that_is_part_of_a_longer_word_or_of_a_number_is_none(text: str, named: list[str]) -> None:
    assert [one.text for one in read_text(pasted(text)).entities] == named


@pytest.mark.parametrize(("text", "named"), [
    ("江城县住房和城乡规划建设局发布公告。", "江城县住房和城乡规划建设局"),
    ("股东为江城省人民政府国有资产监督管理委员会。", "江城省人民政府国有资产监督管理委员会"),
    ("江城园管理局副局长介绍。", "江城园管理局"),
    ("示例省供给侧结构性改革基金管理有限公司出资。", "示例省供给侧结构性改革基金管理有限公司"),
    ("与西安交大签约。", "西安交大"),
])  # fmt: skip
def test_names_with_joined_fields_are_whole(text: str, named: str) -> None:
    assert [one.text for one in read_organisations(text)] == [named]


@pytest.mark.parametrize(("text", "named"), [
    ("江晟锐与海岳睿嘉基金签约。", ["江晟锐", "海岳睿嘉基金"]),
    ("江城集团&海岳集团签约。", ["江城集团", "海岳集团"]),
    ("江城集团和海岳集团投资管理有限公司合资。", ["江城集团", "海岳集团投资管理有限公司"]),
    ("由高新区管委会出资。", ["高新区管委会"]),
    ("各国家级开发区管委会要落实。", []),
    ("示例财金有限公司（简称“示例财金”）与示例实业投资3亿元，示例财金受让。", ["示例财金有限公司", "示例财金", "示例财金"]),
])  # fmt: skip
def test_names_side_by_side_are_parted_and_vague_ones_are_none(text: str, named: list[str]) -> None:
    assert [one.text for one in read_organisations(text)] == named


def test_names_are_found_by_rules_without_compiled_code() -> None:
    asked = (
        "import sys; from ingest.text.documents import pasted; from ingest.text.pipeline import read_text; "
        "found = read_text(pasted('由江城晟资本领投。')); sys.exit(not found.entities or 'numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
