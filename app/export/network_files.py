"""A network as GraphML and GEXF, for Gephi, yEd, Cytoscape and others; each file carries its sources' terms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import sqrt
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from app.pictures.looks import Look, look_of, shapes, stroke_of
from app.pictures.vis import STROKES
from app.show.colophon import Colophon
from graph.networks import positions
from ontology.schema import Ontology

JOINT = "；"
"""What joins several values in one text."""
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold."""
RESERVED = {"type": "relation", "id": ""}
"""GEXF means other things by these: an edge's type is directed or not."""
APART = 80.0
"""How far apart nodes stand on average, in the units of their sizes."""


def plain(graph: nx.MultiDiGraph[str], about: Colophon | None = None) -> nx.MultiDiGraph[str]:
    """The network with texts, numbers and yes or no as its only values: several joined by ；, `type` as `relation`.

    The colophon, where given, becomes attributes of the graph: title, kind, as_of, snapshot, ontology, and of every source its
    terms under `source …`.
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from((_text(node), _plain(said)) for node, said in graph.nodes(data=True))
    for start, end, key, said in graph.edges(keys=True, data=True):
        found.add_edge(_text(start), _text(end), key=key, **_plain(said))
    if about:
        found.graph |= {"title": about.title, "kind": about.kind_word, "as_of": about.as_of, "snapshot": about.snapshot,
                        "ontology": about.ontology}  # fmt: skip
        found.graph |= {f"source {source}": sentence for source, sentence in zip(about.terms.index, about.sentences, strict=True)}
    return found


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    named = {RESERVED.get(name, name): value for name, value in said.items()}
    return {name: _value(value) for name, value in named.items() if name}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return JOINT.join(map(_text, value))
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    return ILLEGAL.sub("", text)


def write_graphml(graph: nx.MultiDiGraph[str], about: Colophon, path: Path) -> Path:
    """Write GraphML: an edge's id is its fact's version; the colophon stands as attributes of the graph."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nx.write_graphml_xml(plain(graph, about), path, encoding="utf-8", named_key_ids=True)
    return path


def write_gexf(graph: nx.MultiDiGraph[str], about: Colophon, ontology: Ontology, path: Path) -> Path:
    """Write GEXF 1.2 with places, colours, shapes and widths, so that it opens as a picture; the colophon is its description.

    The same network gives the same bytes. Raises EngineFault LT-NET-02 without igraph.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = plain(graph)
    placed, side = positions(graph), APART * sqrt(len(graph))
    for node, name in zip(graph, drawn, strict=True):
        drawn.nodes[name]["viz"] = _drawn(look_of(ontology, graph.nodes[node]["classes"]), *(side * one for one in placed[node]))
    for _, _, key, said in drawn.edges(keys=True, data=True):
        said |= {"id": key, "label": said["zh"], "viz": {"thickness": float(STROKES[stroke_of(said["relation"])]["width"])}}
    root = GEXFWriter(drawn, encoding="utf-8", version="1.2draft").xml
    _describe(root, about)
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return path


def _drawn(look: Look, x: float, y: float) -> dict[str, Any]:
    return {"color": dict(zip("rgb", bytes.fromhex(look.line[1:]), strict=True)) | {"a": 1.0}, "size": float(look.size),
            "shape": shapes()[look.shape].gexf, "position": {"x": round(x, 1), "y": round(-y, 1), "z": 0.0}}  # fmt: skip


def _describe(root: Element, about: Colophon) -> None:
    """The colophon in place of NetworkX's own words, which would carry today's date."""
    meta = root.find("meta")
    assert meta is not None
    meta.clear()
    meta.set("lastmodifieddate", about.as_of)
    SubElement(meta, "creator").text = "LianTu 链图"
    SubElement(meta, "description").text = _text("\n".join([about.title, *(f"{label}：{value}" for label, value in about.pairs())]))
