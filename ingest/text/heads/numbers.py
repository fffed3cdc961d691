"""The paper's own number: alone on a line of the head, beside its title, or in the page's list of particulars; never that of a
cited paper."""

from __future__ import annotations

import re

from ingest.text.heads.dates import BARE
from ingest.text.heads.lines import Line
from ingest.text.heads.opening import Opening
from ingest.text.heads.signs import NUMBER, NUMBER_ALONE, ORDER, ORDER_ALONE, ORDER_LINE
from ingest.text.heads.titles import LEAD, TAIL

Place = tuple[int, int]
TITLED = re.compile(r"通知|意见|办法|决定|公告|方案|规定|措施|政策|关于|印发")
IN_BRACKETS = re.compile(rf"^[(](?:{BARE} ?)?(?P<number>[一-龥]{{2,30}}令 ?(?:{ORDER}|\d{{1,4}} ?号))")


def number_place(paper: Opening) -> Place | None:
    """Where its own number stands in the head; the last one, which is nearest to the text."""
    for at in range(len(paper.head) - 1, -1, -1):
        if found := _alone(paper.head, at) or _beside(paper.head[at]):
            return found
    return next((found for line in (*paper.head, *paper.rest[:3]) if (found := _order(line))), None)


def _alone(lines: list[Line], at: int) -> Place | None:
    line = lines[at]
    if match := NUMBER_ALONE.fullmatch(line.text):
        return line.start + match.start("number"), line.start + match.end("number")
    if ORDER_LINE.fullmatch(line.text) and line.text.endswith("号"):
        return line.start, line.end
    if ORDER_ALONE.fullmatch(line.text) and at and ORDER_LINE.fullmatch(lines[at - 1].text):
        return lines[at - 1].start, line.end
    return None


def _beside(line: Line) -> Place | None:
    """Before or after the title on its line."""
    if not TITLED.search(line.text):
        return None
    match = LEAD.match(line.text) or TAIL.search(line.text)
    number = match and re.search(NUMBER, match[0])
    if not match or not number:
        return None
    at = line.start + match.start() + number.start()
    return at, at + len(number[0])


def _order(line: Line) -> Place | None:
    """An order's number in the note below its title: (2004年10月8日市人民政府令第124号发布)."""
    match = IN_BRACKETS.match(line.text)
    return (line.start + match.start("number"), line.start + match.end("number")) if match else None
