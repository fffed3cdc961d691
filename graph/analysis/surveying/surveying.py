"""Which links of a place are unknown, what each needs to be known, and whom to ask."""

from __future__ import annotations

from graph.analysis.surveying.answer import ToSurvey, Unsurveyed
from graph.analysis.surveying.asking import Askers
from graph.analysis.surveying.words import said
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states.coverage import Coverage
from graph.states.decide import UNKNOWN, Decision, decide
from graph.states.heading import header
from graph.states.world import World

NEARLY = ("open", "expired", "narrower")
"""Surveys that do not settle a link, those nearest to it first."""


@collecting_later()
def to_survey(facts: Facts, place: str, scope: str = "", chain: str = "", *, rollup: bool = True) -> ToSurvey:
    """Every unknown link (of one chain) in a place, for one scope. Names may be what a person types. Raises UnknownName."""
    world = World(facts, place, rollup=rollup)
    return to_survey_in(world, world.coverages.find_scope(scope, world.place), chain)


def to_survey_in(world: World, population: str, chain: str = "") -> ToSurvey:
    """The same in a world that is there already. Raises UnknownName for the chain."""
    links = world.links.of_chain(world.links.find_chain(chain) if chain else "")
    askers, top = Askers(world, population), header(world, population)
    decided = [decide(world, one, population) for one in links]
    unknown = tuple(_unsurveyed(world, askers, one, top.scope_label) for one in decided if one.state == UNKNOWN)
    return ToSurvey(top, len(links), unknown)


def survey_of(world: World, decision: Decision) -> Unsurveyed | None:
    """What one decided link needs and whom to ask; None where it is not unknown."""
    if decision.state != UNKNOWN:
        return None
    scope = header(world, decision.population).scope_label
    return _unsurveyed(world, Askers(world, decision.population), decision, scope)


def _unsurveyed(world: World, askers: Askers, decision: Decision, scope: str) -> Unsurveyed:
    facts, link, chain = world.facts, decision.link, world.links.chain(decision.link)
    need, survey = _need(askers, decision)
    fields = {"place": facts.label(world.place), "scope": scope, "reason": decision.reason}
    if survey:
        fields |= {"survey": survey.label, "expires": survey.expires, "population": askers.population(survey)}
    ask = askers.of(link)
    return Unsurveyed(link, facts.label(link), chain, facts.label(chain) if chain else "", need, said(f"need.{need}"),
                      decision.reason, said(f"tells.{need}", **fields), ask, "" if ask else said("nobody"))  # fmt: skip


def _need(askers: Askers, decision: Decision) -> tuple[str, Coverage | None]:
    """What an unknown link needs, with the survey that comes nearest to it."""
    if decision.rule == "unknown_c":
        return "figures", None
    if decision.coverage:
        return "pending", None
    surveys = askers.surveys(decision.link)
    for need in NEARLY:
        if near := next((one for one in surveys if askers.standing(one) == need), None):
            return need, near
    return "unsurveyed", None
