"""The report of a chain, with its pictures."""

from __future__ import annotations

from dataclasses import replace

from app.documents.report.content import Report
from app.documents.report.gathering import ChainDossier
from app.documents.report.saying import ChainSayings
from app.export.target import Target
from app.pictures.chain_map import chain_map
from app.pictures.network_picture import network_picture
from app.pictures.raster import png_of
from app.show.colophon import colophon, network_sources
from app.words import words
from graph.errors import EngineFault
from graph.facts import Facts

PIXELS = 2200
"""Across: sharp on paper at the width of a page."""


MOST = 150
"""Nodes of a network that can still be read on paper."""


def make_report(dossier: ChainDossier, facts: Facts) -> Report:
    """The report of a dossier. Raises EngineFault LT-PAPER-01 where resvg is not installed."""
    drawn = png_of(chain_map(dossier.gaps, facts.ontology, dossier.kind), PIXELS)
    return ChainSayings(dossier, facts.ontology).report(drawn, *_network(dossier, facts))


def _network(dossier: ChainDossier, facts: Facts) -> tuple[bytes, str]:
    """The surroundings of the gap with the most candidates, else of the link with the most, and what the picture is of. What goes
    out has none: a network shows everybody that is known."""
    if dossier.public:
        return b"", ""
    links = [one for one in dossier.gaps.links if one.id in dossier.certificates] or list(dossier.gaps.links)
    chosen = max(links, key=lambda one: len(dossier.candidates[one.id].outside) + len(dossier.candidates[one.id].existing))
    target = Target(facts, ego=chosen.id)
    if len(target.network) > MOST:
        return b"", words("report.no_network", why=words("report.too_many", nodes=len(target.network), most=MOST))
    head = dossier.gaps.header
    about = colophon(facts, dossier.kind, target.title, network_sources(target.network))
    about = replace(about, place=head.place_label, scope=head.scope_label)
    states = {one.id: facts.ontology.vocabularies["LinkState"][one.state] for one in dossier.gaps.links if one.id in target.network}
    try:
        svg = network_picture(target.network, facts.ontology, about, centre=target.centre, states=states)
    except EngineFault as lacking:
        return b"", words("report.no_network", why=lacking.issues[0].message)
    return png_of(svg, PIXELS), words("report.network", link=chosen.label, nodes=len(target.network))
