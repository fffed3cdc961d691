"""Cheaper ways to look through a text find what the plain ways find."""

from __future__ import annotations

import re

import pytest

from ingest.text.clauses.bounds import BEGINS as HURDLE_BEGINS
from ingest.text.clauses.bounds import MEASURED
from ingest.text.clauses.conditions import QUALIFIED, QUALIFIES
from ingest.text.clauses.numbers import BEGINS as NUMBER_BEGINS
from ingest.text.clauses.numbers import NUMBER
from ingest.text.clauses.reading import APPLIES, MAY_APPLY
from ingest.text.departments.customs import BEGINS as CUSTOM_BEGINS
from ingest.text.departments.customs import CUSTOM
from ingest.text.departments.labels import BEGINS as LABEL_BEGINS
from ingest.text.departments.labels import LABEL
from ingest.text.departments.phrases import BEGINS as VERB_BEGINS
from ingest.text.departments.phrases import VERB
from ingest.text.exchange import Exchange
from ingest.text.gold.reading import BUNDLED, read_gold
from ingest.text.programmes.announced import BEGINS as COUNT_BEGINS
from ingest.text.programmes.announced import COUNTED
from ingest.text.programmes.digits import BEGINS as NAME_BEGINS
from ingest.text.programmes.digits import NAMED
from ingest.text.scanning import firsts, matches
from ingest.text.targets.ranks import PARTS, PASSES, PLACES, RANK, ROUND, ROUND_COUNT, TENTHS
from ontology.values.text import KEYBOARD

SAID = (
    "最高50万元,10、50、200万元,10万元-100万元,百元/亩,一百二十万元,十五成,三成的,百分之二十,1,2345-50万元,2023年给予1.5%;"
    "12345678901234567890万元,一百元/美元。牵头单位:市科技局,配合单位:市财政局;责任部门为市发改委\n配合:各区。"
    "实施“351”工程、“1+3+N”行动和“ 12222 ”工程,推进123工程,建设1+2体系,八大提升工程、十二项行动、3个重点计划。"
    "排第一位的为牵头单位,逗号前的为牵头单位,加*号的为牵头单位;按职责分工负责,共同牵头推进,会同,密切配合做好,抓好落实,研究提出意见。"
    "排名前三,位居全省第一,前40位;突破万亿元,超千亿,达到五千亿规模,通过三百亿元;应用超万个,突破千家;占比不低于四成,一成半以上。"
    "上年度营业收入2000万元以上,研发投入占比不低于5%;国家级高新技术企业,省级、市级专精特新企业。本办法适用对象为企业,申报条件:年满。"
) + "".join(one.text for one in read_gold(BUNDLED))


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [(NUMBER, NUMBER_BEGINS), (LABEL, LABEL_BEGINS), (NAMED, NAME_BEGINS), (COUNTED, COUNT_BEGINS), (CUSTOM, CUSTOM_BEGINS),
     (VERB, VERB_BEGINS), (RANK, PLACES), (ROUND, PASSES), (ROUND_COUNT, PASSES), (TENTHS, PARTS), (MEASURED, HURDLE_BEGINS),
     (QUALIFIED, QUALIFIES), (APPLIES, MAY_APPLY)],
)  # fmt: skip
def test_a_pattern_tried_where_it_can_begin_finds_all_that_it_finds_anywhere(
    pattern: re.Pattern[str], begins: re.Pattern[str]
) -> None:
    everywhere = [one.span() for one in pattern.finditer(SAID)]
    assert everywhere
    assert [one.span() for one in matches(pattern, begins, SAID)] == everywhere


@pytest.mark.parametrize("text", ["（短）", "（长的：" * 40 + "😀\ud800\u3000）"])
def test_signs_are_exchanged_as_translate_does_it(text: str) -> None:
    assert Exchange(KEYBOARD)(text) == text.translate(KEYBOARD)


def test_matches_end_where_the_stretch_ends() -> None:
    assert [one[0] for one in matches(re.compile("[0-9]+"), re.compile("[0-9]"), "1 23 456", 2, 6)] == ["23", "4"]


def test_the_first_signs_of_words_stand_for_themselves_in_a_class() -> None:
    assert re.findall(f"[{firsts(['-甲', '^乙', '丙', ']丁'])}]", "-^丙]丁a") == ["-", "^", "丙", "]"]
