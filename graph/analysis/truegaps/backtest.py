"""The backtest: our probabilities beside always, counts of firms, popularity and concentration, with paired intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.differences import Difference, differences
from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.holding import HeldOut, held_out
from graph.analysis.truegaps.logistic import Floats
from graph.analysis.truegaps.peers import OURS, PEERS, CountRule, count_rules, makers_anywhere, peer, rankings
from graph.analysis.truegaps.scores import Scores, score
from graph.analysis.truegaps.settings import Settings
from graph.errors import AnalysisFault
from ontology.errors import issue


@dataclass(frozen=True, slots=True)
class Backtest:
    """Scores of ours and of each peer on every pair, answered or not; how many our rules abstain from, and the Brier score of
    each on the rest (None where none is left)."""

    protocol: str
    size: dict[str, int]
    unknown: int
    scores: dict[str, Scores]
    differences: tuple[Difference, ...]
    rules: tuple[CountRule, ...]
    abstained: int
    answered: dict[str, float | None]

    def difference(self, peer: str, measure: str) -> Difference:
        """One of the differences."""
        return next(one for one in self.differences if (one.peer, one.measure) == (peer, measure))

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a backtest."""
        return {
            "protocol": self.protocol, **self.size, "unknown": self.unknown, "abstained": self.abstained,
            "scores": {name: one.as_dict() for name, one in self.scores.items()}, "answered_brier": self.answered,
            "differences": [one.as_dict() for one in self.differences], "count_rule": [one.as_dict() for one in self.rules],
        }  # fmt: skip


def backtest(examples: Examples, protocol: str, settings: Settings) -> Backtest:
    """Hold out, fit, score. `protocol` is link, country, stage or both. Deterministic.

    Raises AnalysisFault LT-GAPP-01 where the examples are too few.
    """
    require(examples, settings)
    told = {name: held_out(examples, peer(examples, name), protocol, settings) for name in PEERS}
    ours = held_out(examples, examples.rows(), protocol, settings, settings.draws)
    told = {OURS: ours, **told}
    scores = {name: _scored(examples, name, one.probability, settings) for name, one in told.items()}
    silent = abstentions(examples, ours, settings)
    answered = {name: _brier(one.probability[~silent], examples.gap[~silent]) for name, one in told.items()}
    return Backtest(protocol, examples.size(), examples.unknown, scores, tuple(differences(examples, told, settings)),
                    count_rules(examples), int(silent.sum()), answered)  # fmt: skip


def require(examples: Examples, settings: Settings) -> None:
    """Raises AnalysisFault LT-GAPP-01 where the examples are too few to fit on."""
    if not examples.enough(settings):
        size = examples.size()
        words = f"只有 {size['examples']} 个样本、{size['links']} 个环节、{size['places']} 个国家，真缺口 {size['gaps']} 个"
        raise AnalysisFault(issue("LT-GAPP-01", value=words, examples=settings.least_examples, links=settings.least_links,
                                  places=settings.least_places, each=settings.least_of_each))  # fmt: skip


def abstentions(examples: Examples, ours: HeldOut, settings: Settings) -> NDArray[np.bool_]:
    """The pairs from which we would abstain: nobody known anywhere, too few links of the stage, or an interval too wide."""
    unknown = {stage for stage in set(examples.stage) if not examples.knows_stage(stage, settings)}
    few = np.array([stage in unknown for stage in examples.stage])
    return np.asarray((makers_anywhere(examples) < 0.5) | few | (ours.high - ours.low > settings.widest))


def _scored(examples: Examples, name: str, probability: Floats, settings: Settings) -> Scores:
    return score(probability, rankings(examples, name, probability), examples.gap, examples.place, settings.bins)


def _brier(probability: Floats, gap: Floats) -> float | None:
    return round(float(((probability - gap) ** 2).mean()), 4) if len(gap) else None
