"""The network map of a part of a home: drawn, with the states of its links where a place is asked about."""

from __future__ import annotations

from dataclasses import replace

from app.export.target import Target
from app.pictures.network_map import NetworkMap, check_size, network_map
from app.show.colophon import colophon, network_sources
from graph.states import gaps
from graph.states.geography import Geography


def map_of(target: Target, kind: str, place: str = "", scope: str = "") -> NetworkMap:
    """The map of a target in a home of a kind (real, 示例).

    With a place, links wear their state there for the scope, and actors without a site there are hollow. Raises UnknownName,
    ViewFault LT-NET-01 (above 1,000 nodes), EngineFault LT-NET-02 (igraph or pyvis is not installed).
    """
    facts, graph = target.facts, target.network
    check_size(graph)
    about = colophon(facts, kind, target.title, network_sources(graph))
    if not place:
        return network_map(graph, facts.ontology, about, centre=target.centre)
    answer, looks = gaps(facts, place, scope), facts.ontology.vocabularies["LinkState"]
    about = replace(about, place=answer.header.place_label, scope=answer.header.scope_label)
    states = {one.id: looks[one.state] for one in answer.links if one.id in graph}
    local = Geography(facts).present(answer.header.place)
    return network_map(graph, facts.ontology, about, centre=target.centre, place=about.place, local=local, states=states)
