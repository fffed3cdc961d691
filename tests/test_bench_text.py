"""The bench of texts: its papers are the same in every run, and its figures say what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.text import accuracy, speed
from bench.text_world import long_paper, one_paper, papers
from graph.ledger import Ledger
from ingest.text.document import TextDocument
from ingest.text.entering import Knowledge, enter_documents
from ingest.text.found import Found
from ingest.text.gold.reading import BUNDLED, read_gold
from tests.ingest.gold.echo import echo

PAPERS = read_gold(BUNDLED)


def nothing(_: TextDocument) -> Found:
    """Finds nothing."""
    return Found()


def test_the_papers_are_the_same_in_every_run_and_none_is_twice() -> None:
    texts = [one.text for one in papers(30_000)]
    assert texts == [one.text for one in papers(30_000)]
    assert len(texts) - len(set(texts)) == 0
    assert sum(map(len, texts)) >= 30_000


def test_the_long_paper_is_two_megabytes() -> None:
    assert len(long_paper(700_000).text.encode()) >= 2_000_000 * 0.9


def test_speed_is_told_for_a_million_characters() -> None:
    figure = speed("text", nothing, 250_000)
    assert (figure.unit, figure.goal, figure.absolute) == ("s/M", 4.0, True)


def test_what_lacks_of_an_f1_is_told_by_layer() -> None:
    told = {one.bench: one.ours for one in accuracy("x", nothing, PAPERS)}
    assert told == {"text: x targets": 1.0, "text: x departments": 1.0, "text: x sums": 1.0}


def test_a_reader_without_mistakes_lacks_nothing() -> None:
    by_text = {one.text: one for one in PAPERS}
    assert [one.ours for one in accuracy("x", lambda it: echo(by_text[it.text]), PAPERS)] == pytest.approx([0, 0, 0])


def test_a_paper_that_is_made_for_loading_says_nothing_that_is_refused(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.db", kind="示例")
    ((_, report),) = enter_documents([one_paper(4_000, 0)], Knowledge(ledger))
    assert (report.read > 100, report.rejected) == (True, 0)
