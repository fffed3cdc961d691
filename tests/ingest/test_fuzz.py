"""Thousands of random tables: never a traceback, never a row unaccounted, and only rows that stand say anything."""

from __future__ import annotations

import csv
import io
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from sqlalchemy import select

from graph.ledger import Ledger
from graph.ledger.tables import document, input_row
from ingest.loading import load_paths
from ingest.marking import write_marked
from ontology.schema import Class, Relation
from ontology.turtle import load_ontology
from tests.factory import make_ledger, write_books, write_files
from tests.zoo.cells import ANIMALS

ONTOLOGY = load_ontology()
LOADS, TABLES, ROWS = 20, 100, 6
"""So many loads of so many tables: two thousand, each of up to so many rows."""
BOOKS = 3
"""So many loads whose tables are sheets of workbooks, with error values and formulas that were never worked out."""
SPOILED = ("#N/A", "#DIV/0!", "=A1", 3.5, 43698, True, datetime(2019, 8, 21))
KEYS = "abcdef"
ENDS, DATED = ("编号", "起点", "终点", "id"), ("报告期", "有效起", "有效止", "查证日", "来源", "数据性质")
STARTS = (["编号"], ["起点", "终点"], ["编号", "类别"], ["id", "关系"])
SIGNS = "甲乙丙公司0123456789.,，、；;/（）()～-%万亿元吨年月日=+@'\"\n\t \u3000𠮷①½é"
NAMES = ("名单", "关系", "随便", "suppliers", "products", "universities")


def zoo(datatype: str = "") -> list[str]:
    """Every short cell of the zoo; with a datatype, those of columns of that kind."""
    kinds = {one.zh: one.datatype for one in ONTOLOGY.properties.values()}
    texts = [text for files in ANIMALS.values() for text in files.values() if len(text) < 2_000]
    rows = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
    return sorted({cell for row in rows for head, cell in row.items() if datatype in ("", kinds.get(head.split("（")[0]))})


CELLS = [*zoo(), "是", "示例", "真实", "西安市", "工厂", "国家级", "1", "0.5", "2019"]
POOLS = {kind: [*zoo(kind), *good] for kind, good in (
    ("date", ("2019", "2019-08", "20190821", "长期", "2019Q3", "2019—2020")),
    ("decimal", ("1", "0.5", "20%", "3万", "5亩", "一百")),
    ("integer", ("1", "2019", "约500", "十二", "3个")), ("boolean", ("是", "否", "√", "大概")))}  # fmt: skip
DATATYPES = {one.zh: one.datatype for one in ONTOLOGY.properties.values()} | dict.fromkeys(("报告期", "有效起", "有效止"), "date")
WORDS = {one.zh: [concept.zh for concept in ONTOLOGY.vocabularies[one.vocabulary].values()]
         for one in ONTOLOGY.properties.values() if one.vocabulary}  # fmt: skip
LABELS = sorted({one.zh for group in (ONTOLOGY.properties, ONTOLOGY.relations) for one in group.values()})
OWNERS: dict[str, Class | Relation] = {
    **{one.zh: one for one in ONTOLOGY.classes.values()}, **{one.zh: one for one in ONTOLOGY.relations.values()}}  # fmt: skip
USUAL = ("企业", "产品", "场所", "政策", "环节", "高校", "指标", "目标表述", "供货", "生产", "持股", "使用场所", "属于一种",
         "挂链", "采购")  # fmt: skip


class Maker:
    """Makes random tables, the same ones from the same number."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def files(self) -> dict[str, list[list[str]]]:
        """Rows by path, each file's header first."""
        made = [self._file() for _ in range(TABLES)]
        return {f"{place}/{name}.csv": rows for place, (name, rows) in enumerate(made)}

    def _file(self) -> tuple[str, list[list[str]]]:
        kind = self.chance.random()
        name = self.chance.choice(USUAL if kind < 0.8 else sorted(OWNERS) if kind < 0.9 else NAMES)
        owner = OWNERS.get(name)
        ends = ["起点", "终点"] if isinstance(owner, Relation) else ["编号", "名称"] if owner else self.chance.choice(STARTS)
        header = [*ends, *(self._heading(owner) for _ in range(self.chance.randrange(5)))]
        return name, [header, *(self._row(header, owner) for _ in range(self.chance.randrange(ROWS + 1)))]

    def _heading(self, owner: Class | Relation | None) -> str:
        """Mostly what the file's class or relation may carry; sometimes another label, a cell, or noise; perhaps with a unit."""
        kind = self.chance.random()
        known = [ONTOLOGY.properties[one].zh for one in owner.constraints] if owner else LABELS
        choices = known if known and kind < 0.9 else LABELS if kind < 0.97 else CELLS
        label = self.chance.choice([*choices, *DATED]) if kind < 0.99 else self._noise()
        return f"{label}（{self.chance.choice(('万元', '%', '亩', '圆'))}）" if self.chance.random() < 0.1 else label

    def _row(self, header: list[str], owner: Class | Relation | None) -> list[str]:
        length = len(header) if self.chance.random() < 0.95 else self.chance.randrange(len(header) + 3)
        return [self._cell(header[place] if place < len(header) else "", owner) for place in range(length)]

    def _key(self, heading: str, owner: Class | Relation | None) -> str:
        """A key that says of what class its record is, where the row itself tells."""
        if isinstance(owner, Class) or owner is None:
            return f"{owner.zh if owner else '企业'}/{self.chance.choice(KEYS)}"
        classes = owner.from_classes if heading == "起点" else owner.to_classes
        fitting = [one for one in USUAL if one in OWNERS and any(ONTOLOGY.is_a(OWNERS[one].name, good) for good in classes)]
        return f"{self.chance.choice(fitting or USUAL)}/{self.chance.choice(KEYS)}"

    def _cell(self, heading: str, owner: Class | Relation | None) -> str:
        kind = self.chance.random()
        if heading in ENDS and kind < 0.97:
            return self._key(heading, owner)
        if heading == "类别" and kind < 0.8:
            return self.chance.choice(("企业", "产品", "高校"))
        fitting = WORDS.get(heading) or POOLS.get(DATATYPES.get(heading.split("（")[0], "")) or CELLS
        return self.chance.choice(fitting if kind < 0.4 else CELLS) if kind < 0.45 else self._noise() if kind < 0.47 else ""

    def _noise(self) -> str:
        return "".join(self.chance.choices(SIGNS, k=self.chance.randrange(8)))


def text_of(rows: list[list[str]]) -> str:
    """Rows as CSV; an empty row is an empty line."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


def plain(text: str) -> str:
    """A text without the signs that a workbook can't hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def books_of(files: dict[str, list[list[str]]], chance: random.Random) -> dict[str, dict[str, list[list[object]]]]:
    """The same tables as sheets of workbooks, no title twice in one; some of their cells are spoiled."""
    books: dict[str, dict[str, list[list[object]]]] = {}
    for path, rows in files.items():
        title = path.rpartition("/")[2].removesuffix(".csv")
        name = next(name for name in (f"{number}.xlsx" for number in count()) if title not in books.get(name, {}))
        below: list[list[object]] = [[chance.choice(SPOILED) if chance.random() < 0.05 else plain(cell) for cell in row]
                                     for row in rows[1:]]  # fmt: skip
        header: list[object] = list(map(plain, rows[0]))
        books.setdefault(name, {})[title] = [header, *below]
    return books


def written(files: dict[str, list[list[str]]]) -> Counter[str]:
    """How many rows with something in them stand below the header of each file."""
    found: Counter[str] = Counter()
    for path, rows in files.items():
        found[path.rpartition("/")[2]] += sum(any(cell.strip() for cell in row) for row in rows[1:])
    return +found


def outcomes(ledger: Ledger, load: int) -> Iterator[tuple[str, int, str]]:
    """File, number within the load and outcome of each row that a load accounts for."""
    query = select(document.c.name, input_row.c.ordinal, input_row.c.outcome).join(document, document.c.id == input_row.c.document)
    with ledger.engine.connect() as connection:
        yield from ((name, number, outcome) for name, number, outcome in connection.execute(query.where(input_row.c.load == load)))


@settings(max_examples=LOADS, derandomize=True, deadline=None)
@given(st.integers(0, 2**32))
def test_every_row_of_random_tables_is_accounted_for(seed: int) -> None:
    files = Maker(seed).files()
    with tempfile.TemporaryDirectory() as folder:
        ledger = make_ledger(Path(folder), places=["CHN", "610100"])
        paths = [write_files(Path(folder) / "in", {name: text_of(rows) for name, rows in files.items()})]
        report = load_paths(ledger, paths)
        assert report.read == report.accepted + report.merged + report.rejected == written(files).total()
        assert all(one.text() for one in report.errors)
        assert Counter(name for name, _, _ in outcomes(ledger, report.load)) == written(files)
        speaking = {one.row for one in ledger.statements()} - {0}
        assert speaking == {number for _, number, outcome in outcomes(ledger, report.load) if outcome == "accepted"}
        ledger.check()
        again = load_paths(ledger, paths)
        assert (again.accepted, again.rejected, again.snapshot) == (0, report.rejected, report.snapshot)


@settings(max_examples=BOOKS, derandomize=True, deadline=None)
@given(st.integers(0, 2**32))
def test_every_row_of_random_workbooks_is_accounted_for_and_marked(seed: int) -> None:
    maker = Maker(seed)
    with tempfile.TemporaryDirectory() as folder:
        ledger = make_ledger(Path(folder), places=["CHN", "610100"])
        report = load_paths(ledger, [write_books(Path(folder) / "in", books_of(maker.files(), maker.chance))])
        assert report.read == report.accepted + report.merged + report.rejected
        ledger.check()
        made, wrong = write_marked(report.problems, Path(folder) / "out")
        assert (made != [], wrong) == (True, [])
        assert load_paths(ledger, [one.path for one in made]).accepted == 0
