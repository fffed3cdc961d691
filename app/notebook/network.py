"""A network in a frame of its own: the picture that moves, drawn by the very script of the web app, with the table below."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import networkx as nx
from markupsafe import Markup

from app.pictures.looks import BOX, colour, look_of, stroke_of
from app.pictures.vis import STROKES
from app.web.network.drawing import block
from app.web.network.sight import names
from app.web.rendering import STATIC, render
from graph.networks import Section, positions
from graph.networks.in_igraph import Positions
from ontology.turtle import load_ontology

MOST, LISTED = 10_000, 500
"""Nodes of a frame, and relations of its table."""
HEIGHT, SIDE, BOXED = 620, 900, 8


@dataclass(frozen=True, slots=True)
class Network:
    """A network of `to_networkx` as a page; `centre` has the accent. In a notebook it shows itself in a closed frame."""

    graph: nx.MultiDiGraph[str]
    centre: str = ""

    def page(self) -> str:
        """The whole page, which asks nobody for anything. Raises EngineFault LT-NET-02 without igraph."""
        label = {node: names(node, said["label"], said["short"], said["zh"])[0] for node, said in self.graph.nodes(data=True)}
        told = self.graph.edges(data=True)
        edges = sorted((label[a], said["zh"], label[b], str(said.get("period", ""))) for a, b, said in told)
        return render("notebook_network.html", data=block(self.data()), rows=edges[:LISTED], edges=len(edges), nodes=len(label),
                      title=label.get(self.centre, ""), script=_script(), style=_file("notebook_network.css"))  # fmt: skip

    def data(self) -> dict[str, Any]:
        """What the picture is drawn from, the most connected first."""
        graph, ontology, placed = self.graph, load_ontology(), self.places()
        ranked = sorted(graph, key=lambda node: (node != self.centre, -graph.degree(node), node))
        number = {node: place for place, node in enumerate(ranked)}
        nodes = []
        for node in ranked:
            said, look = graph.nodes[node], look_of(ontology, graph.nodes[node]["classes"])
            label, short = names(node, said["label"], said["short"], said["zh"])
            nodes.append({
                "id": node, "label": short, "tip": f"{label}，{said['zh']}", "x": round(SIDE * placed[node][0]),
                "y": round(SIDE * placed[node][1]), "size": BOXED if look.shape == BOX else look.size, "shape": look.shape,
                "fill": look.fill, "line": look.line, "border": look.border, "hatched": False,
            })  # fmt: skip
        drawn = {(number[a], number[b]): STROKES[stroke_of(said["type"])] for a, b, said in graph.edges(data=True) if a != b}
        lines = [[*ends, colour(one["color"]), one["width"], "dashes" in one] for ends, one in drawn.items()]
        return {"centre": 0 if self.centre else -1, "nodes": nodes, "lines": lines}

    def places(self) -> Positions:
        """Where every node goes, in the unit square."""
        return positions(self.graph)

    def _repr_html_(self) -> str:
        source = escape(self.page(), quote=True)
        return f'<iframe sandbox="allow-scripts" srcdoc="{source}" width="100%" height="{HEIGHT + 120}" style="border:0"></iframe>'


def section_html(found: Section) -> str:
    """A view of `section` in its frame."""
    return Network(found.graph, found.centre)._repr_html_()


def network_html(graph: nx.MultiDiGraph[Any]) -> str | None:
    """A network of `to_networkx` in its frame; nothing (so that it is shown as text) for any other, and for one too large."""
    ours = len(graph) > 0 and all("classes" in said for _, said in graph.nodes(data=True))
    return Network(graph)._repr_html_() if ours and len(graph) <= MOST else None


def _script() -> Markup:
    """The script of the network, which may stand inside a page: it holds no end of a script."""
    return Markup(_file("network.js").replace("</script", "<\\/script"))


def _file(name: str) -> Markup:
    return Markup((STATIC / name).read_text(encoding="utf-8"))
