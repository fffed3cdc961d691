"""The lists that come with the readers (`ingest/text/data`), and the ones a home adds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a list of ours, by the names of its columns; none where there is no such list."""
    return tuple(read_rows(DATA / f"{name}.csv")) if (DATA / f"{name}.csv").is_file() else ()


@cache
def column(name: str, heading: str) -> tuple[str, ...]:
    """The filled cells of one column of a list, in order."""
    return tuple(row[heading] for row in rows(name) if row[heading])


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file with a header row; UTF-8, with or without a mark at its start."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {str(heading): cell or "" for heading, cell in row.items()}
