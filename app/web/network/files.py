"""A view of the network as a file: the picture, a table of its relations, and GEXF for Gephi."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx

from app.export.folder import harmless
from app.export.network_files import write_gexf
from app.pictures.legend import entries
from app.pictures.network_picture import picture_of
from app.pictures.raster import png_of
from app.show.colophon import Colophon, colophon, network_sources
from app.web import answers
from app.web.network.asking import wanted
from app.web.network.drawing import drawn, hatch
from app.web.network.paints import question
from app.web.network.sight import InSight, in_sight, titles
from app.web.view import Request
from app.words import words
from ontology.errors import UserFault, issue

FORMS = {"network.png": "png", "network.csv": "csv", "network.gexf": "gexf"}
COLUMNS = ("start", "relation", "end", "period", "sources", "conflict")


def network_file(request: Request, form: str) -> tuple[str, bytes]:
    """The name and the content of a view's file. Raises UserFault LT-WEB-11 where the address names no start."""
    asked = wanted(request)
    if asked is None:
        raise UserFault(issue("LT-WEB-11"))
    seen = in_sight(request, asked)
    about = _about(request, seen)
    name = words("network.file", name=about.title, as_of=about.as_of, snapshot=about.snapshot[:8])
    if form == "csv":
        return f"{name}.csv", _table(request, seen)
    if form == "gexf":
        return f"{name}.gexf", _gexf(request, seen.section.graph, about)
    picture = drawn(request, seen, question(request.asked.by))
    told = entries(seen.section.graph, request.sight.facts.ontology, {}, centre=bool(seen.section.centre))
    return f"{name}.png", png_of(picture_of(picture.nodes, picture.lines, about, told, hatch), 2400)


def _about(request: Request, seen: InSight) -> Colophon:
    head = answers.states(request).header
    said = words("network.part", name=seen.centre.label)
    told = colophon(request.sight.facts, request.desk.home.kind, said, network_sources(seen.section.graph))
    return Colophon(told.title, told.kind, told.as_of, told.snapshot, told.ontology, told.terms, head.place_label, head.scope_label)


def _gexf(request: Request, graph: nx.MultiDiGraph[str], about: Colophon) -> bytes:
    with TemporaryDirectory() as folder:
        return write_gexf(graph, about, request.sight.facts.ontology, Path(folder) / "network.gexf").read_bytes()


def _table(request: Request, seen: InSight) -> bytes:
    """The relations in sight; text that a spreadsheet would run stays text, and Excel needs the mark in front."""
    named, label = titles(request), {one.id: one.label for one in seen.nodes.values()}
    rows = [(label[one.start], one.word, label[one.end], one.period, "、".join(named.get(each, each) for each in one.sources),
             words("network.table.yes") if one.conflict else "") for one in seen.ties]  # fmt: skip
    text = StringIO()
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow(words(f"network.table.{name}") for name in COLUMNS)
    written.writerows(map(harmless, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")
