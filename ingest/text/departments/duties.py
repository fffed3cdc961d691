"""One place where a paper says who answers: names with the words that give them their part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.text.departments.names import Name

LEAD, ANSWER, COOPERATE = "lead", "answer", "cooperate"
"""牵头, 责任 and 配合. 责任 leads where nobody is said to lead, and cooperates beside a leader."""
SAID = {"牵头": LEAD, "配合": COOPERATE}
"""Roles that stand in a bracket behind a single name."""


@dataclass(slots=True, unsafe_hash=True)
class Part:
    """Names with one role."""

    role: str
    names: tuple[Name, ...]


@dataclass(slots=True, unsafe_hash=True)
class Notice:
    """A bracket, some lines or a row of a table that say who answers for something."""

    start: int
    end: int
    parts: tuple[Part, ...]
    custom: str = ""
    """What the heading of the list says that its leaders are told by."""

    def duties(self, leading: Sequence[Name] = ()) -> Iterator[tuple[Name, str]]:
        """Each name with its final role; `leading`: those whom the paper's custom makes leaders."""
        led = any(part.role == LEAD or name.part == "牵头" for part in self.parts for name in part.names)
        if leading and not led:
            yield from ((name, LEAD if name in leading else COOPERATE) for part in self.parts for name in part.names)
            return
        for part in self.parts:
            role = part.role if part.role != ANSWER else COOPERATE if led else LEAD
            for name in part.names:
                yield name, SAID.get(name.part, role)
