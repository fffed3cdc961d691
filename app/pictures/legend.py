"""What a network's legend says: of what occurs in it, which shape is what, which line is what. Page and picture show the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import networkx as nx

from app.layout import width
from app.pictures.looks import Look, colour, look_of, shapes, stroke_of
from app.pictures.svg import Element, drawn, put, text
from app.pictures.vis import DASHES, STROKES
from app.words import words
from ontology.schema import Concept, Ontology

ROW, LETTER, SAMPLE, GAP, HEAD = 22, 6.6, 34, 26, 44
"""Pixels: a row's height, a cell of text, the room of a sample, the space behind an entry, the room of the heading."""
SIZE, INK, SOFT = 12, "#171b21", "#5c6570"


class Entry(NamedTuple):
    """A drawing (what stands inside an SVG of 28 by 14) and what it means."""

    drawing: str
    says: str


def entries(graph: nx.MultiDiGraph[str], ontology: Ontology, states: Mapping[str, Concept], *, centre: bool = False,
            local: str | None = None) -> Iterator[Entry]:  # fmt: skip
    """Shapes with the classes that bear them, the states that links bear, lines with the relations, then what is marked; `local`
    is the place outside which actors are hollow."""
    for look, names in classes_by_look(graph, ontology, states).items():
        yield Entry(figure(look.shape, look.fill, look.line, look.border), "、".join(names))
    for state in {one.code: one for one in states.values()}.values():
        border = state.notes["border"].split()[-1]
        yield Entry(figure("box", state.notes["fill"], state.notes["line"], border), words("network.legend.state", state=state.zh))
    for stroke, names in relations_by_stroke(graph).items():
        kind = words(f"network.legend.stroke.{stroke}")
        yield Entry(sample(stroke), words("network.legend.entry", stroke=kind, names="、".join(names)))
    if centre:
        yield Entry(figure("box", colour("accent-soft"), colour("accent")), words("network.legend.centre"))
    if local is not None:
        yield Entry(figure("dot", colour("paper"), colour("ink-2")), words("network.legend.local", place=local))


def classes_by_look(graph: nx.MultiDiGraph[str], ontology: Ontology, but: Container[str] = ()) -> dict[Look, list[str]]:
    """The looks that nodes have, those in `but` left out, each with the classes that bear it."""
    shown: defaultdict[Look, dict[str, None]] = defaultdict(dict)
    for node, said in graph.nodes(data=True):
        if said["zh"] and node not in but:
            shown[look_of(ontology, said["classes"])][said["zh"].split("、")[0]] = None
    return {look: list(names) for look, names in shown.items()}


def relations_by_stroke(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    """The strokes that edges have, the boldest first, each with its relations."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for *_, said in graph.edges(data=True):
        found[stroke_of(said["type"])][said["zh"]] = None
    return {stroke: list(found[stroke]) for stroke in STROKES if stroke in found}


def framed(drawing: str) -> str:
    """A drawing of an entry as a picture of its own, for a page that says in words what it means."""
    return f'<svg width="28" height="14" viewBox="0 0 28 14" aria-hidden="true">{drawing}</svg>'


def figure(shape: str, fill: str, line: str, border: str = "solid") -> str:
    """A shape in the looks of a class or state."""
    dashes = f' stroke-dasharray="{" ".join(map(str, DASHES[border]))}"' if border in DASHES else ""
    return f'<g fill="{fill}" stroke="{line}" stroke-width="1.5"{dashes}>{shapes()[shape].svg}</g>'


def sample(stroke: str) -> str:
    """A piece of a line."""
    style: dict[str, Any] = STROKES[stroke]
    dashes = f' stroke-dasharray="{" ".join(map(str, style["dashes"]))}"' if "dashes" in style else ""
    return f'<path d="M0 7h26" fill="none" stroke="{colour(style["color"])}" stroke-width="{style["width"]}"{dashes}/>'


def draw_legend(parent: Element, left: float, top: float, room: float, told: Iterable[Entry]) -> float:
    """Draw entries side by side in as many rows as they take; returns the height."""
    text(parent, left, top + 12, words("network.legend.title"), font_size=SIZE, font_weight=600, fill=INK)
    x, y = left + HEAD, top
    for entry in told:
        wide = SAMPLE + width(entry.says) * LETTER + GAP
        if x > left + HEAD and x + wide - GAP > left + room:
            x, y = left + HEAD, y + ROW
        put(parent, "g", transform=f"translate({x:g} {y:g})").extend(drawn(entry.drawing))
        text(parent, x + SAMPLE, y + 12, entry.says, font_size=SIZE, fill=SOFT)
        x += wide
    return y + ROW - top
