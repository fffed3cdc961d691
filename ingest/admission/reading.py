"""Reads a table of projects: one row a project, each cell checked, an empty one saying nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from graph.admission.applicant import PROJECT, Applicant, Listing, Number, Review
from graph.admission.tables import LAND, RENTED
from ingest.currencies import currency_code
from ingest.errors import InputFault
from ingest.posts import names_person_for_body, tells_person
from ingest.tables import Table, read_tables
from ontology.errors import Issue, Refusal, issue
from ontology.nearest import nearest
from ontology.schema import Concept, Ontology
from ontology.units import units_of
from ontology.values import date, first_day, means_nothing, normalised_name

UNIT = re.compile(r"(.+?)[（(]([^（）()]+)[)）]")
SITED = {"供地": LAND, "出让": LAND, "用地": LAND, "自有": LAND, "购置": LAND, "租赁": RENTED, "租用": RENTED, "租赁厂房": RENTED}
"""How people say that a project is sited."""
UNJUDGED = frozenset({"未比对", "待比对", "情况不明", "未判"})
"""What says that nobody has judged."""
ALLOWED = frozenset({"允许", "允许类", "目录外"})
"""What says that no catalogue has a line for it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and what it means."""

    column: str
    means: str
    name: str
    unit: str
    example: str


@dataclass(slots=True)
class Projects:
    """The projects of a file; `issues` are rows and cells that were refused or left unread."""

    file: str
    found: list[Applicant] = field(default_factory=list)
    read: int = 0
    issues: list[Issue] = field(default_factory=list)


@cache
def columns() -> tuple[Column, ...]:
    """The columns that a table may have; only the first must be there."""
    with Path(__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Column(**row) for row in csv.DictReader(file))


def _bare(heading: str) -> str:
    match = UNIT.fullmatch(normalised_name(heading))
    return match[1] if match else normalised_name(heading)


def _known() -> dict[str, Column]:
    return {_bare(one.column): one for one in columns()}


def read_projects(path: Path, ontology: Ontology, as_of: str) -> Projects:
    """The projects of a file, with what was judged by a day. Raises InputFault for a file that can't be read, LT-ENTRY-01 without a
    column of names."""
    known, found = _known(), Projects(path.name)
    for table in read_tables(path, lambda heading: _bare(heading) in known):
        headings = {at: known[_bare(one)] for at, one in enumerate(table.header) if _bare(one) in known}
        if not any(one.means == "label" for one in headings.values()):
            continue
        _unread(table, headings, found)
        _rows(table, headings, found, ontology, as_of)
    if not found.found and not found.issues:
        raise InputFault(
            issue("LT-ENTRY-01", value=columns()[0].column, expected="、".join(one.column for one in columns())).at(path.name)
        )
    return found


def _unread(table: Table, headings: Mapping[int, Column], found: Projects) -> None:
    """Columns that mean nothing here are told once."""
    for at, name in enumerate(table.header):
        if name and at not in headings:
            expected = nearest(name, [one.column for one in columns()], 1)
            found.issues.append(issue("LT-ENTRY-02", column=name, value=name, expected=expected).at(table.file, table.sheet))


def _rows(table: Table, headings: Mapping[int, Column], found: Projects, ontology: Ontology, as_of: str) -> None:
    units = {at: match[2] for at, name in enumerate(table.header) if (match := UNIT.fullmatch(normalised_name(name)))}
    for number, cells in table.rows:
        said = {at: cells[at].strip() for at in headings if at < len(cells) and not means_nothing(cells[at]) and cells[at].strip()}
        if not said:
            continue
        found.read += 1
        row = _Row(ontology, as_of, headings, units, said)
        one = row.applicant(f"{table.file}{f'［{table.sheet}］' if table.sheet else ''} 第 {number} 行")
        found.issues += [each.at(table.file, table.sheet, number) for each in row.issues]
        if one and not any(each.severity == "error" for each in row.issues):
            found.found.append(one)


class _Row:
    """One row on its way to a project."""

    def __init__(
        self, ontology: Ontology, as_of: str, headings: Mapping[int, Column], units: Mapping[int, str], said: Mapping[int, str]
    ) -> None:
        self.ontology, self.as_of, self.headings, self.units, self.said = ontology, as_of, headings, units, said
        self.issues: list[Issue] = []

    def _one(self, means: str, name: str = "") -> tuple[int, str]:
        return next(((at, self.said[at]) for at, one in self.headings.items()
                     if one.means == means and (not name or one.name == name) and at in self.said), (-1, ""))  # fmt: skip

    def _heading(self, at: int) -> str:
        return self.headings[at].column if at in self.headings else ""

    def applicant(self, where: str) -> Applicant | None:
        """The project; None where it has no name."""
        label = self._one("label")[1]
        if not label:
            self.issues.append(issue("LT-CELL-01", column=columns()[0].column, expected="有内容"))
            return None
        reviews, listings = self._judged()
        return Applicant(
            where,
            label,
            self._word("projectKind", "ProjectKind"),
            self._sited(),
            self._numbers(),
            self._word("environmentalClass", "EnvironmentalClass"),
            tuple(reviews),
            tuple(listings),
            where,
        )

    def _word(self, name: str, vocabulary: str) -> str:
        at, written = self._one("word", name)
        return self._concept(at, written, vocabulary) if written else ""

    def _concept(self, at: int, written: str, vocabulary: str) -> str:
        concepts = self.ontology.vocabularies[vocabulary]
        for one in concepts.values():
            if normalised_name(written) in map(normalised_name, (one.code, one.zh, one.en, *one.aliases)):
                return one.code
        expected = "、".join(one.zh for one in concepts.values())
        self.issues.append(issue("LT-WORD-02", column=self._heading(at), value=written, expected=expected))
        return ""

    def _sited(self) -> str:
        at, written = self._one("sited")
        if written and written not in SITED:
            self.issues.append(issue("LT-WORD-02", column=self._heading(at), value=written, expected="、".join(SITED)))
        return SITED.get(written, "")

    def _numbers(self) -> dict[str, Number]:
        currency = currency_code(self._one("currency")[1])
        found = dict[str, Number]()
        for at, one in self.headings.items():
            if one.means == "number" and at in self.said:
                value = self._number(at, one)
                money = self.ontology.properties[one.name].unit == "元"
                found |= {one.name: Number(value, currency if money else "")} if value is not None else {}
        return found

    def _number(self, at: int, one: Column) -> float | None:
        """A number in the base unit: the unit is the cell's own, else its heading's, else the column's."""
        prop = self.ontology.properties[one.name]
        try:
            read = units_of(self.ontology).measured(prop, self.said[at], self.units.get(at, one.unit))
        except Refusal as refusal:
            self.issues.append(replace(refusal.issues[0], column=self._heading(at)))
            return None
        found = float(read.value)
        if read.about:
            self.issues.append(issue("LT-ENTRY-04", column=self._heading(at), value=self.said[at]))
        if found < 0:
            self.issues.append(issue("LT-RANGE-01", column=self._heading(at), value=self.said[at], expected="不小于 0 的数"))
        return found

    def _judged(self) -> tuple[list[Review], list[Listing]]:
        """What people judged: each with who, when and by which paper; of a catalogue, perhaps its line."""
        judge, paper, condition = (self._unnamed(means) for means in ("judge", "paper", "condition"))
        day = self._day()
        reviews, listings = list[Review](), list[Listing]()
        for at, one in self.headings.items():
            written = self.said.get(at, "") if one.means == "review" else ""
            if not written or written in UNJUDGED:
                continue
            kind = self._line(written) if one.name == "catalogue" else None
            if kind and judge:
                listings.append(Listing(kind.code, kind.zh, judge, PROJECT, self._one("label")[1]))
            outcome = "" if kind else self._outcome(at, one.name, written)
            if outcome and judge:
                reviews.append(Review(one.name, outcome, judge, day, condition if outcome == "conditional" else "", paper))
            if not judge:
                self.issues.append(issue("LT-ENTRY-03", column=self._heading(at), value=written))
        return reviews, listings

    def _unnamed(self, means: str) -> str:
        """A body, paper or condition; a cell that names a person is refused."""
        at, written = self._one(means)
        if names_person_for_body(written) if means == "judge" else tells_person(written):
            self.issues.append(issue("LT-ENTRY-06", column=self._heading(at), value=written))
        return written

    def _outcome(self, at: int, item: str, written: str) -> str:
        return "met" if item == "catalogue" and written in ALLOWED else self._concept(at, written, "EntryOutcome")

    def _line(self, written: str) -> Concept | None:
        """The kind of a catalogue's line (鼓励, 限制, 淘汰, 负面清单)."""
        bare = normalised_name(written).removesuffix("类").removeprefix("列入")
        kinds = self.ontology.vocabularies["CatalogueKind"].values()
        return next(
            (one for one in kinds if bare in (normalised_name(each).removesuffix("类") for each in (one.zh, *one.aliases))), None
        )

    def _day(self) -> str:
        at, written = self._one("day")
        try:
            day = date(written) if written else ""
            if day and first_day(day) > self.as_of:
                self.issues.append(issue("LT-ENTRY-05", column=self._heading(at), value=written, as_of=self.as_of))
            return day
        except Refusal as refusal:
            self.issues.append(replace(refusal.issues[0], column=self._heading(at)))
            return ""


def write_form(path: Path) -> Path:
    """Write an empty table of projects with the columns and one line of example. Raises OSError."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([one.column for one in columns()])
    return path
