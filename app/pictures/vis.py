"""A network as the nodes and edges that vis-network draws: labels wrapped, places fixed, parallel edges as one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from math import ceil
from typing import Any

import networkx as nx

from app.layout import width, wrap
from app.pictures.looks import Look, colour, look_of, stroke_of
from app.pictures.spread import spread
from app.words import words
from ontology.schema import Concept, Ontology

WIDTH, WIDEST, LETTER, LINE_HEIGHT, NAME_SIZE = 1200, 20, 7.2, 17, 13
"""Pixels of the picture's width; cells of a label's widest line; pixels of a cell and of a line; letters of names below shapes."""
DASHES = {"dashed": [6, 4], "dotted": [2, 3]}
STROKES: dict[str, dict[str, Any]] = {
    "thick": {"width": 2.5, "color": "ink"}, "thin": {"width": 1.2, "color": "ink-3"},
    "plain": {"width": 1, "color": "line-strong"}, "dotted": {"width": 1.4, "color": "ink-3", "dashes": [1, 4]},
}  # fmt: skip
Item = dict[str, Any]


def balanced(text: str, cells: int = WIDEST) -> str:
    """A label in lines of about one length, none above so many cells; nothing is cut off."""
    lines = max(1, ceil(width(text) / cells))
    return "\n".join(wrap(text, max(8, ceil(width(text) / lines) + 1)))


def vis_nodes(
    graph: nx.MultiDiGraph[str], ontology: Ontology, positions: Mapping[str, tuple[float, float]], *, centre: str = "",
    local: Collection[str] | None = None, states: Mapping[str, Concept] | None = None,
) -> list[Item]:  # fmt: skip
    """The nodes. Actors outside `local` are hollow (None: all are full); links bear their state; the centre has the accent."""
    items, boxes = {}, {}
    for node, said in graph.nodes(data=True):
        look, state = look_of(ontology, said["classes"]), (states or {}).get(node)
        label = balanced(said["short"]) + (f"\n{state.zh}" if state else "")
        items[node] = _item(node, said, look, label, hollow=said["actor"] and local is not None and node not in local)
        if state:
            _wear(items[node], state)
        if node == centre:
            _mark(items[node])
        boxes[node] = _box(label, look)
    placed = spread(positions, boxes, WIDTH)
    for node, item in items.items():
        x, y = placed[node]
        high = 0 if item["shape"] == "box" else boxes[node][1] / 2 - item["size"]
        item |= {"x": round(x), "y": round(y - high)}
    return list(items.values())


def _item(node: str, said: Mapping[str, Any], look: Look, label: str, *, hollow: bool) -> Item:
    fill = colour("paper") if hollow else look.fill
    face: Item = {"size": look.size if look.boxed else NAME_SIZE, "color": look.ink}
    if not look.boxed:
        face |= {"strokeWidth": 4, "strokeColor": colour("paper")}
    tip = "\n".join(filter(None, (said["label"], said["zh"])))
    paint = {"background": fill, "border": look.line, "highlight": {"background": fill, "border": colour("accent")}}
    item = {"id": node, "label": label, "title": harmless(tip), "shape": look.shape, "size": look.size, "font": face,
            "borderWidth": 1.5, "color": paint}  # fmt: skip
    return item | {"shapeProperties": {"borderDashes": DASHES[look.border]}} if look.border in DASHES else item


def _mark(item: Item) -> None:
    """The one node that the map is about: the accent around it, and larger letters."""
    item["color"]["border"] = colour("accent")
    item |= {"borderWidth": 3, "size": item["size"] + 5, "font": item["font"] | {"size": item["font"]["size"] + 4},
             "shadow": {"enabled": True, "color": colour("accent-soft"), "size": 24, "x": 0, "y": 0}}  # fmt: skip


def _wear(item: Item, state: Concept) -> None:
    """The look of a state, from the state vocabulary."""
    notes = state.notes
    thick, style = notes["border"].split()
    item["color"] |= {"background": notes["fill"], "border": notes["line"]}
    item |= {"borderWidth": float(thick.removesuffix("px")), "font": item["font"] | {"color": notes["ink"]}}
    if style in DASHES:
        item["shapeProperties"] = {"borderDashes": DASHES[style]}


def _box(label: str, look: Look) -> tuple[float, float]:
    lines = label.split("\n")
    wide = max(map(width, lines)) * LETTER
    high = len(lines) * LINE_HEIGHT
    return (wide + 14, high + 12) if look.boxed else (max(wide, 2 * look.size), high + 2 * look.size + 6)


def vis_edges(graph: nx.MultiDiGraph[str]) -> list[Item]:
    """One line for all edges from one node to another; its tip names each; a line back is bent."""
    found: defaultdict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for start, end, said in graph.edges(data=True):
        found[start, end].append(said)
    return [_line(start, end, told, bent=(end, start) in found) for (start, end), told in found.items()]


def _line(start: str, end: str, told: list[Mapping[str, Any]], *, bent: bool) -> Item:
    stroke = STROKES[min((stroke_of(said["type"]) for said in told), key=list(STROKES).index)]
    smooth = {"enabled": True, "type": "curvedCW", "roundness": 0.15} if bent else False
    tip = "\n".join(dict.fromkeys(_tips(told)))
    return {"from": start, "to": end, "title": tip, "smooth": smooth} | stroke | {
        "color": {"color": colour(stroke["color"]), "highlight": colour("accent")}}  # fmt: skip


def _tips(told: list[Mapping[str, Any]]) -> Iterator[str]:
    for said in sorted(told, key=lambda said: (said["type"], said.get("period", ""))):
        period = f" {said['period']}" if said.get("period") else ""
        yield said["zh"] + period + (words("network.disputed") if said["conflict"] else "")


def harmless(tip: str) -> str:
    """A tip without the word at which pyvis would set it as HTML."""
    return tip.replace("href", "hre\u200bf")
