"""The picture of a view: one set of places, shapes and colours for the still picture and for the one that moves."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from app.pictures.legend import classes_by_look, figure, framed, relations_by_stroke, sample
from app.pictures.looks import colour
from app.pictures.network_picture import draw, frame
from app.pictures.svg import box, put, written
from app.pictures.vis import DASHES, Item, vis_edges, vis_nodes
from app.web.network.asking import Wanted
from app.web.network.paints import Paint, Question
from app.web.network.sight import InSight
from app.web.view import Request
from app.words import words
from graph.networks import positions
from graph.networks.in_igraph import Positions
from ontology.schema import Ontology

HATCH, LEGEND = "buming", "tuli-buming"
KEPT = ("id", "shape", "size")
WIDE, HIGH, NAMED = 1000, 620, 5
"""The moving picture's frame, and how many classes or relations a line of the legend names."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Nodes and lines with places and colours, as vis-network's items, and the same places before names were given room."""

    nodes: Sequence[Item]
    lines: Sequence[Item]
    paints: Mapping[str, Paint]
    places: Positions


def drawn(request: Request, seen: InSight, asked: Question) -> Drawn:
    """The picture under a question. Places are worked out once a view."""
    ontology, section = request.sight.facts.ontology, seen.section
    key = (section.centre, tuple(seen.nodes), len(seen.ties))
    places = request.sight.once(("places", *key), lambda: positions(section.graph))
    items = request.sight.once(("items", *key), lambda: vis_nodes(section.graph, ontology, places, centre=section.centre))
    nodes = [dict(item) for item in items]
    paints = {node: asked.paint(seen, one, ontology) for node, one in seen.nodes.items()}
    for item in nodes:
        _wear(item, paints[item["id"]], centre=item["id"] == section.centre)
    return Drawn(nodes, _on_ways(seen, vis_edges(section.graph)), paints, places)


def _wear(item: Item, paint: Paint, *, centre: bool) -> None:
    fill = f"url(#{HATCH})" if paint.hatched else paint.fill
    item["color"] = {"background": fill, "border": colour("accent") if centre else paint.line}
    item.pop("shapeProperties", None)
    if paint.border in DASHES:
        item["shapeProperties"] = {"borderDashes": DASHES[paint.border]}
    if paint.fill == colour("ink-2"):
        item["font"] = item["font"] | {"color": colour("paper") if item["shape"] == "box" else colour("ink")}
    elif item["shape"] == "box":
        item["font"] = item["font"] | {"color": colour("ink")}


def _on_ways(seen: InSight, lines: list[Item]) -> list[Item]:
    """The lines, those of a way that was looked for in the accent."""
    ways = seen.section.ways.ways if seen.section.ways else ()
    steps = {frozenset((step.start, step.end)) for way in ways for step in way.steps}
    marked = {"color": {"color": colour("accent")}, "width": 3}
    return [line | marked if frozenset((line["from"], line["to"])) in steps else line for line in lines]


def svg(request: Request, seen: InSight, picture: Drawn, asked: Wanted) -> Markup:
    """The still picture: every shape is a link to its card; it is what shows without scripts, without WebGL, and on paper."""
    left, top, wide, high = frame(picture.nodes)
    root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"{left:g} {top:g} {wide:g} {high:g}",
                                       "width": f"{wide:g}", "role": "group", "aria-label": _spoken(seen)})  # fmt: skip
    hatch(root)
    leads = {node: {"href": f"{asked.address(request, node=node)}#card"} for node in seen.nodes}
    if asked.node in seen.nodes:
        _ring(root, next(item for item in picture.nodes if item["id"] == asked.node))
    draw(root, picture.nodes, picture.lines, leads)
    return Markup(written(root))


def _spoken(seen: InSight) -> str:
    return words("web_network.picture", name=seen.centre.label, nodes=len(seen.nodes), edges=len(seen.ties))


def sprite() -> Markup:
    """The pattern of what is not known for a legend: one in a hidden picture would not be painted."""
    root = ElementTree.Element("svg", {"class": "sprite", "width": "0", "height": "0", "aria-hidden": "true"})
    hatch(root, LEGEND)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def hatch(root: ElementTree.Element, name: str = HATCH) -> None:
    """The pattern of what is not known."""
    pattern = put(put(root, "defs"), "pattern", id=name, width=5, height=5, patternUnits="userSpaceOnUse",
                  patternTransform="rotate(45)")  # fmt: skip
    box(pattern, 0, 0, 5, 5, fill=colour("paper"))
    box(pattern, 0, 0, 1.6, 5, fill=colour("ink-3"))


def _ring(root: ElementTree.Element, item: Item) -> None:
    """Marks the node whose card is open."""
    put(root, "circle", cx=item["x"], cy=item["y"], r=item["size"] + 7, fill="none", stroke=colour("accent"), stroke_width=2)


def data(seen: InSight, picture: Drawn) -> dict[str, Any]:
    """What the moving picture is drawn from: nodes (the most important first), and lines by the numbers of their ends."""
    number = {node: place for place, node in enumerate(seen.nodes)}
    items = {item["id"]: item for item in picture.nodes}
    nodes = [{name: items[node][name] for name in KEPT} | _painted(picture.paints[node])
             | {"x": round(WIDE * picture.places[node][0]), "y": round(HIGH * picture.places[node][1]), "label": one.short,
                "tip": f"{one.label}，{one.kind}"} for node, one in seen.nodes.items()]  # fmt: skip
    lines = [[number[line["from"]], number[line["to"]], line["color"]["color"], line["width"], bool(line.get("dashes"))]
             for line in picture.lines]  # fmt: skip
    return {"centre": number[seen.section.centre], "nodes": nodes, "lines": lines}


def _painted(paint: Paint) -> dict[str, Any]:
    return {"fill": paint.fill, "line": paint.line, "border": paint.border, "hatched": paint.hatched}


def block(told: object) -> Markup:
    """Data for a block of JSON in a page: nothing in it can end the block."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def shapes_legend(seen: InSight, ontology: Ontology) -> Iterator[tuple[Markup, str]]:
    """Shapes with the classes that bear them, then strokes with their relations."""
    shown: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for look, names in classes_by_look(seen.section.graph, ontology).items():
        shown[look.shape, look.border] += names
    for (shape, border), names in shown.items():
        yield Markup(framed(figure(shape, colour("paper"), colour("ink-2"), border))), _few(names)
    for stroke, names in relations_by_stroke(seen.section.graph).items():
        said = words("network.legend.entry", stroke=words(f"network.legend.stroke.{stroke}"), names=_few(names))
        yield Markup(framed(sample(stroke))), said


def _few(names: Sequence[str]) -> str:
    told = "、".join(names[:NAMED])
    return words("web_network.and_more", names=told, count=len(names)) if len(names) > NAMED else told


def swatch(paint: Paint) -> Markup:
    """A paint as it stands in a legend."""
    fill = f"url(#{LEGEND})" if paint.hatched else paint.fill
    return Markup(framed(figure("dot", fill, paint.line, "dashed" if paint.border in DASHES else "solid")))
