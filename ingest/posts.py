"""Posts are written without who holds them: a name or a number to call in such a cell is no post."""

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


def names_person(written: str) -> bool:
    """Whether a post seems to be written as, or with, a person's name, or with a number to call."""
    text = BETWEEN.sub("", written)
    parts = [text, *filter(None, APART.split(written))]
    return bool(PHONE.search(text) or LATIN.fullmatch(written.strip())) or any(map(_is_named, parts))


def _is_named(text: str) -> bool:
    found = NAMED.search(text)
    name = (found[1] or found[2] or "") if found else ""
    return may_be_person(text) or bool(name and OFFICE.isdisjoint(name) and (may_be_person(name) or name[:2] in words("surnames")))
