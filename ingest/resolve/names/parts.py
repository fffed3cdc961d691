"""One name taken apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.resolve.names.divisions import Region, leading, named
from ingest.resolve.names.folding import folded
from ingest.resolve.names.tables import Endings, rows, words

LEAST = 2
"""Characters that a 字号 keeps, where the rest of the name would leave it fewer."""
GROUP = "集团"
BRACKET = re.compile(r"\(([^()]*)\)")
MENDED = ("股份有限公司", "有限责任公司", "有限公司")
LONGEST_FORM = 6
COMPANY = ("stock", "limited", "partnership", "company")


class Parts(NamedTuple):
    """A name in its parts; an empty text for a part that the name does not show.

    `core` is the name without places at its start, brackets, form and branch: `stem` (字号) and `industry` (行业) side by side.
    `group` tells whether 集团 stands in it; `branch` is what follows the form (华中分公司); `wide` whether it speaks of several
    (及下属企业); `form` is of `data/forms.csv`.
    """

    folded: str
    region: Region
    stem: str
    industry: str
    form: str
    group: bool
    branch: str
    wide: bool

    @property
    def core(self) -> str:
        """字号 and 行业 as they follow each other."""
        return self.stem + self.industry

    @property
    def is_company(self) -> bool:
        """Whether the form is that of a company or a partnership."""
        return self.form in COMPANY


def parse(written: str) -> Parts:
    """The parts of a name as it is written; never raises."""
    whole = folded(written)
    text, wide = _without_group_words(_mended(whole))
    head, form, branch = _form(text)
    head, inside, group = _brackets(head)
    group, head = (True, head.removesuffix(GROUP)) if head.endswith(GROUP) and len(head) > len(GROUP) + 1 else (group, head)
    region, core = leading(head, LEAST)
    if not region.code and inside:
        region = Region(inside, "")
    stem, industry = _stem(core) if not form or form in COMPANY else (core, "")
    if GROUP in stem[LEAST:]:
        group, stem = True, stem.replace(GROUP, "")
    return Parts(whole, region, stem, industry, form, group, branch, wide)


def _mended(text: str) -> str:
    """The text with the form at its end as it should be, where one sign of it is wrong (有限公同) or two changed places."""
    if len(text) < LONGEST_FORM + LEAST or text.endswith(MENDED):
        return text
    for form in MENDED:
        end = text[-len(form) :]
        if sum(one != other for one, other in zip(end, form, strict=True)) == 1 or (end != form and sorted(end) == sorted(form)):
            return text[: -len(form)] + form
    return text


def _without_group_words(text: str) -> tuple[str, bool]:
    """The text without 及下属企业 and the like at its end, and whether they stood there."""
    for one in ("(" + text.rpartition("(")[2], text):
        if one.endswith(")") and (inside := one[1:-1]) in words("group_words"):
            return text[: -len(inside) - 2], True
    length = _group_endings().longest(text, LEAST)
    return (text[:-length], True) if length else (text, False)


def _form(text: str) -> tuple[str, str, str]:
    """What stands before the form, the form's code, and the branch behind it."""
    for found in _company_forms().finditer(text):
        rest = text[found.end() :]
        if found.start() and not (rest and _company_forms().search(rest) and not _is_branch(rest)):
            return text[: found.start()], _codes()[found[0]], BRACKET.sub("", rest) if not _is_region(rest) else ""
    bare = BRACKET.sub("", text) if text.endswith(")") else text
    if (school := _school_part().fullmatch(bare)) and len(school[1]) > LEAST:
        return school[1][:-2], "university", school[2]
    length = _other_forms().longest(bare, 1)
    return (bare[:-length], _codes()[bare[-length:]], "") if length else (bare, "", "")


def _is_branch(rest: str) -> bool:
    return _branch_endings().longest(rest) > 0


def _is_region(rest: str) -> bool:
    return rest.startswith("(") and rest.endswith(")") and bool(named(rest[1:-1]))


def _brackets(head: str) -> tuple[str, str, bool]:
    """The text without its brackets, the division that one of them names, and whether one says 集团; other words stay."""
    if "(" not in head:
        return head, "", False
    region, group = "", False

    def put(found: re.Match[str]) -> str:
        nonlocal region, group
        if found[1] == GROUP:
            group = True
        elif code := named(found[1]):
            region = code
        else:
            return found[1]
        return ""

    return BRACKET.sub(put, head), region, group


def _stem(core: str) -> tuple[str, str]:
    """字号 and 行业: words of lines of business are taken off the end as long as enough is left."""
    at = len(core)
    while length := _industry_endings().longest(core[:at], LEAST):
        at -= length
    return core[:at], core[at:]


def business_words(text: str) -> list[str]:
    """The words of lines of business that a text ends with, in order; what stands before them is the first."""
    found, at = [], len(text)
    while at and (length := _industry_endings().longest(text[:at])):
        found.append(text[at - length : at])
        at -= length
    return [*([text[:at]] if at else []), *reversed(found)]


def known_word(text: str) -> bool:
    """Whether a text is words of lines of business and nothing else."""
    known = words("industries")
    return all(one in known for one in business_words(text))


@cache
def _codes() -> dict[str, str]:
    return {row["word"]: row["form"] for row in rows("forms")} | {GROUP + row["word"]: row["form"] for row in rows("forms")}


@cache
def _company_forms() -> re.Pattern[str]:
    """Forms of companies, the longest first; 集团 before one belongs to what stands before."""
    found = sorted((row["word"] for row in rows("forms") if row["form"] in COMPANY), key=len, reverse=True)
    return re.compile("|".join(f"(?<!分){one}" if one == "公司" else one for one in found))


@cache
def _school_part() -> re.Pattern[str]:
    return re.compile(r"(.+?(?:大学|学院))((?:.*(?:学院|研究院|研究所|医院|系|中心|实验室|部|校区|学校|中学|小学))|附属.+)")


@cache
def _other_forms() -> Endings:
    return Endings(frozenset(row["word"] for row in rows("forms") if row["form"] not in COMPANY))


@cache
def _branch_endings() -> Endings:
    return Endings(words("branches"))


@cache
def _group_endings() -> Endings:
    return Endings(words("group_words"))


@cache
def _industry_endings() -> Endings:
    return Endings(words("industries"))
