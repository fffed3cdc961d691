"""How much better ours is than each peer, on the same pairs, with intervals over resampled links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.holding import HeldOut
from graph.analysis.truegaps.logistic import Floats
from graph.analysis.truegaps.model import resamples
from graph.analysis.truegaps.peers import OURS, PEERS, rankings
from graph.analysis.truegaps.scores import auc, auc_within, brier
from graph.analysis.truegaps.settings import Settings

MEASURES = ("auc", "auc_pooled", "brier")


@dataclass(frozen=True, slots=True)
class Difference:
    """How much better ours is than a peer in one measure (AUC: ours − peer; Brier: peer − ours; above 0 is better), with the
    ends of its interval over resampled links."""

    peer: str
    measure: str
    value: float
    low: float
    high: float

    @property
    def proved(self) -> bool:
        """Whether the interval lies above 0."""
        return self.low > 0

    @property
    def refuted(self) -> bool:
        """Whether the interval lies below 0: the peer is better."""
        return self.high < 0

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a difference."""
        numbers = {name: round(getattr(self, name), 4) for name in ("value", "low", "high")}
        return {"peer": self.peer, "measure": self.measure, **numbers, "proved": self.proved, "refuted": self.refuted}


def differences(examples: Examples, told: Mapping[str, HeldOut], settings: Settings) -> list[Difference]:
    """Ours against each peer in each measure. Paired: each resample of links scores ours and the peer on the same pairs."""
    groups = np.unique(np.array(examples.link), return_inverse=True)[1].astype(np.int64)
    drawn = np.concatenate([np.ones((1, len(groups))), resamples(groups, settings.resamples, settings.seed)])
    every = {name: _measured(name, one, examples, drawn) for name, one in told.items()}
    tail = 50 * (1 - settings.confidence)
    found = []
    for name in PEERS:
        for measure in MEASURES:
            gain = every[OURS][measure] - every[name][measure]
            gain = -gain if measure == "brier" else gain
            low, high = np.nanpercentile(gain[1:], [tail, 100 - tail])
            found.append(Difference(name, measure, float(gain[0]), float(low), float(high)))
    return found


def _measured(name: str, told: HeldOut, examples: Examples, drawn: Floats) -> dict[str, Floats]:
    within, pooled = rankings(examples, name, told.probability)
    return {"auc": auc_within(within, examples.gap, examples.place, drawn), "auc_pooled": auc(pooled, examples.gap, drawn),
            "brier": brier(told.probability, examples.gap, drawn)}  # fmt: skip
