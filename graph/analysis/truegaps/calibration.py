"""A chain's calibration: its examples, models each of which has not seen some links, and how good they proved to be."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from graph.analysis.truegaps.backtest import Backtest, backtest
from graph.analysis.truegaps.examples import Examples
from graph.analysis.truegaps.features import Counter, Counts
from graph.analysis.truegaps.holding import BY_LINK, BY_STAGE, groups_of
from graph.analysis.truegaps.model import Model, fit_model
from graph.analysis.truegaps.rows import Rows
from graph.analysis.truegaps.settings import Settings

FEWEST_STAGES = 2
"""So many are needed to hold one out."""


class Calibration:
    """Fitted on what is loaded, never stored. `label` is the chain's name; `record`, the backtest by link, is printed with every
    probability."""

    def __init__(self, label: str, examples: Examples, settings: Settings) -> None:
        self.label, self.examples, self.settings = label, examples, settings
        self._counter = Counter(examples.edges, examples.links)
        self._group = groups_of(examples.link, settings)
        self._models: dict[int | None, Model] = {}

    @property
    def enough(self) -> bool:
        """Whether there is enough to fit on."""
        return self.examples.enough(self.settings)

    @cached_property
    def record(self) -> Backtest:
        """How good it proved on links that the model had not seen. Raises AnalysisFault where examples are too few."""
        return backtest(self.examples, BY_LINK, self.settings)

    @cached_property
    def stage_record(self) -> Backtest | None:
        """The same on stages of which the model had seen no link; None where there is but one stage."""
        if len(set(self.examples.stage)) < FEWEST_STAGES:
            return None
        return backtest(self.examples, BY_STAGE, self.settings)

    def counts(self, link: str, place: str) -> Counts:
        """What is counted of a link in a place."""
        return self._counter.of(link, place)

    def knows(self, place: str) -> bool:
        """Whether the place has links with stated shares of its own."""
        return place in self.examples.place

    def estimate(self, link: str, place: str, counts: Counts) -> tuple[float, float, float]:
        """The probability of a true gap and the ends of its interval. A link with stated shares is judged by a model fitted
        without that link, in whichever country, so that its own answer never speaks."""
        model = self._model(self._group.get(link))
        row = Rows(np.array([counts.vector()], dtype=np.float64), (place,))
        low, high = model.interval(row)[0]
        return float(model.probability(row)[0]), float(low), float(high)

    def _model(self, group: int | None) -> Model:
        if group not in self._models:
            examples = self.examples
            kept = np.array([group is None or self._group[link] != group for link in examples.link])
            links = [link for link, one in zip(examples.link, kept, strict=True) if one]
            draws = self.settings.draws
            self._models[group] = fit_model(examples.rows().where(kept), examples.gap[kept], links, self.settings, draws=draws)
        return self._models[group]
