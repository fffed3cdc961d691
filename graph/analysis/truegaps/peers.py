"""What ours is held against: rates, counts, popularity and concentration, each fitted alike; and the bare rule “no firm here”."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.features import NAMES
from graph.analysis.truegaps.logistic import Floats
from graph.analysis.truegaps.rows import Rows

OURS, ALWAYS, KEPT = "model", "always", "kept"
PEERS = (ALWAYS, "place", "count", "any", "count_place", "popularity", "hhi")


@dataclass(frozen=True, slots=True)
class CountRule:
    """“No firm known here, so it is a gap”, in one place: how many of its `pairs` it flags, and how many of these are true."""

    place: str
    pairs: int
    gaps: int
    flagged: int
    hits: int

    @property
    def precision(self) -> float | None:
        """Hits among the flagged; None where none is."""
        return self.hits / self.flagged if self.flagged else None

    @property
    def recall(self) -> float | None:
        """Hits among the true gaps; None where there are none."""
        return self.hits / self.gaps if self.gaps else None

    def as_dict(self) -> dict[str, object]:
        """The JSON object of one place."""
        return {**asdict(self), "precision": self.precision, "recall": self.recall}


def peer(examples: Examples, name: str) -> Rows | None:
    """What a peer looks at; each is fitted and calibrated as ours. None: the rate of true gaps.

    place: the country alone · count: the number of counted firms here · any: whether there are any · count_place: both ·
    popularity: the number of makers anywhere · hhi: the concentration of the other countries' stated shares · kept: country,
    stage and popularity, all that a shuffle of producers keeps.
    """
    makers = np.log1p(makers_anywhere(examples))[:, None]
    kept = np.concatenate([makers, examples.column("upstream"), examples.column("downstream")], axis=1)
    nothing = np.empty((len(examples.link), 0))
    told = {
        "place": Rows(nothing, examples.place), "count": Rows(examples.column("firms_here")),
        "any": Rows(examples.column("nobody_here")), "count_place": Rows(examples.column("firms_here"), examples.place),
        "popularity": Rows(makers), "hhi": Rows(examples.concentration[:, None]), KEPT: Rows(kept, examples.place),
    }  # fmt: skip
    return told.get(name)


def rankings(examples: Examples, name: str, probability: Floats) -> tuple[Floats, Floats]:
    """What AUC looks at within places, and pooled.

    A peer of one number ranks by that number itself, fewer firms or more concentration first: its probabilities come from
    several fits, whose levels would only disturb its order. So do those that know the place, within it. Ours, and the others
    pooled, rank by probability.
    """
    nothing = np.zeros_like(probability)
    fewer, nobody = -examples.column("firms_here")[:, 0], examples.column("nobody_here")[:, 0]
    crowd, held = -makers_anywhere(examples), examples.concentration
    alone = {ALWAYS: nothing, "count": fewer, "any": nobody, "popularity": crowd, "hhi": held}
    within = {**alone, "place": nothing, "count_place": fewer}
    return within.get(name, probability), alone.get(name, probability)


def makers_anywhere(examples: Examples) -> Floats:
    """How many makers of each example's link there are anywhere."""
    here, elsewhere = (np.expm1(examples.column(one))[:, 0] for one in ("firms_here", "firms_elsewhere"))
    return np.asarray(here + elsewhere)


def count_rules(examples: Examples) -> tuple[CountRule, ...]:
    """The rule “no firm known here” in every place."""
    found = []
    for place in dict.fromkeys(examples.place):
        here = np.array(examples.place) == place
        gap, flagged = examples.gap[here] > 0, examples.features[here, NAMES.index("nobody_here")] > 0
        found.append(CountRule(place, len(gap), int(gap.sum()), int(flagged.sum()), int((gap & flagged).sum())))
    return tuple(found)
