"""Labelled lists: 牵头部门：…，配合部门：…, in brackets, behind a paragraph or on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.departments.customs import CUSTOM
from ingest.text.departments.duties import ANSWER, COOPERATE, LEAD, Notice, Part
from ingest.text.departments.names import names
from ingest.text.departments.phrases import MARK, spoken_parts
from ingest.text.scanning import matches

BODY = r"(?:单位|部门|处室|科室|机构|主体)(?:\s*[（(](?:单位|部门|处室)[)）])?"
INNER = "(?:责任|实施|考核|组织|负责|推进|落实)?"
NAMED = (
    rf"(?P<lead>(?:牵头|主办|主责|总牵头|第一责任|首要责任){INNER}{BODY})"
    rf"|(?P<answer>(?:责任|负责|落实|实施|承办|承担|完成|执行|组织|推进){BODY})"
    rf"|(?P<cooperate>(?:配合|协办|参与|参加|协同|协作|协助|会办|支持|会同|协调|联动){INNER}{BODY})"
)
LABEL = re.compile(
    rf"(?:{NAMED}|(?P<lead_>牵头|主办)|(?P<answer_>责任)|(?P<cooperate_>配合|协办)(?=\s*[：:]))\s*"
    r"(?:(?P<colon>[：:])|(?P<is>为|是)(?!牵头|主办)|(?P<blank>(?<=[ \u3000])(?=\S)))"
)
"""A label and the sign that its list follows."""
BEGINS = re.compile("[牵主总第首责负落实承完执组推配协参支会]")
"""The signs that a label begins with."""
COLUMN = re.compile(rf"(?:[省市县区州]?[级直]?)(?:{NAMED})(?:[及/、和].{{1,8}})?")
LIST = re.compile(r"\s*((?:[^（()）〔〕【】\[\]。！\r\n]|[（(][^（()）\r\n]{0,60}[)）]|(?<=[、，,])\r?\n){0,800})")
OTHER_LABEL = re.compile(r"(?![省市县区乡镇]+级[：:])[\w（）]{2,12}[：:]")
"""Another field inside the bracket (完成时限：, 适用范围：): the list is over before it."""
ROLES = {"lead": LEAD, "answer": ANSWER, "cooperate": COOPERATE}


def role_of(heading: str) -> str:
    """The role that a column's heading gives; empty for other columns."""
    found = COLUMN.fullmatch(re.sub(r"\s|[（(][^（()）]*[)）]", "", heading))
    return ROLES[found.lastgroup or ""] if found else ""


def labelled(text: str) -> Iterator[Notice]:
    """Every labelled list. Labels with nothing but signs and blanks between their lists make one notice."""
    parts: list[Part] = []
    start = end = 0
    for label in matches(LABEL, BEGINS, text):
        if parts and not _goes_on(text, end, label.start()):
            yield Notice(start, end, tuple(parts))
            parts = []
        found, stop = _list(text, label)
        if found:
            start = start if parts else label.start()
            parts += found
            end = stop
    if parts:
        yield Notice(start, end, tuple(parts))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a label goes on with the list before: only signs, blanks and fields that name nobody stand between."""
    gap = text[end:start]
    return len(gap) < 60 and not re.search(r"[^\s，,；;。.、：:（()）]", re.sub(r"(?:完成)?(?:时限|时间)[^；;\n]*", "", gap))


def _role(label: re.Match[str]) -> str:
    return next(role for name, role in ROLES.items() if label[name] or label[f"{name}_"])


def _list(text: str, label: re.Match[str]) -> tuple[tuple[Part, ...], int]:
    """The names behind a label and where they end. Without a colon, or behind 主体 (anybody), every one must be a body. Verbs in
    the list say more than its label (责任单位：市科技局牵头，市财政局配合)."""
    at = label.end()
    if not label["colon"] and not _may_do_without(text, label):
        return (), at
    found = LIST.match(text, at)
    if found is None:
        return (), at
    start, end = found.span(1)
    following = LABEL.search(text, start, end + 1)
    end = following.start() if following else end
    other = OTHER_LABEL.search(text, start, end)
    end = other.start() if other else end
    custom = CUSTOM.search(text, start, end)
    end = custom.start() if custom else end
    strict = not label["colon"] or "主体" in label.group()
    if MARK.search(text, start, end) and (spoken := spoken_parts(text, start, end, strict)):
        return spoken, end
    listed = names(text, start, end, strict)
    return ((Part(_role(label), tuple(listed)),) if listed else ()), end


def _may_do_without(text: str, label: re.Match[str]) -> bool:
    """A list without a colon follows 为 behind a full label, or a blank behind a label that starts a line."""
    full = not any(label[f"{name}_"] for name in ROLES)
    return full and (bool(label["is"]) or label.start() == 0 or text[label.start() - 1] in "\r\n")
