"""Who is who: short names, pairs one character apart, masked codes, and what the thresholds cost. `python -m bench.resolve_costs`
prints the costs by threshold; how fast it is and how much it holds is measured in `bench.resolve_scale`."""

from __future__ import annotations

from collections.abc import Iterator

from bench import resolve_costs, resolve_masked, resolve_pairs, resolve_short
from bench.figure import Figure


def figures() -> Iterator[Figure]:
    """The figures of all parts."""
    for part in (resolve_short, resolve_pairs, resolve_masked, resolve_costs):
        yield from part.figures()
