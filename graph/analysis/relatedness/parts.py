"""The parts into which rows and columns fall that share nothing with each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from graph.analysis.relatedness.presence import Matrix

Numbers = NDArray[np.int32]


def parts(present: Matrix) -> tuple[Numbers, Numbers]:
    """The number of the part that each row and each column is in; a row or column without any presence is a part of its own."""
    split = present.shape[0]
    rows, columns = np.nonzero(present)
    size = sum(present.shape)
    joined = sparse.coo_array((np.ones(len(rows)), (rows, columns + split)), shape=(size, size))
    _, found = connected_components(joined, directed=False)
    return found[:split], found[split:]


def largest_part(present: Matrix) -> tuple[list[int], list[int]]:
    """The rows and the columns of the part with the most of both together; of equal ones the first."""
    rows, columns = parts(present)
    largest = int(np.bincount(np.concatenate([rows, columns])).argmax()) if present.size else 0
    return np.flatnonzero(rows == largest).tolist(), np.flatnonzero(columns == largest).tolist()
