"""The time of a target: from when to when it runs, how much of that is gone, which figures belong to which year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ontology.errors import Refusal
from ontology.values import first_day, last_day, period


@dataclass(frozen=True, slots=True)
class Span:
    """Its first and last day; `assumed` where the paper does not say when it begins."""

    first: date
    last: date
    assumed: bool = False

    @classmethod
    def of(cls, start: str, end: str, *, assumed: bool = False) -> Span:
        """The span of two dates of any precision."""
        return cls(date.fromisoformat(first_day(start)), date.fromisoformat(last_day(end)), assumed)

    def gone(self, day: date) -> float:
        """The share of its days gone by the end of a day, from 0 to 1."""
        days = (self.last - self.first).days + 1
        return min(1.0, max(0.0, ((day - self.first).days + 1) / days))

    @property
    def years(self) -> range:
        """The years that it touches."""
        return range(self.first.year, self.last.year + 1)

    @property
    def base(self) -> str:
        """The year whose end a change is counted from."""
        return str((self.first - timedelta(days=1)).year)

    @property
    def said(self) -> str:
        """As people write it: 2019—2021."""
        return str(self.first.year) if self.first.year == self.last.year else f"{self.first.year}—{self.last.year}"


def span_of(own: str, year: str, around: list[str]) -> Span | None:
    """The span of a target: what it says itself, else from the beginning of the programme or plan around it to its year.

    `around` are periods as written, the nearest first, or dates (a plan's own begins in the year of its date).
    """
    if told := _ends(own):
        return Span.of(*told)
    for written in around:
        if told := _ends(written):
            end = year or told[1]
            if last_day(end) >= first_day(told[0]):
                return Span.of(told[0][:4], end, assumed=told[0] == told[1])
    return Span.of(year, year, assumed=True) if year else None


def _ends(written: str) -> tuple[str, str] | None:
    """The two ends of a period as people write it (2019—2021, 2024—2026年)."""
    if not written:
        return None
    try:
        start, _, end = period(written).partition("/")
    except Refusal:
        return None
    return start, end or start


def ended(told: str, as_of: str) -> bool:
    """Whether a period is over on a day."""
    return bool(told) and last_day(told) <= as_of


def start_of(told: str) -> date:
    """The first day of a period."""
    return date.fromisoformat(first_day(told))


def end_of(told: str) -> date:
    """The last day of a period."""
    return date.fromisoformat(last_day(told))


def is_year(told: str, year: int) -> bool:
    """Whether a period is just that year."""
    return first_day(told) == f"{year:04d}-01-01" and last_day(told) == f"{year:04d}-12-31"
