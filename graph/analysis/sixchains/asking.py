"""The questions faces ask of the six chains: of all links, of one chain, of one link."""

from __future__ import annotations

from dataclasses import dataclass

from graph.analysis.sixchains.actors import actors, ties
from graph.analysis.sixchains.answer import LinkDetail, Proposal, Remedy, SixChains
from graph.analysis.sixchains.chain import ChainDetail
from graph.analysis.sixchains.pipeline import pipeline
from graph.analysis.sixchains.presence import Presence
from graph.analysis.sixchains.proposals import proposals
from graph.analysis.sixchains.remedies import remedies
from graph.analysis.sixchains.rows import ChainRow, Supporter
from graph.analysis.sixchains.situation import Situation
from graph.analysis.sixchains.subject import Subject, subject_of, whole_chain
from graph.analysis.sixchains.uncovered import uncovered
from graph.collecting import collecting_later
from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import find_one
from graph.states.decide import Decision, decide
from graph.states.evidence import Exhibits
from graph.states.heading import header
from graph.states.world import World
from ontology.errors import issue

NAMES = ("name", "shortName", "cardLabel", "englishName")


@dataclass(slots=True)
class Asked:
    """A world with its population, and each decided link once."""

    world: World
    population: str
    presence: Presence

    def link(self, link: str) -> tuple[Decision, Subject, ChainRow]:
        """A link's decision, subject and row."""
        decision = decide(self.world, link, self.population)
        subject = subject_of(self.world, decision)
        return decision, subject, self._row(decision, subject)

    def _row(self, decision: Decision, subject: Subject) -> ChainRow:
        facts, stage = self.world.facts, self.world.facts.value(decision.link, "stage")
        chain = facts.label(subject.chain) if subject.chain else ""
        return ChainRow(decision.link, facts.label(decision.link), subject.chain, chain,
                        facts.ontology.concept("Stage", stage).zh if stage else "", decision.state,
                        self.presence.cells(decision, subject))  # fmt: skip


@collecting_later()
def six_chains(facts: Facts, place: str, scope: str = "", chain: str = "", *, rollup: bool = True) -> SixChains:
    """The six chains of every link (of one chain) in a place. Names may be what a person types. Raises UnknownName."""
    asked = _asked(facts, place, scope, rollup)
    chosen = asked.world.links.find_chain(chain) if chain else ""
    rows = tuple(asked.link(one)[2] for one in asked.world.links.of_chain(chosen))
    idle = () if chosen else uncovered(asked.world, asked.presence, rows)
    return SixChains(header(asked.world, asked.population), rows, idle)


@collecting_later()
def link_detail(facts: Facts, link: str, place: str, scope: str = "", *, rollup: bool = True) -> LinkDetail:
    """One link's six chains with remedies, proposals, pipeline and evidence. Raises UnknownName."""
    asked = _asked(facts, place, scope, rollup)
    decision, subject, row = asked.link(asked.world.links.find(link))
    situation = Situation(asked.world, decision, subject, {one.chain: one for one in row.cells}, asked.presence.whereabouts)
    todo = remedies(situation)
    could = proposals(asked.world, asked.presence, decision, subject, row.cells)
    behind: list[Supporter | Remedy | Proposal] = [*(one for cell in row.cells for one in cell.supporters), *todo, *could]
    told = list(dict.fromkeys(fact for one in behind for fact in one.facts))
    exhibits = Exhibits(asked.world, asked.world.facts.evidence(told))
    return LinkDetail(header(asked.world, asked.population), row, todo, could, pipeline(asked.world, subject),
                      tuple(map(exhibits.claim, told)), tuple(told))  # fmt: skip


@collecting_later()
def chain_detail(facts: Facts, chain: str, place: str, scope: str = "", *, rollup: bool = True) -> ChainDetail:
    """A chain's six chains link by link, its 政产学研金用, and where its achievements stop. Raises UnknownName; a chain
    without links is refused as LT-SIX-01."""
    asked = _asked(facts, place, scope, rollup)
    world, chosen = asked.world, asked.world.links.find_chain(chain)
    found = [asked.link(one) for one in world.links.of_chain(chosen)]
    if not found:
        raise UnknownName(issue("LT-SIX-01", value=facts.label(chosen)))
    whole = whole_chain(world, chosen, tuple(subject for _, subject, _ in found))
    members = actors(world, whole, [decision for decision, _, _ in found], asked.presence.whereabouts)
    return ChainDetail(header(world, asked.population), chosen, facts.label(chosen), tuple(row for _, _, row in found), members,
                       ties(world, members, whole), pipeline(world, whole))  # fmt: skip


def find_subject(facts: Facts, name: str) -> tuple[str, bool]:
    """The chain (True) or link (False) of a name; a name of both is the chain's. Raises UnknownName with the nearest names of
    either kind."""
    try:
        return find_one(facts, name, "IndustryChain", NAMES), True
    except UnknownName as of_chain:
        try:
            return find_one(facts, name, "ChainLink", NAMES), False
        except UnknownName as of_link:
            raise UnknownName(*of_chain.issues, *of_link.issues) from None


def _asked(facts: Facts, place: str, scope: str, rollup: bool) -> Asked:
    world = World(facts, place, rollup=rollup)
    return Asked(world, world.coverages.find_scope(scope, world.place), Presence(world))
