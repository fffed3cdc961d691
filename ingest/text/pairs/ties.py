"""How two statements stand to each other: the second restates the first, contradicts it, or neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.text.found import NONE, Target
from ingest.text.pairs.likeness import changes, numerators, one_indicator, wider

FIRM = ("equals", "reach", "at_least")
"""Comparators that say one thing of a number of things (100家, 达到100家, 不少于100家)."""
TELLING = 4
"""Signs that a name needs for its restatement to be meant; 产值 alone is said of many things."""
APART = 150
"""Signs between two numbers of one name that may contradict each other: nearer ones are stages or parts of one sentence."""
SPECIFIC = 6
"""Signs that a name needs for two numbers of it to contradict each other."""


def tie(one: Target, other: Target, one_paper: bool = True) -> str:
    """restates, conflicts or "" of two statements in the order of the text, or of two papers."""
    if one.sum_of or other.sum_of or (one.year != other.year and one.year and other.year):
        return ""
    same_value = one.value == other.value and one.unit == other.unit and one.value_to == other.value_to
    if one_indicator(one, other):
        return _of_one(one, other, same_value, one_paper)
    if same_value and wider(one, other) and _firm(one, other):
        return "restates"
    if not same_value or one.unit != "比例":
        return ""
    to_and_by = one.indicator == other.indicator and changes(one) != changes(other)
    return "conflicts" if to_and_by or numerators(one, other) else ""


def _of_one(one: Target, other: Target, same_value: bool, one_paper: bool) -> str:
    if same_value:
        said_alike = one.comparator == other.comparator or _firm(one, other)
        return "restates" if said_alike and len(one.indicator) >= TELLING else ""
    if one_paper and other.start - one.end < APART:
        return ""
    whole = NONE == one.part_of == other.part_of and one.scope == other.scope and one.basis == other.basis != "flow"
    return "conflicts" if whole and one.year == other.year and len(one.indicator) >= SPECIFIC else ""


def _firm(one: Target, other: Target) -> bool:
    return one.comparator in FIRM and other.comparator in FIRM


class Earlier:
    """Statements that a later one may be tied to: those of its indicator and those of its value, in the order of the text."""

    def __init__(self, found: Iterable[Target] = ()) -> None:
        self._places: dict[object, list[int]] = defaultdict(list)
        for place, one in enumerate(found):
            self.add(one, place)

    def add(self, one: Target, place: int) -> None:
        """Takes a statement."""
        for key in (one.indicator, (one.value, one.unit)):
            self._places[key].append(place)

    def __iter__(self) -> Iterator[object]:
        """By what a statement may be tied to these: their indicators, and their values with the unit."""
        return iter(self._places)

    def like(self, one: Target) -> list[int]:
        """Places of the statements that may be tied to this one."""
        return sorted({*self._places.get(one.indicator, ()), *self._places.get((one.value, one.unit), ())})


def ties(found: Sequence[Target], one: Target, places: Iterable[int], one_paper: bool = True) -> Iterator[tuple[int, str]]:
    """The ties of a statement to those at these places: the first that it restates, else the first that it contradicts. Where they
    are of another paper (`one_paper` false), how far apart they stand says nothing."""
    said = [(place, kind) for place in places if (kind := tie(found[place], one, one_paper))]
    yield from sorted(said, key=lambda pair: pair[1] != "restates")[:1]
