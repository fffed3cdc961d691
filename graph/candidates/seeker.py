"""Whom to attract: the door. What is the same for every link of a place is built once and kept."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.extending.guidance import layout_of
from graph.analysis.surveying import survey_of
from graph.candidates.answer import FORBIDDEN, LISTING, NOT_NEEDED, Candidates, NextLink
from graph.candidates.drawing import Drawing, Lists
from graph.candidates.noting import emptiness, neighbours, stance
from graph.candidates.ranking import ByTable, Ranking
from graph.candidates.terrain import Terrain
from graph.candidates.used import used_sources
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states.certificate import number_of, source_note
from graph.states.decide import Decision, decide, look
from graph.states.heading import header
from graph.states.world import World


class Seeker:
    """Answers for the links of one place and population; `ranking` scores and orders (by default the table of weights).

    Names may be what a person types. Raises UnknownName for a place, scope or link that is not known, with the nearest names.
    """

    @collecting_later()
    def __init__(self, facts: Facts, place: str, scope: str = "", ranking: Ranking | None = None) -> None:
        self.world = World(facts, place)
        self.population = self.world.coverages.find_scope(scope, self.world.place)
        self._ranking: Ranking = ranking or ByTable()
        self._drawing = Drawing(Terrain(self.world), self._ranking)

    @collecting_later()
    def of(self, link: str) -> Candidates:
        """The answer for a link."""
        decision = self._decided(self.world.links.find(link))
        taken, note = stance(self.world, decision)
        drawn = self._drawing.of(decision, taken)
        listed = len(drawn.existing), len(drawn.outside)
        empty = taken in LISTING and not (any(listed) or drawn.set_apart)
        near = neighbours(self.world, decision.link) if empty else ()
        taken, note = emptiness(taken, note, listed, len(drawn.set_apart), near)
        return self._answer(decision, taken, note, drawn, near)

    def _decided(self, link: str) -> Decision:
        """The state of a link. Its tests are run only where they bear on it: where somebody counts and the link was surveyed."""
        seen = look(self.world, link, self.population)
        return decide(self.world, link, self.population) if seen.coverage and seen.counted else seen

    def _answer(self, decision: Decision, taken: str, note: str, drawn: Lists, near: Sequence[NextLink]) -> Candidates:
        world, facts, link = self.world, self.world.facts, decision.link
        head, chain = header(world, self.population), world.links.chain(link)
        used = used_sources((*drawn.existing, *drawn.outside), drawn.set_apart, drawn.carriers)
        survey = survey_of(world, decision) if taken not in (FORBIDDEN, NOT_NEEDED) else None
        return Candidates(
            head, link, facts.label(link), chain, facts.label(chain) if chain else "", decision.state,
            facts.ontology.concept("LinkState", decision.state).zh, decision.reason, number_of(head, link),
            layout_of(facts, link), taken, note, survey, drawn.existing, drawn.outside, drawn.set_apart,
            drawn.carriers, tuple(near), self._ranking.weights(), tuple(source_note(world, one) for one in used),
        )  # fmt: skip


@collecting_later()
def candidates(facts: Facts, link: str, place: str, scope: str = "") -> Candidates:
    """Whom to attract for a link in a place, and why. For many links of one place keep a `Seeker`. Raises UnknownName."""
    return Seeker(facts, place, scope).of(link)
