"""Cells that name nobody: 无, 同上, 第一名, A公司, only 有限公司, one character."""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.names.divisions import named
from ingest.resolve.names.folding import folded
from ingest.resolve.names.notes import FORMER
from ingest.resolve.names.parts import parse
from ingest.resolve.names.tables import rows, words

WORDS = {
    "ditto": "“{}”指上一行，不是名称", "nothing": "“{}”是没有填写", "generic": "“{}”没说是哪一家", "rank": "“{}”是名次，不是名称",
    "form_only": "只有组织形式“{}”", "masked": "“{}”用字母代替了名称", "short": "“{}”只有一个字", "empty": "没有名称",
}  # fmt: skip


def no_name(written: str) -> str:
    """Why a cell names nobody, in Chinese; an empty text where it may be a name."""
    text = DISCLOSED.sub("", folded(written)).strip("()\"'.,;:、。，；：-—_·")
    if not text:
        return WORDS["empty"]
    for pattern, kind in _patterns():
        if pattern.fullmatch(text):
            return WORDS[kind].format(written.strip())
    return WORDS["short"].format(written.strip()) if len(text) == 1 else ""


DISCLOSED = re.compile(r"(?<=.)\((?:国有|民营|私营|非|关联|政府|军|事业|公司关联|含军|境内|境外|内资|外资)[^()]*\)$")
"""What kind of organisation it is, in brackets: 一(国有企业)."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["kind"]) for row in rows("nothing"))


PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}")


def may_be_person(written: str) -> bool:
    """Whether a text may as well be a person's name: a surname and one or two signs more, none of them of business."""
    text = folded(written)
    surname = next((size for size in (2, 1) if text[:size] in words("surnames")), 0)
    return bool(PERSON.fullmatch(text)) and 0 < surname < len(text) and text[-2:] not in words("industries")


def several(written: str) -> list[str]:
    """The names of a cell that holds a list of full names; empty where it holds one."""
    whole = _whole_forms(written)
    if len(NUMBERED.findall(whole)) > 1:
        whole = NUMBERED.sub("\n", whole)
    parts = [part.strip() for part in SEVERAL.split(whole) if part.strip()]
    if len(parts) > 1:
        return parts if all(FULL.search(folded(part)) for part in parts) else []
    parts = SPACE.split(whole.strip())
    return parts if len(parts) > 1 and all(map(_stands_alone, parts)) else []


def _stands_alone(text: str) -> bool:
    """Whether a text between spaces is a whole name: a 字号 of its own, and the form of a company or works, no unit of one."""
    parts = parse(text)
    own = not FORMER.match(text) and parts.stem and not named(parts.stem) and not parts.branch
    return bool(own) and parts.form in ("limited", "stock", "company", "works", "partnership")


SPACE = re.compile(r"(?<=[\u4e00-\u9fff)）])[ \t\u3000]+(?=[\u4e00-\u9fff])")
NUMBERED = re.compile(r"(?:^|(?<=[\s,，;；、。)）司厂院学所]))(?:[(（]\d{1,2}[)）]|\d{1,2}[.、．)）]|[①-⑳])\s*(?=[\u4e00-\u9fff])")
"""Numbers of a list within one cell."""


def _whole_forms(written: str) -> str:
    """The text without the comma that stands within an English form (Co., Ltd.)."""
    return COMMA.sub(" ", written)


COMMA = re.compile(r"\s*[,，]\s*(?=(?:ltd|limited|inc|incorporated|llc|corp|gmbh|co|l\.l\.c|s\.a|b\.v)\b)", re.I)
SEVERAL = re.compile(r"[,，、;；\n/]|和(?=.{4,}公司)")
FULL = re.compile(
    r"(?:公司|集团|厂|大学|学院|研究院|研究所|医院|局|厅|委员会|管委会|协会|学校|中学|小学|银行|事务所|中心|\b(?:LTD|LIMITED|INC|GMBH|CORP|CORPORATION)\b\.?)(?:\([^)]*\))?$"
)
