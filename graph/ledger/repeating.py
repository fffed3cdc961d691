"""A load that is given once more while nothing has changed: its rows are counted again by what became of them before.

What the load is known by (a digest of all that bears on it) stands among the settings; it holds as long as no later load has
added or closed a statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, delete, func, insert, literal, select

from graph.ledger import store
from graph.ledger.reading import raw_rows
from graph.ledger.tables import document, input_row, load, setting

PREFIX = "repeatable/"
Document = tuple[str, str, str]
"""Source, name and digest of a file."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A load whose rows would say today what they said then: its number and rows, files by their numbers, and the remark."""

    load: int
    read: int
    documents: Mapping[int, Document]
    remark: str


def remember(connection: Connection, name: str, which: int, remark: str, *, changed: bool) -> None:
    """Know load `which` by a name, with a remark for who asks again. What was remembered before a change holds no longer."""
    if changed:
        connection.execute(delete(setting).where(setting.c.name.startswith(PREFIX)))
    if name:
        store.write_setting(connection, PREFIX + name, json.dumps({"load": which, "remark": remark}, ensure_ascii=False))


def recall(connection: Connection, name: str) -> Earlier | None:
    """The load that is known by a name, if no later one has changed the ledger."""
    found = connection.scalar(select(setting.c.value).where(setting.c.name == PREFIX + name))
    if found is None:
        return None
    told: dict[str, Any] = json.loads(found)
    which = int(told["load"])
    if connection.scalar(select(func.count()).where(load.c.id > which, load.c.added + load.c.closed > 0)):
        return None
    query = select(document.c.id, document.c.source, document.c.name, document.c.digest).where(document.c.load == which)
    files = {number: (source, file, digest) for number, source, file, digest in raw_rows(connection, query.order_by(document.c.id))}
    read = connection.scalar(select(load.c.read).where(load.c.id == which))
    return Earlier(which, int(read or 0), files, told["remark"])


def remarks(connection: Connection, earlier: Earlier) -> Iterator[tuple[str, str, int, str, str]]:
    """File, sheet, row, outcome and issues (as JSON) of the rows that anything was told of."""
    query = select(input_row.c.document, input_row.c.sheet, input_row.c.row, input_row.c.outcome, input_row.c.issues)
    for number, *told in raw_rows(connection, query.where(input_row.c.load == earlier.load, input_row.c.issues != "")):
        yield earlier.documents[number][1], *told


def count_again(connection: Connection, earlier: Earlier, now: int, documents: Sequence[int]) -> None:
    """The rows of an earlier load as those of load `now`, with its documents in the same order: what was accepted is merged."""
    numbers = dict(zip(earlier.documents, documents, strict=True))
    outcome = case((input_row.c.outcome == "rejected", "rejected"), else_="merged")
    again = select(literal(now), input_row.c.ordinal, case(numbers, value=input_row.c.document), input_row.c.sheet, input_row.c.row,
                   outcome, input_row.c.issues).where(input_row.c.load == earlier.load)  # fmt: skip
    names = ["load", "ordinal", "document", "sheet", "row", "outcome", "issues"]
    connection.execute(insert(input_row).from_select(names, again.order_by(input_row.c.ordinal)))


def built_on(connection: Connection, earlier: Earlier) -> tuple[set[int], set[str]]:
    """The loads by which what the earlier load says came in, and its sources."""
    query = select(load.c.builds_on, load.c.sources, load.c.added).where(load.c.id == earlier.load)
    basis, sources, added = connection.execute(query).one()
    return {*map(int, basis.split()), *([earlier.load] if added else [])}, set(sources.split())
