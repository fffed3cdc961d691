"""What the RDF view holds as a stream of canonical lines: those that the ledger makes, or those of a store that is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.ledger import Ledger
from graph.views.rdf.terms import ENTITY, GRAPH, ONTOLOGY_GRAPH, TYPE, VIEW_GRAPH
from graph.views.rdf.view import all_lines
from graph.views.tally import Item

UNTOLD = frozenset({f"<{ONTOLOGY_GRAPH}>", f"<{VIEW_GRAPH}>"})
"""Graphs that no fact is in: the ontology's own, whose blank nodes are new each time, and the marker's."""


def made(ledger: Ledger, load: int) -> Iterator[Item[str]]:
    """What the view is to hold, each line once, by its subject."""
    return map(_item, _distinct(map(canonical, all_lines(ledger, load))))


def held(store: ox.Store) -> Iterator[Item[str]]:
    """What the view holds; the ontology and the marker aside."""
    items = map(_item, map(str, store))
    return (item for item in items if item[0] not in UNTOLD)


def canonical(line: str) -> str:
    """A line of N-Quads as the store would give it back, without its full stop; only what is escaped differs."""
    if "\\" in line or not line.isprintable():
        return str(next(ox.parse(line.encode(), format=ox.RdfFormat.N_QUADS, lenient=True)))
    return line[:-2]


def _item(line: str) -> Item[str]:
    """Statements go by their source's graph, memberships by the class (`a <…>`), all other triples by their predicate."""
    subject, predicate, rest = line.split(" ", 2)
    graph = rest[rest.rfind(" ") + 1 :]
    if graph.startswith(f"<{GRAPH}") and graph.endswith(">"):
        return graph, subject, line
    return (f"a {rest}" if predicate == TYPE else predicate), subject, line


def _distinct(lines: Iterable[str]) -> Iterator[str]:
    """Lines once each: those of one subject stand together, but for plain triples, which several versions of a fact share."""
    subject, near, ties = "", set[str](), set[int]()
    for line in lines:
        named = line[: line.index(" ")]
        if named != subject:
            subject, near = named, set()
        if line in near:
            continue
        near.add(line)
        if named.startswith(f"<{ENTITY}") and f"> <{ENTITY}" in line:
            if (hashed := hash(line)) in ties:
                continue
            ties.add(hashed)
        yield line
