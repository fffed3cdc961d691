"""The questions faces ask of the six chains: of all links, of one chain, of one link."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.analysis.sixchains.actors import actors, ties, undecided
from graph.analysis.sixchains.answer import Proposal, Remedy, SixChains
from graph.analysis.sixchains.chain import ChainDetail
from graph.analysis.sixchains.link import LinkDetail
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
from graph.states.certificate import source_note
from graph.states.decide import Decision, decide
from graph.states.evidence import Exhibits
from graph.states.heading import header
from graph.states.world import World
from ontology.errors import issue

NAMES = ("name", "shortName", "cardLabel", "englishName")


@dataclass(slots=True)
class Asked:
    """A world with its population; each link is decided once."""

    world: World
    population: str
    presence: Presence
    _decided: dict[str, tuple[Decision, Subject]] = field(default_factory=dict)

    def subject(self, link: str) -> Subject:
        """The subject that a link is."""
        return self.decided(link)[1]

    def decided(self, link: str) -> tuple[Decision, Subject]:
        """A link's decision and subject."""
        if link not in self._decided:
            decision = decide(self.world, link, self.population)
            self._decided[link] = decision, subject_of(self.world, decision)
        return self._decided[link]

    def row(self, link: str) -> ChainRow:
        """A link's six cells."""
        facts, (decision, subject), stage = self.world.facts, self.decided(link), self.world.facts.value(link, "stage")
        chain = facts.label(subject.chain) if subject.chain else ""
        return ChainRow(link, facts.label(link), subject.chain, chain, facts.ontology.concept("Stage", stage).zh if stage else "",
                        decision.state, self.presence.cells(decision, subject))  # fmt: skip

    def proposals(self, row: ChainRow) -> tuple[Proposal, ...]:
        """Who could serve a link."""
        return proposals(self.world, self.presence, self.subject(row.id), row.cells, self.subject)


@collecting_later()
def six_chains(facts: Facts, place: str, scope: str = "", chain: str = "", *, rollup: bool = True) -> SixChains:
    """The six chains of every link (of one chain) in a place. Names may be what a person types. Raises UnknownName."""
    asked = _asked(facts, place, scope, rollup)
    chosen = asked.world.links.find_chain(chain) if chain else ""
    rows = tuple(map(asked.row, asked.world.links.of_chain(chosen)))
    idle = () if chosen else uncovered(asked.world, asked.presence, rows)
    return SixChains(header(asked.world, asked.population), rows, idle)


@collecting_later()
def link_detail(facts: Facts, link: str, place: str, scope: str = "", *, rollup: bool = True) -> LinkDetail:
    """One link's six chains with remedies, proposals, pipeline and evidence. Raises UnknownName."""
    asked = _asked(facts, place, scope, rollup)
    world, chosen = asked.world, asked.world.links.find(link)
    row, (decision, subject) = asked.row(chosen), asked.decided(chosen)
    situation = Situation(world, decision, subject, {one.chain: one for one in row.cells}, asked.presence.whereabouts)
    todo, could = remedies(situation), asked.proposals(row)
    behind: list[Supporter | Remedy | Proposal] = [*(one for cell in row.cells for one in cell.supporters), *todo, *could]
    told = list(dict.fromkeys(fact for one in behind for fact in one.facts))
    exhibits = Exhibits(world, world.facts.evidence(told))
    used = {source for fact in told for source in fact.sources}
    return LinkDetail(
        header(world, asked.population), row, todo, could, pipeline(world, subject), tuple(map(exhibits.claim, told)),
        tuple(source_note(world, one) for one in sorted(used)), tuple(told),
    )  # fmt: skip


def link_row(world: World, link: str, population: str) -> ChainRow:
    """A link's six chains and no more, in a world that is there already."""
    return Asked(world, population, Presence(world)).row(link)


@collecting_later()
def chain_detail(facts: Facts, chain: str, place: str, scope: str = "", *, rollup: bool = True) -> ChainDetail:
    """A chain's six chains link by link, its 政产学研金用, and where its achievements stop. Raises UnknownName; a chain
    without links is refused as LT-SIX-01."""
    asked = _asked(facts, place, scope, rollup)
    world, chosen = asked.world, asked.world.links.find_chain(chain)
    links = world.links.of_chain(chosen)
    if not links:
        raise UnknownName(issue("LT-SIX-01", value=facts.label(chosen)))
    rows, whole = tuple(map(asked.row, links)), whole_chain(chosen, tuple(map(asked.subject, links)))
    decisions, places = [asked.decided(one)[0] for one in links], asked.presence.whereabouts
    members = actors(world, whole, decisions, places)
    perhaps = undecided(world, decisions, members, places)
    tied, could = ties(world, (*members, *perhaps), whole), tuple(one for row in rows for one in asked.proposals(row))
    return ChainDetail(header(world, asked.population), chosen, facts.label(chosen), rows, members, tied, could,
                       pipeline(world, whole), perhaps)  # fmt: skip


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
