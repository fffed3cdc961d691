"""Texts that are put by on disk while a load is judged, and fetched again by their number."""

from __future__ import annotations

from array import array
from os import SEEK_END
from tempfile import TemporaryFile
from types import TracebackType

BUFFER = 1 << 20


class Spool:
    """Texts by their number, in a file that is gone when the spool is closed. All are added before the first is fetched."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115  # closed with the spool
        self._ends, self._length = array("Q", [0]), 0
        self._coming = bytearray()

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, text: str) -> None:
        """Put a text by; the first one is number 0."""
        written = text.encode("utf-8", "surrogatepass")
        self._coming += written
        self._length += len(written)
        self._ends.append(self._length)
        if len(self._coming) > BUFFER:
            self._write()

    def __getitem__(self, number: int) -> str:
        if self._coming:
            self._write()
        start = self._ends[number]
        self._file.seek(start)
        return self._file.read(self._ends[number + 1] - start).decode("utf-8", "surrogatepass")

    def _write(self) -> None:
        self._file.seek(0, SEEK_END)
        left = memoryview(self._coming)
        while left:
            left = left[self._file.write(left) :]
        left.release()
        self._coming = bytearray()
