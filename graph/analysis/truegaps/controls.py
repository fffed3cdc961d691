"""Does the harness notice? A leak must raise the scores; shuffled producers, and shuffled labels, must lose the skill."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from statistics import NormalDist, mean, stdev

import numpy as np

from graph.analysis.truegaps.backtest import require
from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.holding import held_out
from graph.analysis.truegaps.peers import KEPT, peer
from graph.analysis.truegaps.rows import Rows
from graph.analysis.truegaps.scores import Scores, score
from graph.analysis.truegaps.settings import Settings
from graph.analysis.truegaps.shuffling import shuffled


@dataclass(frozen=True, slots=True)
class Spread:
    """The mean, the least and the most over the shuffles of AUC (within places) and of the Brier skill 1 − B/B₀: above 0 means
    better than a model that knows only what the shuffle keeps. `interval`: of the mean skill, by its standard error over the
    shuffles; where it lies above 0, not all skill is lost."""

    auc: tuple[float, float, float]
    skill: tuple[float, float, float]
    interval: tuple[float, float]

    @property
    def lost(self) -> bool:
        """Whether the shuffle loses all skill, as far as so many shuffles can tell."""
        return self.interval[0] <= 0


@dataclass(frozen=True, slots=True)
class Controls:
    """What one protocol gives: ours, with a leaking feature added, with producers shuffled, and with labels shuffled among a
    place's links. Each `skill` is against the country, the stage and the number of makers anywhere: all that shuffling producers
    keeps, since each keeps its number of links and each link its number of makers."""

    protocol: str
    ours: Scores
    skill: float
    leaking: Scores
    producers: Spread
    labels: Spread

    def as_dict(self) -> dict[str, object]:
        """The JSON object of the controls."""
        spreads = {"producers": asdict(self.producers), "labels": asdict(self.labels)}
        scores = {"ours": self.ours.as_dict(), "leaking": self.leaking.as_dict()}
        return {"protocol": self.protocol, "skill": round(self.skill, 4), **scores, **spreads}


def controls(examples: Examples, protocol: str, settings: Settings) -> Controls:
    """All controls of one protocol. Deterministic. Raises AnalysisFault LT-GAPP-01 where the examples are too few."""
    require(examples, settings)
    leak = Rows(np.concatenate([examples.features, examples.left_over[:, None]], axis=1), examples.place)
    seeds = range(settings.seed, settings.seed + settings.shuffles)
    producers = [_judged(examples.made_by(shuffled(examples.edges, seed)), protocol, settings) for seed in seeds]
    labels = [_judged(mislabelled(examples, seed), protocol, settings) for seed in seeds]
    ours, skill = _judged(examples, protocol, settings)
    leaking = _judged(examples, protocol, settings, leak)[0]
    return Controls(protocol, ours, skill, leaking, _spread(producers, settings), _spread(labels, settings))


def mislabelled(examples: Examples, seed: int) -> Examples:
    """The same examples with the labels of each place dealt anew among its links."""
    random, gap, place = np.random.default_rng(seed), examples.gap.copy(), np.array(examples.place)
    for one in dict.fromkeys(examples.place):
        gap[place == one] = random.permutation(gap[place == one])
    return replace(examples, gap=gap)


def _judged(examples: Examples, protocol: str, settings: Settings, rows: Rows | None = None) -> tuple[Scores, float]:
    """Scores, and the Brier skill against what the shuffle keeps."""
    told = held_out(examples, examples.rows() if rows is None else rows, protocol, settings)
    found = score(told.probability, (told.probability, told.probability), examples.gap, examples.place, settings.bins)
    kept = held_out(examples, peer(examples, KEPT), protocol, settings).probability
    return found, 1 - found.brier / float(((kept - examples.gap) ** 2).mean())


def _spread(judged: list[tuple[Scores, float]], settings: Settings) -> Spread:
    aucs, skills = [one.auc for one, _ in judged], [skill for _, skill in judged]
    return Spread(_ends(aucs), _ends(skills), interval_of_mean(skills, settings.confidence))


def _ends(values: list[float]) -> tuple[float, float, float]:
    """The mean, the least and the most."""
    return round(mean(values), 4), round(min(values), 4), round(max(values), 4)


def interval_of_mean(values: list[float], confidence: float) -> tuple[float, float]:
    """The mean ± z standard errors, of two values or more."""
    reach = NormalDist().inv_cdf((1 + confidence) / 2) * stdev(values) / len(values) ** 0.5
    return round(mean(values) - reach, 4), round(mean(values) + reach, 4)
