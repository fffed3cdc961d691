"""Edges between numbered nodes as compressed sparse rows (CSR), in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graph.arrays.grouping import group

Rows = NDArray[np.int32]
Starts = NDArray[np.int64]
MOST = np.iinfo(np.int32).max
"""Nodes are numbered in 32 bits, edges in 64."""


@dataclass(frozen=True, slots=True)
class Csr:
    """Edges grouped by their first end: those of row r are `targets[starts[r]:starts[r + 1]]`, in the order they were given.

    `starts` is int64 of length rows + 1, `targets` int32 of length edges. Parallel edges and self-loops are kept.
    """

    starts: Starts
    targets: Rows

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.starts) - 1

    def of(self, row: int) -> Rows:
        """The second ends of a row's edges: a view, not a copy."""
        return self.targets[self.starts[row] : self.starts[row + 1]]

    def counts(self) -> NDArray[np.int64]:
        """How many edges each row has."""
        return np.diff(self.starts)

    def sources(self) -> Rows:
        """The first end of each edge, in the order of `targets`."""
        return np.repeat(np.arange(self.rows, dtype=np.int32), self.counts())

    def __iter__(self) -> Iterator[Rows]:
        return (self.of(row) for row in range(self.rows))


def csr(sources: ArrayLike, targets: ArrayLike, rows: int) -> Csr:
    """Group edges by their first end: a counting sort in O(rows + edges), stable, without a loop in Python.

    `sources` and `targets` are row numbers of equal length, 0 ≤ sources < rows ≤ 2³¹ − 1. Raises ValueError.
    """
    first, second = np.asarray(sources, dtype=np.int32), np.asarray(targets, dtype=np.int32)
    if first.shape != second.shape or first.ndim != 1:
        raise ValueError(f"edges need two lists of one length, not {first.shape} and {second.shape}")
    if not 0 <= rows <= MOST or (len(first) and not (first.min() >= 0 and first.max() < rows)):
        raise ValueError(f"a row lies outside 0…{rows - 1}")
    return Csr(*group(first, second, rows))


def join(first: Csr, second: Csr) -> Csr:
    """Two relations one after the other: row → the second's targets of the first's targets, each as often as there are ways."""
    counts = second.counts()[first.targets]
    begin = np.concatenate([[0], np.cumsum(counts)])[: len(counts)]
    places = np.repeat(second.starts[:-1][first.targets] - begin, counts) + np.arange(counts.sum())
    return csr(np.repeat(first.sources(), counts), second.targets[places], first.rows)


def csr_of_lists(lists: Iterable[Iterable[int]]) -> Csr:
    """One row a list, its edges in the order of the list."""
    rows = [np.fromiter(one, dtype=np.int32) for one in lists]
    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in rows], out=starts[1:])
    return Csr(starts, np.concatenate(rows) if rows else np.zeros(0, dtype=np.int32))


@dataclass(frozen=True)
class Edges:
    """A relation both ways, each direction built when it is first asked for.

    `rows` counts the nodes that edges lead from, `columns` those that they lead to.
    """

    sources: Rows
    targets: Rows
    rows: int
    columns: int

    @cached_property
    def forward(self) -> Csr:
        """First end → second ends."""
        return csr(self.sources, self.targets, self.rows)

    @cached_property
    def backward(self) -> Csr:
        """Second end → first ends."""
        return csr(self.targets, self.sources, self.columns)
