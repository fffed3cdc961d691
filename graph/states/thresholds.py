"""Thresholds are data: looked up from the place outwards, then the default; unconfirmed ones say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from graph.errors import AnalysisFault
from graph.facts import Facts
from graph.facts.fact import choice
from graph.states.geography import Geography
from ontology.ranges import misset


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number with the place that set it (empty: default) and whether that place confirmed it."""

    value: float
    place: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A threshold as its record tells it: the value as written, the record and the place it is of."""

    written: str
    record: str
    place: str
    confirmed: bool


class Thresholds:
    """Thresholds that hold in one place: zone → region → country → default."""

    def __init__(self, facts: Facts, geography: Geography, place: str) -> None:
        self._facts, self._places = facts, (*geography.above(place), "")

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], _Told]:
        """What is told of each name and place; of several records the one that the declared order shows."""
        facts = self._facts
        told = [fact for one in facts.instances("Threshold") if (fact := facts.told(one, "thresholdValue"))]
        found: dict[tuple[str, str], _Told] = {}
        for fact in sorted(told, key=lambda fact: choice(fact, facts.ranks)):
            name, confirmed = facts.value(fact.subject, "thresholdName"), facts.value(fact.subject, "confirmed") == "true"
            for place in [one.object for one in facts.about(fact.subject, "thresholdOf")] or [""]:
                found.setdefault((name, place), _Told(fact.value, fact.subject, place, confirmed))
        return found

    def get(self, name: str) -> Threshold | None:
        """The nearest threshold of a name, or None where nobody set one. Raises AnalysisFault LT-THRESHOLD-01 where it is no
        number or out of its range."""
        told = next((self._by_name[name, place] for place in self._places if (name, place) in self._by_name), None)
        if told is None:
            return None
        if wrong := misset(name, told.written):
            where = f"{told.record}（{self._facts.label(told.place)}）" if told.place else told.record
            raise AnalysisFault(wrong.at(where))
        return Threshold(float(told.written), told.place, told.confirmed)

    def confirmed(self, name: str) -> bool:
        """Whether the place itself has set and confirmed this threshold."""
        found = self.get(name)
        return found is not None and found.confirmed and found.place == self._places[0]

    def number(self, name: str, otherwise: float) -> float:
        """The threshold's value, or a fallback where none is loaded."""
        found = self.get(name)
        return otherwise if found is None else found.value
