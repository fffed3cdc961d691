"""The page around a drawn network: its sentence, legend, table of all relations, and its sources' terms; all text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from string import Template

import networkx as nx

from app.pictures.legend import Entry, framed
from app.show.colophon import Colophon
from app.words import words

FOLDER = Path(__file__).parent
COLUMNS = ("start", "relation", "end", "period", "sources", "conflict")


def page(
    graph: nx.MultiDiGraph[str], about: Colophon, drawing: tuple[str, str], height: int, legend: Iterable[Entry] = ()
) -> str:  # fmt: skip
    """The whole page. `drawing` is what draws the network: in the head, and where it is shown."""
    edges = graph.number_of_edges()
    said = {
        "title": about.title, "line": about.line, "about": words("network.about"), "picture": words("network.picture"),
        "sentence": words("network.sentence", title=about.title, nodes=len(graph), edges=edges),
        "table_title": words("network.table.title", edges=edges), "foot_title": words("network.foot.title"),
    }  # fmt: skip
    return Template(_file("network_page.html")).substitute(
        {name: escape(text) for name, text in said.items()},
        drawing_head=drawing[0], drawing=drawing[1], height=height, tokens=_file("tokens.css"), style=_file("network_page.css"),
        legend=_listed(_legend(legend), "legend"), table=_table(graph, about), foot=_listed(_foot(about), "terms"),
    )  # fmt: skip


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _listed(items: Iterable[str], name: str) -> str:
    return f'<ul class="{name}">' + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _legend(told: Iterable[Entry]) -> Iterator[str]:
    for one in told:
        yield framed(one.drawing) + f"<span>{escape(one.says)}</span>"


def _table(graph: nx.MultiDiGraph[str], about: Colophon) -> str:
    """The picture's twin: every relation in a row."""
    name = {node: f"{escape(said['label'])} <small>{escape(said['zh'])}</small>" for node, said in graph.nodes(data=True)}
    rows = []
    for start, end, said in graph.edges(data=True):
        sources = "、".join(str(about.terms.loc[one, "title"]) for one in said["sources"])
        disputed = words("network.table.yes") if said["conflict"] else ""
        said_of = (escape(cell) for cell in (said["zh"], str(said.get("period", "")), sources, disputed))
        relation, *rest = said_of
        rows.append((name[start], relation, name[end], *rest))
    head = "".join(f'<th scope="col">{escape(words(f"network.table.{name}"))}</th>' for name in COLUMNS)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in sorted(rows))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _foot(about: Colophon) -> Iterator[str]:
    yield from map(escape, about.sentences)
    yield from (escape(f"{label}：{value}") for label, value in about.pairs()[:-1])
