"""What the user's input is at fault for, as a page and as a document: the place, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import EngineFault, UnknownName
from ontology.errors import UserFault

NOT_FOUND, WRONG, AWAY = 404, 422, 503


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is wrong: the sentence, what to do about it, and what was expected."""

    text: str
    fix: str
    expected: str = ""


def status_of(fault: UserFault) -> int:
    """404 for what isn't there, 422 for what can't be asked, 503 for an engine that is not running."""
    if isinstance(fault, EngineFault):
        return AWAY
    return NOT_FOUND if isinstance(fault, UnknownName) else WRONG


def told(fault: UserFault) -> list[Told]:
    """Everything that is wrong, without codes."""
    return [Told(one.message, one.fix, one.expected) for one in fault.issues]
