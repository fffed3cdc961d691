"""Where a value stands among others."""

from __future__ import annotations

from collections.abc import Sequence


def mid_percentile(value: float, among: Sequence[float]) -> float:
    """The per cent of values below this one, equal ones half counted: 0 to 100. `among` is not empty."""
    below, equal = sum(one < value for one in among), sum(one == value for one in among)
    return 100.0 * (below + equal / 2) / len(among)
