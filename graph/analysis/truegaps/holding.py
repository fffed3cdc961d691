"""What is held out: a country, a stage, or both at once; and the probabilities of pairs that their model never saw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.logistic import Floats
from graph.analysis.truegaps.model import fit_model
from graph.analysis.truegaps.settings import Settings

BY_COUNTRY, BY_STAGE, BY_BOTH = "country", "stage", "both"
PROTOCOLS = (BY_COUNTRY, BY_STAGE, BY_BOTH)
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """For each example: the probability, and the ends of its interval where draws were asked for (else both the probability).
    `rate` is the share of true gaps among the examples that the model saw."""

    probability: Floats
    low: Floats
    high: Floats
    rate: Floats


def splits(examples: Examples, protocol: str) -> Iterator[tuple[Mask, Mask]]:
    """(seen, held out) masks over the examples. By both: the held-out country's and the held-out stage's other pairs are seen by
    neither side, so that nothing of either is known."""
    place, stage = np.array(examples.place), np.array(examples.stage)
    places = dict.fromkeys(examples.place) if protocol != BY_STAGE else [""]
    stages = dict.fromkeys(examples.stage) if protocol != BY_COUNTRY else [None]
    for one in places:
        for part in stages:
            here = (place == one) if protocol != BY_STAGE else np.ones(len(place), dtype=bool)
            there = (stage == part) if protocol != BY_COUNTRY else np.ones(len(place), dtype=bool)
            seen = ~(here & there)
            if protocol == BY_BOTH:
                seen = ~here & ~there
            if (here & there).any():
                yield seen, here & there


def held_out(examples: Examples, features: Floats | None, protocol: str, settings: Settings, draws: int = 0) -> HeldOut:
    """Probabilities from `features` (n, k), each by a model fitted without the held-out part; None: the rate of true gaps among
    the examples seen. A part whose seen examples all have one outcome gets that rate too."""
    size = len(examples.link)
    probability, low, high, rate = (np.full(size, np.nan) for _ in range(4))
    for seen, out in splits(examples, protocol):
        rate[out] = examples.gap[seen].mean() if seen.any() else np.nan
        probability[out] = low[out] = high[out] = rate[out]
        if features is None or len(np.unique(examples.gap[seen])) < 2:
            continue
        links = [link for link, kept in zip(examples.link, seen, strict=True) if kept]
        model = fit_model(features[seen], examples.gap[seen], links, settings, draws=draws)
        probability[out] = model.probability(features[out])
        low[out], high[out] = model.interval(features[out]).T if draws else (probability[out], probability[out])
    return HeldOut(probability, low, high, rate)
