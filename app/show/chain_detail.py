"""A chain's six chains as a page: its links, its 政产学研金用 and their ties, and where its achievements stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import indented
from app.show.heading import heading
from app.show.link_chains import pipeline_lines, proposal_lines
from app.show.six_chains import legend, ranking, rows_table
from app.words import words
from graph.analysis.sixchains import ChainDetail
from graph.analysis.sixchains.actors import MAKER, ROLES
from graph.analysis.sixchains.chain import Actor
from ontology.schema import Ontology

ACTORS, TIES, WAYS = 6, 12, 3
"""How many of a role, ties, and ways to take part are shown; --json has all of them."""


def chain_text(found: ChainDetail, ontology: Ontology, kind: str = "real", *, lacking: bool = False) -> str:
    """The page in sections."""
    title = words("chains.chain_title", chain=found.chain_label, links=len(found.rows))
    order = [*ranking(found.rows), ""] if lacking else []
    head = [title, heading(found.header, kind), "", *order, *rows_table(found.rows, ontology, lacking=lacking)]
    actors = [words("chains.actors"), *(line for role in ROLES for line in _role(found, role))]
    foot = [legend(found.rows), words("chains.detail")]
    sections = [head, actors, list(_ties(found)), list(proposal_lines(found.proposals)), list(pipeline_lines(found.pipeline)), foot]
    return "\n\n".join("\n".join(section) for section in sections)


def _role(found: ChainDetail, role: str) -> Iterator[str]:
    held, perhaps = [one for one in found.actors if one.role == role], found.undecided if role == MAKER else ()
    if held:
        yield indented(words("chains.actor_role", role=role, count=len(held)))
        yield from _named(held)
    elif not perhaps:
        yield indented(words("chains.no_actor", role=role))
    if perhaps:
        yield indented(words("chains.undecided", role=role, count=len(perhaps)))
        yield from _named(perhaps)


def _named(held: Sequence[Actor]) -> Iterator[str]:
    """The first few, the nearest first, each with how it takes part."""
    for one in sorted(held, key=_nearest)[:ACTORS]:
        ring = words("chains.ring", ring=one.ring) if one.ring else ""
        yield indented(words("chains.actor", label=one.label, ring=ring, how=_shortened(one.how)), 6)
    if len(held) > ACTORS:
        yield indented(words("chains.more", count=len(held) - ACTORS), 6)


def _shortened(how: str) -> str:
    """The first few ways to take part, and how many there are."""
    parts = how.split("；")
    return "；".join(parts[:WAYS]) + (words("chains.ways", count=len(parts)) if len(parts) > WAYS else "")


def _nearest(one: Actor) -> int:
    """The nearest ring first; those of unknown place last."""
    rings = ("区内", "本地", "市内", "省内", "国内", "国外", "")
    return rings.index(one.ring)


def _ties(found: ChainDetail) -> Iterator[str]:
    if not found.ties:
        yield words("chains.no_ties")
        return
    yield words("chains.ties", count=len(found.ties))
    for one in found.ties[:TIES]:
        yield indented(words("chains.tie", start=one.start_label, relation=one.relation, end=one.end_label))
    if len(found.ties) > TIES:
        yield indented(words("chains.more", count=len(found.ties) - TIES))
