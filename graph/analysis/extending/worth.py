"""What an activity would add to the place's complexity: its outlook gain (COG) as a percentile, told only where determined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from graph.analysis.extending.here import Here
from graph.analysis.extending.nearness import Near
from graph.analysis.extending.tables import limit, said
from graph.analysis.relatedness import complexity, density, largest_part, outlook, presence, proximity, rca, share_below
from graph.states.shares import origin


class Worth:
    """Areas (provinces of the place's country, other countries whole) × links by number of firms; presence by RCA on counts.

    `at` is what each firm does.
    """

    def __init__(self, here: Here, at: Mapping[str, Sequence[str]]) -> None:
        self._here, self._world, self._at = here, here.world, at

    def of(self, activity: str) -> Near:
        """The percentile of the complexity outlook gain among links that are not here."""
        if isinstance(self._gains, str):
            return Near(None, 0, self._gains)
        if activity not in self._gains:
            return Near(None, len(self._gains), said("near_here" if self._here.has_link(activity) else "gain_unknown"))
        among = list(self._gains.values())
        return Near(round(share_below(self._gains[activity], among), 1), len(among))

    @cached_property
    def _counts(self) -> Counter[tuple[str, str]]:
        links, found = set(self._world.links.all), Counter[tuple[str, str]]()
        for actor, things in self._at.items():
            at, area = links.intersection(things), origin(self._world, actor)
            found.update((area, link) for link in at if area)
        return found

    @cached_property
    def _gains(self) -> Mapping[str, float] | str:
        """Link not here → gain for this place; or why there is none to tell."""
        areas, links = (sorted({key[end] for key in self._counts}) for end in (0, 1))
        if len(areas) < limit("least_places"):
            return said("gain_few", count=len(areas))
        amounts = np.array([[float(self._counts[area, link]) for link in links] for area in areas])
        present = presence(rca(amounts), limit("advantage"))
        rows, columns = largest_part(present)
        inside, kept = present[np.ix_(rows, columns)], [links[number] for number in columns]
        known = complexity(inside) if len(rows) >= limit("least_places") else None
        if known is None:
            return said("gain_undetermined")
        own = np.array([[float(link in self._here.links) for link in kept]])
        near = proximity(inside)
        gains = outlook(own, near, density(own, near), known).cog[0]
        return {link: float(gain) for link, gain, here in zip(kept, gains, own[0], strict=True) if not here}
