"""Questions to the views of an open home: one at a time in each language, the engine kept open, and said where it is gone."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

from neo4j.exceptions import DriverError, Neo4jError

from graph.asking import Answer, Graph
from graph.asking.cypher import ROWS, SECONDS
from graph.errors import EngineFault
from graph.home import Home
from graph.views.views import CYPHER, RDF
from ontology.errors import UserFault, issue

WAIT = 20.0
"""Seconds that a question waits for the one before it; other screens wait for neither."""
LANGUAGES = {"sparql": RDF, "cypher": CYPHER}
"""What a question may be asked in. SPARQL is answered without the graph engine, and stands first."""


class Asker:
    """Asks in either language. Each language has a graph and a turn of its own, so that a long Cypher question holds up no SPARQL;
    what is opened stays open for the next question."""

    def __init__(self, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        self._home, self._environ = home, environ
        self._graphs: dict[str, Graph] = {}
        self._turns = {name: Lock() for name in LANGUAGES}

    def named(self, name: str, given: Mapping[str, str], language: str, as_of: str) -> Answer:
        """The answer to a named question. Raises QueryFault, UnknownName, ViewFault, EngineFault; UserFault LT-WEB-37."""
        with self._turn(language) as graph:
            return graph.query(name, given, language=LANGUAGES[language], as_of=as_of)

    def written(self, text: str, language: str, as_of: str, rows: int = ROWS, seconds: float = SECONDS) -> Answer:
        """The answer to a text that somebody just wrote, read-only and within limits. Raises as `named`."""
        with self._turn(language) as graph:
            ask = graph.cypher if language == "cypher" else graph.sparql
            return ask(text, as_of=as_of, rows=rows, seconds=seconds)

    def close(self) -> None:
        """Close the drivers; an engine of ours goes on until nobody asks."""
        for graph in self._graphs.values():
            graph.close()

    @contextmanager
    def _turn(self, language: str) -> Iterator[Graph]:
        """The graph of a language, opened once. An engine that went away is let go of, so that the next question finds it anew."""
        turn = self._turns[language]
        if not turn.acquire(timeout=WAIT):
            raise UserFault(issue("LT-WEB-37", value="前一个查询", seconds=f"{WAIT:g}"))
        try:
            if language not in self._graphs:
                self._graphs[language] = Graph(self._home, self._environ)
            graph = self._graphs[language]
            graph.rebuilt.clear()
            yield graph
        except EngineFault:
            self._graphs[language].close()
            raise
        except (DriverError, Neo4jError, OSError) as fault:
            self._graphs[language].close()
            why = (str(fault).splitlines() or [type(fault).__name__])[0][:120]
            raise EngineFault(
                issue("LT-ENGINE-03", value=self._environ.get("LIANTU_GRAPH", "") or "（自带引擎）", why=why)
            ) from None
        finally:
            turn.release()
