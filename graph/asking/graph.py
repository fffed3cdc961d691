"""A home's facts to be asked: in Cypher, in SPARQL, or by the name of a question; each answer with its snapshot."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rdflib
from neo4j.exceptions import ServiceUnavailable, SessionExpired
from oxrdflib import OxigraphStore

from graph.asking import cypher as in_cypher
from graph.asking import sparql as in_sparql
from graph.asking.parameters import Binder
from graph.asking.questions import find_question
from graph.asking.table import Answer
from graph.errors import QueryFault, ViewFault
from graph.facts import data_date
from graph.home import Home
from graph.views.marker import Marker
from graph.views.rdf.terms import PREFIXES, text
from graph.views.views import BUILT, CYPHER, RDF, Progress, Refreshed, Views, open_views
from ontology.errors import issue

TRIES = 3
MOST = 1_000_000
"""Rows of a named question: they are ours, and bounded by what they ask."""


class Graph:
    """The views of a home, brought up to its ledger before each question. Close it, or use it in a `with`."""

    def __init__(self, home: Home | Path, environ: Mapping[str, str] = os.environ, progress: Progress | None = None) -> None:
        self.views: Views = open_views(home, environ)
        self._progress = progress
        self.rebuilt: list[Refreshed] = []
        self._checked: set[str] = set()
        self._reader: in_cypher.CypherReader | None = None
        self._seen: tuple[Marker, tuple[object, ...]] | None = None

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the drivers; the engine goes on."""
        if self._reader is not None:
            self._reader.close()
        self._reader = self._seen = None
        self.views.close()

    def cypher(self, text: str, parameters: Mapping[str, Any] | None = None, *, as_of: str = "", rows: int = in_cypher.ROWS,
               seconds: float = in_cypher.SECONDS) -> Answer:  # fmt: skip
        """The answer to a Cypher text, which may use `$as_of`. Raises QueryFault, ViewFault, EngineFault."""
        if text not in self._checked:
            in_cypher.check(text, self.views.ledger.ontology)
            self._checked.add(text)
        given = {**(parameters or {}), "as_of": self._day(as_of)}
        return self._ask_cypher(text, given, given["as_of"], rows, seconds)

    def sparql(self, text_: str, parameters: Mapping[str, str] | None = None, *, as_of: str = "", rows: int = in_sparql.ROWS,
               seconds: float = in_sparql.SECONDS) -> Answer:  # fmt: skip
        """The answer to a SPARQL text, which may use `$as_of`; `parameters` are N-Triples terms. Raises as `cypher`."""
        in_sparql.check(text_, self.views.ledger.ontology)
        day = self._day(as_of)
        return self._ask_sparql(text_, {**(parameters or {}), "as_of": text(day)}, day, rows, seconds)

    def query(self, name: str, parameters: Mapping[str, str] | None = None, *, language: str = CYPHER, as_of: str = "",
              seconds: float = in_cypher.SECONDS) -> Answer:  # fmt: skip
        """The answer to a named question, in either language, with its columns in the declared order.

        `parameters` are as a person types them. Raises QueryFault, UnknownName, ViewFault, EngineFault.
        """
        question, day = find_question(name), self._day(as_of)
        self._refresh(RDF)
        store = self.views.rdf.generations.reading()
        assert store is not None
        bound = Binder(store, self.views.ledger.ontology, self.views.home.place, day).bind(question, parameters or {})
        del store
        if language == RDF:
            found = self._ask_sparql(question.sparql, {one: value.sparql for one, value in bound.items()}, day, None, seconds)
        else:
            given = {one: value.cypher for one, value in bound.items()}
            found = self._ask_cypher(question.cypher, given, day, MOST, seconds)
        return _in_order(found, tuple(question.columns), joined=language == CYPHER and question.joined)

    def rdf(self) -> rdflib.Dataset:
        """The current RDF view through rdflib, for reading; facts are its default graph."""
        self._refresh(RDF)
        store = self.views.rdf.generations.reading()
        found = rdflib.Dataset(store=OxigraphStore(store=store))
        for prefix, iri in PREFIXES.items():
            found.bind(prefix, iri)
        return found

    def _refresh(self, view: str) -> None:
        """Bring a view up to the ledger; what had to be built anew, and why, is kept in `rebuilt` for whoever shows answers."""
        done = self.views.refresh((view,), progress=self._progress)
        self.rebuilt += [one for one in done if one.did == BUILT and one.why != "empty"]

    def _day(self, as_of: str) -> str:
        return as_of or data_date(self.views.ledger)

    def _ask_cypher(self, text_: str, given: Mapping[str, Any], day: str, rows: int, seconds: float) -> Answer:
        """Ask, then look whether ledger and view are still as they were seen last: what was changed since is asked again."""
        for _ in range(TRIES):
            marker, stamp = self._seen or self._current()
            try:
                columns, found, more = self._cypher_reader().run(text_, given, rows=rows, seconds=seconds)
            except (ServiceUnavailable, SessionExpired, OSError):
                self.close()
                continue
            except QueryFault:
                if self._holds(marker, stamp):
                    raise
                continue
            if self._holds(marker, stamp):
                return _answer(columns, found, more, marker, day)
        raise ViewFault(issue("LT-VIEW-04", value=TRIES))

    def _holds(self, marker: Marker, stamp: tuple[object, ...]) -> bool:
        """Whether the view is the one that was seen; if not, it is looked at anew before the next question."""
        if self.views.stamp(CYPHER) == stamp:
            return True
        self._seen = None
        return self._current()[0] == marker

    def _current(self) -> tuple[Marker, tuple[object, ...]]:
        """The marker of the Cypher view brought up to the ledger, and the stamp under which that was seen."""
        for _ in range(TRIES):
            stamp = self.views.stamp(CYPHER)
            self._refresh(CYPHER)
            marker = self.views.marker(CYPHER)
            if marker is not None and self.views.stamp(CYPHER) == stamp:
                self._seen = marker, stamp
                return self._seen
        raise ViewFault(issue("LT-VIEW-04", value=TRIES))

    def _cypher_reader(self) -> in_cypher.CypherReader:
        if self._reader is None:
            self._reader = in_cypher.CypherReader(self.views.engine)
        return self._reader

    def _ask_sparql(self, text_: str, parameters: Mapping[str, str], day: str, rows: int | None, seconds: float) -> Answer:
        self._refresh(RDF)
        path, marker = self.views.rdf.generations.current, self.views.marker(RDF)
        assert path is not None
        assert marker is not None
        columns, found, more = in_sparql.run(path, text_, parameters, rows=rows, seconds=seconds)
        return _answer(columns, found, more, marker, day)


def _answer(columns: tuple[str, ...], rows: list[tuple[Any, ...]], more: bool, marker: Marker, day: str) -> Answer:
    return Answer(columns, tuple(rows), marker.snapshot, marker.ontology, day, more)


def _in_order(found: Answer, columns: tuple[str, ...], *, joined: bool) -> Answer:
    """The answer with its columns in this order; the embedded engine names no columns where there is no row. Rows of parts that
    were joined come as they come, and are ordered here."""
    places = [found.columns.index(name) for name in columns] if found.rows else []
    rows = tuple(tuple(row[place] for place in places) for row in found.rows)
    if joined:
        rows = tuple(sorted(rows, key=lambda row: [(cell is None, str(cell)) for cell in row]))
    return Answer(columns, rows, found.snapshot, found.ontology, found.as_of, found.more)
