"""Texts that are put by on disk while a load is judged, and fetched again by their number."""

from __future__ import annotations

from array import array
from mmap import ACCESS_READ, mmap
from tempfile import TemporaryFile
from types import TracebackType

BUFFER = 1 << 20


class Spool:
    """Texts by their number, in a file that is gone when the spool is closed. All are added before the first is fetched."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=BUFFER)  # noqa: SIM115  # closed with the spool
        self._ends = array("Q", [0])
        self._there: mmap | None = None

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if self._there is not None:
            self._there.close()
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, text: str) -> None:
        """Put a text by; the first one is number 0."""
        written = text.encode("utf-8", "surrogatepass")
        self._file.write(written)
        self._ends.append(self._ends[-1] + len(written))

    def __getitem__(self, number: int) -> str:
        start, end = self._ends[number], self._ends[number + 1]
        if start == end:
            return ""
        if self._there is None:
            self._file.flush()
            self._there = mmap(self._file.fileno(), 0, access=ACCESS_READ)
        return self._there[start:end].decode("utf-8", "surrogatepass")
