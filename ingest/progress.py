"""How far a load has come: a stage's word, rows done, rows in all, for whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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


class Steps:
    """Tells how far a stage has come that goes through several runs of rows."""

    def __init__(self, stage: str, total: int, progress: Progress | None) -> None:
        self._stage, self._total, self._progress, self._done = stage, total, progress, 0

    def over(self, rows: Iterable[One]) -> Iterator[One]:
        """The rows one by one; `progress` hears of every thousandth of all runs."""
        for one in rows:
            if self._progress and self._done % STEP == 0:
                self._progress(self._stage, self._done, self._total)
            self._done += 1
            yield one

    def end(self) -> None:
        """Tell that all is done."""
        if self._progress:
            self._progress(self._stage, self._done, self._total)
