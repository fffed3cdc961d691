"""Real processes killed at random moments (`make bench ONLY=durability` kills some fifty): the whole load or nothing, and
views that a check repairs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.killing import ENDED, FAMILY, MAKER, NOTHING, WHOLE, KilledLoads, KilledProjections, KilledSurveys
from graph.engines.opening import EMBEDDED, NEO4J
from graph.home import Home
from graph.ledger import Ledger
from graph.views.views import BOTH, CYPHER
from tests.engines import ENVIRON, needs_neo4j


def test_two_loads_killed_at_random_are_whole_or_nothing(ledger_url: str, tmp_path: Path) -> None:
    rounds = KilledLoads(ledger_url, tmp_path / "in", random.Random(6))
    rounds.prepare()
    assert {rounds.kill_one() for _ in range(2)} <= {NOTHING, WHOLE, ENDED}


def test_a_survey_killed_at_random_is_there_with_its_verdicts_or_not_at_all(ledger_url: str, tmp_path: Path) -> None:
    rounds = KilledSurveys(ledger_url, tmp_path / "in", random.Random(6))
    rounds.prepare()
    assert rounds.kill_one() in {NOTHING, WHOLE, ENDED}


@pytest.mark.parametrize("kind", [EMBEDDED, NEO4J])
def test_a_projection_killed_at_random_is_repaired(kind: str, engine_folder: Path, tmp_path: Path) -> None:
    if kind == NEO4J:
        needs_neo4j()
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.add([])
    rounds = KilledProjections(
        Home(engine_folder, ledger), ENVIRON[kind], BOTH if kind == EMBEDDED else (CYPHER,), random.Random(6), (MAKER, FAMILY), 100)
    rounds.prepare()
    rounds.kill_one()
