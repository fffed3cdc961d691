"""The ledger's schema from format to format, forward only: one numbered SQL file a step, the same on every database.

A new step is a file `NNNN-what.sql`, the tables in `graph/ledger/tables.py` as they are after it, and FORMAT = NNNN there.
A line `-- unless TABLE.COLUMN` skips a step whose column is there already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect

FOLDER = Path(__file__).parent
NAME = re.compile(r"(\d{4})-[\w-]+\.sql")
UNLESS = re.compile(r"^-- unless (\w+)\.(\w+)$", re.MULTILINE)
REMARK = re.compile(r"--.*")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the format it leads to, its statements, and the column (table, name) that makes it needless."""

    format: int
    statements: tuple[str, ...]
    unless: tuple[str, str] | None


@cache
def steps() -> tuple[Step, ...]:
    """All steps in their order."""
    found = {match[1]: path for path in FOLDER.glob("*.sql") if (match := NAME.fullmatch(path.name))}
    return tuple(read_step(int(number), path.read_text(encoding="utf-8")) for number, path in sorted(found.items()))


def read_step(number: int, text: str) -> Step:
    """The step that a file's text describes."""
    unless = UNLESS.search(text)
    statements = (one.strip() for one in REMARK.sub("", text).split(";"))
    return Step(number, tuple(filter(None, statements)), (unless[1], unless[2]) if unless else None)


def take_steps(connection: Connection, found: int) -> None:
    """Take every step after a format, inside the caller's transaction."""
    for step in steps():
        if step.format > found and not _needless(connection, step):
            for statement in step.statements:
                connection.exec_driver_sql(statement)


def _needless(connection: Connection, step: Step) -> bool:
    if step.unless is None:
        return False
    table, name = step.unless
    return name in {column["name"] for column in inspect(connection).get_columns(table)}
