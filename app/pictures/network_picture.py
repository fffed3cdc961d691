"""A network as one picture (SVG): the same places, shapes and colours as the network page, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from math import cos, hypot, inf, pi, sin
from typing import Any

import networkx as nx

from app.layout import width, wrap
from app.pictures.legend import Entry, draw_legend, entries
from app.pictures.svg import Element, box, picture, put, text, written
from app.pictures.vis import LETTER, LINE_HEIGHT, Item, vis_edges, vis_nodes
from app.show.colophon import Colophon
from graph.networks import positions
from ontology.schema import Concept, Ontology

EDGE, HEAD, FOOT, LEAST = 40, 64, 34, 700
INK, SOFT, PAPER = "#171b21", "#5c6570", "#ffffff"
SIDES = {"triangle": (3, -pi / 2), "triangleDown": (3, pi / 2), "diamond": (4, -pi / 2), "hexagon": (6, 0.0), "star": (5, -pi / 2)}
"""Corners of a shape, and the direction of its first."""
ARROW, SIZE = 7.0, 14
"""Length of an arrow; the letters that LETTER and LINE_HEIGHT are of."""
TERM, TERM_LINE = 5.0, 14
"""Pixels of a cell and of a line of the sources' terms."""


def network_picture(
    graph: nx.MultiDiGraph[str], ontology: Ontology, about: Colophon, *, centre: str = "", local: Collection[str] | None = None,
    states: Mapping[str, Concept] | None = None,
) -> str:  # fmt: skip
    """The picture of a network of `to_networkx` as the text of an SVG file: what `network_map` draws, still, with its legend.
    Raises EngineFault LT-NET-02 without igraph."""
    nodes = vis_nodes(graph, ontology, positions(graph), centre=centre, local=local, states=states)
    outside = about.place if local is not None else None
    told = entries(graph, ontology, states or {}, centre=bool(centre), local=outside)
    return picture_of(nodes, vis_edges(graph), about, told)


def picture_of(
    nodes: Sequence[Item], edges: Iterable[Item], about: Colophon, told: Iterable[Entry],
    prepare: Callable[[Element], None] | None = None,
) -> str:  # fmt: skip
    """The picture of nodes and edges that have been placed, with what its legend says and its colophon; `prepare` puts into it
    what their fills name."""
    left, top, wide, high = frame(nodes)
    room = max(wide, LEAST) - 2 * EDGE
    terms = wrap("；".join(about.sentences), int(room / TERM))
    drawing, foot = Element("g"), HEAD + high
    foot += draw_legend(drawing, EDGE, foot, room, told)
    root = picture(room + 2 * EDGE, foot + FOOT + len(terms) * TERM_LINE, about.title)
    if prepare:
        prepare(root)
    text(root, EDGE, 30, about.title, font_size=18, font_weight=600, fill=INK)
    text(root, EDGE, 50, about.line, font_size=12, fill=SOFT)
    draw(put(root, "g", transform=f"translate({-left:g} {HEAD - top:g})"), nodes, edges)
    root.append(drawing)
    for number, words in enumerate(terms):
        text(root, EDGE, foot + 14 + number * TERM_LINE, words, font_size=10, fill=SOFT)
    return written(root)


def draw(
    inside: Element, nodes: Sequence[Item], edges: Iterable[Item], leads: Mapping[str, Mapping[str, str]] | None = None
) -> None:  # fmt: skip
    """Lines, then shapes with their names; where `leads` holds attributes of a link for a node, its shape stands in one."""
    places = {item["id"]: item for item in nodes}
    for edge in edges:
        _line(inside, edge, places[edge["from"]], places[edge["to"]])
    for item in nodes:
        _node(put(inside, "a", **leads[item["id"]]) if leads else inside, item)


def frame(nodes: Iterable[Item]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is drawn, with a margin."""
    boxes = [(item["x"], item["y"], *_room(item)) for item in nodes] or [(0, 0, 1, 1)]
    left, top = min(x - w / 2 for x, _, w, _ in boxes) - EDGE, min(y - h / 2 for _, y, _, h in boxes) - EDGE
    right, bottom = max(x + w / 2 for x, _, w, _ in boxes) + EDGE, max(y + h for _, y, _, h in boxes) + EDGE
    return left, top, right - left, bottom - top


def _room(item: Item) -> tuple[float, float]:
    wide, high = _words(item)
    return max(wide, 2 * item["size"]), high + 2 * item["size"]


def _words(item: Item) -> tuple[float, float]:
    """Width and height of a name in its letters, with a margin."""
    lines, scale = item["label"].split("\n"), item["font"]["size"] / SIZE
    return max(map(width, lines)) * LETTER * scale + 14, len(lines) * LINE_HEIGHT * scale


def _reach(item: Item, along_x: float, along_y: float) -> float:
    """How far the edge of a shape is from its middle, in a direction."""
    if item["shape"] != "box":
        return float(item["size"])
    wide, high = _words(item)
    return min((wide / 2) / abs(along_x) if along_x else inf, (high / 2 + 5) / abs(along_y) if along_y else inf)


def _line(parent: Element, edge: Item, start: Item, end: Item) -> None:
    """A straight line with its arrow before the shape that it leads to."""
    x, y, far_x, far_y = start["x"], start["y"], end["x"], end["y"]
    length = hypot(far_x - x, far_y - y) or 1.0
    along_x, along_y = (far_x - x) / length, (far_y - y) / length
    reach = min(length / 2, _reach(end, along_x, along_y) + 2)
    tip_x, tip_y = far_x - along_x * reach, far_y - along_y * reach
    colour, dashes = edge["color"]["color"], edge.get("dashes")
    put(parent, "line", x1=x, y1=y, x2=tip_x, y2=tip_y, stroke=colour, stroke_width=edge["width"],
        stroke_dasharray=_dashes(dashes))  # fmt: skip
    back_x, back_y = tip_x - along_x * ARROW, tip_y - along_y * ARROW
    wing = ARROW / 2.6
    wings = [(back_x - side * along_y * wing, back_y + side * along_x * wing) for side in (1, -1)]
    put(parent, "polygon", points=_points([(tip_x, tip_y), *wings]), fill=colour)


def _node(parent: Element, item: Item) -> None:
    """A shape with its name below; in a box the name stands inside."""
    dashes = _dashes(item.get("shapeProperties", {}).get("borderDashes"))
    look: dict[str, Any] = {"fill": item["color"]["background"], "stroke": item["color"]["border"],
                            "stroke_width": item["borderWidth"], "stroke_dasharray": dashes}  # fmt: skip
    x, y, size, lines = item["x"], item["y"], item["size"], item["label"].split("\n")
    if item["shape"] == "box":
        wide, high = _words(item)
        box(parent, x - wide / 2, y - high / 2 - 5, wide, high + 10, rx=3, **look)
        _name(parent, x, y - high / 2 + 0.9 * item["font"]["size"], lines, item)
        return
    if item["shape"] == "dot":
        put(parent, "circle", cx=x, cy=y, r=size, **look)
    elif item["shape"] in SIDES:
        put(parent, "polygon", points=_points(_corners(item["shape"], x, y, size)), **look)
    else:
        box(parent, x - size, y - size, 2 * size, 2 * size, **look)
    _name(parent, x, y + size + 15, lines, item)


def _name(parent: Element, x: float, y: float, lines: Iterable[str], item: Item) -> None:
    high = LINE_HEIGHT * item["font"]["size"] / SIZE if item["shape"] == "box" else LINE_HEIGHT
    for number, words in enumerate(lines):
        text(parent, x, y + number * high, words, font_size=item["font"]["size"], fill=item["font"]["color"],
             text_anchor="middle", stroke=PAPER if item["shape"] != "box" else "none", stroke_width=3,
             paint_order="stroke")  # fmt: skip


def _corners(shape: str, x: float, y: float, size: float) -> list[tuple[float, float]]:
    """The corners of a regular shape; a star has an inner one between any two."""
    sides, first = SIDES[shape]
    count = 2 * sides if shape == "star" else sides
    radii = [size * (0.45 if shape == "star" and number % 2 else 1.0) for number in range(count)]
    return [(x + radius * cos(first + 2 * pi * number / count), y + radius * sin(first + 2 * pi * number / count))
            for number, radius in enumerate(radii)]  # fmt: skip


def _dashes(lengths: Sequence[int] | None) -> str:
    return " ".join(map(str, lengths)) if lengths else "none"


def _points(corners: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
