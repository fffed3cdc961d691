"""Cheaper ways to look through a text find what the plain ways find."""

from __future__ import annotations

import re

import pytest

from ingest.text.clauses.numbers import BEGINS as NUMBER_BEGINS
from ingest.text.clauses.numbers import NUMBER
from ingest.text.departments.labels import BEGINS as LABEL_BEGINS
from ingest.text.departments.labels import LABEL
from ingest.text.exchange import Exchange
from ingest.text.programmes.announced import BEGINS as COUNT_BEGINS
from ingest.text.programmes.announced import COUNTED
from ingest.text.programmes.digits import BEGINS as NAME_BEGINS
from ingest.text.programmes.digits import NAMED
from ingest.text.scanning import matches
from ontology.values.text import KEYBOARD

SAID = (
    "最高50万元,10、50、200万元,10万元-100万元,百元/亩,一百二十万元,十五成,三成的,百分之二十,1,2345-50万元,2023年给予1.5%;"
    "12345678901234567890万元,一百元/美元。牵头单位:市科技局,配合单位:市财政局;责任部门为市发改委\n配合:各区。"
    "实施“351”工程、“1+3+N”行动和“ 12222 ”工程,推进123工程,建设1+2体系,八大提升工程、十二项行动、3个重点计划。"
)


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [(NUMBER, NUMBER_BEGINS), (LABEL, LABEL_BEGINS), (NAMED, NAME_BEGINS), (COUNTED, COUNT_BEGINS)],
)
def test_a_pattern_tried_where_it_can_begin_finds_all_that_it_finds_anywhere(
    pattern: re.Pattern[str], begins: re.Pattern[str]
) -> None:
    everywhere = [one.span() for one in pattern.finditer(SAID)]
    assert everywhere
    assert [one.span() for one in matches(pattern, begins, SAID)] == everywhere


@pytest.mark.parametrize("text", ["（短）", "（长的：" * 40 + "😀\ud800\u3000）"])
def test_signs_are_exchanged_as_translate_does_it(text: str) -> None:
    assert Exchange(KEYBOARD)(text) == text.translate(KEYBOARD)
