"""What the user's input is at fault for, as a page and as a document: the place, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from app.words import known, words
from graph.errors import EngineFault, UnknownName
from ontology.errors import Issue, UserFault

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
    return [Told(place_of(one) + one.message, fix_of(one), one.expected) for one in fault.issues]


def place_of(one: Issue) -> str:
    """Where it is: sheet, row and column, as far as they are known."""
    row = f"第 {one.row} 行" if one.row is not None else ""
    column = f"“{one.column}”" if one.row is not None and one.column else ""
    place = "，".join(filter(None, (one.sheet, row, column)))
    return f"{place}：" if place else ""


def fix_of(one: Issue) -> str:
    """What to do about it, on a page: there are no options of a command there."""
    name = f"web_fixes.{one.code}"
    return words(name) if known(name) else one.fix
