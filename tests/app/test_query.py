"""`liantu query`: people read Chinese words, machines the codes and what they mean."""

from __future__ import annotations

import pytest

from app.show.answer import answer_text
from graph.asking import Answer
from tests.app.conftest import Ask, Call

CARD = ("query", "enterprise-card", "-p", "firm=乙硅片有限公司", "--language", "sparql")
SAID = {"kind": {"built": "已建", "planned": "拟建"}}


def last_line(value: object) -> str:
    """The row that a value of the column `kind` gives."""
    return answer_text(Answer(("kind", "other"), ((value, "built"),), "", "", ""), {}, said=SAID).splitlines()[-1]


def test_a_code_is_shown_as_its_chinese_word(liantu: Call) -> None:
    row = next(line for line in liantu(*CARD).output.splitlines() if "乙厂" in line)
    assert row.split() == ["场所", "乙厂", "工厂", "—"]


def test_the_document_keeps_codes_and_tells_their_words(document: Ask) -> None:
    found = document(*CARD)
    assert (["场所", "乙厂", "factory", None] in found["rows"], found["words"]) == (True, {"detail": {"factory": "工厂"}})


def test_the_list_tells_the_vocabularies(document: Ask) -> None:
    told = {one["name"]: one["words"] for one in document("query", "--list")["queries"]}
    assert (told["transfer-platforms"], told["six-actors"]) == ({"kind": "PlatformKind", "status": "BuildStatus"}, {})


@pytest.mark.parametrize(("value", "shown"), [
    ("built", "已建"), (["built", "planned"], "已建、拟建"), ("停工", "停工"), (2025, "2025"), (None, "—"),
])  # fmt: skip
def test_lists_have_words_too_and_what_is_no_code_stays(value: object, shown: str) -> None:
    assert last_line(value).split() == [shown, "built"]


def test_rows_of_many_columns_stand_one_column_a_line() -> None:
    names = tuple(f"column{number}" for number in range(14))
    shown = answer_text(Answer(names, (tuple(range(14)),), "a" * 64, "o", "2024-12-31"), {"column0": "第一列"}).splitlines()
    assert shown[1:4] == ["  第 1 行", "    第一列：0", "    column1：1"]
    assert max(map(len, shown)) <= 80


def test_a_source_is_known_by_its_own_id(document: Ask) -> None:
    asked = [document("query", "source-facts", "-p", f"source={name}")["rows"] for name in ("t", "t:source", "甲数据")]
    assert asked[0] == asked[1] == asked[2] != []
