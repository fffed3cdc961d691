"""What the bench prints, and that its world is the same in every run."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from itertools import islice

import numpy as np
import pytest

from bench.documents_candidates import Generated
from bench.extend import Case, auc, row_errors
from bench.figure import Figure, table
from bench.kernel_world import NODES, KernelWorld
from bench.kernels import rooted
from bench.usage import Usage
from bench.world import statements
from graph.arrays.csr import csr
from graph.statement import statement_digest

RATIO = Figure("ledger: facts", 8.0, "CPU s", "a bare scan", 4.0, goal=3)


BUSY = "import sys; held = bytearray(200_000_000); sum(range(3_000_000)); print('here', flush=True); sys.stdin.read()"


def test_what_a_child_spends_and_holds_is_counted_while_it_runs_and_after() -> None:
    usage = Usage()
    with subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        running = usage.cpu()
    assert usage.child_peak > 200_000_000
    assert usage.cpu() >= running > 0.03


def test_what_we_hold_ourselves_is_counted() -> None:
    usage = Usage()
    before, held = usage.own_peak, bytearray(200_000_000)
    usage.look()
    assert usage.own_peak - before > 100_000_000 < len(held)


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


@pytest.mark.parametrize(("good", "bad", "expected"), [([3.0], [1.0, 2.0], 1.0), ([1.0], [1.0], 0.5), ([0.0, 4.0], [2.0], 0.5)])
def test_the_area_under_the_curve_counts_equal_values_half(good: list[float], bad: list[float], expected: float) -> None:
    assert auc(np.array(good), np.array(bad)) == expected


def test_a_score_that_knows_what_is_hidden_finds_it() -> None:
    positive = np.array([[True, False, False]])
    case = Case(np.zeros((1, 3)), positive, np.eye(3))
    assert list(row_errors(case, positive.astype(float))) == [(0, 0.0, 1)]


def test_the_breadth_first_peer_is_given_the_form_it_works_on_each_edge_once() -> None:
    none = np.zeros(0, dtype=np.int32)
    ends = np.array([0, 0, 0], dtype=np.int32), np.array([2, 1, 1], dtype=np.int32)
    matrix, root = rooted(csr(*ends, NODES), KernelWorld(*ends, none, none))
    assert (matrix.dtype.name, matrix.has_canonical_format, matrix.has_sorted_indices) == ("float64", True, True)
    assert (matrix[0].nnz, matrix[root].nnz, matrix.nnz) == (2, NODES - 2, NODES)


def test_the_world_of_candidates_is_the_same_in_every_run() -> None:
    told = [list(islice(Generated(random.Random(1)).companies(), 60)) for _ in range(2)]
    assert told[0] == told[1]
