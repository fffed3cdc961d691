"""Tables with a column for those who answer: 责任单位 | 配合单位."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.text.departments.customs import CUSTOM, said
from ingest.text.departments.duties import Notice, Part
from ingest.text.departments.labels import role_of
from ingest.text.departments.names import names
from ingest.text.document import TextTable


def in_columns(text: str, table: TextTable) -> Iterator[Notice]:
    """One notice a row; a table without such a column, or such a heading before a cell, gives none."""
    roles: dict[int, tuple[str, str]] = {}
    for row in table.cells:
        cells = [text[start:end] for start, end in row]
        heads = {at: (role, _custom(cell)) for at, cell in enumerate(cells) if (role := role_of(cell))}
        beside = {at + 1: head for at, head in heads.items() if at + 1 < len(row) and names(text, *row[at + 1], strict=True)}
        if heads and not beside:
            roles = heads
        elif notice := _notice(text, row, beside or roles):
            yield notice


def _notice(text: str, row: tuple[tuple[int, int], ...], roles: dict[int, tuple[str, str]]) -> Notice | None:
    """What the cells say that hold names."""
    parts = [Part(role, tuple(names(text, *row[at]))) for at, (role, _) in roles.items() if at < len(row)]
    held = [part for part in parts if part.names]
    if not held:
        return None
    start, end = min(part.names[0].start for part in held), max(part.names[-1].end for part in held)
    return Notice(start, end, tuple(held), max(custom for _, custom in roles.values()))


def _custom(heading: str) -> str:
    """What a heading says that leaders are told by, "" where nothing."""
    found = CUSTOM.search(heading)
    return said(found) if found else ""
