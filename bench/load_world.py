"""The files of the load bench: the views' world as rows with the ontology's own headings, changed rows, and a large workbook."""

from __future__ import annotations

import csv
import random
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

FIRMS, PRODUCTS, UPSTREAM, PRODUCES, CHANGED = 100_000, 100_000, 60_000, 500_000, 10_000
FIRM = ("编号", "名称", "简称", "成立日期", "注册资本", "经营状态", "所有制", "英文名", "经营范围")
MADE, KIND_OF = ("起点", "终点", "营收占比"), ("起点", "终点")
WIDE = (*FIRM, "网址主页", "币种", "备注")
BAD = {1_000: (4, "很多"), 100_000: (3, "2019-02-30"), 199_000: (6, "国有民营")}
"""Row → the place and text of the cell that is refused there."""
Line = Sequence[object]


def world(folder: Path, scale: float) -> int:
    """Enterprises with 8 properties, products, and two kinds of relations, seeded; returns how many rows."""
    chance, firms, products = random.Random(20191231), int(FIRMS * scale), int(PRODUCTS * scale)
    written = [
        _write(folder / "产品.csv", ("编号", "名称"), ((f"product/{number}", f"产品{number}型") for number in range(products))),
        _write(folder / "企业.csv", FIRM, (firm(chance, number) for number in range(firms))),
        _write(folder / "属于一种.csv", KIND_OF, _upstream(chance, products, int(UPSTREAM * scale))),
        _write(folder / "生产.csv", MADE, _made(chance, firms, products, int(PRODUCES * scale))),
    ]
    return sum(written)


def firm(chance: random.Random, number: int) -> Line:
    """One enterprise."""
    capital = chance.randint(1, 9_999) * 10_000
    return (f"firm/{number}", f"企业{number}股份有限公司", f"企业{number}", 1980 + number % 40, capital, "存续", "民营企业",
            f"Firm {number} Co.", f"城市{number % 300}")  # fmt: skip


def _upstream(chance: random.Random, products: int, count: int) -> Iterator[Line]:
    seen = set[tuple[int, int]]()
    while len(seen) < count:
        low, high = sorted(chance.sample(range(products), 2))
        if (low, high) not in seen:
            seen.add((low, high))
            yield f"product/{high}", f"product/{low}"


def _made(chance: random.Random, firms: int, products: int, count: int) -> Iterator[Line]:
    seen = set[tuple[int, int]]()
    while len(seen) < count:
        pair = chance.randrange(firms), chance.randrange(products)
        if pair not in seen:
            seen.add(pair)
            yield f"firm/{pair[0]}", f"product/{pair[1]}", f"{chance.randint(1, 99)}%"


def changes(folder: Path, scale: float) -> int:
    """Rows on top of the world: enterprises whose capital has changed, and new things that they make."""
    chance, half, products = random.Random(7), int(CHANGED * scale) // 2, int(PRODUCTS * scale)
    changed = ([*told[:4], chance.randint(10_000, 99_999) * 10_000, *told[5:]] for told in map(partial(firm, chance), range(half)))
    made = ((f"firm/{number}", f"product/{products - 1 - number}", "1%") for number in range(half))
    return _write(folder / "企业.csv", FIRM, changed) + _write(folder / "生产.csv", MADE, made)


def _write(path: Path, header: Line, rows: Iterable[Line]) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for row in rows:
            writer.writerow(row)
            count += 1
    return count


def workbook(path: Path, rows: int) -> int:
    """A workbook of enterprises, 12 columns wide, three of its rows with a cell that is refused; returns how many rows."""
    chance = random.Random(12)
    shared: dict[str, int] = {}
    lines = (_xml(number + 1, line, shared) for number, line in enumerate(_wide(chance, rows)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, text in PARTS.items():
            book.writestr(name, text)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for line in lines:
                sheet.write(line.encode())
            sheet.write(b"</sheetData></worksheet>")
        words = "".join(f"<si><t>{escape(word)}</t></si>" for word in shared)
        book.writestr("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}">{words}</sst>')
    return rows


def _wide(chance: random.Random, rows: int) -> Iterator[Line]:
    yield WIDE
    for number in range(rows):
        line = [*firm(chance, number), f"https://firm{number}.example", "CNY", f"第{number}号"]
        if number in BAD:
            place, text = BAD[number]
            line[place] = text
        yield line


def _xml(number: int, line: Line, shared: dict[str, int]) -> str:
    """One row of a sheet: numbers as numbers, texts as shared strings."""
    cells = [f'<c r="{chr(65 + place)}{number}"><v>{cell}</v></c>' if isinstance(cell, int) else
             f'<c r="{chr(65 + place)}{number}" t="s"><v>{shared.setdefault(str(cell), len(shared))}</v></c>'
             for place, cell in enumerate(line)]  # fmt: skip
    return f'<row r="{number}">{"".join(cells)}</row>'


HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="企业" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}  # fmt: skip
