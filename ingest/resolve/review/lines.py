"""One row of the workbook: a decision as people write it, or a refusal that says what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from ingest.resolve.review import layout
from ontology.errors import Refusal, issue
from ontology.nearest import close_words
from ontology.values import date, normalised_name

Pair = tuple[str, str]
WRITTEN = {
    layout.SAME: ("是", "是的", "同一家", "是同一家", "一家", "是一家", "一样", "same"),
    layout.DIFFERENT: ("否", "不是", "不是同一家", "不是一家", "不同一家", "两家", "是两家", "不一样", "different"),
    layout.UNSURE: ("不清楚", "拿不准", "说不准", "不好说", "to_review"),
    layout.PART: ("拆开", "分开"),
}
"""What people write instead of the words that are offered."""
WORDS = {written: word for word, others in WRITTEN.items() for written in (word, *others)}
PLAIN = frozenset((*layout.VERDICTS, "同一家", "是同一家", "不是同一家", "一样", "不一样", "same", "different"))
"""Words that are a decision wherever they stand; 是 and 否 may answer anything."""


class Line(NamedTuple):
    """One decided row: its place in the workbook, the two records and what they are called there, and what was decided."""

    sheet: str
    row: int
    a: str
    b: str
    names: Pair
    verdict: str
    reason: str
    role: str
    day: str

    @property
    def pair(self) -> Pair:
        """The records in their fixed order."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)

    @property
    def where(self) -> str:
        """The row, and its sheet where that is not the queue."""
        return f"{'' if self.sheet == layout.QUEUE else self.sheet} 第 {self.row} 行".strip()

    def said(self) -> str:
        """Who decided what, in words."""
        return f"{layout.SAID[self.verdict]}（{'，'.join(filter(None, (self.role, self.day, self.where)))}）"


def read_line(sheet: str, number: int, said: Mapping[str, str], reviewer: str, day: str) -> Line | None:
    """The decision of a row; None where nothing was decided. Raises Refusal LT-REVIEW-02, -03, -10, -11, LT-DATE-…."""
    if not said[layout.VERDICT]:
        return None
    a, b, names = said[layout.KEY_A], said[layout.KEY_B], (said.get(layout.NAME_A, ""), said.get(layout.NAME_B, ""))
    verdict = verdict_of(said[layout.VERDICT])
    if not a or not b:
        raise Refusal(issue("LT-REVIEW-02", value=" / ".join(names), column=layout.KEY_B if a else layout.KEY_A))
    if a == b:
        raise Refusal(issue("LT-REVIEW-10", value=a, column=layout.KEY_B))
    role = said.get(layout.ROLE, "") or reviewer
    if not role:
        raise Refusal(issue("LT-REVIEW-11", column=layout.ROLE))
    when = _day(said.get(layout.DAY, "")) or day
    reason = said.get(layout.REMARK, "") or "；".join(said.get(layout.WHY, "").split("\n"))
    return Line(sheet, number, a, b, (names[0] or a, names[1] or b), verdict, reason, role, when)


def _day(written: str) -> str:
    """The row's own date; empty where it has none. Raises Refusal LT-DATE-…."""
    try:
        return date(written) if written else ""
    except Refusal as refusal:
        raise Refusal(replace(refusal.issues[0], column=layout.DAY)) from None


def bare(written: str) -> str:
    """A word without the signs around it."""
    return normalised_name(written).strip("。.!！,，;；、\"'“”‘’（）()【】[]")


def decision(written: str) -> str:
    """The verdict of a cell that holds nothing but a decision, whatever its column; else empty."""
    word = bare(written)
    return layout.VERDICTS[WORDS[word]] if word in PLAIN else ""


def verdict_of(written: str) -> str:
    """The verdict that was written. Raises Refusal LT-REVIEW-03 with what was most likely meant."""
    word = bare(written)
    if word in WORDS:
        return layout.VERDICTS[WORDS[word]]
    near = "、".join(_nearest(word)) or "、".join(layout.VERDICTS)
    raise Refusal(issue("LT-REVIEW-03", value=written, near=near, expected="、".join(layout.VERDICTS), column=layout.VERDICT))


def _nearest(word: str) -> list[str]:
    """The offered words that resemble it most; several where they do alike."""
    near = close_words(word, layout.VERDICTS)
    ratio = {one: difflib.SequenceMatcher(None, word, one).ratio() for one in near}
    return [one for one in near if ratio[one] == max(ratio.values())]


def twice(lines: list[Line]) -> Iterator[tuple[Pair, list[Line]]]:
    """Pairs that several rows decide, with these rows."""
    by_pair: dict[Pair, list[Line]] = {}
    for one in lines:
        by_pair.setdefault(one.pair, []).append(one)
    yield from ((pair, rows) for pair, rows in by_pair.items() if len(rows) > 1)
