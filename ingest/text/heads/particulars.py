"""The list of particulars that many pages show beside a paper: 发文字号, 发文机关, 成文日期."""

from __future__ import annotations

import re

from ingest.text.heads.dates import dates_in
from ingest.text.heads.signs import NUMBER, is_body_line, is_title_line, paper_word

Place = tuple[int, int]
REACH = 4000
"""Particulars stand at the top of a page."""
GAP = r"[\]】]?[ \r\n]*:[ \r\n]*"
NAMES = {"number": r"发 ?文 ?字 ?号|发 ?文 ?文 ?号|文 {0,4}号|文件编号|文件字号",
         "issued": r"成 ?文 ?日 ?期|发文日期|印发日期|发文时间|成文时间",
         "title": r"标 {0,4}题|发文标题|文件名称|文件标题",
         "issuer": r"发 ?文 ?机 ?关|发文单位|发文部门|发布机构|发布机关|制定机关|发文机构"}  # fmt: skip
LABELS = {field: re.compile(f"(?:{names}){GAP}") for field, names in NAMES.items()}


def particular(even: str, field: str) -> tuple[Place, str] | None:
    """Where a particular stands and what it says (a date as ISO); nothing where the page lists none."""
    for label in LABELS[field].finditer(even, 0, REACH):
        if found := _value(even, field, label.end()):
            return found
    return None


def _value(even: str, field: str, at: int) -> tuple[Place, str] | None:
    line = re.compile(r"[^\r\n]*").match(even, at)
    said = line[0] if line else ""
    if field == "number":
        number = re.match(NUMBER, said)
        return ((at, at + len(number[0])), number[0]) if number else None
    if field == "issued":
        date = next(dates_in(even, at, at + len(said)), None)
        return ((date.start, date.end), date.iso) if date and date.start == at else None
    if field == "title":
        return ((at, at + len(said.rstrip())), said.strip()) if paper_word(said) and is_title_line(said.strip()) else None
    body = re.match(r"[一-龥()]{2,40}", said)
    return ((at, at + len(body[0])), body[0]) if body and is_body_line(body[0]) else None
