"""From a sheet to a table: the header found, what stands above and below the rows set aside by name, joined cells written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.tables.header import DEEPEST, TALLEST, Header, find_header
from ingest.tables.sheet import Marks, Merge, Sheet, column_name
from ingest.tables.spool import Spool
from ingest.tables.table import Cells, Spoiled, Table, faults_of
from ontology.errors import Issue, issue

Known = Callable[[str], bool]
TAIL = 30
"""Rows at the end among which notes and totals are looked for."""
TOTAL = re.compile(r"\s*(合\s*计|总\s*计|共\s*计|小\s*计|本页合计|本页小计)\s*[:：]?\s*")
REMARK = re.compile(
    r"\s*(注|备注|说明|附注|填表说明|填报说明|资料来源|数据来源|来源|填表人|填报人|制表人|审核人|复核人|负责人|单位负责人|统计负责人|联系人|"
    r"联系电话|电话|填表日期|填报日期|制表日期|报出日期|填报单位|制表单位)\s*\d*\s*[:：]"
)
BEGINNINGS = frozenset("合总共小本")
"""The signs that such a word begins with."""
UNIT = re.compile(r"(?:^|[\s（(，,；;])(?:金额|计量|货币)?单位\s*[:：]\s*([^\s，,；;）)]+)")


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a sheet between its header and its foot, as wide as the header. Joined cells say in each row what they say."""

    rows: Spool
    start: int
    stop: int
    width: int
    down: Sequence[Merge] = ()

    def __len__(self) -> int:
        return self.stop - self.start

    def __iter__(self) -> Iterator[tuple[int, Cells]]:
        rows = self.rows.between(self.start, self.stop)
        for number, cells in _written_out(rows, self.down) if self.down else rows:
            yield number, cells if len(cells) == self.width else _fitted(cells, self.width)


def laid_out(sheet: Sheet, file: str, folder: str = "", digest: str = "", known: Known | None = None) -> Table | None:
    """The table of a sheet; None where it holds nothing. Without `known`, the first row is the header and all others are rows."""
    if sheet.header is not None:
        rows, header = Body(sheet.rows, 0, len(sheet.rows), len(sheet.header)), Header(-1, 0, sheet.header)
        return Table(file, sheet.title, sheet.header, rows, folder, _notes(sheet, file, header, rows, []), digest) if rows else None
    if not len(sheet.rows):
        return None
    header = find_header(list(sheet.rows.between(0, DEEPEST + TALLEST)), known, sheet.merges)
    start = header.start + header.height
    foot = _foot(sheet.rows, start, len(header.names)) if known else []
    stop = len(sheet.rows) - len(foot)
    rows = Body(sheet.rows, start, stop, len(header.names), _down(sheet, start, stop) if known else ())
    unit = _unit(sheet.rows, header)
    notes = (*_notes(sheet, file, header, rows, foot), *_another(sheet, file, header.names, rows, known))
    return Table(file, sheet.title, header.names, rows, folder, notes, digest, unit)


def _another(sheet: Sheet, file: str, names: Sequence[str], rows: Body, known: Known | None) -> Iterator[Issue]:
    """A row of nothing but headings below an empty one begins another table, unless they are its own once more: the whole sheet
    is refused (LT-HEAD-10)."""
    for place in (one for one in sheet.rows.after_gaps if known and rows.start < one < rows.stop - 1):
        for number, cells in sheet.rows.between(place, place + 1):
            said = [cell for cell in cells if cell]
            if known and len(said) > 1 and said != [*filter(None, names)] and all(map(known, said)):
                yield issue("LT-HEAD-10", value="、".join(said[:10]), count=len(rows)).at(file, sheet.title, number)
                return


def _foot(rows: Spool, start: int, width: int) -> list[tuple[int, str]]:
    """Notes and totals that end a sheet, with the word that shows each to be one; at least one row is left."""
    found: list[tuple[int, str]] = []
    last = max(start + 1, len(rows) - TAIL)
    for number, cells in reversed(list(rows.between(last, len(rows)))):
        said = [cell for cell in cells if cell]
        word = _word(said, width) if said and not faults_of(cells) else ""
        if not word:
            break
        found.insert(0, (number, word))
    return found


def _word(said: Sequence[str], width: int) -> str:
    """What makes cells a note or a total: 合计 in one of the first two, or 注：, 填表人： and the like at the beginning."""
    remark = REMARK.match(said[0])
    if total := total_in(said):
        return total
    return remark[1] if remark and (len(said) == 1 or len(said) * 2 <= width or all(map(REMARK.match, said))) else ""


def total_in(cells: Sequence[str]) -> str:
    """The word in one of the first two cells that makes a row a total (合计, 小计); empty where there is none."""
    for cell in cells[:2]:
        if cell[:1] in BEGINNINGS and (found := TOTAL.fullmatch(cell)):
            return re.sub(r"\s", "", found[1])
    return ""


def _unit(rows: Spool, header: Header) -> str:
    """The one unit that lines above the header name; empty where there is none, or several."""
    lines = [cell for _, cells in rows.between(0, max(header.start, 0)) for cell in cells if cell]
    units = {found for line in lines for found in UNIT.findall(line)}
    return units.pop() if len(units) == 1 else ""


def _down(sheet: Sheet, start: int, stop: int) -> tuple[Merge, ...]:
    """Joined cells of several rows below the header, from top to bottom."""
    first = next((number for number, _ in sheet.rows.between(start, stop)), 0)
    return tuple(sorted(one for one in sheet.merges if one.bottom > one.top >= first)) if sheet.merges else ()


def _written_out(rows: Iterator[tuple[int, Cells]], down: Sequence[Merge]) -> Iterator[tuple[int, Cells]]:
    """Rows with what joined cells say in their first row said in each of their rows."""
    waiting, open_ = list(reversed(down)), list[tuple[Merge, str]]()
    for number, cells in rows:
        open_ = [(merge, text) for merge, text in open_ if merge.bottom >= number]
        if empty := [(merge.left, text) for merge, text in open_ if not "".join(cells[merge.left : merge.left + 1])]:
            filled = [*cells, *[""] * (max(place for place, _ in empty) + 1 - len(cells))]
            for place, text in empty:
                filled[place] = text
            cells = Spoiled.of(filled, faults_of(cells))
        yield number, cells
        while waiting and waiting[-1].top <= number:
            merge = waiting.pop()
            open_ += [(merge, cells[merge.left])] if merge.top == number and merge.left < len(cells) else []


def _fitted(cells: Cells, width: int) -> Cells:
    """Cells of at least this width; what stands beyond it stays in its place."""
    longer = len(cells)
    while longer > width and not cells[longer - 1]:
        longer -= 1
    fitted = cells[:longer] + ("",) * (width - longer)
    return Spoiled.of(fitted, faults_of(cells)) if isinstance(cells, Spoiled) else fitted


def _notes(sheet: Sheet, file: str, header: Header, rows: Body, foot: Sequence[tuple[int, str]]) -> tuple[Issue, ...]:
    """Remarks on the sheet as a whole, each with its place."""
    found = (*sheet.notes, *_about_header(sheet, header), *_about_hidden(sheet, header), *_about_foot(foot), *_about_merges(rows))
    return tuple(one if one.file else one.at(file, sheet.title, one.row) for one in found)


def _about_header(sheet: Sheet, header: Header) -> Iterator[Issue]:
    above = list(sheet.rows.between(0, max(header.start, 0)))
    numbers = [number for number, _ in sheet.rows.between(max(header.start, 0), header.start + header.height)]
    if above:
        said = next(cell for _, cells in above for cell in cells if cell)
        where = "、".join(str(number) for number, _ in above)
        yield replace(issue("LT-HEAD-01", value=said[:40], above=where), row=numbers[0])
    if header.height > 1:
        joined = "、".join(name for name in header.names if name)
        yield issue("LT-HEAD-02", value=joined, rows="、".join(map(str, numbers)))


def _about_hidden(sheet: Sheet, header: Header) -> Iterator[Issue]:
    if sheet.hidden:
        yield issue("LT-HEAD-09")
    if sheet.hidden_rows.count:
        yield issue("LT-HEAD-03", count=sheet.hidden_rows.count, rows=sheet.hidden_rows.text())
    shown = [place for place in sheet.hidden_columns if place < len(header.names)]
    if shown:
        said = "、".join(f"{column_name(place)}（{header.names[place] or '无表头'}）" for place in islice(shown, 10))
        yield issue("LT-HEAD-04", count=len(shown), columns=said)


def _about_foot(foot: Sequence[tuple[int, str]]) -> Iterator[Issue]:
    if foot:
        said = "、".join(f"第 {number} 行（{word}）" for number, word in foot)
        yield issue("LT-HEAD-05", count=len(foot), rows=said)


def _about_merges(rows: Body) -> Iterator[Issue]:
    if rows.down:
        marks = Marks()
        for one in rows.down:
            marks.add(f"{column_name(one.left)}{one.top}:{column_name(one.right)}{one.bottom}")
        yield issue("LT-HEAD-06", count=marks.count, cells=marks.text())
