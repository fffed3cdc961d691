"""The backtest: our probabilities beside always, counts of firms, popularity and concentration, with paired intervals."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.features import NAMES
from graph.analysis.truegaps.holding import HeldOut, held_out
from graph.analysis.truegaps.logistic import Floats
from graph.analysis.truegaps.model import Rows, resamples
from graph.analysis.truegaps.scores import Scores, auc, auc_within, brier, score
from graph.analysis.truegaps.settings import Settings
from graph.errors import AnalysisFault
from ontology.errors import issue

OURS, ALWAYS, KEPT = "model", "always", "kept"
PEERS = (ALWAYS, "place", "count", "any", "count_place", "popularity", "hhi")
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

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a difference."""
        numbers = {name: round(getattr(self, name), 4) for name in ("value", "low", "high")}
        return {"peer": self.peer, "measure": self.measure, **numbers, "proved": self.proved}


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
    scores = {name: score(one.probability, _ranking(name, one), examples.gap, examples.place, settings.bins)
              for name, one in told.items()}  # fmt: skip
    silent = abstentions(examples, ours, settings)
    answered = {name: _brier(one.probability[~silent], examples.gap[~silent]) for name, one in told.items()}
    return Backtest(protocol, examples.size(), examples.unknown, scores, tuple(_differences(examples, told, settings)),
                    count_rules(examples), int(silent.sum()), answered)  # fmt: skip


def require(examples: Examples, settings: Settings) -> None:
    """Raises AnalysisFault LT-GAPP-01 where the examples are too few to fit on."""
    if not examples.enough(settings):
        size = examples.size()
        words = f"只有 {size['examples']} 个样本、{size['links']} 个环节、{size['places']} 个国家，真缺口 {size['gaps']} 个"
        raise AnalysisFault(issue("LT-GAPP-01", value=words, examples=settings.least_examples, links=settings.least_links,
                                  places=settings.least_places, each=settings.least_of_each))  # fmt: skip


def peer(examples: Examples, name: str) -> Rows | None:
    """What a peer looks at; each is fitted and calibrated as ours. None: the rate of true gaps.

    place: the country alone · count: the number of counted firms here · any: whether there are any · count_place: both ·
    popularity: the number of makers anywhere · hhi: the concentration of the other countries' stated shares · kept: country,
    stage and popularity, all that a shuffle of producers keeps.
    """
    makers = np.log1p(_makers(examples))[:, None]
    kept = np.concatenate([makers, examples.column("upstream"), examples.column("downstream")], axis=1)
    nothing = np.empty((len(examples.link), 0))
    told = {
        "place": Rows(nothing, examples.place), "count": Rows(examples.column("firms_here")),
        "any": Rows(examples.column("nobody_here")), "count_place": Rows(examples.column("firms_here"), examples.place),
        "popularity": Rows(makers), "hhi": Rows(examples.concentration[:, None]), KEPT: Rows(kept, examples.place),
    }  # fmt: skip
    return told.get(name)


def _makers(examples: Examples) -> Floats:
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


def abstentions(examples: Examples, ours: HeldOut, settings: Settings) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The pairs from which we would abstain: nobody known anywhere, or an interval too wide."""
    return np.asarray((_makers(examples) < 0.5) | (ours.high - ours.low > settings.widest))


def _ranking(name: str, told: HeldOut) -> Floats:
    """What AUC looks at: “always” ranks nothing, whatever rate its part was held out with."""
    return np.zeros_like(told.probability) if name == ALWAYS else told.probability


def _brier(probability: Floats, gap: Floats) -> float | None:
    return round(float(((probability - gap) ** 2).mean()), 4) if len(gap) else None


def _differences(examples: Examples, told: dict[str, HeldOut], settings: Settings) -> list[Difference]:
    """Paired: each resample of links scores ours and the peer on the same pairs."""
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
    ranking = _ranking(name, told)
    return {"auc": auc_within(ranking, examples.gap, examples.place, drawn), "auc_pooled": auc(ranking, examples.gap, drawn),
            "brier": brier(told.probability, examples.gap, drawn)}  # fmt: skip
