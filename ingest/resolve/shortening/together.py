"""The short names of one list, weighed together: two names that differ seldom mean one organisation, so that one which fits another
name better is less likely meant. The best whole is a minimum-weight matching of names and organisations (scipy)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from ingest.resolve.shortening.finding import Meant

SHARED = 3.0
"""What it costs in nats that two names of one list mean one organisation."""
OFFSET, TIE = 1e3, 1e-9


class Chosen(NamedTuple):
    """What a short name means: the place in the register (-1: nobody), how likely (0 to 1), the likeliest but for it, and how
    likely it is that anybody of the register is meant: two that fit alike are each likely by half."""

    place: int
    likely: float
    next: int
    next_likely: float
    known: float


def together(found: Sequence[Sequence[Meant]], size: int) -> list[Chosen]:
    """For each name of a list what it means, for a register of `size`. The order of the names makes no difference."""
    base = -float(np.log(max(size, 1)))
    gains = [{one.place: one.ratio + base for one in names} for names in found]
    taken = _matched(gains)
    owners = {place: name for name, place in taken.items()}
    return [_chosen(number, one, taken.get(number, -1), owners) for number, one in enumerate(gains)]


def _matched(gains: Sequence[dict[int, float]]) -> dict[int, int]:
    """The organisation of each name in the best whole; names that are better off alone or shared are left out."""
    places = {place: column for column, place in enumerate(sorted({place for one in gains for place in one}))}
    rows, columns, costs = [], [], []
    for row, one in enumerate(gains):
        alone = max(0.0, *(gain - SHARED for gain in one.values())) if one else 0.0
        for place, gain in [*one.items(), (-1, alone)]:
            rows.append(row)
            columns.append(places[place] if place >= 0 else len(places) + row)
            costs.append(OFFSET - gain)
    if not rows:
        return {}
    shape = (len(gains), len(places) + len(gains))
    matched, found = min_weight_full_bipartite_matching(csr_array((costs, (rows, columns)), shape=shape))
    back = {column: place for place, column in places.items()}
    return {int(row): back[column] for row, column in zip(matched.tolist(), found.tolist(), strict=True) if column in back}


def _chosen(number: int, gains: dict[int, float], own: int, owners: dict[int, int]) -> Chosen:
    """The likeliest organisation, where those that another name has for itself count for less."""
    if not gains:
        return Chosen(-1, 0.0, -1, 0.0, 0.0)
    places = sorted(gains)
    shared = [SHARED if owners.get(place, number) != number else 0.0 for place in places]
    logs: NDArray[np.float64] = np.array([gains[place] for place in places]) - shared
    logs[[place == own for place in places]] += TIE
    weights = np.exp(np.minimum(logs, 60.0))
    likely = weights / (weights.sum() + 1.0)
    order = np.argsort(-likely, kind="stable")
    first, *others = order.tolist()
    other, other_likely = (places[others[0]], float(likely[others[0]])) if others else (-1, 0.0)
    return Chosen(places[first], float(likely[first]), other, other_likely, float(likely.sum()))
