"""What is held out: links, a country, a stage, or both at once; and the probabilities of pairs that their model never saw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.logistic import Floats
from graph.analysis.truegaps.model import fit_model
from graph.analysis.truegaps.rows import Rows
from graph.analysis.truegaps.settings import Settings

BY_LINK, BY_COUNTRY, BY_STAGE, BY_BOTH = "link", "country", "stage", "both"
PROTOCOLS = (BY_LINK, BY_COUNTRY, BY_STAGE, BY_BOTH)
"""By link is how a probability is asked for: the country has other links with stated shares, this one has none."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """For each example: the probability, and the ends of its interval where draws were asked for (else both the probability).
    `rate` is the share of true gaps among the examples that the model saw."""

    probability: Floats
    low: Floats
    high: Floats
    rate: Floats


def groups_of(links: Sequence[str], settings: Settings) -> dict[str, int]:
    """The group of each link: links in the order of the chain are dealt out in turn."""
    return {link: number % settings.groups for number, link in enumerate(dict.fromkeys(links))}


def splits(examples: Examples, protocol: str, settings: Settings) -> Iterator[tuple[Mask, Mask]]:
    """(seen, held out) masks over the examples. By both, the held-out country's other pairs and the held-out stage's are on
    neither side, so that nothing of either is known."""
    place, stage = np.array(examples.place), np.array(examples.stage)
    if protocol == BY_LINK:
        group = groups_of(examples.link, settings)
        parts = [np.array([group[link] for link in examples.link]) == one for one in sorted(set(group.values()))]
    else:
        named = {BY_COUNTRY: place, BY_STAGE: stage}.get(protocol)
        parts = [named == one for one in dict.fromkeys(named.tolist())] if named is not None else []
    yield from ((~part, part) for part in parts)
    if protocol == BY_BOTH:
        for one, other in dict.fromkeys(zip(examples.place, examples.stage, strict=True)):
            yield (place != one) & (stage != other), (place == one) & (stage == other)


def held_out(examples: Examples, rows: Rows | None, protocol: str, settings: Settings, draws: int = 0) -> HeldOut:
    """Probabilities from rows (n), each by a model fitted without the held-out part; None: the rate of true gaps among the
    examples seen. A part whose seen examples all have one outcome gets that rate too."""
    size = len(examples.link)
    probability, low, high, rate = (np.full(size, np.nan) for _ in range(4))
    for seen, out in splits(examples, protocol, settings):
        rate[out] = examples.gap[seen].mean() if seen.any() else np.nan
        probability[out] = low[out] = high[out] = rate[out]
        if rows is None or len(np.unique(examples.gap[seen])) < 2:
            continue
        links = [link for link, kept in zip(examples.link, seen, strict=True) if kept]
        model = fit_model(rows.where(seen), examples.gap[seen], links, settings, draws=draws)
        asked = rows.where(out)
        probability[out] = model.probability(asked)
        low[out], high[out] = model.interval(asked).T if draws else (probability[out], probability[out])
    return HeldOut(probability, low, high, rate)
