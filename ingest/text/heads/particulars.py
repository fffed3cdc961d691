"""The list of particulars that many pages show beside a paper: 发文字号, 发文机关, 成文日期; with a colon, in cells of a table, or
as a row of labels above a row of values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ingest.text.heads.dates import dates_in
from ingest.text.heads.signs import ANNOUNCED, NUMBER, ORDER, is_body_line, is_title_line, paper_word
from ingest.text.widths import evened

Place = tuple[int, int]
REACH = 4000
"""Particulars stand at the top of a page."""
GAP = r"(?:\]?[ \t\r\n]*:[ \t\r\n]*|\][ \t]*| *\| *|(?:\t|[ \t]*\r?\n)[ \t\r\n]*| +)"
EDGES = frozenset(" \t\r\n•·|[")
"""A label begins a cell or a line; only one with a colon may stand behind other words."""
NAMES = {"number": r"发 ?文 ?字 ?号|发 ?文 ?文 ?号|发布文号|公文编号|文 {0,4}号|文件编号|文件字号",
         "issued": r"成 ?文 ?日 ?期|发文日期|印发日期|发文时间|成文时间",
         "title": r"标 {0,4}题|发文标题|文件名称|文件标题",
         "issuer": r"发 ?文 ?机 ?关|发文单位|发文部门|发布机构|发布机关|制定机关|发文机构"}  # fmt: skip
LABELS = {field: re.compile(f"(?:{names}){GAP}") for field, names in NAMES.items()}
ALONE = {field: re.compile(f"(?:{names})") for field, names in NAMES.items()}
LISTED = re.compile(rf"{NUMBER}|{ANNOUNCED}|[一-龥 ]{{1,30}}令(?:{ORDER}|\d{{1,4}}号)|\d{{4}}年{ORDER}令?|{ORDER}令?")
LINE, CELL, CELLS = re.compile(r"[^\r\n]+"), re.compile(r"[^\r\n\t]*"), re.compile(r"(?:^|\t)([^\t]*)")


def particular(text: str, field: str) -> tuple[Place, str] | None:
    """Where a particular stands and what it says (a date as ISO); nothing where the page lists none."""
    even = _top(text)
    return next((found for at in _places(even, field) if (found := _value(even, field, at))), None)


@lru_cache(maxsize=2)
def _top(text: str) -> str:
    """The top of a page, evened but for the tabs between cells."""
    raw, even = text[:REACH], evened(text)[:REACH]
    return "".join("\t" if sign == "\t" else one for sign, one in zip(raw, even, strict=True)) if "\t" in raw else even


def _places(even: str, field: str) -> Iterator[int]:
    """Where what a label says may begin: behind it, else in the cell below it."""
    for label in LABELS[field].finditer(even):
        if ":" in label[0] or not label.start() or even[label.start() - 1] in EDGES:
            yield label.end()
    if "\t" in even:
        yield from _below(even, ALONE[field])


def _below(even: str, label: re.Pattern[str]) -> Iterator[int]:
    """The cells that stand right below a label, in the row after its own."""
    for above, line in pairwise(LINE.finditer(even)):
        said = [cell[1].strip() for cell in CELLS.finditer(above[0])]
        for column, cell in enumerate(CELLS.finditer(line[0])):
            if column < len(said) and label.fullmatch(said[column]):
                yield line.start() + cell.end() - len(cell[1].lstrip())


def _value(even: str, field: str, at: int) -> tuple[Place, str] | None:
    line = CELL.match(even, at)
    said = line[0] if line else ""
    if field == "number":
        number = LISTED.match(said)
        return ((at, at + len(number[0])), number[0]) if number else None
    if field == "issued":
        date = next(dates_in(even, at, at + len(said)), None)
        return ((date.start, date.end), date.iso) if date and date.start == at else None
    if field == "title":
        return ((at, at + len(said.rstrip())), said.strip()) if paper_word(said) and is_title_line(said.strip()) else None
    body = re.match(r"[一-龥()]{2,40}", said)
    return ((at, at + len(body[0])), body[0]) if body and is_body_line(body[0]) else None
