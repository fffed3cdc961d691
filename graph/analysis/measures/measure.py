"""A measure: a number with the interval that what is missing leaves open, how much is known, and its sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from graph.analysis.measures.wording import kinds, percent, say


@dataclass(frozen=True, slots=True)
class Measure:
    """One index of one subject.

    `value` is None where it abstains; `low` and `high` hold every value that a completion of what is missing can give (`high`
    None: no upper bound); `coverage` is the share of the weight that is known, 0–1; `line` the threshold it is read against and
    `over` whether it lies above it for certain (None: not known); `subject` the product it speaks of, where a link has several.
    """

    name: str
    label: str
    form: str
    value: float | None
    low: float
    high: float | None
    coverage: float
    abstained: bool
    words: str
    line: float | None = None
    over: bool | None = None
    subject: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `liantu measures --json`, with the formula; numbers to 6 decimals."""
        said = {name: getattr(self, name) for name in self.__slots__}
        told = {name: round(one, 6) if isinstance(one, float) else one for name, one in said.items()}
        return {**told, "formula": kinds()[self.name].formula}

    def of(self, subject: str) -> Measure:
        """The same measure, said of a product."""
        return replace(self, subject=subject)

    @property
    def blank(self) -> bool:
        """Whether nothing is known: not even the interval says more than the measure's nature does."""
        return not self.coverage and (self.low, self.high) == (kinds()[self.name].low, kinds()[self.name].high)

    def shown(self, number: float | None) -> str:
        """A number in this measure's form."""
        if number is None:
            return "—"
        return percent(number) if self.form == "percent" else f"{number:.2f}"


def measured(
    name: str, value: float, low: float, high: float | None, coverage: float, words: str, least: float, *,
    over: float | None = None,
) -> Measure:  # fmt: skip
    """A measure whose value is kept only where at least `least` of the weight is known; `over` is its reference line."""
    kind = kinds()[name]
    coverage = min(1.0, max(0.0, coverage))
    abstained = coverage < least
    if abstained:
        words = f"{words}；{say('below', coverage=percent(coverage), line=percent(least))}"
    high = None if high is None or math.isinf(high) else high
    certain = None if over is None else _over(low, high, over)
    return Measure(name, kind.label, kind.form, None if abstained else value, low, high, coverage, abstained, words, over, certain)


def unknown(name: str, words: str, *, over: float | None = None) -> Measure:
    """A measure of which nothing is known: no value, its natural bounds, coverage 0."""
    kind = kinds()[name]
    return Measure(name, kind.label, kind.form, None, kind.low, kind.high, 0.0, True, words, over)


def _over(low: float, high: float | None, line: float) -> bool | None:
    """Whether every value of an interval lies above a line (True), none does (False), or neither."""
    if low > line:
        return True
    return False if high is not None and high <= line else None
