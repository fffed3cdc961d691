"""Assessments that a paper orders of itself, at an interval of years: each is due once that has passed since its issue."""

from __future__ import annotations

import re

from ingest.text.facts.papers import policy_key
from ingest.text.facts.row import Paper
from ontology.values import numeral

NUMBER = r"([一二两三四五六七八九十]|\d{1,2})"
ORDER = re.compile(rf"每(?:隔)?{NUMBER}?(?:\s*[-—–~～至到]\s*{NUMBER})?\s*年[^。；;\n]{{0,60}}?(?:评估|评价|考核)")
OUTSIDE, YEARLY = re.compile(r"第三方|委托[^。；;\n]{0,12}机构"), re.compile(r"考核")
SUBJECT = re.compile(r"政策|规划|计划|方案|措施|办法|文件|落实|执行|实施")


def add_assessments(paper: Paper) -> None:
    """A row for each order to assess the paper or its policies every so many years; a paper without a date has no due time."""
    text = paper.document.reading
    for number, found in enumerate((one for one in ORDER.finditer(text) if SUBJECT.search(one[0])), start=1):
        first = _number(found[1]) or 1
        last = _number(found[2]) or first
        issued = paper.found.head.issued[:4]
        outside = OUTSIDE.search(text, max(0, found.start() - 120), found.end() + 40)
        kind = "third_party" if outside else "yearly_review" if YEARLY.search(found[0]) else "self"
        paper.add("assessments", "class:Assessment", {
            "id": paper.key("assessment", number), "name": paper.text(found.start(), found.end()), "assessmentKind": kind,
            "everyYears": str(first), "dueFrom": _due(issued, first), "dueTo": _due(issued, last), "assesses": policy_key(paper),
            "doubt": "从文件印发之年起算；是否已评估，原文未载",
        }, found.start(), found.end(), "rule:assessments")  # fmt: skip


def _number(written: str | None) -> int:
    if not written:
        return 0
    return int(written) if written.isdecimal() else int(numeral(written) or 0)


def _due(issued: str, years: int) -> str:
    return str(int(issued) + years) if issued.isdecimal() else ""
