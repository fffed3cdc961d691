"""Rows of a model: features, and the place whose other known links speak for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.truegaps.logistic import Floats


@dataclass(frozen=True, slots=True)
class Rows:
    """What a model looks at: features (n, k) and, where a place's own known links are to speak, each row's place."""

    features: Floats
    places: tuple[str, ...] = ()

    def table(self, known: Sequence[str]) -> Floats:
        """The features with one column a known place (0 or 1); NaN, so the mean, for a row whose place is not known."""
        if not self.places:
            return self.features
        held = np.array([[float(place == one) for one in known] for place in self.places]).reshape(len(self.places), len(known))
        unseen = np.array([place not in known for place in self.places])
        held[unseen] = np.nan
        return np.concatenate([self.features, held], axis=1)

    def where(self, kept: NDArray[np.bool_]) -> Rows:
        """Some of the rows."""
        places = tuple(place for place, one in zip(self.places, kept, strict=True) if one) if self.places else ()
        return Rows(self.features[kept], places)
