"""Reaching over CSR: breadth-first with depths, closures by the many, weak components. O(nodes + edges) each."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from graph.arrays.compiling import compiled
from graph.arrays.csr import Csr, Rows

ENDLESS = -1
"""A depth that no walk exceeds is not limited."""

DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
"""A sequence of which each six bits occur once: times a power of two it tells which power (Leiserson et al. 1998)."""
PLACES = np.zeros(64, dtype=np.int64)
PLACES[[((1 << place) * int(DE_BRUIJN) % 2**64) >> 58 for place in range(64)]] = np.arange(64)


def depths(graph: Csr, sources: ArrayLike, most: int = ENDLESS) -> Rows:
    """Edges on the shortest way from any of the sources to each node (0 for a source); −1 where none of at most `most` leads.

    Multi-source breadth-first search (Moore 1959). Returns int32, one a row.
    """
    return _depths(graph.starts, graph.targets, _rows(sources), most)


def closures(graph: Csr, roots: ArrayLike) -> NDArray[np.int64]:
    """How many nodes each root reaches, itself not counted (a cycle does not make it its own)."""
    return _closure_sizes(graph.starts, graph.targets, _rows(roots))


def closure(graph: Csr, root: int) -> Rows:
    """The nodes a root reaches, itself not among them, sorted."""
    found = depths(graph, [root])
    found[root] = -1
    return np.flatnonzero(found >= 0).astype(np.int32)


def components(graph: Csr) -> Rows:
    """The weak component of each node, named by its smallest node: union by smaller root with path halving (Tarjan 1975)."""
    return _components(graph.starts, graph.targets)


def _rows(given: ArrayLike) -> Rows:
    return np.ascontiguousarray(given, dtype=np.int32)


@compiled
def _depths(starts: NDArray[np.int64], targets: Rows, sources: Rows, most: int) -> NDArray[np.int32]:  # pragma: no cover - compiled
    rows = len(starts) - 1
    depth = np.full(rows, -1, np.int32)
    queue = np.empty(rows, np.int32)
    head = tail = 0
    for source in sources:
        if depth[source] < 0:
            depth[source] = 0
            queue[tail] = source
            tail += 1
    while head < tail:
        row = queue[head]
        head += 1
        deeper = depth[row] + 1
        if most >= 0 and deeper > most:
            break
        for edge in range(starts[row], starts[row + 1]):
            target = targets[edge]
            if depth[target] < 0:
                depth[target] = deeper
                queue[tail] = target
                tail += 1
    return depth


@compiled
def _closure_sizes(starts: NDArray[np.int64], targets: Rows, roots: Rows) -> NDArray[np.int64]:  # pragma: no cover - compiled
    sizes = np.zeros(len(roots), np.int64)
    for first in range(0, len(roots), 64):
        seen = _seen_from(starts, targets, roots[first : first + 64])
        for row in range(len(seen)):
            left = seen[row]
            while left:
                lowest = left & (~left + np.uint64(1))
                sizes[first + PLACES[(lowest * DE_BRUIJN) >> np.uint64(58)]] += 1
                left ^= lowest
    return sizes - 1


@compiled
def _seen_from(starts: NDArray[np.int64], targets: Rows, roots: Rows) -> NDArray[np.uint64]:  # pragma: no cover - compiled
    """Of each row, a bit for each of up to 64 roots that reach it: one search for all of them (Then et al. 2014), in which a row
    that waits gathers what comes meanwhile. What is seen and what still waits to be passed on lie side by side in memory."""
    rows = len(starts) - 1
    marks = np.zeros((rows, 2), np.uint64)
    queue = np.empty(rows + 1, np.int32)
    head = tail = 0
    for number in range(len(roots)):
        if marks[roots[number], 1] == 0:
            queue[tail] = roots[number]
            tail += 1
        marks[roots[number]] |= np.uint64(1) << np.uint64(number)
    while head != tail:
        row = queue[head]
        head = head + 1 if head < rows else 0
        who = marks[row, 1]
        marks[row, 1] = 0
        for edge in range(starts[row], starts[row + 1]):
            target = targets[edge]
            fresh = who & ~marks[target, 0]
            if fresh:
                if marks[target, 1] == 0:
                    queue[tail] = target
                    tail = tail + 1 if tail < rows else 0
                marks[target, 0] |= fresh
                marks[target, 1] |= fresh
    return marks[:, 0].copy()


@compiled
def _components(starts: NDArray[np.int64], targets: Rows) -> NDArray[np.int32]:  # pragma: no cover - compiled
    rows = len(starts) - 1
    parent = np.arange(rows, dtype=np.int32)
    for row in range(rows):
        own = row
        while parent[own] != own:
            parent[own] = parent[parent[own]]
            own = parent[own]
        for edge in range(starts[row], starts[row + 1]):
            other = targets[edge]
            while parent[other] != other:
                parent[other] = parent[parent[other]]
                other = parent[other]
            if other < own:
                parent[own] = other
                own = other
            elif own < other:
                parent[other] = own
    for row in range(rows):
        parent[row] = parent[parent[row]]
    return parent
