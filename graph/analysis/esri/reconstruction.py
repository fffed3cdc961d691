"""Shares that nobody stated: a named way to put something in their place, always counted apart from what is stated."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graph.analysis.esri.network import Numbers, Whole, ratio, totals

Fill = Callable[[Whole, Numbers, Numbers, int], Numbers]
"""(firm of each link, its stated share or NaN, the other end's share or NaN, firms) → shares without NaN."""


def leave_out(firm: Whole, stated: Numbers, other: Numbers, firms: int) -> Numbers:
    """Nothing in their place: such a link carries no loss in that direction."""
    return np.nan_to_num(stated, nan=0.0)


def split_equally(firm: Whole, stated: Numbers, other: Numbers, firms: int) -> Numbers:
    """What a firm's stated shares leave of the whole, in equal parts over its links without one."""
    return _split(firm, stated, np.ones(len(firm)), firms)


def split_by_size(firm: Whole, stated: Numbers, other: Numbers, firms: int) -> Numbers:
    """The same, in proportion to the other end's stated share, as if all firms traded equally much (maximum entropy given
    those); links where the other end states none count as the mean of the firm's others, else in equal parts."""
    missing, known = np.isnan(stated), ~np.isnan(other)
    use = missing & known
    count, total = np.bincount(firm[use], minlength=firms), totals(firm[use], other[use], firms)
    mean = np.divide(total, count, out=np.ones(firms), where=(count > 0) & (total > 0))
    return _split(firm, stated, np.where(known & (total[firm] > 0), np.nan_to_num(other), mean[firm]), firms)


def _split(firm: Whole, stated: Numbers, parts: Numbers, firms: int) -> Numbers:
    missing = np.isnan(stated)
    rest = np.maximum(0.0, 1.0 - totals(firm[~missing], stated[~missing], firms))
    whole = totals(firm[missing], parts[missing], firms)
    return np.where(missing, rest[firm] * ratio(parts, whole[firm]), np.nan_to_num(stated))


RECONSTRUCTIONS: dict[str, Fill] = {"none": leave_out, "equal": split_equally, "size": split_by_size}
