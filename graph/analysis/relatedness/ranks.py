"""Where a value stands among others."""

from __future__ import annotations

from collections.abc import Sequence


def share_below(value: float, among: Sequence[float]) -> float:
    """The per cent of values strictly below this one, 0 to 100: equal values are not beaten, so the least is 0, however many share
    it. `among` is not empty."""
    return 100.0 * sum(one < value for one in among) / len(among)
