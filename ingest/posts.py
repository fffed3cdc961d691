"""Posts are written without who holds them: a name or a number to call in such a cell is no post, nor is it for a sentence."""

from __future__ import annotations

import re

from ingest.resolve.names import may_be_person
from ingest.resolve.names.tables import words

TITLES = "局长|处长|科长|主任|书记|部长|主管|经理|总监|专员|组长|院长|校长|会长|总裁|董事长|区长|市长|县长|镇长"
NAMED = re.compile(rf"(?:{TITLES}|岗|干部|负责人)([\u4e00-\u9fff]{{2,4}})$|^([\u4e00-\u9fff]{{2,4}}?)副?(?:{TITLES})$")
"""A name behind a title (招商局副局长某某某), or before one (某某某主任)."""
OFFICE = frozenset("局处科委办部区会院中心组室厅站园司所招商投资")
"""Signs of bodies, of which one stands before most titles."""
BETWEEN = re.compile(r"[\s\-—()（）]")
APART = re.compile(r"[\s/／、,，;；:：()（）]+")
LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}")
PHONE = re.compile(r"\d{7,}")
CALLED = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)[(（]?0\d{2,3}[)）]?[- ]?\d{7,8}(?!\d)"
    r"|(?:电话|手机|微信|联系方式)(?:号码?)?[:：为是 ]*\d{7,}"
)
"""A number to call, within a sentence; numbers of papers and amounts are none."""
HAN = "\u4e00-\u9fff"
HOLDER = "联系人|经办人|填报人|填表人|审核人|负责人|统计员|报送人|提供人|签字人?|分管领导"
HELD = re.compile(rf"(?:{HOLDER})[:：为是 ]*([{HAN}]{{2,4}})(?![{HAN}])|(?:{TITLES})[:：（( ]*([{HAN}]{{2,3}})(?![{HAN}])")
"""Who is named behind what he does, up to a sign that is none of a word."""
HOLDS = re.compile(
    rf"(?:^|[^{HAN}]|[由经请据与向让])([{HAN}]{{2,3}}?)(?:副?(?:{TITLES})|同志|女士|先生|老师|审[核定]|填[报写]|提供|经办|核实|签字)"
)
"""Who is named before what he is."""


def names_person(written: str) -> bool:
    """Whether a post seems to be written as, or with, a person's name, or with a number to call."""
    text = BETWEEN.sub("", written)
    parts = [text, *filter(None, APART.split(written))]
    return bool(PHONE.search(text) or LATIN.fullmatch(written.strip())) or any(map(_is_named, parts))


def names_person_for_body(written: str) -> bool:
    """Whether a cell of a body (应急局, 市发改委) holds a person's name, or a number to call, instead."""
    return bool(written) and (tells_person(written) or (names_person(written) and OFFICE.isdisjoint(written)))


def _is_named(text: str) -> bool:
    found = NAMED.search(text)
    name = (found[1] or found[2] or "") if found else ""
    return may_be_person(text) or bool(name and OFFICE.isdisjoint(name) and (may_be_person(name) or name[:2] in words("surnames")))


def tells_person(written: str) -> bool:
    """Whether a sentence names a person with what he is or does, or gives a number to call. A bare word is not taken for a name: in
    a sentence too many words begin with a surname."""
    named = (name for found in (*HELD.finditer(written), *HOLDS.finditer(written)) for name in found.groups() if name)
    return bool(CALLED.search(written)) or any(OFFICE.isdisjoint(one) and "的" not in one and may_be_person(one) for one in named)
