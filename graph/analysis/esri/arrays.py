"""The arrays that the kernel reads and those that it writes; the compiler is not loaded for them."""

from __future__ import annotations

from typing import NamedTuple

from numpy import float64, int32, int64
from numpy.typing import NDArray

Floats = NDArray[float64]
Ints = NDArray[int32]
Longs = NDArray[int64]
LANES = 8
"""Failing firms side by side: one row of losses fills a line of cache."""


class Wiring(NamedTuple):
    """Links as the kernel reads them, all over firms 0…n−1; every `*_start` has one entry more than what it parts.

    `sold_*`: a firm's buyers with their shares of its sales. `group_start`, `input_*`: a firm's groups of inputs (one group for
    each essential sector, one for all non-essential ones) and in each the suppliers with their shares. `bought_*`, `fed_*`: whom
    a fall of a firm reaches: its suppliers, and its buyers that need it. `market` is −1 where nobody can replace a firm.
    `size` is in the unit of the weights, `weight` sums to 1.
    """

    sold_start: Longs
    sold_to: Ints
    sold_share: Floats
    group_start: Longs
    input_start: Longs
    input_from: Ints
    input_share: Floats
    bought_start: Longs
    bought_from: Ints
    fed_start: Longs
    fed_to: Ints
    market: Ints
    member_start: Longs
    member: Ints
    size: Floats
    weight: Floats


class Scratch(NamedTuple):
    """What one run writes: losses by row and lane, lists of rows, and who was visited when."""

    down: Floats
    up: Floats
    passed: Floats
    new: Floats
    rows: Ints
    fell_down: Ints
    fell_up: Ints
    passing: Ints
    touched: Ints
    visited: Longs
    seen: Longs
    opened: Longs
    markets: Ints
