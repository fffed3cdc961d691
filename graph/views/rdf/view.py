"""The SPARQL view of a ledger: its marker, a full build, and changes alone; each makes a new closed generation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cache
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
from sqlalchemy import select

from graph.collecting import collecting_later
from graph.facts import read_history
from graph.ledger import Ledger
from graph.ledger.reading import FIELDS, as_statement, raw_rows, recorded_at
from graph.ledger.tables import statement
from graph.statement import Statement, statement_digests
from graph.views.changes import Changes
from graph.views.marker import Marker, read_marker
from graph.views.projection import Projection
from graph.views.rdf.generations import Generations, readable
from graph.views.rdf.quads import QuadWriter, source_graph
from graph.views.rdf.terms import GRAPH, LOAD, LOADS_GRAPH, LT, ONTOLOGY_GRAPH, PROV, TYPE, VIEW_GRAPH, term, text
from graph.views.sides import Side
from ontology.turtle import FOLDER

CHUNK = 1 << 20
MARKER = f"{LT}view"
MANY = 10_000
"""Lines from which on the store's bulk loader costs less; a generation is not seen before it is whole, so it may."""


class RdfView:
    """A ledger's RDF below a folder."""

    def __init__(self, folder: Path) -> None:
        self.generations = Generations(folder)

    def marker(self) -> Marker | None:
        """The marker of the current generation, or None."""
        store = self.generations.reading()
        if store is None:
            return None
        with readable():
            quads = list(store.quads_for_pattern(ox.NamedNode(MARKER), None, None, ox.NamedNode(VIEW_GRAPH)))
        said = {quad.predicate.value[len(LT) :]: quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}
        return read_marker(said) if said else None

    def build(self, ledger: Ledger, marker: Marker) -> None:
        """Write everything anew."""
        with collecting_later(), self.generations.writing(empty=True) as store:
            lines = chain(all_lines(ledger, marker.load), ontology_lines(), _marker_lines(marker))
            store.bulk_load(_Stream(lines), ox.RdfFormat.N_QUADS, lenient=True)  # type: ignore[arg-type]
            del store

    def apply(self, ledger: Ledger, changes: Changes, marker: Marker) -> None:
        """Bring the view from one load to another by the changes alone."""
        writer = QuadWriter(ledger.ontology)
        before, after = _side_lines(writer, changes.before), _side_lines(writer, changes.after)
        told = [_statement_lines(writer, some, load) for some, load in changes.statements()]
        for lines, graphs in zip(told, _graphs(ledger, changes, marker.load), strict=True):
            lines |= graphs
        with self.generations.writing(empty=False) as store:
            old = self._marker_quads(store)
            for quad in (*old, *_parsed((before - after) | told[0])):
                store.remove(quad)
            lines = (after - before) | told[1] | set(_marker_lines(marker)) | set(_load_lines(ledger, marker.load))
            (store.extend if len(lines) < MANY else store.bulk_extend)(_parsed(lines))
            del store

    def _marker_quads(self, store: ox.Store) -> list[ox.Quad]:
        return list(store.quads_for_pattern(None, None, None, ox.NamedNode(VIEW_GRAPH)))


def all_lines(ledger: Ledger, load: int) -> Iterator[str]:
    """Every line of a ledger's view: facts, then the statements of every source."""
    writer, projection = QuadWriter(ledger.ontology), Projection(read_history(ledger, load))
    for node in projection.nodes():
        yield from writer.node(node)
    for edge in projection.edges():
        yield from writer.edge(edge)
    del projection
    yield from _load_lines(ledger, load)
    query = select(statement.c.hash, statement.c.load_in, *FIELDS).where(recorded_at(load))
    sources = set[str]()
    with ledger.engine.connect() as connection:
        for hashed, came, *fields in raw_rows(connection, query):
            one = as_statement(fields)
            sources.add(one.source)
            yield from writer.statement(bytes(hashed).hex(), came, one)
    yield from map(source_graph, sorted(sources))


@cache
def ontology_lines() -> tuple[str, ...]:
    """The ontology's own triples, in a graph of their own: labels, classes, vocabularies, shapes."""
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    triples = chain.from_iterable(ox.parse(path=file, format=ox.RdfFormat.TURTLE) for file in sorted(FOLDER.glob("*.ttl")))
    quads = (ox.Quad(one.subject, one.predicate, one.object, graph) for one in triples)
    return tuple((ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines())


def _side_lines(writer: QuadWriter, side: Side) -> set[str]:
    nodes, edges = map(writer.node, side.nodes.values()), map(writer.edge, side.edges.values())
    return set(chain.from_iterable(chain(nodes, edges)))


def _statement_lines(writer: QuadWriter, some: Iterable[Statement], loads: Iterable[int]) -> set[str]:
    told = list(some)
    hashes = (whole[:16].hex() for whole in statement_digests(told))
    return {line for hashed, load, one in zip(hashes, loads, told, strict=True) for line in writer.statement(hashed, load, one)}


def _graphs(ledger: Ledger, changes: Changes, load: int) -> tuple[set[str], set[str]]:
    """The lines of the graphs that went, since their source says nothing any more, and of those that statements came into."""
    touched = {one.source for one, _ in (*changes.closed, *changes.added)}
    said = select(statement.c.id).where(recorded_at(load)).limit(1)
    with ledger.engine.connect() as connection:
        there = {one for one in touched if connection.scalar(said.where(statement.c.source == one)) is not None}
    return set(map(source_graph, touched - there)), set(map(source_graph, there))


def _load_lines(ledger: Ledger, last: int) -> Iterator[str]:
    """Each load as an activity with its time, kind and snapshot."""
    graph = f"<{LOADS_GRAPH}>"
    for one in ledger.loads():
        if int(str(one["id"])) > last:
            return
        subject = f"<{LOAD}{one['id']}>"
        yield f"{subject} {TYPE} <{PROV}Activity> {graph} ."
        ended = str(one["recorded"]).replace("+00:00", "Z")
        yield f'{subject} <{PROV}endedAtTime> "{ended}"^^<http://www.w3.org/2001/XMLSchema#dateTime> {graph} .'
        yield f"{subject} {term('loadKind')} {text(str(one['kind']))} {graph} ."
        yield f"{subject} {term('snapshot')} {text(str(one['snapshot']))} {graph} ."


def _marker_lines(marker: Marker) -> Iterator[str]:
    return (f"<{MARKER}> {term(name)} {text(str(value))} <{VIEW_GRAPH}> ." for name, value in asdict(marker).items())


def _parsed(lines: Iterable[str]) -> Iterator[ox.Quad]:
    return iter(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS, lenient=True))


class _Stream:
    """Lines as a file that the store reads, so that no text of all of them ever exists."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._rest = lines, b""

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; empty at the end."""
        while len(self._rest) < size:
            parts, length = [], 0
            for line in self._lines:
                parts.append(line)
                length += len(line)
                if length >= CHUNK:
                    break
            if not parts:
                break
            self._rest += ("\n".join(parts) + "\n").encode()
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


__all__ = ["GRAPH", "RdfView", "all_lines"]
