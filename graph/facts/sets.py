"""Disjoint sets of records that never bring together two records judged different."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence


class DisjointSets:
    """Sets of record keys; a key that nothing was joined to stands alone."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def part(self, a: str, b: str) -> None:
        """Two keys never meet from now on, unless they are in one set already."""
        if self.find(a) != self.find(b):
            self._apart[a].add(b)
            self._apart[b].add(a)

    def find(self, key: str) -> str:
        """The key that stands for this key's set."""
        while (parent := self._parent.get(key, key)) != key:
            key = parent
        return key

    def members(self, key: str) -> Sequence[str]:
        """Every key in this key's set."""
        root = self.find(key)
        return self._members.get(root, [root])

    def join(self, a: str, b: str) -> None:
        """Join the sets of two keys, unless a pair judged different would meet."""
        a, b = self.find(a), self.find(b)
        if a == b or self.apart((a, b)):
            return
        if len(self.members(a)) < len(self.members(b)):
            a, b = b, a
        self._parent[b] = a
        self._members[a] = [*self.members(a), *self._members.pop(b, [b])]

    def apart(self, keys: Iterable[str]) -> bool:
        """Whether the sets of these keys, taken together, hold a pair judged different."""
        if not self._apart:
            return False
        everyone = {member for key in keys for member in self.members(key)}
        return any(not self._apart[one].isdisjoint(everyone) for one in everyone if one in self._apart)

    def groups(self) -> Iterable[Sequence[str]]:
        """Every set of two and more keys."""
        return self._members.values()
