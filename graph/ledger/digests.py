"""The hashes that a load has taken in, 16 bytes each: a set of Python's would hold a hundred for every one of millions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

WIDTH = 16
Run = NDArray[np.bytes_]


class Digests:
    """A set of hashes of 16 bytes, asked and added to by the batch.

    They lie in sorted runs; a new run is merged with those before it that are not more than twice as long, so that few are left.
    """

    def __init__(self) -> None:
        self._runs: list[Run] = []

    def __len__(self) -> int:
        return sum(map(len, self._runs))

    def add(self, hashes: Sequence[bytes]) -> list[bool]:
        """Take hashes in; returns whether each of them had been taken in before."""
        before = self.told(hashes)
        run = np.unique(_array([one for one, there in zip(hashes, before, strict=True) if not there]))
        while self._runs and len(run) and len(self._runs[-1]) <= 2 * len(run):
            run = np.concatenate((self._runs.pop(), run))
            run.sort(kind="stable")
        self._runs += [run] if len(run) else []
        return before

    def told(self, hashes: Sequence[bytes]) -> list[bool]:
        """Whether each of these has been taken in."""
        asked = _array(hashes)
        order = np.argsort(asked)
        sought, found = asked[order], np.zeros(len(asked), dtype=bool)
        for run in self._runs:
            place = np.searchsorted(run, sought)
            place[place == len(run)] = 0
            found[order] |= run[place] == sought
        return found.tolist()


def _array(hashes: Sequence[bytes]) -> Run:
    return np.frombuffer(b"".join(hashes), dtype=f"S{WIDTH}")
