"""Ego networks: what lies around an actor or a link, never reached through what joins everything."""

from __future__ import annotations

import networkx as nx

from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import find_one
from graph.networks.parts import is_hub, part
from graph.networks.ties import GraphTies, Ties
from graph.states.links import LinkIndex
from ontology.errors import issue

NAMES = ("uscc", "stockCode", "name", "shortName", "alias", "englishName")
SERVING = ("servesLink", "supportsLink", "forLink")


def around_link(ties: Ties, link: str) -> set[str]:
    """What belongs to a link, itself included.

    Its kinds and products; the slots of those and what fills them, with the links upstream; the slots they fill and
    whose those are, with the links downstream; its firms (stated, derived or by product, not the 剔除 ones) and the funds
    that invest in them; who serves it: platforms, facilities, funds, talent, joint facilities; leads and projects for it.
    """
    products = ties.into([link], "makesUp")
    slots, filled = ties.out_of(products, "requires"), ties.out_of(products, "fills")
    inputs, users = ties.into(slots, "fills"), ties.into(filled, "requires")
    firms = (ties.into([link], "occupies") | ties.into(products, "produces")) - ties.rejected(link)
    found = {link} | products | slots | filled | inputs | users | firms | ties.into(firms, "investsIn")
    found |= ties.out_of(inputs, "makesUp") | ties.out_of(users, "makesUp")
    found |= ties.out_of([link], "isTypeOf") | ties.into([link], "isTypeOf")
    return found.union(*(ties.into([link], kind) for kind in SERVING))


def ego_of_link(graph: nx.MultiDiGraph[str], link: str, hops: int = 1) -> nx.MultiDiGraph[str]:
    """What belongs to a link (see `around_link`); each further hop adds one step from every actor among it."""
    near = around_link(GraphTies(graph), link)
    actors = [node for node in near if node in graph and graph.nodes[node]["actor"]]
    return part(graph, near.union(*(_within(graph, actor, hops - 1) for actor in actors)))


def ego_of_actor(graph: nx.MultiDiGraph[str], actor: str, hops: int = 1) -> nx.MultiDiGraph[str]:
    """All within so many steps of an actor, whichever way the edges point, and every edge between them.

    A step may end at a place, a field, a chain or an indicator but never leads on from there (see `HUBS`).
    """
    return part(graph, _within(graph, actor, hops))


def ego_of(graph: nx.MultiDiGraph[str], facts: Facts, name: str, hops: int = 1) -> nx.MultiDiGraph[str]:
    """The ego network of the link or actor of this name, code or key. Raises UnknownName."""
    centre = find_centre(facts, name)
    around = ego_of_link if facts.is_a(centre, "ChainLink") else ego_of_actor
    return around(graph, centre, hops)


def find_centre(facts: Facts, name: str) -> str:
    """The link or actor of this name, code or key. Raises UnknownName LT-NAME-01 (nearest of both kinds) or LT-NAME-02."""
    offered = []
    for find in (LinkIndex(facts).find, lambda name: find_one(facts, name, "Actor", NAMES)):
        try:
            return find(name)
        except UnknownName as fault:
            first = fault.issues[0]
            if first.code == "LT-NAME-02":
                raise
            offered += [first.expected.split("：", 1)[-1]] if first.code == "LT-NAME-01" else []
    raise UnknownName(issue("LT-NAME-01", value=name, kind="环节或主体", expected="、".join(filter(None, offered))))


def _within(graph: nx.MultiDiGraph[str], centre: str, hops: int) -> set[str]:
    found, frontier = {centre}, {centre}
    for _ in range(hops):
        leading = [node for node in frontier if node in graph and (node == centre or not is_hub(graph, node))]
        frontier = {other for node in leading for other in nx.all_neighbors(graph, node)} - found
        found |= frontier
    return found
