"""A whole set is judged: counts over all papers, each mistake with its place."""

from __future__ import annotations

from dataclasses import replace

from ingest.text.document import TextDocument
from ingest.text.found import Found
from ingest.text.gold.evaluating import evaluate
from ingest.text.gold.labels import GoldDocument, GoldTarget
from ingest.text.gold.scoring import Counts
from tests.ingest.gold.echo import target
from tests.ingest.gold.papers import TEXT

TARGET = GoldTarget(15, 20, "300亿元", names=("产值",), value="300", unit="亿元", comparators=("reach",), years=(2026,))
PAPERS = [GoldDocument("甲", TEXT, targets=(TARGET,)), GoldDocument("乙", "没有目标。", targets=(), departments=())]


def wrong_year(_: TextDocument) -> Found:
    """Whatever the paper says, the one target with another year."""
    return Found(targets=[replace(target(TARGET), year=2025)])


def test_counts_are_over_all_papers_that_label_the_layer() -> None:
    report = evaluate(PAPERS, wrong_year)
    assert [(row.layer, row.papers, row.strict, row.relaxed) for row in report.rows] == [
        ("targets", 2, Counts(1, 2, 0), Counts(1, 2, 1)), ("departments", 1, Counts(), Counts()),
    ]  # fmt: skip


def test_every_strict_mistake_is_told_with_its_place() -> None:
    mistakes = evaluate(PAPERS[:1], wrong_year).mistakes
    told = [(one.missed, one.start, one.said) for one in mistakes]
    assert told == [(True, 15, "300亿元"), (False, 15, "产值 reach 300亿元 2025")]


def test_a_mistake_is_shown_among_its_words() -> None:
    assert evaluate(PAPERS[:1], lambda _: Found()).mistakes[0].around == "…26年，示例产业产值达到【300亿元】。（牵头单位：示例局）…"


def test_the_characters_read_are_counted() -> None:
    assert evaluate(PAPERS, wrong_year).characters == len(TEXT) + 5
