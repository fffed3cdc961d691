"""The question faces ask: what could this chain be extended to here, and widened by."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.analysis.extending.beyond import Beyond
from graph.analysis.extending.drafting import Drafts
from graph.analysis.extending.here import Here
from graph.analysis.extending.needs import Need
from graph.analysis.extending.proposal import LISTS, Extension, Proposal
from graph.analysis.extending.recipes import Recipes
from graph.analysis.extending.routes import Routes
from graph.analysis.extending.standing import Standings
from graph.analysis.extending.tables import said
from graph.collecting import collecting_later
from graph.errors import AnalysisFault
from graph.facts import Facts
from graph.states.certificate import source_note
from graph.states.heading import header
from graph.states.world import World
from ontology.errors import issue


@collecting_later()
def extend(facts: Facts, chain: str, place: str, scope: str = "") -> Extension:
    """Proposals for a chain in a place; all may be named as a person would. All populations count: a maker is a maker; only the
    states of what is proposed are said of the scope (by default the place's own).

    Nothing is proposed where nothing of the chain is known here: `nothing` says so. Raises UnknownName with the nearest names,
    AnalysisFault LT-EXTEND-02 for a chain without links.
    """
    world = World(facts, place)
    found = world.links.find_chain(chain)
    links = world.links.of_chain(found)
    if not links:
        raise AnalysisFault(issue("LT-EXTEND-02", value=facts.label(found)))
    here, recipes = Here(world), Recipes(world)
    known = [link for link in links if link in here.links]
    beyond = Beyond(here, recipes, found)
    extending, widening, already = (beyond.needs(), Routes(here, recipes, found).needs(), beyond.already_here())
    population = world.coverages.find_scope(scope, world.place)
    drafts = Drafts(here, recipes, found, Standings(here, population))
    proposals = _drawn(drafts, extending, widening, already)
    pending = sum(set(here.links[link].values()) == {"pending"} for link in known)
    ranked = {name: tuple(sorted(drawn, key=_rank)) for name, drawn in proposals.items()}
    gaps = tuple(map(facts.label, beyond.gaps()))
    return Extension(
        header(world, population), found, facts.label(found), len(links), len(known), pending,
        ranked["proposals"], ranked["perhaps"], ranked["unsurveyed"], ranked["held_back"], ranked["already_here"],
        gaps, drafts.footing(), _nothing(here, known, ranked), said("caveat"),
        tuple(source_note(world, one) for one in sorted(_told_by(ranked))),
    )  # fmt: skip


def _drawn(
    drafts: Drafts, extending: Sequence[Need], widening: Sequence[Need], already: Sequence[Need]
) -> dict[str, list[Proposal]]:
    """The lists of an answer."""
    drawn = [*drafts.of("extend", extending), *drafts.of("widen", widening)]
    kept = {name: [one for one in drawn if one.section == name] for name in LISTS}
    return {**kept, "already_here": list(drafts.of("extend", already))}


def _told_by(ranked: dict[str, tuple[Proposal, ...]]) -> set[str]:
    """The sources of the evidence on makers outside."""
    makers = (maker for drawn in ranked.values() for one in drawn for maker in (*one.outside, *one.outside_places))
    return {evidence.source for maker in makers for evidence in maker.evidence}


def _rank(one: Proposal) -> tuple[object, ...]:
    """延链 before 扩链; in each, what rests on a firm that counts before what rests on 待定, then the nearest (a link that is here
    nearer than any that is not); where nearness is unknown or nothing, more signs before fewer, known makers before none."""
    nearness = 100.0 if one.link_here else one.near.percentile or 0.0
    return (one.kind, not one.certain, -nearness, -one.signs, not (one.outside or one.outside_places), one.label, one.id)


def _nothing(here: Here, known: Collection[str], ranked: dict[str, tuple[Proposal, ...]]) -> str:
    """Why nothing is proposed, where nothing is."""
    if ranked["proposals"]:
        return ""
    if ranked["perhaps"] or ranked["unsurveyed"]:
        return said("none_settled")
    if ranked["held_back"]:
        return said("all_held_back")
    if not here.links and not here.products:
        return said("nothing_known")
    return said("nothing_by_recipes" if known else "nothing_in_chain")
