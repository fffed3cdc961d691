"""Where the 组织形式 of a name stands, and what follows it: branches and units, schools and hospitals of a university."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.resolve.names.authorities import families, of_firm, of_state
from ingest.resolve.names.divisions import named
from ingest.resolve.names.tables import Endings, rows, words

LEAST = 2
BRACKET = re.compile(r"\(([^()]*)\)")
GROUP = "集团"
MENDED = ("股份有限公司", "有限责任公司", "有限公司")
LONGEST_FORM = 6
GROUP_OF_MANY = "group"
"""The form of a group of which only the family is told (兵器, 航天)."""
COMPANY = ("stock", "limited", "partnership", "company", GROUP_OF_MANY)


class Formed(NamedTuple):
    """What stands before the form, its code (`data/forms.csv`), its words where it is no company's, and the unit behind it."""

    head: str
    form: str = ""
    word: str = ""
    branch: str = ""


def mended(text: str) -> str:
    """The text with the form at its end as it should be, where one sign of it is wrong (有限公同) or two changed places."""
    if len(text) < LONGEST_FORM + LEAST or text.endswith(MENDED):
        return text
    for form in MENDED:
        end = text[-len(form) :]
        if sum(one != other for one, other in zip(end, form, strict=True)) == 1 or (end != form and sorted(end) == sorted(form)):
            return text[: -len(form)] + form
    return text


def formed(text: str) -> Formed:
    """A name at its form."""
    if company := _company(text):
        return company
    bare, inside = _bare(text)
    found = _part_of_whole(bare) or _other(bare)
    return found._replace(head=found.head + inside) if found.form else Formed(bare + inside)


def _company(text: str) -> Formed | None:
    """A name with the form of a company: the last one that is no branch's. 公司 behind another form is a branch of it (X有限公司
    物资公司)."""
    for found in _company_forms().finditer(text):
        rest = text[found.end() :]
        later = rest and _company_forms().search(rest)
        whole = later and later[0] != "公司" and not _is_branch(rest)
        if found.start() and not whole and not _in_bracket(text, found):
            form = codes()[found[0]]
            return Formed(text[: found.start()], form, "", "" if _is_region(rest) else _plain(rest))
    for first in _leading_forms():
        if text.startswith(first) and len(text) > len(first) + 1:
            return Formed(text[len(first) :], codes()[first], first)
    return None


def _in_bracket(text: str, found: re.Match[str]) -> bool:
    """Whether the form stands in a bracket that is closed behind it; one that lacks its pair is a slip."""
    return text.count("(", 0, found.start()) > text.count(")", 0, found.start()) and ")" in text[found.end() :]


def _plain(rest: str) -> str:
    return BRACKET.sub("", rest).strip("()")


def _is_branch(rest: str) -> bool:
    return _branch_endings().longest(rest) > 0


def _is_region(rest: str) -> bool:
    return rest.startswith("(") and rest.endswith(")") and bool(named(rest[1:-1]))


def _bare(text: str) -> tuple[str, str]:
    """The text without a bracket at its end, and the bracket, where it tells organisations apart (大学(华东), not (有限合伙))."""
    if not (last := re.fullmatch(r"(.+?)(\(([^()]*)\))", text)):
        return text, ""
    return last[1], "" if any(one in last[3] for one in ("合伙", "有限公司")) else last[2]


def _part_of_whole(text: str) -> Formed | None:
    """Schools and hospitals of a university, institutes of a group, parts of an authority."""
    if (school := _school_part().fullmatch(text)) and len(school[1]) > LEAST:
        return Formed(school[1][:-2], "university", school[1][-2:], _hospital(school[2]))
    if institute := GROUP_INSTITUTE.fullmatch(text):
        return Formed(institute[1], "company", "", institute[2])
    if institute := _family_institute().fullmatch(text):
        return Formed(institute[1] + GROUP, GROUP_OF_MANY, "", institute[2])
    if works := WORKS_PART.fullmatch(text):
        return Formed(works[1], "works", "厂", works[2])
    if part := AUTHORITY_PART.fullmatch(text):
        head = _other(part[1])
        return Formed(head.head, head.form, head.word, part[2]) if head.form else None
    return None


def _hospital(part: str) -> str:
    """The hospital of a university, whether its medical school is named between or not: 医学院附属第一医院 is 第一附属医院."""
    return HOSPITAL.sub(lambda found: f"{found[2] or found[1] or ''}附属{found[3]}", part)


HOSPITAL = re.compile(r"^(?:医学院|医学部)?(第[一二三四五六七八九十]+)?附属(第[一二三四五六七八九十]+(?=医院))?(.*医院)$")


def _other(text: str) -> Formed:
    length = _other_forms().longest(text, 1)
    if not length:
        organ = text.endswith(MINISTRY) and (of_state(text) or PARTY_ORGAN.search(text))
        return Formed(text[:-1], AUTHORITY, MINISTRY) if organ else Formed(text)
    if text.endswith(BUREAU) and of_firm(text):
        return Formed(text)
    return Formed(text[:-length], codes()[text[-length:]], text[-length:])


AUTHORITY, MINISTRY, BUREAU = "authority", "部", "局"
PARTY_ORGAN = re.compile(r"^中共中央|[省市县区旗州盟工]委(?:员会)?.{2,6}部$")


GROUP_INSTITUTE = re.compile(r"(.+集团)(第.+(?:研究所|研究院|设计院))")
WORKS_PART = re.compile(r"(.{2,})厂((?:第?[一二三四五六七八九十百]+|.{2,4})分厂)")
AUTHORITY_PART = re.compile(
    r"(.+?(?:局|厅|中心|委员会|研究院|设计院|法院|检察院))"
    r"(.{2,10}(?:分局|分中心|分院|分所|支队|大队|总队|监管局))"
)


@cache
def _family_institute() -> re.Pattern[str]:
    """The institute of a family of groups, of which one is meant."""
    return re.compile(rf"({families()})(第.+研究[所院])")


@cache
def codes() -> dict[str, str]:
    """The code of each form by its words."""
    return {row["word"]: row["form"] for row in rows("forms")} | {GROUP + row["word"]: row["form"] for row in rows("forms")}


@cache
def _company_forms() -> re.Pattern[str]:
    """Forms of companies, the longest first; 集团 before one belongs to what stands before."""
    found = sorted((row["word"] for row in rows("forms") if row["form"] in COMPANY), key=len, reverse=True)
    return re.compile("|".join(f"(?<!分){one}" if one == "公司" else one for one in found))


@cache
def _leading_forms() -> tuple[str, ...]:
    return tuple(row["word"] for row in rows("forms") if row["form"] == "foreign")


@cache
def _school_part() -> re.Pattern[str]:
    """A university and a part of it; 科学院 is none, nor is 大学城."""
    parts = "学院|研究院|研究所|医院|系|中心|实验室|部|校区|学校|中学|小学|幼儿园|出版社|图书馆|科技园|分校|研究生院"
    return re.compile(rf"(.+?(?:大学(?!城[^市建]|[生路])|(?<!科)学院))((?:.*(?:{parts}))|附属.+)")


@cache
def _other_forms() -> Endings:
    return Endings(frozenset(row["word"] for row in rows("forms") if row["form"] not in COMPANY))


@cache
def _branch_endings() -> Endings:
    return Endings(words("branches"))
