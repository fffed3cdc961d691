"""The figures that facts carry: numbers, the latest period ended by the as-of date, amounts in one unit, and their age."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from math import inf
from typing import TypeVar

from graph.facts import Fact, Facts
from graph.facts.fact import Witness as Teller
from graph.states.outcome import TestResult
from graph.states.proof import Proof
from ontology.units import units_of
from ontology.values import last_day

Key = TypeVar("Key")


def number(fact: Fact, name: str) -> float | None:
    """A numeric qualifier, or None where it is absent or not a number."""
    try:
        return float(fact.qualifier(name))
    except ValueError:
        return None


def ended(facts: Facts, fact: Fact) -> bool:
    """Whether the period of a fact has ended by the as-of date (a fact without period always speaks)."""
    return not fact.period or last_day(fact.period) <= facts.as_of


def latest(facts: Facts, found: Iterable[Fact]) -> list[Fact]:
    """For each subject, object and key qualifiers, the fact of the latest period ended by the as-of date; the same for every
    order in which they come, since of several that end on one day the first by what it says is taken."""
    told = [fact for fact in found if ended(facts, fact)]
    ends = [(fact.predicate, fact.subject, fact.object) for fact in told]
    if len(set(ends)) == len(ends):
        return told
    names = {one: [name for name in facts.ontology.key_qualifiers(one) if name != "period"] for one, _, _ in set(ends)}
    best: dict[tuple[str, ...], Fact] = {}
    for end, fact in zip(ends, told, strict=True):
        key = (*end, *map(fact.qualifier, names[fact.predicate]))
        held = best.setdefault(key, fact)
        if held is not fact and (_until(fact), held.saying()) > (_until(held), fact.saying()):
            best[key] = fact
    return list(best.values())


def last_told(facts: Facts, found: Iterable[Fact], of: Callable[[Fact], Key]) -> dict[Key, list[Fact]]:
    """For each key the facts of its latest period ended by the as-of date: periods are never mixed in one sum."""
    told: dict[Key, list[Fact]] = {}
    for fact in found:
        if ended(facts, fact):
            told.setdefault(of(fact), []).append(fact)
    return {key: [one for one in group if _until(one) == max(map(_until, group))] for key, group in told.items()}


def _until(fact: Fact) -> str:
    return last_day(fact.period) if fact.period else ""


def age(dated: str, as_of: str) -> float:
    """Years from the end of a date to the as-of date, to one decimal; what has not ended yet is no year old."""
    days = (date.fromisoformat(as_of) - date.fromisoformat(last_day(dated))).days
    return round(max(0, days) / 365.25, 1)


class Figures:
    """Figures that tests may reckon with: one whose every telling is older than the window is shown, but proves nothing."""

    def __init__(self, facts: Facts, proof: Proof) -> None:
        self._facts, self._proof = facts, proof

    def number(self, fact: Fact, name: str) -> float | None:
        """A numeric qualifier; None where it is absent, no number, or 证据过期."""
        found = number(fact, name)
        return None if found is None or self._stale(fact, name) else found

    def amount(self, fact: Fact, name: str, unit_name: str) -> tuple[float, str] | None:
        """A quantity and its unit, in the unit's base where the vocabulary knows one (2 万吨 → 20000, 吨); None where unknown, or
        where what is written is no quantity (negative, infinite, NaN)."""
        told = self.number(fact, name)
        if told is None or not 0 <= told < inf:
            return None
        value, unit = units_of(self._facts.ontology).in_base(fact.qualifier(name), fact.qualifier(unit_name))
        return float(value), unit

    def lacking(self, why: str, found: Iterable[Fact], *names: str) -> str:
        """Why a test is not judged, with the newest of the figures that are too old, where there are any."""
        dates = [self._dated(fact, name) for fact in found for name in names
                 if number(fact, name) is not None and self._stale(fact, name)]  # fmt: skip
        return f"{why}：证据过期（{max(dates, key=last_day)}）" if dates else why

    def dating(self, result: TestResult, found: Iterable[Fact], *names: str) -> TestResult:
        """The result with the facts that say its figures, the date and age of the oldest; undated ones are said to be there."""
        used = [(fact, name) for fact in found for name in names if self.number(fact, name) is not None]
        dates = [self._dated(fact, name) for fact, name in used]
        oldest = min(filter(None, dates), key=last_day, default="")
        years = age(oldest, self._facts.as_of) if oldest else None
        told = tuple(dict.fromkeys(fact for fact, _ in used))
        return replace(result, dated=oldest, age=years, date_unknown="" in dates, facts=told)

    def _stale(self, fact: Fact, name: str) -> bool:
        return all(map(self._proof.stale, self._tellings(fact, name)))

    def _dated(self, fact: Fact, name: str) -> str:
        """The newest date of the tellings that give a figure; empty where one of them is undated and so does not age."""
        dates = [self._proof.dated(one) for one in self._tellings(fact, name)]
        return "" if "" in dates else max(dates, key=last_day)

    def _tellings(self, fact: Fact, name: str) -> tuple[Teller, ...]:
        """Those behind a fact that give this figure: they are looked up where some are too old and some are not."""
        if len(set(map(self._proof.stale, fact.witnesses))) < 2:
            return fact.witnesses
        said = self._facts.evidence([fact]).values()
        giving = [one for one in said if one.qualifier(name) == fact.qualifier(name)]
        return tuple((one.source, one.cites, one.period or one.valid_from) for one in giving) or fact.witnesses
