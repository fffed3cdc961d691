"""Parts of a network: by class, relation, chain or place. Each gives a network of its own, the given one stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from graph.errors import UnknownName
from graph.facts import Facts
from graph.networks.parts import into, part
from graph.networks.reaching import around_link
from graph.networks.ties import GraphTies
from graph.states.geography import Geography
from graph.states.links import LinkIndex
from ontology.errors import issue
from ontology.nearest import nearest
from ontology.schema import Ontology

BOUND = ("Actor", "Site", "Space", "Project")
"""Classes whose members lie somewhere: a place keeps those that lie in it."""


def of_classes(graph: nx.MultiDiGraph[str], ontology: Ontology, classes: Iterable[str]) -> nx.MultiDiGraph[str]:
    """The nodes of these classes and their descendants, with the edges between them. Raises UnknownName LT-NAME-01."""
    wanted = {one for name in classes for one in ontology.subclasses(_known(name, ontology.classes))}
    return part(graph, {node for node, known in graph.nodes(data="classes") if not wanted.isdisjoint(known)})


def of_relations(graph: nx.MultiDiGraph[str], ontology: Ontology, relations: Iterable[str]) -> nx.MultiDiGraph[str]:
    """The edges of these relations (predicates) with their ends. Raises UnknownName LT-NAME-01."""
    wanted = {_known(name, ontology.relations) for name in relations}
    ends = {end for start, stop, kind in graph.edges(data="type", default="") if kind in wanted for end in (start, stop)}
    return part(graph, ends, lambda said: said["type"] in wanted)


def of_chain(graph: nx.MultiDiGraph[str], facts: Facts, chain: str) -> nx.MultiDiGraph[str]:
    """A chain, its links and what stands around each of them (see `around_link`), without the links of other chains."""
    index = LinkIndex(facts)
    found = index.find_chain(chain)
    links = set(index.of_chain(found))
    ties = GraphTies(graph)
    near = {found, *links}.union(*(around_link(ties, link) for link in sorted(links)))
    others = {node for node in near - links if "ChainLink" in graph.nodes[node]["classes"]}
    other_chains = {node for node in near - {found} if "IndustryChain" in graph.nodes[node]["classes"]}
    return part(graph, near - others - other_chains)


def of_place(graph: nx.MultiDiGraph[str], facts: Facts, place: str) -> nx.MultiDiGraph[str]:
    """Actors with a site in a place, sites and projects in it, the place, and all else that is tied to any of them."""
    geography = Geography(facts)
    found = geography.find(place)
    inside = geography.present(found) | {site for site in facts.instances("Site") if found in geography.places_of(site)}
    inside |= {found, *into(graph, [found], "projectIn")}
    bound = {one for cls in BOUND for one in facts.instances(cls)} - inside
    near = {other for node in inside if node in graph for other in nx.all_neighbors(graph, node)}
    return part(graph, (inside | near) - bound)


def _known(name: str, names: Collection[str]) -> str:
    if name in names:
        return name
    raise UnknownName(issue("LT-NAME-01", value=name, kind="类或关系", expected=nearest(name, names)))
