"""Which records lie on a cycle of a relation that must have none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

TRACED, SHOWN = 200, 10
"""Records of the largest part whose cycles are traced, and records of a way that a message shows."""


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


def round_trip(edge: tuple[str, str], part: Sequence[str], edges: Iterable[tuple[str, str]]) -> str:
    """The shortest cycle over an edge among the records of its part, as a message shows it: 甲 → 乙 → 甲."""
    start, end = edge
    if len(part) > TRACED:
        return f"{start} → {end} → …（共 {len(part)} 个连成环）"
    after, inside = defaultdict[str, list[str]](list), frozenset(part)
    for one, other in sorted(set(edges)):
        after[one] += [other] if {one, other} <= inside else []
    ways, seen = [[end]], {end}
    while ways and ways[0][-1] != start:
        way = ways.pop(0)
        ways += [[*way, one] for one in after[way[-1]] if one not in seen]
        seen.update(after[way[-1]])
    shown = [start, *ways[0]]
    left_out = ["…"] if len(shown) > SHOWN else []
    return " → ".join([*shown[: SHOWN - 2], *left_out, start] if left_out else shown)
