"""The cheapest way from anybody here to a candidate: Dijkstra's algorithm from all of them at once, over ties as facts."""

from __future__ import annotations

from functools import cached_property
from heapq import heappop, heappush

from graph.analysis.sixchains.whereabouts import Whereabouts
from graph.candidates.path import Path, Step
from graph.candidates.quoting import Quotes
from graph.candidates.tables import has_words, said, setting
from graph.candidates.ties import Tie, Ties
from graph.candidates.whereabouts import Addresses
from graph.facts import Fact
from graph.states.world import World

STARTS = ("Enterprise", "TransferPlatform", "University", "ResearchInstitute", "Fund", "Department", "PublicAuthority")
"""Who may start a way, the first that a body is of names it; any other body here is 本地平台."""


class Ways:
    """Ways over a world's ties, seen from one place; worked out once for all candidates of all links."""

    def __init__(self, world: World, ties: Ties, quotes: Quotes, addresses: Addresses, whereabouts: Whereabouts) -> None:
        self._world, self._facts, self.ties, self._quotes = world, world.facts, ties, quotes
        self._addresses, self._whereabouts = addresses, whereabouts
        self._known: dict[str, list[Tie]] = {}

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
        if body not in self._known:
            found = list[Tie]()
            at = body
            while at in self._came:
                found.append(self.ties.between(self._came[at], at))
                at = found[-1].start
            self._known[body] = found[::-1]
        return self._known[body]

    def _step(self, tie: Tie) -> Step:
        label = self._facts.label
        return Step(tie.start, label(tie.start), tie.end, label(tie.end), tie.row["kind"], tie.kind_label, tie.says(), tie.strength,
                    tie.cost, self._quotes.of(tie.fact))  # fmt: skip

    def _through(self, body: str) -> str:
        cls = next((one for one in STARTS if self._facts.is_a(body, one)), "other")
        return said(f"through.{cls}" if has_words(f"through.{cls}") else "through.other")

    @cached_property
    def _starts(self) -> list[str]:
        """Bodies here that are not gone: those with a site here or housed by one, the place's authority and its departments."""
        place, facts = self._world.place, self._facts
        authorities = {fact.subject for fact in facts.to(place, "governs")}
        offices = {fact.subject for one in authorities for fact in facts.to(one, "unitOf")}
        others = set(facts.instances("Actor")) - set(facts.instances("Enterprise"))
        housed = {one for one in others if self._whereabouts.within(one, "zone")}
        present = {one for one in self._world.geography.present(place) if self._addresses.lives_here(one)}
        return sorted(one for one in present | housed | authorities | offices if not self.ties.is_gone(one))

    @cached_property
    def _came(self) -> dict[str, str]:
        """Body elsewhere → the one before it on the cheapest way. Of equally cheap ways that with fewer steps, then the first by
        names of their ends."""
        best: dict[str, tuple[float, int]] = dict.fromkeys(self._starts, (0.0, 0))
        came: dict[str, str] = {}
        queue = [(0.0, 0, one) for one in self._starts]
        costs, longest, most = self.ties.costs, setting("longest_way"), setting("most_ties")
        while queue:
            cost, steps, body = heappop(queue)
            ends = costs.get(body, {})
            if best[body] < (cost, steps) or (steps and (len(ends) > most or self.ties.is_gone(body))):
                continue
            for end, more in ends.items():
                reached = (round(cost + more, 6), steps + 1)
                if reached[0] <= longest and (end not in best or reached < best[end]):
                    best[end] = reached
                    came[end] = body
                    heappush(queue, (*reached, end))
        return came
