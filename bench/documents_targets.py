"""What the targets of a plan cost: the answer, the workbook that departments fill in, its way back, and an entry check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.export.indicator_book import write_indicator_book
from app.export.indicator_rows import Form
from bench.figure import Figure, cpu
from graph.admission import Applicant, check
from graph.admission.applicant import Number
from graph.facts import Facts, read_facts
from graph.indicators import targets
from graph.ledger import Ledger
from graph.statement import Statement
from ingest.bundled import load_defaults
from ingest.indicators.deciding import decide
from ingest.indicators.filling import Said
from ingest.indicators.lines import read_workbook

TARGETS, YEARS, PROJECTS = 1_000, range(2021, 2026), 1_000
AS_OF, PERIOD = "2025-12-31", "2025"


def figures() -> Iterator[Figure]:
    """CPU seconds for 1,000 targets with five years of figures each, and for 1,000 projects."""
    with TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.db")
        load_defaults(ledger)
        ledger.add(list(_plan()))
        facts = read_facts(ledger, AS_OF)
        spent, found = cpu(lambda: targets(facts, "b:zone"))
        yield Figure("documents: 1,000 targets", spent, "CPU s", "none", None, goal=2, absolute=True)
        path = Path(folder) / "all.xlsx"
        spent, _ = cpu(lambda: write_indicator_book(found, path, "real", Form(PERIOD, None, found.tolerance)))
        yield Figure("documents: workbook of 1,000 targets", spent, "CPU s", "none", None, goal=8, absolute=True)
        spent, outcomes = cpu(lambda: decide(facts, found, read_workbook(path), Said()))
        assert len(outcomes) == TARGETS
        yield Figure("documents: its way back", spent, "CPU s", "none", None, goal=3, absolute=True)
        yield _entry(facts)


def _entry(facts: Facts) -> Figure:
    numbers = {"landArea": Number(20_000.0), "fixedInvestment": Number(1e8, "CNY")}
    asking = [Applicant(str(one), f"项目{one}", numbers=numbers) for one in range(PROJECTS)]
    spent, found = cpu(lambda: check(facts, asking, "b:zone"))
    assert found.counts()["undecided"] == PROJECTS
    return Figure("documents: entry check of 1,000 projects", spent, "CPU s", "none", None, goal=2, absolute=True)


def _plan() -> Iterator[Statement]:
    """A plan of 1,000 targets, each of an indicator of its own, with a figure a year."""
    yield from _record("zone", "Zone", name="测量区")
    yield from _record("plan", "Policy", name="测量计划", issuedOn="2021-01-01")
    yield from _record("department", "Department", name="测量局")
    yield from _record("programme", "Programme", name="测量工程", periodText="2021—2025", programmeOrder="1")
    yield from (_tie("programme", "programmeOf", "plan"), _tie("department", "responsibleFor", "programme", '{"duty":"lead"}'))
    for one in range(TARGETS):
        target, indicator = f"target/{one}", f"indicator/{one}"
        told = {"basis": "stock", "comparator": "reach", "targetYear": "2025", "valueText": "100家", "ordinal": str(one + 1)}
        yield from _record(target, "TargetStatement", name=f"目标{one}", targetValue="100", unitText="家", **told)
        yield from _record(indicator, "Indicator", name=f"指标{one}", unitText="家", direction="higher")
        yield from (_tie(target, "about", indicator), _tie(target, "targetPlace", "zone"), _tie("programme", "sets", target))
        for year in YEARS:
            yield from _figure(f"figure/{one}/{year}", indicator, str(year), str((one + year) % 120))


def _record(local: str, cls: str, **said: str) -> Iterator[Statement]:
    yield from (Statement("b", f"b:{local}", prop, value=value) for prop, value in {"a": cls, **said}.items())


def _tie(start: str, predicate: str, end: str, qualifiers: str = "", period: str = "") -> Statement:
    return Statement("b", f"b:{start}", predicate, object=f"b:{end}", qualifiers=qualifiers, period=period)


def _figure(local: str, indicator: str, year: str, value: str) -> Iterator[Statement]:
    yield Statement("b", f"b:{local}", "a", value="Observation")
    yield Statement("b", f"b:{local}", "observedValue", value=value, period=year)
    yield Statement("b", f"b:{local}", "unitText", value="家", period=year)
    yield from (_tie(local, "measures", indicator, period=year), _tie(local, "observedOf", "zone", period=year))
