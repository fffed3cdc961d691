"""Tables with a column for those who answer: 责任单位 | 配合单位."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.text.departments.duties import Notice, Part
from ingest.text.departments.labels import role_of
from ingest.text.departments.names import names
from ingest.text.document import TextTable


def in_columns(text: str, table: TextTable) -> Iterator[Notice]:
    """One notice a row; a table without such a column gives none."""
    roles: dict[int, str] = {}
    for row in table.cells:
        heads = {at: role for at, (start, end) in enumerate(row) if (role := role_of(text[start:end]))}
        if heads:
            roles = heads
            continue
        parts = [Part(role, tuple(names(text, *row[at]))) for at, role in roles.items() if at < len(row)]
        if held := [part for part in parts if part.names]:
            yield Notice(min(part.names[0].start for part in held), max(part.names[-1].end for part in held), tuple(held))
