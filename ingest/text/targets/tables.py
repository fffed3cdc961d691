"""Tables of indicators: one a row, with its unit, base value, aims by year, and whether it binds (约束性) or is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.text.document import TextTable
from ingest.text.found import Target
from ingest.text.structure import text_tables
from ingest.text.targets.comparators import compared
from ingest.text.targets.names import identity, named
from ingest.text.targets.quantities import AFTER_WORD, UNIT, Quantity, quantities
from ingest.text.targets.ratios import share
from ingest.text.targets.stacked import stacked_tables
from ingest.text.targets.words import any_of
from ingest.text.targets.years import Plan
from ontology.values import SCALES, canonical_decimal

YEAR = re.compile(r"((?:19|20)\d\d)\s*年?")
FIVE = re.compile(r"十([一二三四五六])五")
NAME = re.compile(r"指标(?!值|属性|类型|单位)|名称|项目$|内容")
AIM = re.compile(r"目标|规划|计划|预期|到")
BASE = re.compile(r"基[期数准值]|现状|实际|完成|实绩|现值")
YEARLY = re.compile(r"年均|年平均|增速|累计|增长")
BINDING = re.compile(r"约束性|预期性|指导性")
IN_BRACKETS = re.compile(rf"\(((?:{any_of(SCALES)})?(?:{UNIT}|年|分)|{any_of(SCALES)})\)")
UNIT_CELL = re.compile(rf"(?:{any_of(SCALES)})?(?:{UNIT})$")
ORDINAL = re.compile(r"^(?:\(?\d{1,3}[.、)]|\d{1,3}\s|[①-⑳]|\d{1,2}(?=[一-龥]))[\s、.]*")
BARE = re.compile(
    r"[\[(]?\s*(?:[>≥<≤]=?)?\s*(?P<number>\d[\d,]*(?:\.\d+)?(?:\s*(?:-|~)\s*\d+(?:\.\d+)?)?)\s*(?P<unit>[^\d\s\])]*?)"
    rf"(?P<after>{AFTER_WORD})?\s*[\])]?$"
)
SIGNS = {">": "more_than", "≥": "at_least", "<": "less_than", "≤": "at_most"}
STROKES = re.compile(r"(?:^[^\n|]+(?:\|[^\n|]*)+$\n?){2,}", re.MULTILINE)
GAPS = re.compile(r"^[^\n]*指 ?标[^\n]*?  [^\n]*$(?:\s*^[^\n。;]*?\S  +\S[^\n。;]*$)+", re.MULTILINE)
SPACES = re.compile(
    r"^[ \t]*(?:序号 )?[^ \n]{0,6}指标[^ \n]{0,4}(?: [^ \n]+){0,3} [^ \n]*(?:19|20)\d\d年?[^ \n]*(?: [^ \n]+)*$"
    r"(?:\s*^[^\n。;]+ [^\n。;]+$)+",
    re.MULTILINE,
)
"""A head and lines of cells that wide gaps, or single spaces, part."""
WORDS, WORD = re.compile(r"\S+(?: \S+)*"), re.compile(r"\S+")
LINE = re.compile(r"[^\n\r]+")
CELL = re.compile(r"[^|\n\r]+")
LONGEST = 24
"""Signs of a cell that may hold a number among words."""


class Columns(NamedTuple):
    """The columns of a table of indicators: name, unit and base (-1 none) with its year, and the aims with their years."""

    name: int
    unit: int
    base: int
    base_year: int
    aims: tuple[tuple[int, int], ...]


def tables_of(plain: str, tables: Sequence[TextTable], plan: Plan) -> list[TextTable]:
    """The tables that hold indicators: the document's own, and those of its text."""
    known = list(tables)
    for one in (*text_tables(plain), *_unframed(plain), *stacked_tables(plain)):
        if not any(given.start < one.end and one.start < given.end for given in known):
            known.append(one)
    return [one for one in known if len(one.cells) > 1 and _columns(plain, one, plan) is not None]


def _unframed(plain: str) -> Iterator[TextTable]:
    """Tables whose lines part their cells by strokes but do not begin with one, or by gaps."""
    for blocks, cell in ((STROKES if "|" in plain else None, CELL), (GAPS, WORDS), (SPACES, WORD)):
        for block in blocks.finditer(plain) if blocks else ():
            lines = LINE.finditer(plain, block.start(), block.end())
            rows = [tuple(_stripped(one) for one in cell.finditer(plain, *line.span())) for line in lines]
            whole = [row for row in rows if len(row) == len(rows[0])] if cell is WORD else rows
            yield TextTable(block.start(), block.end(), tuple(whole))


def _stripped(cell: re.Match[str]) -> tuple[int, int]:
    words = cell.group()
    return cell.start() + len(words) - len(words.lstrip()), cell.end() - len(words) + len(words.rstrip())


def read_tables(plain: str, text: str, tables: Sequence[TextTable], plan: Plan) -> list[Target]:
    """The statements of tables of indicators."""
    found: list[Target] = []
    for table in tables:
        columns = _columns(plain, table, plan)
        if columns:
            for row in table.cells[1:]:
                found.extend(_row(plain, text, row, columns))
    return found


def _columns(plain: str, table: TextTable, plan: Plan) -> Columns | None:
    heads = [re.sub(r"\s", "", plain[start:end]) for start, end in table.cells[0]]
    years = [(at, YEAR.search(head), head) for at, head in enumerate(heads)]
    dated = [(at, int(year.group(1)), head) for at, year, head in years if year and not YEARLY.search(head)]
    base = next(((at, year) for at, year, head in dated if BASE.search(head) and not AIM.search(head)), None)
    if base is None and len(dated) > 1 and not AIM.search(dated[0][2]):
        base = dated[0][:2]
    aims = tuple((at, year) for at, year, head in dated if base is None or at != base[0])
    if aims:
        aims += tuple((at, aims[-1][1]) for at, head in enumerate(heads) if YEARLY.search(head) and not YEAR.search(head))
    else:
        aims = tuple((at, plan.last) for at, head in enumerate(heads) if "目标" in head and not YEAR.search(head))
    name = next((at for at, head in enumerate(heads) if NAME.search(head)), -1)
    if not aims or name < 0:
        return None
    unit = next((at for at, head in enumerate(heads) if head.strip() in ("单位", "计量单位")), -1)
    return Columns(name, unit, base[0] if base else -1, base[1] if base else 0, aims)


class Row(NamedTuple):
    """What is said of a row's indicator: its name, the name as written, whether it binds, and its base value with the year."""

    name: str
    written: str
    binding: str
    base: Quantity | None
    base_year: int


def _row(plain: str, text: str, row: Sequence[tuple[int, int]], columns: Columns) -> list[Target]:
    words = [plain[start:end].strip() for start, end in row]
    if columns.name >= len(row):
        return []
    label = words[columns.name]
    bracket = IN_BRACKETS.search(label)
    unit = bracket.group(1) if bracket else words[columns.unit] if 0 <= columns.unit < len(words) else ""
    written = ORDINAL.sub("", IN_BRACKETS.sub("", label))
    name = named(written, several=False).name
    if not name:
        return []
    binding = next((found.group() for word in words if (found := BINDING.search(word))), "")
    base = _cell(words[columns.base], unit) if 0 <= columns.base < len(words) else None
    said = Row(name, written, binding, base, columns.base_year if base else 0)
    aims = [(at, year) for at, year in columns.aims if at < len(row)]
    cells = [(row[at], _cell(words[at], unit), words[at], year) for at, year in aims]
    return [_target(text, cell, value, word, year, said) for cell, value, word, year in cells if value is not None]


def _cell(word: str, unit: str) -> Quantity | None:
    """The number of a cell in its own or its column's unit; None where it holds none."""
    found = BARE.match(word)
    if not found:
        return next(iter(quantities(word)), None) if word and len(word) < LONGEST else None
    own = found["unit"] if UNIT_CELL.match(found["unit"]) else unit
    number = found["number"] + (own if UNIT_CELL.match(own) or own in SCALES else "") + (found["after"] or "")
    counted = next(iter(quantities(number)), None)
    known = counted is None or counted.kind != "bare" or not own or own in SCALES
    return counted if counted is None or known else replace(counted, unit=own, kind="measure")


def _target(text: str, cell: tuple[int, int], value: Quantity, word: str, year: int, said: Row) -> Target:
    start, end = cell
    sign = SIGNS.get(word.lstrip("[( ")[:1], "")
    part = share(said.name) if value.kind == "share" else None
    return Target(
        start=start, end=end, indicator=identity(said.name), name=part.name if part else said.name,
        comparator=sign or compared(word, 0, value.start, value.after).comparator, value=canonical_decimal(value.value),
        unit=value.unit, value_text=text[start:end], value_start=start, value_end=end, basis="stock", year=year,
        scope=part.scope if part else "", value_to="" if value.upper is None else canonical_decimal(value.upper),
        base_year=said.base_year, base_value=canonical_decimal(said.base.value) if said.base else "", binding=said.binding,
        written=said.written,
    )  # fmt: skip
