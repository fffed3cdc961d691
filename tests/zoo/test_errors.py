"""The page of messages is made from the catalogue and the tests, and leaves none out."""

from __future__ import annotations

import re

import pytest

from ontology.errors import catalogue
from tests.zoo.cells import TOLD
from tests.zoo.errors import PAGE, examples, family_of, groups, page, tells


def test_the_page_of_messages_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "运行 make docs"


def test_every_message_stands_in_one_group() -> None:
    told = re.findall(r"^\*\*([A-Z0-9]+-[A-Z0-9]+-\d+)\*\*", page(), re.MULTILINE)
    assert sorted(told) == sorted(catalogue())
    families = [one for members in groups().values() for one in members]
    assert len(families) == len(set(families))
    assert {family_of(code) for code in catalogue()} <= set(families)


def test_every_message_of_the_zoo_has_an_example() -> None:
    shown = {text[1 : text.index("]")] for one in TOLD.values() for text in one["text"]}
    assert shown <= set(examples())


@pytest.mark.parametrize(("code", "text", "whole"), [
    ("LT-NUM-01", "企业.csv 第 2 行：“很多”不是数字；应为数字", True), ("LT-NUM-01", "“很多”不是", False),
    ("LT-NONE-01", "“很多”不是数字", False)])  # fmt: skip
def test_an_example_says_all_that_its_message_says(code: str, text: str, whole: bool) -> None:
    assert tells(code, text) is whole
