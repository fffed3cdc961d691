"""Ids ↔ rows, both ways, without one Python object an id: sorted UTF-8 bytes that may lie in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.arrays.csr import Rows


class Index:
    """Ids in the order of their UTF-8 bytes; an id's row is its place in that order."""

    def __init__(self, keys: NDArray[np.bytes_]) -> None:
        self.keys = keys

    @classmethod
    def of(cls, ids: Iterable[str]) -> Index:
        """The index of these ids, each once."""
        coded = sorted({one.encode() for one in ids})
        return cls(np.array(coded, dtype=np.bytes_) if coded else np.zeros(0, dtype="S1"))

    def __len__(self) -> int:
        return len(self.keys)

    def __contains__(self, id: str) -> bool:
        return self.row(id) >= 0

    def id(self, row: int) -> str:
        """The id of a row."""
        return bytes(self.keys[row]).decode()

    def ids(self, rows: Iterable[int]) -> list[str]:
        """The ids of rows, in their order."""
        return [self.id(row) for row in rows]

    def row(self, id: str) -> int:
        """The row of an id; −1 where there is none."""
        return int(self.rows([id])[0])

    def rows(self, ids: Sequence[str]) -> Rows:
        """The rows of ids, in their order; −1 for each that is not there."""
        wanted = np.array([one.encode() for one in ids], dtype=np.bytes_) if ids else np.zeros(0, dtype="S1")
        if not len(self.keys):
            return np.full(len(wanted), -1, dtype=np.int32)
        found = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[found] == wanted, found, -1).astype(np.int32)
