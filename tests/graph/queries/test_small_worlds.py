"""Twins on worlds so small that every answer is counted by hand: what is not there, and what is told only later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.asking.graph import Graph
from graph.home import Home, open_home
from graph.ledger import Judgement
from graph.statement import Statement, pack
from graph.views.views import CYPHER, RDF
from tests.graph.queries.test_states_twins import engine, opened
from tests.graph.world import record, say, tie

__all__ = ["engine"]
FIRST = "2018-06-30"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """One agency of one kind; a firm whose plant is named by evidence of 2023 alone."""
    found = open_home(tmp_path_factory.mktemp("small"), kind="示例")
    said = (({"site": "s:plant"}, "2023"), ({"role": "make"}, "2017"))
    told = [Statement("s", "s:firm", "occupies", object="s:link", period=year, qualifiers=pack(how)) for how, year in said]
    found.ledger.add([
        *record("s:agency", "甲检测", "ServiceAgency", agencyKind="testing"), *record("s:firm", "甲公司"),
        tie("serves", "s:agency", "s:firm"),
        *record("s:zone", "甲区", "Zone"), *record("s:link", "环节甲", "ChainLink"),
        say("a", "Site", "s:plant"), say("siteKind", "factory", "s:plant"), tie("operates", "s:firm", "s:plant"),
        tie("locatedIn", "s:plant", "s:zone"), *told,
    ])  # fmt: skip
    found.ledger.judge([Judgement("s:firm", "s:link", "confirmed", predicate="occupies")])
    return found


@pytest.fixture(scope="module")
def views(home: Home, engine: str, engine_folder: Path) -> Iterator[Graph]:
    yield from opened(home, engine, engine_folder)


def rows(graph: Graph, engine: str, name: str, day: str, **given: str) -> list[tuple[object, ...]]:
    """The answer in the language of this engine."""
    return list(graph.query(name, given, language=RDF if engine == RDF else CYPHER, as_of=day, seconds=300.0).rows)


def test_a_kind_without_agency_serves_nobody(views: Graph, engine: str) -> None:
    found = {row[0]: row[1:] for row in rows(views, engine, "lacking-services", "2024-12-31")}
    assert found.pop("testing") == (1, 1)
    assert set(found.values()) == {(0, 0)}


@pytest.mark.parametrize(("day", "firms"), [(FIRST, 1), ("2016-06-30", 0)])
def test_a_plant_is_claimed_only_by_what_is_told_by_then(views: Graph, engine: str, day: str, firms: int) -> None:
    (found,) = rows(views, engine, "link-organisations", day, place="s:zone")
    assert found[:3] == ("s:link", "环节甲", firms)
