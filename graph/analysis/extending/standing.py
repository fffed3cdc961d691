"""How what is proposed stands here by the scope asked: what nobody surveyed is no end, and who is 待定 may do it already."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property

from graph.analysis.extending.backing import Backer
from graph.analysis.extending.here import Here
from graph.analysis.extending.tables import said
from graph.states.decide import Decision, decide


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a link here, for the scope asked: its code and word, the rule that decided it, and why."""

    state: str
    label: str
    rule: str
    reason: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a proposal's `standing`."""
        return asdict(self)


class Standings:
    """Looks up states for one population."""

    def __init__(self, here: Here, population: str) -> None:
        self._here, self._world, self._facts, self._population = here, here.world, here.world.facts, population
        self._decided: dict[str, Decision] = {}

    def of(self, activity: str) -> Standing | None:
        """The state of a link; a product without link has none."""
        if not self._facts.is_a(activity, "ChainLink"):
            return None
        one = self._decide(activity)
        return Standing(one.state, self._facts.ontology.concept("LinkState", one.state).zh, one.rule, one.reason)

    def unsurveyed(self, activity: str) -> bool:
        """Whether nobody looked who is at the link here, and nobody is known there either."""
        is_link = self._facts.is_a(activity, "ChainLink")
        return is_link and not self._here.has_link(activity) and self._decide(activity).rule == "unknown_a"

    def perhaps(self, activity: str, products: Collection[str]) -> list[Backer]:
        """Firms here that may do it already: 待定 at the link, or known by something wider alone (归类未细)."""
        found = dict(self._coarse(activity, products))
        for one in self._decide(activity).examined if self._facts.is_a(activity, "ChainLink") else ():
            settled = one.known_in or one.actor in self._here.links.get(activity, {})
            if one.verdict.group == "pending" and not settled:
                found[one.actor] = one.verdict.label
        told = [Backer(firm, self._facts.label(firm), "pending", said("perhaps", verdict=why)) for firm, why in found.items()]
        return sorted(told, key=lambda one: (one.label, one.id))

    def _coarse(self, activity: str, products: Collection[str]) -> Iterator[tuple[str, str]]:
        for thing in (activity, *products):
            for firm in self._here.coarse(thing):
                if self._facts.is_a(firm, "Enterprise"):
                    yield firm, self._too_coarse

    @cached_property
    def _too_coarse(self) -> str:
        return self._facts.ontology.concept("Verdict", "too_coarse").zh

    def _decide(self, link: str) -> Decision:
        if link not in self._decided:
            self._decided[link] = decide(self._world, link, self._population)
        return self._decided[link]
