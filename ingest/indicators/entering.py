"""Filled rows into the ledger: figures of a source of their own, with who, when and by which paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from graph.facts import Facts
from graph.ledger import Ledger
from ingest.indicators import layout
from ingest.indicators.deciding import SOURCE, Fate, Outcome
from ingest.indicators.filling import Filled
from ingest.loading import LoadReport, load_plan
from ingest.plan import Plan
from ingest.planned import planned
from ingest.source import Source, TableSpec
from ingest.tables import Table

RANK = 15
"""How early what departments report is believed: before what is gathered from public papers."""
APART = str.maketrans({"/": "／", "#": "＃", ":": "：", ";": "；", ",": "，"})
"""Signs that would part a key, or a cell of several keys, are written otherwise in it."""
FORMS = ("id", "title", "publisher", "kind", "date", "strength")
INDICATORS = ("id", "doubt", "cites")
FIGURES = (
    "id",
    "measures",
    "observedOf",
    "reportedBy",
    "period",
    "observedValue",
    "newInPeriod",
    "unitText",
    "valueText",
    "calibre",
    "cumulative",
    "countedOn",
    "countedBy",
    "provingPaper",
    "reporterPost",
    "checkerPost",
    "reportedOn",
    "cites",
)
COLUMNS = {
    "observedValue": layout.TOTAL,
    "newInPeriod": layout.NEW,
    "countedOn": layout.DAY,
    "countedBy": layout.COUNTS,
    "provingPaper": layout.PAPER,
    "reporterPost": layout.REPORTER,
    "checkerPost": layout.CHECKER,
    "reportedOn": layout.REPORTED,
    "date": layout.REPORTED,
    "period": layout.PERIOD,
    "reportedBy": layout.DEPARTMENT,
    "doubt": layout.DISPUTE,
}
"""Columns of the load → those of the workbook."""
Lines = list[tuple[int, tuple[str, ...]]]


def enter(ledger: Ledger, facts: Facts, place: str, outcomes: Sequence[Outcome], file: str, day: str) -> LoadReport | None:
    """Load the recorded rows as one load; None where there is none. `place` is the place's record."""
    filled = [one.filled for one in outcomes if one.fate is Fate.RECORDED and one.filled]
    if not filled:
        return None
    source = Source(SOURCE, "目标任务填报", "各部门", "内部填报", "", "", ledger.kind, RANK, "strong", Path(), ())
    made = Plan()
    tables = {"documents": ("documents", FORMS, _forms(filled, file, day)),
              "observations": ("class:Observation", FIGURES, _figures(filled, place)),
              "indicators": ("class:Indicator", INDICATORS, _doubts(filled))}  # fmt: skip
    for name, (reads, header, lines) in tables.items():
        if lines:
            table = Table(file, filled[0].line.sheet, header, lines, digest=_digest(header, lines))
            spec = TableSpec(name, file, header, reads=reads)
            made.tables.append(planned(table, spec, source, Path(file), ledger.kind, ledger.ontology))
    return load_plan(ledger, made, place=facts.label(place))


def refused_by(report: LoadReport | None, outcomes: Sequence[Outcome]) -> None:
    """Rows that the load itself refused are refused; what it says of a row is said of the column of the workbook."""
    rows = {one.line.row: one for one in outcomes if one.fate is Fate.RECORDED}
    for told in report.errors if report else ():
        one = rows.get(told.row or 0)
        if one is not None:
            one.issues.append(replace(told, column=COLUMNS.get(told.column, told.column)))
            one.fate = Fate.REFUSED if told.severity == "error" else one.fate


def _digest(*said: object) -> str:
    return blake2b(repr(said).encode(), digest_size=32).hexdigest()


def _local(*parts: str) -> str:
    return "/".join(part.translate(APART) for part in parts)


def _form(one: Filled) -> str:
    return _local("form", one.department_label, one.period)


def _forms(filled: Sequence[Filled], file: str, day: str) -> Lines:
    """Each department's report of a period as the document that its figures cite."""
    found = {_form(one): one for one in filled}
    return [(one.line.row, (local, f"目标任务填报表（{one.department_label}，{one.period}）", one.department_label, "register",
                            one.cells["reportedOn"] or day, "strong")) for local, one in found.items()]  # fmt: skip


def _figures(filled: Sequence[Filled], place: str) -> Lines:
    lines: Lines = []
    for one in filled:
        if one.total or one.new:
            lines.append((one.line.row, _figure(one, place, one.period, one.total, one.new)))
        if one.base and one.base_period:
            lines.append((one.line.row, _figure(one, place, one.base_period, one.base, "")))
    return lines


def _figure(one: Filled, place: str, period: str, total: str, new: str) -> tuple[str, ...]:
    cells, running = one.cells, "true" if total and one.goal.basis == "flow" else ""
    return (
        _local("obs", one.department_label, one.goal.indicator, period, *filter(None, [one.goal.reading])),
        one.goal.indicator,
        place,
        one.department,
        period,
        total,
        new,
        one.unit,
        "",
        one.goal.reading,
        running,
        cells["countedOn"] if period == one.period else "",
        cells["countedBy"],
        cells["provingPaper"],
        cells["reporterPost"],
        cells["checkerPost"],
        cells["reportedOn"],
        _form(one),
    )


def _doubts(filled: Sequence[Filled]) -> Lines:
    return [(one.line.row, (one.goal.indicator, one.cells["doubt"], _form(one))) for one in filled if one.cells["doubt"]]
