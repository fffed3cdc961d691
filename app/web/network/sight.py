"""What is in sight: the nodes and edges of a view, as plain values that picture, table, document and files share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.web import answers
from app.web.network.asking import Wanted
from app.web.view import Request
from app.words import words
from graph.frames import source_frame
from graph.networks import FactTies, Section, brokers, section
from graph.networks.extra import need
from graph.networks.parts import HUBS, part
from graph.states import LinkState
from graph.states.geography import Geography

HERE, ELSEWHERE, UNKNOWN = "here", "elsewhere", "unknown"


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in sight. `where` is empty for what is no actor, `state` for what is no link; `more` neighbours are not shown.

    `between` is on how many shortest ways between two others here it stands, counted by shares; None for places and fields.
    """

    id: str
    label: str
    short: str
    kind: str
    where: str
    state: str
    degree: int
    more: int
    between: float | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation in sight: its fact, its ends, in which period, who says it, and whether others say otherwise."""

    id: str
    fact: str
    start: str
    end: str
    type: str
    word: str
    period: str
    sources: tuple[str, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class InSight:
    """A view with its nodes (the most connected first) and ties."""

    section: Section
    nodes: Mapping[str, Node]
    ties: tuple[Tie, ...]

    @property
    def centre(self) -> Node:
        """The node that it is about."""
        return self.nodes[self.section.centre]

    def as_dict(self) -> dict[str, object]:
        """Nodes, relations, how many were left out, and the ways, as JSON."""
        ways = self.section.ways
        told = {"of": self.section.centre, "hops": self.section.hops, "opened": list(self.section.opened),
                "left_out": self.section.left_out, "nodes": [asdict(one) for one in self.nodes.values()],
                "edges": [asdict(one) for one in self.ties]}  # fmt: skip
        found = {"to": self.section.end, "ways": [list(way.nodes) for way in ways.ways], "more_ways": ways.more} if ways else {}
        return told | found


def ties_of(request: Request) -> FactTies:
    """The steps between all entities."""
    return request.sight.once("ties", lambda: FactTies(request.sight.facts))


def titles(request: Request) -> Mapping[str, str]:
    """What every source is called."""

    def read() -> dict[str, str]:
        return {str(source): str(title) for source, title in source_frame(request.sight.facts)["title"].items()}

    return request.sight.once("titles", read)


def in_sight(request: Request, asked: Wanted) -> InSight:
    """The view that is asked for. Raises EngineFault LT-NET-02 where igraph is not installed."""
    need("igraph")
    place = answers.states(request).header.place
    key = ("network", place, request.asked.scope, asked.of, asked.hops, asked.opened, asked.to)
    return request.sight.once(key, lambda: _look(request, asked, place))


def _look(request: Request, asked: Wanted, place: str) -> InSight:
    found = section(ties_of(request), asked.of, hops=asked.hops, opened=asked.opened, end=asked.to)
    states = {one.id: one for one in answers.states(request).links}
    geography = request.sight.once("geography", lambda: Geography(request.sight.facts))
    between = _between(found)
    degrees = {node: len({*found.graph.predecessors(node), *found.graph.successors(node)} - {node}) for node in found.graph}
    ranked = sorted(found.graph, key=lambda node: (node != found.centre, -degrees[node], found.graph.nodes[node]["label"], node))
    nodes = {node: _node(found, node, degrees[node], between.get(node), states.get(node), geography, place) for node in ranked}
    edges = sorted(found.graph.edges(keys=True, data=True), key=lambda one: (one[3]["type"], nodes[one[0]].label, one[2]))
    return InSight(found, nodes, tuple(_tie(*edge) for edge in edges))


def _tie(start: str, end: str, key: str, said: Mapping[str, Any]) -> Tie:
    told, who = str(said.get("period", "")), tuple(said["sources"])
    return Tie(key, said["fact"], start, end, said["type"], said["zh"], told, who, said["conflict"])


def _node(found: Section, node: str, degree: int, between: float | None, state: LinkState | None, geography: Geography,
          place: str) -> Node:  # fmt: skip
    said = found.graph.nodes[node]
    where, kind = _where(geography, node, place) if said["actor"] else "", said["zh"].split("、")[0]
    label, short = names(node, said["label"], said["short"], kind)
    return Node(node, label, short, kind, where, state.state if state else "", degree,
                found.beyond[node], between, tuple(said["sources"]))  # fmt: skip


def names(node: str, label: str, short: str, kind: str) -> tuple[str, str]:
    """The names of a node; what has none is called by its kind, never by its key."""
    if label != node.split(":", 1)[-1]:
        return label, short
    told = short if short != label else words("web_network.nameless", kind=kind)
    return told, told


def _where(geography: Geography, actor: str, place: str) -> str:
    """Whether an actor has a site here, is known to be elsewhere only, or neither is told."""
    here, elsewhere = geography.sites(actor, place)
    if here:
        return HERE
    return ELSEWHERE if elsewhere and actor not in geography.unsure(place) else UNKNOWN


def _between(found: Section) -> dict[str, float]:
    """Betweenness inside the view, without what joins everything."""
    inner = {node for node, said in found.graph.nodes(data=True) if HUBS.isdisjoint(said["classes"]) or node == found.centre}
    frame = brokers(part(found.graph, inner))
    return {str(node): round(float(value), 2) for node, value in zip(frame["id"], frame["betweenness"], strict=True)}
