"""The counting sort behind CSR. Kernels are compiled when first called and kept on disk, so that later starts only load them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import compiled


@compiled
def group(
    sources: NDArray[np.int32], targets: NDArray[np.int32], rows: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:  # pragma: no cover - compiled
    """(starts, targets) of edges grouped by source, stable; every source is below `rows`."""
    starts = np.zeros(rows + 1, np.int64)
    for edge in range(len(sources)):
        starts[sources[edge] + 1] += 1
    for row in range(rows):
        starts[row + 1] += starts[row]
    place = starts[:-1].copy()
    grouped = np.empty(len(targets), np.int32)
    for edge in range(len(sources)):
        row = sources[edge]
        grouped[place[row]] = targets[edge]
        place[row] += 1
    return starts, grouped
