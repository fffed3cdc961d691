"""How near an activity is to what the place does, by who does what with what: density, as a percentile among the candidates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from graph.analysis.extending.here import Here
from graph.analysis.extending.tables import limit, said
from graph.analysis.relatedness import Matrix, density, proximity, share_below


@dataclass(frozen=True, slots=True)
class Near:
    """A percentile (0–100) among so many candidates, or None with the reason; never the raw density (decision 0032)."""

    percentile: float | None
    candidates: int
    why: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON object; an unknown percentile has the interval 0–100."""
        interval = [0.0, 100.0] if self.percentile is None else None
        return {"percentile": self.percentile, "candidates": self.candidates, "why": self.why, "interval": interval}


class Nearness:
    """Firms × activities over everything loaded, wherever the firms are; an activity is a link, or a product without link.

    `at` is what each firm does (see `doing`); of products without link only those in `products` take part.
    """

    def __init__(self, here: Here, at: Mapping[str, Sequence[str]], products: Collection[str] = ()) -> None:
        self._here, graph = here, {*here.world.links.all, *products}
        self._at = {actor: kept for actor, things in at.items() if (kept := [one for one in things if one in graph])}
        self.activities = sorted({one for at in self._at.values() for one in at} | set(here.links))
        self._column = {one: number for number, one in enumerate(self.activities)}

    def of(self, activity: str) -> Near:
        """How near an activity is."""
        column, known = self._column.get(activity), self._candidates
        if self._here.has_link(activity):
            return Near(None, len(known), said("near_here"))
        if column is None or not self._known[column]:
            return Near(None, len(known), said("near_unknown"))
        if len(known) < limit("least_candidates"):
            return Near(None, len(known), said("near_few", count=len(known)))
        return Near(round(share_below(float(self._density[column]), known), 1), len(known))

    def shared(self, activity: str) -> Iterator[tuple[str, list[str]]]:
        """(activity here, firms anywhere that are at both), the nearest first."""
        column = self._column.get(activity)
        if column is None:
            return
        order = sorted(range(len(self.activities)), key=lambda one: (-self._near[one, column], self.activities[one]))
        for other in order:
            name = self.activities[other]
            if name != activity and self._near[other, column] > 0 and self._present[other]:
                yield name, [actor for actor, at in self._at.items() if activity in at and name in at]

    @cached_property
    def _near(self) -> Matrix:
        rows = [number for number, at in enumerate(self._at.values()) for _ in at]
        columns = [self._column[one] for at in self._at.values() for one in at]
        shape = (len(self._at), len(self.activities))
        return proximity(sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape))

    @cached_property
    def _present(self) -> Matrix:
        loose = set(self._here.products)
        return np.array([float(one in self._here.links or one in loose) for one in self.activities])

    @cached_property
    def _density(self) -> Matrix:
        found: Matrix = density(self._present[None, :], self._near)[0]
        return found

    @cached_property
    def _known(self) -> list[bool]:
        """Whether an activity is near any other, or here: else its density says nothing."""
        others = self._near.sum(axis=0) - np.diag(self._near)
        return [bool(near > 0 or here > 0) and not bool(np.isnan(dense))
                for near, here, dense in zip(others, self._present, self._density, strict=True)]  # fmt: skip

    @cached_property
    def _candidates(self) -> list[float]:
        """The densities of what is not here: among them an activity is placed."""
        cells = zip(self._density, self._known, self._present, strict=True)
        return [float(dense) for dense, known, here in cells if known and not here]
