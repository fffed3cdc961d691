"""From amounts to presence: revealed comparative advantage, and who is present at what."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.errors import AnalysisFault
from ontology.errors import issue

Matrix = NDArray[np.float64]
Amounts = NDArray[Any] | sparse.csr_array


def rca(amounts: Amounts) -> Matrix:
    """Revealed comparative advantage (x_cp/x_c)/(x_p/x) of places c (rows) in activities p (columns), dense, same shape.

    Amounts are of one unit (say 元), dense or sparse. A row or column that sums to zero gives zeros. Balassa 1965; Hausmann et
    al. 2014, Atlas of Economic Complexity. Raises AnalysisFault LT-EXTEND-01 for what is not two-dimensional, negative or not a
    number.
    """
    found = checked(amounts)
    rows, columns, whole = found.sum(axis=1), found.sum(axis=0), found.sum()
    expected = rows[:, None] * (columns / whole if whole else columns)[None, :]
    advantage: Matrix = np.divide(found, expected, out=np.zeros_like(found), where=expected > 0)
    return advantage


def presence(advantage: Matrix, threshold: float = 1.0) -> Matrix:
    """M = [RCA ≥ threshold] as 0.0 and 1.0 (Hidalgo et al. 2007)."""
    return (advantage >= threshold).astype(np.float64)


def checked(amounts: Amounts) -> Matrix:
    """Amounts as a dense matrix of finite numbers, none negative. Raises AnalysisFault LT-EXTEND-01."""
    found = np.asarray(amounts.toarray() if sparse.issparse(amounts) else amounts, dtype=np.float64)
    if found.ndim != 2:
        raise AnalysisFault(issue("LT-EXTEND-01", value=f"{found.ndim} 维"))
    wrong = ~np.isfinite(found) | (found < 0)
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise AnalysisFault(issue("LT-EXTEND-01", value=f"第 {row + 1} 行第 {column + 1} 列是 {found[row, column]:g}"))
    return found
