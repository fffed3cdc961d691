"""Every form an export can have, and what writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.export.folder import write_folder
from app.export.maps import map_of
from app.export.network_files import write_gexf, write_graphml
from app.export.rdf_files import rdf_store, write_rdf
from app.export.sheets import make_book
from app.export.target import Target
from app.export.workbook import write_workbook
from app.show.colophon import Colophon, colophon, network_sources
from graph.frames import source_frame
from graph.home import Home
from graph.states import gaps

TABLES, RDF, NETWORKS = ("xlsx", "csv"), ("ttl", "nq", "jsonld"), ("graphml", "gexf", "pyvis")
FORMS = (*TABLES, *RDF, *NETWORKS)
WHOLE = frozenset({*TABLES, "nq"})
"""Forms that hold everything, and so take neither a centre nor a chain."""
NEEDS_PLACE = frozenset(TABLES)
STATES = NEEDS_PLACE | {"pyvis"}
"""Forms that show the states of a place's links."""


@dataclass(frozen=True)
class Export:
    """One export: of a home, a part of it, into a folder, with the place, scope and load that were asked about."""

    home: Home
    target: Target
    folder: Path
    place: str = ""
    scope: str = ""
    load: int | None = None
    say: Callable[[str], None] = lambda text: None
    """Where a warning goes."""

    def write(self, form: str) -> list[Path]:
        """Write a form; returns the paths. Raises UnknownName, ViewFault, EngineFault."""
        return self._tables(form) if form in TABLES else [self._rdf(form) if form in RDF else self._network(form)]

    def _tables(self, form: str) -> list[Path]:
        facts = self.target.facts
        book = make_book(facts, gaps(facts, self.place, self.scope), self.home.kind)
        return [write_workbook(book, self.folder, facts.ontology)] if form == "xlsx" else write_folder(book, self.folder)

    def _rdf(self, form: str) -> Path:
        path = self.folder / self.target.file_name(form)
        if self.target.whole:
            about = self._about(set(source_frame(self.target.facts).index))
            return write_rdf(rdf_store(self.home, self.load), form, about, path)
        graph = self.target.network
        about = self._about(network_sources(graph))
        return write_rdf(rdf_store(self.home, self.load), form, about, path, frozenset(graph))

    def _network(self, form: str) -> Path:
        path = self.folder / self.target.file_name("html" if form == "pyvis" else form)
        if form == "pyvis":
            drawn = map_of(self.target, self.home.kind, self.place, self.scope)
            if drawn.warning:
                self.say(drawn.warning)
            return drawn.save(path)
        graph = self.target.network
        about = self._about(network_sources(graph))
        if form == "graphml":
            return write_graphml(graph, about, path)
        return write_gexf(graph, about, self.target.facts.ontology, path)

    def _about(self, sources: set[str]) -> Colophon:
        return colophon(self.target.facts, self.home.kind, self.target.title, sources)
