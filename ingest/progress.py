"""How far a load has come: a stage's word, rows done, rows in all, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[str, int, int], None]
"""Called with a stage (`open`, `read`, `judge`, `write`), how many of its files or rows are done, and how many there are."""
STEP = 1_000
One = TypeVar("One")


def told(rows: Sequence[One], stage: str, progress: Progress | None) -> Iterator[One]:
    """The rows one by one; `progress` hears of the first, of every thousandth, and of the end."""
    if progress is None:
        yield from rows
        return
    for done, one in enumerate(rows):
        if done % STEP == 0:
            progress(stage, done, len(rows))
        yield one
    progress(stage, len(rows), len(rows))
