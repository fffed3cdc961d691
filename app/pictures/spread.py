"""Places nodes with their names so that as few as can be cover one another: a layout's shape, pushed apart box by box."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

ROUNDS, ROOM, GAP, LOWEST = 400, 4.0, 12.0, 480.0
"""Rounds of pushing, the picture's area as a multiple of all boxes', and pixels kept free between boxes,
and the least height."""
Boxes = Mapping[str, tuple[float, float]]
Array = NDArray[np.float64]


def spread(positions: Mapping[str, tuple[float, float]], boxes: Boxes, width: float) -> dict[str, tuple[float, float]]:
    """Centres in pixels of boxes of given (width, height), from positions in the unit square; about `width` pixels wide.

    The height follows from the boxes' area. Boxes that overlap are pushed apart along the shorter way, both by half.
    """
    if not positions:
        return {}
    sizes = np.array([boxes[node] for node in positions], dtype=float) + GAP
    height = max(LOWEST, ROOM * float((sizes[:, 0] * sizes[:, 1]).sum()) / width)
    frame = np.maximum(np.array([width, height]) - sizes.max(axis=0), 1.0)
    centres = np.array(list(positions.values())) * frame + sizes.max(axis=0) / 2
    for _ in range(ROUNDS):
        if not _push(centres, sizes):
            break
        np.clip(centres[:, 0], sizes[:, 0] / 2, width - sizes[:, 0] / 2, out=centres[:, 0])
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(positions, centres, strict=True)}


def _push(centres: Array, sizes: Array) -> bool:
    """Move every overlapping pair apart once; whether there was any."""
    apart = centres[:, None, :] - centres[None, :, :]
    lacking = (sizes[:, None, :] + sizes[None, :, :]) / 2 - np.abs(apart)
    first, second = np.nonzero(np.triu((lacking > 0.5).all(axis=2), 1))
    if not len(first):
        return False
    short = lacking[first, second]
    axis = np.argmin(short, axis=1)
    rows = np.arange(len(first))
    way = np.where(apart[first, second][rows, axis] >= 0, 0.5, -0.5) * short[rows, axis]
    np.add.at(centres, (first, axis), way * 0.8)
    np.add.at(centres, (second, axis), -way * 0.8)
    return True
