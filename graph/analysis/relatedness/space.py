"""The product space: how often two activities occur together, and how much of what is near an activity a place has."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from graph.analysis.relatedness.presence import Matrix


def proximity(present: Matrix | sparse.csr_array) -> Matrix:
    """φ_pq = Σ_c M_cp M_cq / max(k_p, k_q), activities × activities; the diagonal is 1 where anybody is present, else 0.

    `present` is M, rows × activities of 0 and 1, dense or sparse. Hidalgo, Klinger, Barabási & Hausmann 2007, Science 317.
    """
    together = present.T @ present
    both = np.asarray(together.toarray() if sparse.issparse(together) else together, dtype=np.float64)
    ubiquity = np.diag(both)
    larger = np.maximum(ubiquity[:, None], ubiquity[None, :])
    return np.divide(both, larger, out=np.zeros_like(both), where=larger > 0)


def density(present: Matrix, near: Matrix) -> Matrix:
    """ω_cp = Σ_q M_cq φ_qp / Σ_q φ_qp, between 0 and 1, of the shape of `present`; an activity near nothing is NaN.

    `near` is φ with its diagonal, as `proximity` gives it: without the diagonal densities move by up to 0.08 (measured on world
    trade). Hidalgo et al. 2007; distance is 1 − ω.
    """
    around = near.sum(axis=0)
    found = np.asarray(present @ near, dtype=np.float64)
    dense: Matrix = np.divide(found, around[None, :], out=np.full_like(found, np.nan), where=around[None, :] > 0)
    return dense
