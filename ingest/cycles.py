"""Which records lie on a cycle of a relation that must have none."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np


def on_cycles(edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Each record of a strongly connected part of two or more, with all records of that part in order.

    SciPy is loaded here, so that no verb waits for it that has no such relation to look at.
    """
    numbers: dict[str, int] = {}
    ends = [(numbers.setdefault(start, len(numbers)), numbers.setdefault(end, len(numbers))) for start, end in edges]
    if not ends:
        return {}
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    starts, stops = np.array(ends, dtype=np.int32).T
    network = coo_array((np.ones(len(starts), dtype=np.int8), (starts, stops)), shape=(len(numbers), len(numbers)))
    _, part_of = connected_components(network, connection="strong")
    sizes = np.bincount(part_of)
    parts: dict[int, list[str]] = {}
    for record, number in numbers.items():
        if sizes[part_of[number]] > 1:
            parts.setdefault(int(part_of[number]), []).append(record)
    return {record: sorted(part) for part in parts.values() for record in part}
