"""产业链图谱: where a chain is broken, and how we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.web import answers
from app.web.bar import bar, chains_of
from app.web.certificates import Proofs, tally, test_rows
from app.web.lenses import LENSES, Look, lens_of
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.analysis.pressing import counts
from graph.analysis.sixchains.neighbourhood import next_links
from graph.states import Certificate, Gaps, LinkState
from graph.states.links import STAGES
from graph.states.world import World
from ontology.errors import UserFault, issue

PATH = "/chain"
UPSTREAM, DOWNSTREAM = "供给本环节", "要用本环节"


@dataclass(frozen=True, slots=True)
class Card:
    """A link on the map: its look under the lens, where it leads, and whether its certificate is open."""

    state: LinkState
    look: Look
    address: str
    open: bool
    inner: bool
    tie: str


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one group, with how many are in each state."""

    label: str
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Column:
    """A stage of the chain."""

    label: str
    links: int
    groups: Sequence[Group]


def show(request: Request) -> View:
    """The map of one chain, with the certificate of one link where one is asked for."""
    chain = _chain(request)
    found = answers.states(request, chain)
    head, lens = found.header, lens_of(request.asked.by)
    one = answers.certificate(request, request.asked.link) if request.asked.link else None
    looks, legend = lens.look(request, found)
    near = _near(request, one) if one else {}
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label, chain, all_chains=False),
        "chain": request.sight.facts.label(chain), "chain_id": chain, "links": len(found.links), "total": counts(found.links),
        "columns": list(_columns(request, found, looks, near, one)), "legend": legend, "lens": lens,
        "lenses": [(other.word, request.asked.address(PATH, by=other.code), other is lens) for other in LENSES],
        "drawer": drawer(request, one) if one else None, "table": found.links,
        "whatif": request.asked.address("/whatif", chain=chain, link="", by=""),
        "compare": request.asked.address("/compare", chain=chain, link="", by=""),
        "closed": request.asked.address(PATH, link=""), "link_address": lambda link: request.asked.address(PATH, link=link),
    }  # fmt: skip

    def document() -> Document:
        return found.as_dict() | ({"certificate": one.as_dict()} if one else {})

    return View(fields, document)


def _chain(request: Request) -> str:
    """The chain asked for, else that of the link asked for, else the one that presses most."""
    facts = request.sight.facts
    index = World(facts, request.place).links
    if request.asked.link:
        return index.chain(index.find(request.asked.link))
    if request.asked.chain:
        return index.find_chain(request.asked.chain)
    known = [one.state.chain for one in answers.urgent(request)] or list(chains_of(facts))
    if not known:
        raise UserFault(issue("LT-NAME-03", value="", kind=facts.ontology.classes["IndustryChain"].zh))
    return known[0]


def _columns(
    request: Request, found: Gaps, looks: Mapping[str, Look], near: Mapping[str, str], one: Certificate | None
) -> Iterator[Column]:
    """The stages in their order, each with its groups."""
    kinds = {fact.subject for fact in request.sight.facts.of("isTypeOf")}
    for stage in STAGES:
        links = [link for link in found.links if link.stage == stage]
        groups = [
            Group(label, [Card(link, looks[link.id], request.asked.address(PATH, link=link.id), bool(one and one.link == link.id),
                               link.id in kinds, near.get(link.id, "")) for link in members])
            for label, members in groupby(links, key=lambda link: link.group)
        ]  # fmt: skip
        if links:
            yield Column(links[0].stage_label or words("gaps.no_stage"), len(links), groups)


def _near(request: Request, one: Certificate) -> dict[str, str]:
    """What stands up- and downstream of the open link."""
    world = World(request.sight.facts, request.place)
    sides = {other.link: side for other in next_links(world, one.link) for side in (UPSTREAM, DOWNSTREAM) if side in other.why}
    return {link: words("web.upstream" if side == UPSTREAM else "web.downstream") for link, side in sides.items()}


def drawer(request: Request, one: Certificate) -> dict[str, object]:
    """Everything a certificate says, and what goes with it: six chains, neighbours, remedies."""
    proofs, rows, detail = Proofs(), list(test_rows(one)), answers.six(request, one.link)
    examined = [(exhibit, proofs.of(exhibit.evidence)) for exhibit in one.examined]
    told = [(claim, proofs.of(claim.evidence)) for claim in (*one.provided, *one.rejected)]
    near, states = _near(request, one), {link.id: link for link in answers.states(request).links}
    sides = [(word, [states[link] for link, side in near.items() if side == word and link in states])
             for word in (words("web.upstream"), words("web.downstream"))]  # fmt: skip
    groups = request.sight.facts.ontology.vocabularies["VerdictGroup"]
    return {
        "one": one, "rule": words(f"rules.{one.rule}"), "tests": rows, "tally": tally(rows), "examined": examined, "told": told,
        "groups": groups, "six": detail.row.cells, "remedies": detail.remedies, "sides": sides, "evidence": list(proofs.numbers),
        "stage": states[one.link], "address": request.asked.address, "candidates": request.asked.address("/candidates", chain=""),
        "survey": next((other for other in answers.surveys(request).unknown if other.id == one.link), None),
    }  # fmt: skip


CHAIN = Screen(PATH, "产业链图谱", "chain.html", show)
