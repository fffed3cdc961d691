"""What can go wrong, said in Chinese: one catalogue of messages, one issue value, four exceptions."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

CATALOGUE = Path(__file__).with_name("messages.csv")
SHOWN = 200
"""So much of a value stands in a message."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to tell the user: where it is, what was found, what was expected, what to do.

    `severity` is error (the row or command is refused), warning (it goes on) or note (set aside by a named rule).
    """

    code: str
    severity: str
    message: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    expected: str = ""
    fix: str = ""

    def at(self, file: str, sheet: str = "", row: int | None = None) -> Issue:
        """The same issue with its place filled in."""
        return replace(self, file=file, sheet=sheet, row=row)

    def as_dict(self) -> dict[str, str | int | None]:
        """The issue as the JSON object that faces print."""
        return {name: getattr(self, name) for name in self.__slots__}

    def text(self) -> str:
        """One or two lines for a person: place, what is wrong, what to do."""
        sheet = f"［{self.sheet}］" if self.sheet else ""
        row = f" 第 {self.row} 行" if self.row is not None else ""
        column = f"，列“{self.column}”" if self.column else ""
        place = f"{self.file}{sheet}{row}{column}"
        head = f"{place}：{self.message}" if place else self.message
        expected = f"；应为{self.expected}" if self.expected else ""
        fix = f"\n  处理：{self.fix}" if self.fix else ""
        return f"[{self.code}] {head}{expected}{fix}"


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every message by its code: severity, message, expected and fix, as templates."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def issue(code: str, *, column: str = "", value: object = "", **fields: object) -> Issue:
    """The issue of this code with its templates filled; an unknown code is a programming error (KeyError)."""
    entry, value = catalogue()[code], shown(str(value))
    message, expected, fix = (entry[part].format(value=value, column=column, **fields) for part in ("message", "expected", "fix"))
    return Issue(code, entry["severity"], message, column=str(column), value=value, expected=expected, fix=fix)


def shown(value: str) -> str:
    """A value as a message shows it: of a very long one, how it begins and how long it is."""
    return value if len(value) <= SHOWN else f"{value[:SHOWN]}…（共 {len(value)} 字）"


class Fault(Exception):
    """Anything LianTu refuses, with all its issues at once."""

    def __init__(self, *issues: Issue) -> None:
        self.issues = issues
        super().__init__("\n".join(one.text() for one in issues))


class UserFault(Fault):
    """The user's input was at fault (exit 1)."""


class Refusal(UserFault):
    """One value was refused; it carries exactly one issue without a place."""


class OntologyFault(Fault):
    """The Turtle says something the program does not understand (exit 3)."""
