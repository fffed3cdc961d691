"""Figures by hand, and the interval beside SciPy's."""

from __future__ import annotations

from typing import Any

import numpy
import pytest
from scipy.stats import bootstrap

from ingest.text.gold.scoring import Counts, interval, total

PAPERS = [Counts(10, 9, 8), Counts(4, 6, 3), Counts(20, 18, 18), Counts(0, 1, 0), Counts(7, 7, 5), Counts(12, 15, 11)]


def test_precision_recall_and_f1_by_hand() -> None:
    counts = Counts(labels=10, finds=8, right=6)
    assert [counts.precision, counts.recall, counts.f1] == pytest.approx([0.75, 0.6, 2 / 3])


def test_nothing_divided_by_nothing_is_no_figure() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)


def test_a_false_find_where_nothing_is_labelled_costs() -> None:
    assert total([Counts(5, 5, 5), Counts(0, 5, 0)]).f1 == pytest.approx(2 / 3)


def test_the_interval_agrees_with_scipy() -> None:
    def f1(labels: Any, finds: Any, right: Any, axis: int) -> Any:
        return 2 * numpy.sum(right, axis) / (numpy.sum(labels, axis) + numpy.sum(finds, axis))

    columns: Any = [numpy.array(one) for one in zip(*[(c.labels, c.finds, c.right) for c in PAPERS], strict=True)]
    theirs = bootstrap(columns, f1, paired=True, method="percentile", rng=1).confidence_interval
    assert interval(PAPERS) == pytest.approx(tuple(theirs), abs=0.02)


def test_the_interval_is_the_same_each_time() -> None:
    assert interval(PAPERS) == interval(list(PAPERS))


def test_one_paper_gives_no_interval() -> None:
    assert interval(PAPERS[:1]) is None


def test_papers_without_labels_and_finds_give_no_interval() -> None:
    assert interval([Counts(), Counts()]) is None
