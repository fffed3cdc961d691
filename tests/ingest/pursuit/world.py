"""A desk that sends workbooks: a small ledger, and rows by heading; all names and numbers are made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.pursuit import Entry, register
from graph.statement import Statement, pack
from ingest.pursuit import Round, read_register, take_in
from ingest.pursuit.layout import SHEETS
from ontology.values import uscc_check_digit
from tests.factory import make_ledger, write_books

ZONE, DAY, POST = "甲经开区", "2026-06-30", "招商一局科长"
CODE = "91610132MA6TNUMB6" + uscc_check_digit("91610132MA6TNUMB6")
LEAD, PROJECT = "t:lead/one", "t:project/plant"
Row = dict[str, object]


def record(key: str, cls: str, **values: str) -> Iterator[Statement]:
    """The statements that introduce a record."""
    yield Statement("t", key, "a", value=cls)
    yield from (Statement("t", key, name, value=value) for name, value in values.items())


def relation(subject: str, predicate: str, to: str, **said: str) -> Statement:
    """One relation."""
    return Statement("t", subject, predicate, object=to, qualifiers=pack(said))


def statements() -> Iterator[Statement]:
    """A zone, a chain, a firm that changed its name, a lead after it, and a project of another firm under contract."""
    yield from record("t:source", "Source", name="甲数据", strength="strong", sourceRank="20")
    yield from record("t:zone", "Zone", name=ZONE)
    yield from record("t:chain", "IndustryChain", name="光伏链")
    for key, name in (("t:wafer", "硅片"), ("t:panel", "组件")):
        yield from record(key, "ChainLink", name=name)
        yield relation(key, "partOf", "t:chain")
    yield from record("t:dept", "Department", name="招商一局")
    yield from record("t:firm", "Enterprise", name="江城光华机电有限公司", formerName="江城第一机电厂", uscc=CODE)
    yield from record("t:other", "Enterprise", name="江城晶体材料股份有限公司")
    yield from record(LEAD, "Lead", name="光华西部基地", projectStage="first_contact", leadSource="展会", foundOn="2026-02",
                      firstTalkOn="2026-03-01", nextStep="送方案", updatedOn="2026-06-01")  # fmt: skip
    yield relation(LEAD, "pursues", "t:firm")
    yield relation(LEAD, "firstTalkBy", "t:dept")
    yield relation(LEAD, "forLink", "t:wafer")
    yield from record(PROJECT, "Project", name="晶体材料厂房", projectStage="signed", agreementKind="formal", currency="CNY",
                      totalInvestment="100000000", landArea="20000", updatedOn="2026-06-01")  # fmt: skip
    yield relation(PROJECT, "investedBy", "t:other")
    for key in (LEAD, PROJECT):
        yield relation(key, "projectIn", "t:zone")
    yield from record("t:signed", "Milestone", projectStage="signed", reachedOn="2026-01-10", provingPaper="《合同》")
    yield relation("t:signed", "milestoneOf", PROJECT)


@dataclass
class Desk:
    """A ledger and the folder in which workbooks are written."""

    ledger: Ledger
    folder: Path

    def send(
        self, *rows: Row, to: str = "leads", snapshot: str | None = None, post: str = POST, settle: bool = False,
        notes: list[str] | None = None, more: dict[str, list[list[object]]] | None = None,
    ) -> Round:  # fmt: skip
        """Send rows of one list, written from a snapshot (default: now), and take them in."""
        made = self.ledger.snapshot() if snapshot is None else snapshot
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        cells: list[list[object]] = [list(headings), *([row.get(one) for one in headings] for row in rows)]
        sheets: dict[str, list[list[object]]] = {SHEETS[to]: cells}
        lines = notes if notes is not None else [f"快照 {made}", f"数据日期 {DAY}"]
        sheets["说明"] = [[one] for one in ("说明", *lines)]
        write_books(self.folder, {"台账.xlsx": {**sheets, **(more or {})}})
        return take_in(self.ledger, read_register(self.folder / "台账.xlsx"), ZONE, post, DAY, settle=settle)

    def entry(self, number: str) -> Entry:
        """One line as the ledger has it."""
        return next(one for one in register(read_facts(self.ledger, DAY), ZONE).entries if one.number == number)

    def numbers(self) -> list[str]:
        """The numbers of all lines."""
        return sorted(one.number for one in register(read_facts(self.ledger, DAY), ZONE).entries)


def make_desk(folder: Path) -> Desk:
    """A desk with the small ledger."""
    ledger = make_ledger(folder / "ledger")
    ledger.add(one for one in statements() if one.value or one.object)
    return Desk(ledger, folder / "books")


def told(found: Round, severity: str = "") -> list[str]:
    """What was said, as printed, without what to do."""
    return [one.text().split("\n")[0] for one in found.issues if one.severity == severity or not severity]


def new(**said: object) -> Row:
    """A new lead with all that it must have."""
    return {"项目编号": "", "名称": "新材料基地", "来源": "走访", "获知日期": "2026-06-02", **said}


def edit(number: str, name: str, **said: object) -> Row:
    """A row of a known line with what is written in it."""
    return {"项目编号": number, "名称": name, **said}
