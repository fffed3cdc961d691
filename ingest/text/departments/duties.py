"""One place where a paper says who answers: names with the words that give them their part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.text.departments.names import Name

LEAD, ANSWER, COOPERATE = "lead", "answer", "cooperate"
"""牵头, 责任 and 配合. 责任 leads where nobody is said to lead, and cooperates beside a leader."""
SAID = {"牵头": LEAD, "配合": COOPERATE}
"""Roles that stand in a bracket behind a single name."""


@dataclass(frozen=True, slots=True)
class Part:
    """Names with one role."""

    role: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A bracket, some lines or a row of a table that say who answers for something."""

    start: int
    end: int
    parts: tuple[Part, ...]
    first_leads: bool = False
    """Whether the heading of the list says that its first name leads."""

    def duties(self, first_leads: bool = False) -> Iterator[tuple[Name, str]]:
        """Each name with its final role; `first_leads`: the paper says that the first of a list is the leader."""
        led = any(part.role == LEAD or name.part == "牵头" for part in self.parts for name in part.names)
        if first_leads and not led:
            yield from _by_place(self.parts)
            return
        for part in self.parts:
            role = part.role if part.role != ANSWER else COOPERATE if led else LEAD
            for name in part.names:
                yield name, SAID.get(name.part, role)


def _by_place(parts: Sequence[Part]) -> Iterator[tuple[Name, str]]:
    for place, name in enumerate(name for part in parts for name in part.names):
        yield name, COOPERATE if place else LEAD
