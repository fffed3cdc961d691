"""indicator-progress says the same in Cypher, in SPARQL and in Python of every statement: random targets with random figures."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.asking.graph import Graph
from graph.facts import read_facts
from graph.home import Home, open_home
from graph.indicators import targets
from graph.indicators.answer import KNOWN, Goal
from graph.views.views import CYPHER, RDF
from tests.graph.indicators.world import Planned, planned
from tests.graph.queries.test_states_twins import engine, opened

pytestmark = pytest.mark.xdist_group("states-twins")
__all__ = ["engine"]
DAYS = ("2024-12-31", "2025-06-30", "2026-02-28")
NUMBER, SECONDS = 160, 300.0
PERIODS = ("2022", "2023", "2024", "2024-06", "2024-07/2024-12", "2025", "2025-01/2025-06", "2026-02")
BASES = ("stock", "stock", "stock", "stock", "flow", "flow", "yearly", "unclear", "change", "")


def random_plan(seed: int) -> Planned:
    """Targets that differ in all that the rate looks at, each of an indicator of its own but for parts and contradictions."""
    chance, made = random.Random(seed), planned()
    kinds = ["alone", *(chance.choice(("alone",) * 5 + ("part", "contradicted")) for _ in range(NUMBER)), "alone"]
    for number in range(NUMBER):
        name, kind = f"目标{number}", kinds[number]
        about = f"指标目标{number - 1}" if kind != "alone" else ""
        time = chance.choice(({"targetYear": "2025"}, {"targetYear": "2024"}, {"targetYear": "", "targetPeriod": "2023—2025年"},
                              {"targetYear": ""}))  # fmt: skip
        comparator = chance.choice(("reach", "at_least", "equals", "equals", "raise_by"))
        direction = chance.choice(("higher", "higher", "higher", "lower", "neutral"))
        made.target(name, str(chance.randint(1, 9) * 10), about=about, basis=chance.choice(BASES), comparator=comparator,
                    calibre=f"口径{number % 2}", direction=direction, **time)  # fmt: skip
        if about:
            made.relate(name, "targetPartOf" if kind == "part" else "conflictsWith", f"目标{number - 1}")
        if kind != "contradicted":
            _figures(chance, made, about or f"指标{name}", f"口径{chance.randint(0, 1)}", kinds[number + 1] != "contradicted")
    return made


def _figures(chance: random.Random, made: Planned, indicator: str, calibre: str, disputable: bool) -> None:
    """Up to four figures of an indicator, some rough, of the period alone, in another unit, or disputed: of two 口径 only one has a
    figure of a period, since a view shows no more."""
    for period in chance.sample(PERIODS, chance.randint(0, 4)):
        source, value, reported = f"s{chance.randint(0, 9)}-{calibre}", str(chance.randint(0, 90)), chance.random() < 0.4
        told = {
            "comparator": chance.choice(("", "", "", "equals", "about", "at_least")),
            "calibre": chance.choice(("", calibre, calibre)),
            "cumulative": chance.choice(("", "true", "false")),
            "provingPaper": "〔2024〕1号" if reported and chance.random() < 0.5 else "",
        }
        made.seen(value, period, indicator, chance.choice(("家", "家", "家", "人")), source, **told)
        if reported:
            made.relate(f"{source}:{indicator}-{period}-{value}", "reportedBy", "甲局", source=source, period=period)
        if disputable and chance.random() < 0.25:
            made.seen(str(chance.randint(0, 90)), period, indicator, source="z", calibre=told["calibre"])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    found = open_home(tmp_path_factory.mktemp("plans"), kind="示例")
    found.ledger.add(random_plan(7).statements)
    return found


@pytest.fixture(scope="module")
def views(home: Home, engine: str, engine_folder: Path) -> Iterator[Graph]:
    yield from opened(home, engine, engine_folder)


def told(home: Home, day: str) -> dict[str, Goal]:
    """The targets in Python, by their labels."""
    return {one.label: one for one in targets(read_facts(home.ledger, day), "t:zone").goals}


def rounded(value: object) -> float | None:
    """A number as it compares across languages."""
    return None if value is None else round(float(str(value)), 9)


def shown(one: Goal) -> tuple[str | None, float | None, float | None]:
    """The latest period of a target, its figure and the rate, in Python."""
    return (one.latest.period, rounded(one.latest.shown.total), rounded(one.reached)) if one.latest else (None, None, None)


@pytest.mark.parametrize("day", DAYS)
def test_a_rate_is_the_same_in_every_language(home: Home, views: Graph, engine: str, day: str) -> None:
    language = RDF if engine == RDF else CYPHER
    asked = views.query("indicator-progress", {"place": "t:zone"}, language=language, as_of=day, seconds=SECONDS)
    found = {row[0]: (row[5], *map(rounded, row[6:])) for row in asked.rows}
    said = {label: shown(one) for label, one in told(home, day).items()}
    assert {one: (found.get(one), said[one]) for one in said if found.get(one) != said[one]} == {}


def test_nothing_that_cannot_be_computed_has_a_rate(home: Home) -> None:
    goals = [one for day in DAYS for one in told(home, day).values()]
    assert not [one for one in goals if one.status == "not_computable" and (one.rate, one.reached) != (None, None)]


def test_the_plan_holds_what_the_twins_are_to_agree_on(home: Home) -> None:
    goals = [one for day in DAYS for one in told(home, day).values()]
    assert KNOWN | {"no_data", "not_computable"} <= {one.status for one in goals}
    assert sum(one.reached is not None for one in goals) > 20
    assert any(one.reading and one.reached for one in goals)
    assert any(one.latest and one.latest.others for one in goals)
