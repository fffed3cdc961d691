"""Headings without a number: short lines of their own, the titles of papers inside a paper, and paragraphs that start with a
short sentence in the manner of a heading (“坚持市场驱动。遵循…”)."""

from __future__ import annotations

import re

from ingest.text.lists import column

KINDS = sorted(column("paper_kinds", "kind"), key=len, reverse=True)
PAPER = re.compile(rf"[^。，,；;：:！？\t|]{{4,60}}(?:{'|'.join(KINDS)})(?:[（(][^）)]{{1,30}}[)）])*")
PLAIN = re.compile(r"[^\W\d][^。，,；;：:！？!?\s|/=＝+÷]{1,29}")
RUN_IN = re.compile(r"[^\W\d][^。，,；;：:！？!?\s（(《\d]{3,24}(?=[。：:]\s*\S{6})")
NO_HEADING = re.compile(
    r"(?:本|该|各|其中|例如|注|来源|联系人|发文|索引号|主题词|抄送|此件|经|按|根据|省|市|区|县|国务院)"
    r"|.*(?:人民政府|办公厅|办公室|委员会|管委会|[局厅部院])$|.*\d{4}年\d{1,2}月"
)
"""How a short line starts or ends that is no heading: a signature, a note, a sentence about somebody."""


def paper_title(text: str, start: int, end: int) -> bool:
    """Whether a line is the title of a paper (an annexed plan, a list)."""
    return end - start <= 80 and PAPER.fullmatch(text, start, end) is not None and text[start] not in "《“附"


def plain_heading(text: str, start: int, end: int) -> bool:
    """Whether a line may be a heading without a number, seen alone."""
    return end - start <= 30 and PLAIN.fullmatch(text, start, end) is not None and NO_HEADING.match(text, start, end) is None


def run_in(text: str, start: int, end: int) -> int:
    """Where the heading ends that a paragraph starts with; 0 where it starts with none."""
    found = RUN_IN.match(text, start, end)
    if found is None or NO_HEADING.match(text, start, found.end()) is not None:
        return 0
    return found.end()
