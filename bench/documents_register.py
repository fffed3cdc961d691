"""What the pursuit register costs: the answer, its workbook, and the way back of one in which every tenth row was edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from app.export.register_book import write_register
from bench.figure import Figure, cpu
from graph.facts import read_facts
from graph.home import open_home
from graph.pursuit import LISTS, register
from graph.statement import Statement
from ingest.bundled import load_defaults
from ingest.pursuit import Fate, read_register, take_in
from ingest.pursuit.layout import HEAD_ROW, SHEETS

LEADS, PROJECTS, EDITED, DAY = 500, 500, 10, "2026-06-30"
PLACE = "测量开发区"


def figures() -> Iterator[Figure]:
    """CPU seconds for 1,000 lines, each with a firm and milestones of its own."""
    with TemporaryDirectory() as folder:
        home = open_home(Path(folder) / "home", "示例", PLACE)
        load_defaults(home.ledger)
        home.ledger.add(list(_statements()))
        facts = read_facts(home.ledger, DAY)
        spent, found = cpu(lambda: register(facts, PLACE), times=3)
        assert len(found.entries) == LEADS + PROJECTS
        yield Figure("documents: register of 1,000 lines", spent, "CPU s", "none", None, goal=1, absolute=True)
        path = Path(folder) / "register.xlsx"
        spent, _ = cpu(lambda: write_register(found, home, path))
        yield Figure("documents: workbook of 1,000 lines", spent, "CPU s", "none", None, goal=6, absolute=True)
        _edit(path)
        spent, taken = cpu(lambda: take_in(home.ledger, read_register(path), PLACE, "招商局科长", DAY))
        assert taken.count(Fate.CHANGED) == (LEADS + PROJECTS) // EDITED
        yield Figure("documents: 1,000 lines taken in", spent, "CPU s", "none", None, goal=8, absolute=True)


def _statements() -> Iterator[Statement]:
    """A zone with leads and signed projects."""
    yield from _record("zone", "Zone", name=PLACE)
    for number in range(LEADS + PROJECTS):
        cls, name = ("Lead", "lead") if number < LEADS else ("Project", "project")
        key = f"{name}/{number}"
        yield from _record(f"firm/{number}", "Enterprise", name=f"第{number}测量机电有限公司")
        stage = "first_contact" if cls == "Lead" else "signed"
        yield from _record(key, cls, name=f"第{number}号", projectStage=stage, leadSource="展会", foundOn="2025-02",
                           nextStep="送方案", updatedOn="2026-05-01")  # fmt: skip
        yield Statement("b", f"b:{key}", "projectIn", object="b:zone")
        yield Statement("b", f"b:{key}", "pursues" if cls == "Lead" else "investedBy", object=f"b:firm/{number}")
        for step in ("first_contact",) if cls == "Lead" else ("in_talks", "assessment", "signed"):
            yield from _record(f"{key}/{step}", "Milestone", projectStage=step, reachedOn="2025-03-01", provingPaper="纪要")
            yield Statement("b", f"b:{key}/{step}", "milestoneOf", object=f"b:{key}")


def _record(key: str, cls: str, **values: str) -> Iterator[Statement]:
    yield Statement("b", f"b:{key}", "a", value=cls)
    yield from (Statement("b", f"b:{key}", prop, value=value) for prop, value in values.items())


def _edit(path: Path) -> None:
    """Another next step in every tenth row."""
    book = load_workbook(path)
    for name in LISTS:
        sheet = book[SHEETS[name]]
        place = next(at for at, cell in enumerate(sheet[HEAD_ROW], 1) if cell.value == "下一步")
        for row in range(HEAD_ROW + 1, sheet.max_row + 1):
            if sheet.cell(row, place).value == "送方案" and (row - HEAD_ROW) % EDITED == 0:
                sheet.cell(row, place).value = "谈地价"
    book.save(path)
