"""What a load's rows and the ledger say of records, counted small: the classes and properties of a record are one number."""

from __future__ import annotations

from collections.abc import Iterable

Shape = tuple[frozenset[str], frozenset[str]]
NOTHING: Shape = (frozenset(), frozenset())


class Shapes:
    """Sets of (classes, properties), each known by one number; number 0 is nothing at all."""

    def __init__(self) -> None:
        self._all = [NOTHING]
        self._numbers = {NOTHING: 0}
        self._joined: dict[tuple[int, int], int] = {}

    def __getitem__(self, number: int) -> Shape:
        return self._all[number]

    def number(self, classes: Iterable[str] = (), properties: Iterable[str] = ()) -> int:
        """The number of these classes and properties."""
        shape = frozenset(classes), frozenset(properties)
        if shape not in self._numbers:
            self._numbers[shape] = len(self._all)
            self._all.append(shape)
        return self._numbers[shape]

    def join(self, first: int, second: int) -> int:
        """The number of both together."""
        if first == second or not second:
            return first
        if (first, second) not in self._joined:
            (classes, properties), (more, others) = self._all[first], self._all[second]
            self._joined[first, second] = self.number(classes | more, properties | others)
        return self._joined[first, second]
