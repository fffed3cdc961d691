"""What lies open to a place: the complexity outlook index, and the gain that each activity still absent would bring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analysis.relatedness.complexity import Complexity
from graph.analysis.relatedness.presence import Matrix


@dataclass(frozen=True, slots=True)
class Outlook:
    """`coi` of rows (mean 0, deviation 1); `cog` of each row and absent column, 0 where present, in deviations of ECI."""

    coi: Matrix
    cog: Matrix


def outlook(present: Matrix, near: Matrix, dense: Matrix, known: Complexity) -> Outlook:
    """COI_c = Σ_p ω_cp (1−M_cp) PCI_p, z-scored; COG_cp = (1−M_cp) Σ_q (1−M_cq) φ_qp PCI_q / Σ_r φ_qr.

    All of one shape but `near` (φ). PCI is the uncentred one, as in `ecomplexity` 0.5.3; an activity that nobody has counts for
    nothing. Hausmann et al. 2014, Atlas of Economic Complexity, 2nd edition.
    """
    absent, worth = 1.0 - present, np.nan_to_num(known.uncentred)
    open_to = (np.nan_to_num(dense) * absent * worth[None, :]).sum(axis=1)
    around = near.sum(axis=1)
    weighted = near * np.divide(worth, around, out=np.zeros_like(worth), where=around > 0)[:, None]
    spread = open_to.std()
    coi = (open_to - open_to.mean()) / spread if spread else np.full_like(open_to, np.nan)
    return Outlook(coi, absent * (absent @ weighted))
