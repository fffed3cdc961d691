"""A certificate as the drawer shows it: tests beside their thresholds, firms with verdicts, and one numbered list of sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.show.certificate import number_words, result_of, threshold_words
from app.words import words
from graph.states import Certificate
from graph.states.evidence import Evidence
from graph.states.outcome import TestResult

WIDTH = 96.0
"""A gauge's width in its own units."""


@dataclass(slots=True)
class Proofs:
    """Evidence by number, in the order in which it was first named."""

    numbers: dict[Evidence, int] = field(default_factory=dict)

    def of(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of these pieces; each keeps its own for good."""
        return sorted({self.numbers.setdefault(one, len(self.numbers) + 1) for one in evidence})


@dataclass(frozen=True, slots=True)
class Gauge:
    """Where a value stands on a line from 0 to the double of its threshold, both in the gauge's own units."""

    at: float
    line: float


@dataclass(frozen=True, slots=True)
class TestRow:
    """A test as a row: value and threshold in words, the gauge where both are numbers, and how it came out."""

    __test__ = False

    label: str
    value: str
    threshold: str
    gauge: Gauge | None
    result: str
    result_label: str
    remark: str


def test_rows(one: Certificate) -> Iterator[TestRow]:
    """Every test; those not judged say what they lack."""
    for test in one.tests:
        value = words("web.no_value") if test.value is None else words("certificate.none") if isinstance(test.value, str) \
            else number_words(test, test.value)  # fmt: skip
        result, remark = result_of(test), test.note if test.judged else test.missing_input
        label = words(f"certificate.results.{result}")
        yield TestRow(test.label, value, threshold_words(test), _gauge(test), result, label, remark)


def _gauge(test: TestResult) -> Gauge | None:
    if not isinstance(test.value, float | int) or not test.threshold:
        return None
    return Gauge(round(min(1.0, test.value / (2 * test.threshold)) * WIDTH, 1), WIDTH / 2)


def tally(rows: Sequence[TestRow]) -> str:
    """How many tests there are, and how they came out."""
    said = [(words(f"certificate.results.{code}"), sum(row.result == code for row in rows))
            for code in ("failed", "passed", "not_judged", "not_applicable")]  # fmt: skip
    parts = "、".join(f"{word} {count}" for word, count in said if count)
    return words("web.tests_tally", count=len(rows), parts=parts) if rows else ""
