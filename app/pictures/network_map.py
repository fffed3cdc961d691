"""A network as one page drawn by pyvis, made safe: nothing from elsewhere, all text escaped, places fixed, never too many nodes.

What pyvis does by itself, and the reasons for each step here, are in docs/decisions/0011.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

from app.pictures.legend import entries
from app.pictures.network_page import page
from app.pictures.vis import Item, vis_edges, vis_nodes
from app.show.colophon import Colophon
from app.words import words
from graph.errors import ViewFault
from graph.networks import positions
from graph.networks.extra import need
from ontology.errors import issue
from ontology.schema import Concept, Ontology

MOST, MANY = 1000, 500
"""Above MOST nodes a map is refused; above MANY it comes with a warning."""
LOWEST, HIGHEST, EDGE, CHROME = 560, 2400, 90, 260
"""Least and most height of the picture, its margin, and what heading and legend take, in pixels."""
FOREIGN = re.compile(
    r"<link\b[^>]*https?:[^>]*>|<script\b[^>]*\bsrc\s*=[^>]*>\s*</script>|<center>.*?</center>|<!--.*?-->", re.DOTALL
)
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "zoomView": False, "navigationButtons": True, "tooltipDelay": 100, "keyboard": True},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}, "hoverWidth": 0.5, "selectionWidth": 1},
    "nodes": {"font": {"face": "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif", "multi": False},
              "widthConstraint": False},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """A page that shows a network. In a notebook it shows itself in a frame of its own; `warning` is empty where none is due."""

    html: str
    height: int
    warning: str = ""

    def save(self, path: Path) -> Path:
        """Write the page (always UTF-8) and return its path."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.html, encoding="utf-8")
        return path

    def _repr_html_(self) -> str:
        source = escape(self.html, quote=True)
        size = f'width="100%" height="{self.height + CHROME}"'
        return f'<iframe sandbox="allow-scripts" srcdoc="{source}" {size} style="border:0"></iframe>'


def network_map(
    graph: nx.MultiDiGraph[str], ontology: Ontology, about: Colophon, *, centre: str = "", place: str = "",
    local: Collection[str] | None = None, states: Mapping[str, Concept] | None = None,
) -> NetworkMap:  # fmt: skip
    """The map of a network of `to_networkx`, with its colophon.

    `centre` is the node it is about; actors outside `local` are drawn hollow (None: all full), `place` says inside what; `states`
    are the states of links. Raises ViewFault LT-NET-01 above 1,000 nodes, EngineFault LT-NET-02 without igraph or pyvis.
    """
    check_size(graph)
    nodes = vis_nodes(graph, ontology, positions(graph), centre=centre, local=local, states=states)
    height = _height(nodes)
    legend = entries(graph, ontology, states or {}, centre=bool(centre), local=place if local is not None else None)
    html = page(graph, about, _drawing(nodes, vis_edges(graph)), height, legend)
    warning = words("network.warning", nodes=len(graph), most=MANY) if len(graph) > MANY else ""
    return NetworkMap(html, height, warning)


def check_size(graph: nx.MultiDiGraph[str]) -> None:
    """Raises ViewFault LT-NET-01 for a network that is too large to be drawn."""
    if len(graph) > MOST:
        raise ViewFault(issue("LT-NET-01", value=len(graph), most=MOST))


def _height(nodes: list[Item]) -> int:
    high = [node["y"] for node in nodes]
    return int(min(HIGHEST, max(LOWEST, (max(high) - min(high) if high else 0) * 1.1 + EDGE)))


def _drawing(nodes: list[Item], edges: list[Item]) -> tuple[str, str]:
    """pyvis's head and body, without its headings and whatever it would fetch from elsewhere."""
    drawn = need("pyvis.network").Network(directed=True, cdn_resources="in_line")
    drawn.options = OPTIONS
    drawn.nodes, drawn.edges = nodes, edges
    _, _, html = drawn.generate_html().partition("<head>")
    head, _, body = html.partition("</head>\n")
    body = body.partition("<body>")[2].rpartition("</body>")[0]
    return FOREIGN.sub("", head).replace('<meta charset="utf-8">', ""), body
