"""What the bench prints, and that its world is the same in every run."""

from __future__ import annotations

import json

import pytest

from bench.figure import Figure, table
from bench.world import statements
from graph.statement import statement_digest

RATIO = Figure("ledger: facts", 8.0, "CPU s", "a bare scan", 4.0, goal=3)


def test_a_figure_is_one_line_of_json_with_its_peer_and_goal() -> None:
    assert json.loads(RATIO.as_json()) == {
        "bench": "ledger: facts", "ours": 8.0, "unit": "CPU s", "peer": "a bare scan", "peer_value": 4.0, "ratio": 2.0,
        "goal": "ratio ≤ 3", "holds": True}  # fmt: skip


@pytest.mark.parametrize(("ours", "absolute", "holds"), [
    (12, False, True), (12.1, False, False), (3, True, True), (3.1, True, False)])  # fmt: skip
def test_a_goal_is_a_ratio_or_an_absolute_figure(ours: float, absolute: bool, holds: bool) -> None:
    assert Figure("x", ours, "GB", "y", 4, goal=3, absolute=absolute).holds is holds


def test_a_table_has_a_line_for_each_figure_and_names_a_missed_goal() -> None:
    missed = Figure("ledger: peak memory", 1.2, "GB", "none", None, goal=1, absolute=True)
    assert [line.split()[-1] for line in table([RATIO, missed]).splitlines()] == ["holds", "yes", "NO"]


def test_the_world_is_the_same_in_every_run_and_says_nothing_twice() -> None:
    first = list(statements(5_000))
    assert first == list(statements(5_000))
    assert len({statement_digest(one) for one in first}) == 5_000
