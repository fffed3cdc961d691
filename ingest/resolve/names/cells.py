"""What a cell holds beside a name: the number of a list, a label before it, a stamp, a person, a telephone, an address, a code."""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.names.tables import rows

NUMERALS = "一二三四五六七八九十"
NUMBERED = rf"(?:\(?\d{{1,3}}\)|\d{{1,3}}(?:\.(?!\d)|、)|第?[{NUMERALS}]{{1,3}}、|\([{NUMERALS}]{{1,3}}\))"
"""The number of a line before a name: 1. （1） 一、"""
FIRST = frozenset(f"0123456789(第{NUMERALS}")
CODE = r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}"
"""A 统一社会信用代码 (GB 32100) in capitals, its check digit not looked at."""
TELEPHONE = r"(?:\+?86-?)?(?:\(?0\d{2,3}\)?[-\s]?\d{7,8}(?:-\d{1,5})?|1[3-9]\d{9}|[48]00-?\d{3}-?\d{4})"
ENDS = frozenset("司厂院所局学心团社会店行部处")
"""The last signs of names, behind which a note needs no other sign to part it."""
LEAST = 2


def plain(text: str) -> str:
    """A folded text without what stands in the cell beside the name; as it is where nothing would be left."""
    if text[-1:] in ENDS and text[:1] not in FIRST and ":" not in text:
        return text
    if text[:1] in FIRST and (bare := _number().sub("", text)) != text:
        text = bare
    if not _sign().search(text):
        return text
    while len(bare := _behind().sub("", _before().sub("", text))) >= LEAST and bare != text:
        text = bare
    return text


def code_in(text: str) -> str:
    """The 统一社会信用代码 that a folded text holds, as it is written; empty for none."""
    found = re.search(rf"(?<![0-9A-Z]){CODE}(?![0-9A-Z])", text)
    return found[0] if found else ""


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"^{NUMBERED}(?=[\u4e00-\u9fffA-Z])")


@cache
def _sign() -> re.Pattern[str]:
    """What shows at a glance that there is something beside the name."""
    said = "|".join(sorted({word for kind in ("person", "code", "stamp") for word in _words(kind).split("|") if len(word) > 1}))
    return re.compile(rf"[:]|\d{{7}}|[-\d]\d{{3}}-?\d{{4}}|\(章\)|{said}")


@cache
def _before() -> re.Pattern[str]:
    label = rf"[\u4e00-\u9fff]{{0,4}}(?:{_words('before')})(?:\([^()]*\))?:"
    code = rf"(?:(?:{_words('code')}):?)?{CODE}[\s,;:]*(?!$)"
    return re.compile(rf"^(?:{label}|\((?:{_words('stamp')})\):?|{code}|{NUMBERED}(?=[\u4e00-\u9fff]))")


@cache
def _behind() -> re.Pattern[str]:
    """Each stands at the end, with the signs that part it from the name."""
    ends = "".join(sorted(ENDS))
    person = rf"(?:{_words('person')})[:为是\s]*[\u4e00-\u9fff·]{{2,8}}"
    telephone = rf"(?:(?:{_words('phone')})[:\s]*)?{TELEPHONE}"
    address = rf"(?:{_words('address')}):.*"
    code = rf"(?:(?:{_words('code')})[:为是\s]*)?{CODE}"
    labels = "|".join(_words(kind) for kind in ("person", "phone", "code"))
    noted = rf"(?:[\s,;、(]+|(?<=[{ends}])|(?=(?:{labels}):))(?:{person}|{telephone}|{address}|{code})\)?"
    return re.compile(rf"(?:{noted}|\((?:{_words('stamp')})\)|(?<=[{ends}])(?:盖章|公章))$")


def _words(kind: str) -> str:
    return "|".join(sorted((row["word"] for row in rows("labels") if row["kind"] == kind), key=len, reverse=True))
