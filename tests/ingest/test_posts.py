"""Posts without persons."""

from __future__ import annotations

import pytest

from ingest.posts import names_person, names_person_for_body

NAMED = ("招商一局副局长张伟", "李建国副主任", "科长 13812345678", "王芳", "招商岗（赵敏）", "029-8651 2345",
         "欧阳建国局长", "张伟/科长", "Zhang Wei", "招商一局 赵六", "联系人：刘洋")  # fmt: skip
POSTS = ("招商一局局长", "高新局局长", "管委会分管副主任", "党工委书记", "招商岗", "西安市副市长", "投资促进局", "办公室 主任")


@pytest.mark.parametrize("written", NAMED)
def test_a_name_or_a_number_in_a_post_is_seen(written: str) -> None:
    assert names_person(written)


@pytest.mark.parametrize("written", POSTS)
def test_a_post_alone_is_a_post(written: str) -> None:
    assert not names_person(written)


@pytest.mark.parametrize("written", ["应急局", "安监局", "市发改委", "高新办", "西安市生态环境局经开分局", ""])
def test_a_body_is_no_person(written: str) -> None:
    assert not names_person_for_body(written)


@pytest.mark.parametrize("written", ["王小明", "张伟科长", "联系人：刘洋", "应急局 13812345678"])
def test_a_person_in_place_of_a_body_is_seen(written: str) -> None:
    assert names_person_for_body(written)
