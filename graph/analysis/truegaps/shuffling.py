"""The negative control: producers shuffled over links, each keeping how many links it has, each link how many producers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.analysis.truegaps.makers import Edge

SWAPS = 20
"""Attempted swaps an edge: the usual 10 or more mix a bipartite graph (Milo et al. 2003 use 100 in the worst case)."""


def shuffled(edges: Sequence[Edge], seed: int) -> tuple[Edge, ...]:
    """The edges with links swapped between pairs of producers, never making a pair twice.

    Every (firm, country) keeps its number of links, every link its number of makers. Deterministic in the seed.
    """
    now, there = list(edges), set(edges)
    random = np.random.default_rng(seed)
    for first, second in random.integers(0, max(1, len(now)), size=(SWAPS * len(now), 2)).tolist():
        (firm, country, link), (other, abroad, end) = now[first], now[second]
        new, also = (firm, country, end), (other, abroad, link)
        if new not in there and also not in there:
            there -= {now[first], now[second]}
            there |= {new, also}
            now[first], now[second] = new, also
    return tuple(now)
