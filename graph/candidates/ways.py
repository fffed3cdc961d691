"""The cheapest way from anybody here to a candidate: Dijkstra's algorithm from all of them at once, over ties as facts."""

from __future__ import annotations

from functools import cached_property
from heapq import heappop, heappush

from graph.candidates.path import Path, Step
from graph.candidates.quoting import Quotes
from graph.candidates.tables import has_words, said, setting
from graph.candidates.ties import Tie, Ties
from graph.facts import Fact
from graph.states.world import World

STARTS = ("Enterprise", "TransferPlatform", "University", "ResearchInstitute", "Fund", "Department", "PublicAuthority")
"""Who may start a way, the first that a body is of names it; any other body here is 本地平台."""


class Ways:
    """Ways over a world's ties, seen from one place; worked out once for all candidates of all links."""

    def __init__(self, world: World, ties: Ties, quotes: Quotes) -> None:
        self._world, self._facts, self.ties, self._quotes = world, world.facts, ties, quotes

    def to(self, body: str) -> Path | None:
        """The way to a body elsewhere; None where the facts know none short enough."""
        walked = self._walked(body)
        if not walked:
            return None
        steps = tuple(self._step(tie) for tie in walked)
        cost = round(sum(one.cost for one in steps), 2)
        strengths = ("强", "中", "弱")
        weakest = max((one.strength for one in steps), key=strengths.index)
        line = said("step", start=steps[0].start_label, says=steps[0].says, end=steps[0].end_label)
        line += "".join(said("chained", says=one.says, end=one.end_label) for one in steps[1:])
        return Path(steps, cost, False, self._through(walked[0].start), weakest, line)

    def direct(self, body: str) -> Path:
        """The way to somebody here: a visit."""
        return Path((), 0.0, True, self._through(body), "强", said("direct"))

    def facts(self, body: str) -> list[Fact]:
        """The facts of the way, to be read together with others."""
        return [tie.fact for tie in self._walked(body)]

    def stale(self, body: str) -> bool:
        """Whether a step of the way rests on evidence that is too old."""
        return any(tie.stale for tie in self._walked(body))

    def doubted(self, body: str) -> bool:
        """Whether a step of the way is still to be reviewed, or its source itself is in doubt."""
        return any(tie.doubted for tie in self._walked(body))

    def _walked(self, body: str) -> list[Tie]:
        found: list[Tie] = []
        while body in self._came:
            found.append(self._came[body])
            body = found[-1].start
        return found[::-1]

    def _step(self, tie: Tie) -> Step:
        label = self._facts.label
        return Step(tie.start, label(tie.start), tie.end, label(tie.end), tie.row["kind"], tie.kind_label, tie.says(), tie.strength,
                    tie.cost, self._quotes.of(tie.fact))  # fmt: skip

    def _through(self, body: str) -> str:
        cls = next((one for one in STARTS if self._facts.is_a(body, one)), "other")
        return said(f"through.{cls}" if has_words(f"through.{cls}") else "through.other")

    @cached_property
    def _starts(self) -> list[str]:
        """Bodies here that are not gone: those with a site here, the authority of the place and its departments."""
        place, facts = self._world.place, self._facts
        authorities = {fact.subject for fact in facts.to(place, "governs")}
        offices = {fact.subject for one in authorities for fact in facts.to(one, "unitOf")}
        present = {one for one in self._world.geography.present(place) if self.lives_here(one)}
        return sorted(one for one in present | authorities | offices if not self.ties.is_gone(one))

    def lives_here(self, body: str) -> bool:
        """Whether a body has a site here that it has not left."""
        here, _ = self._world.geography.sites(body, self._world.place)
        return any(self._facts.value(site, "siteStatus") != "vacated" for site in here)

    @cached_property
    def _came(self) -> dict[str, Tie]:
        """Body elsewhere → the last tie of the cheapest way to it. Of equally cheap ways that with fewer steps, then the first
        by names of their ends."""
        best: dict[str, tuple[float, int]] = dict.fromkeys(self._starts, (0.0, 0))
        came: dict[str, Tie] = {}
        queue = [(0.0, 0, one) for one in self._starts]
        longest, most, settled = setting("longest_way"), setting("most_ties"), set[str]()
        while queue:
            cost, steps, body = heappop(queue)
            if body in settled:
                continue
            settled.add(body)
            ties = self.ties.of(body)
            if steps and (len(ties) > most or self.ties.is_gone(body)):
                continue
            for tie in ties:
                reached = (round(cost + tie.cost, 6), steps + 1)
                if reached[0] <= longest and tie.end not in settled and reached < best.get(tie.end, (longest + 1, 0)):
                    best[tie.end] = reached
                    came[tie.end] = tie
                    heappush(queue, (*reached, tie.end))
        return came
