"""What the zone's own plan names, counted by hand in notes/nlp.md section 4 and read again for this test."""

from __future__ import annotations

import pytest

from ingest.text.found import Entity
from ingest.text.gazetteer import our_gazetteer
from ingest.text.merging import merged
from ingest.text.organisations import read_organisations
from ingest.text.ties import is_a, read_ties
from tests.factory import SHARED

HEAD = {"西安经济技术开发区管委会", "国务院"}
BASES = {"超导材料创新基地", "中欧国际产业园", "高铁新城创新孵化园", "中国(西安)知识产权保护中心"}
CITY = {"科技局", "发改局", "人社局", "财政局", "金融工作局", "组织部", "宣传部", "政研室"}
DEPARTMENTS = CITY | {"军民融合办", "自贸办", "招商一局", "投资促进局"}
GROUPS = {"各招商部门"}
OTHER_PAGE = "阿里巴巴淘宝直播基地"


def plan() -> tuple[str, list[Entity]]:
    path = SHARED / "seeds" / "xian-etdz-action-plan.txt"
    if not path.is_file():
        pytest.skip("没有经开区的计划原文：放在检出目录旁的 shared/seeds")
    text = path.read_text(encoding="utf-8")
    return text, merged([*our_gazetteer().read(text), *read_organisations(text)])


def test_all_bodies_of_the_plan_are_found_and_no_general_words() -> None:
    actors = {one.text for one in plan()[1] if is_a(one.type, "Actor")}
    assert actors - {OTHER_PAGE} == HEAD | BASES | DEPARTMENTS | GROUPS


def test_the_listed_complexes_of_the_plan_have_their_class() -> None:
    listed = {one.text for one in plan()[1] if one.type == "ServiceComplex"}
    assert listed == {"超导材料创新基地", "中欧国际产业园", "高铁新城创新孵化园"}


def test_departments_of_one_bracket_are_not_tied() -> None:
    assert read_ties(*plan()) == []
