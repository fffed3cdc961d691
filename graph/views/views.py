"""A home's two views: brought up to the ledger, repaired where interrupted, and asked; each answer knows its snapshot."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from neo4j import Driver
from neo4j.exceptions import DriverError, Neo4jError

from graph.engines.opening import EMBEDDED, NEO4J, Engine, embedded_server, find_engine
from graph.engines.process import Server, child_environment, run_attended
from graph.errors import EngineFault, ViewFault
from graph.home import Home
from graph.ledger import Ledger
from graph.ledger.store import change_stamp
from graph.views.changes import Changes, read_changes
from graph.views.cypher.view import CypherView
from graph.views.marker import READY, Marker
from graph.views.rdf.view import RdfView
from graph.views.who import KnownWho
from ontology.errors import issue
from ontology.turtle import load_ontology

CYPHER, RDF = "cypher", "rdf"
BOTH = (CYPHER, RDF)
WAIT = 600.0
"""Seconds that a question waits for a view that somebody else is updating."""
KEPT, CHANGED, BUILT = "kept", "changed", "built"
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh did with a view (kept, changed, built) and why a full build was needed, as a code."""

    view: str
    did: str
    why: str = ""


class Views:
    """The Cypher and the SPARQL view of a home. Nothing is opened before it is asked for."""

    def __init__(self, home: Home, environ: Mapping[str, str] = os.environ) -> None:
        self.home, self._environ = home, environ
        self.rdf = RdfView(home.folder / "rdf")
        self._engine: Engine | None = None
        self._driver: Driver | None = None
        self._run_folder = str(home.run)
        self._changed: Callable[[], object] | None = None
        self._who = KnownWho(home.folder)

    @property
    def ledger(self) -> Ledger:
        """The ledger that the views show."""
        return self.home.ledger

    @property
    def engine(self) -> Engine:
        """The engine of the Cypher view, started if it is ours."""
        if self._engine is None:
            self._engine = find_engine(self.home.folder, self._environ)
        return self._engine

    @property
    def driver(self) -> Driver:
        """A driver that may write; opened once."""
        if self._driver is None:
            self._driver = self.engine.driver()
        return self._driver

    @property
    def cypher(self) -> CypherView:
        """The Cypher view."""
        return CypherView(self.engine, self.driver)

    def close(self) -> None:
        """Close the driver; an engine of ours goes on until it is stopped or idle."""
        if self._driver is not None:
            self._driver.close()
        self._driver = self._engine = None

    def wanted(self) -> Marker:
        """The marker of a view that shows the ledger as it is now."""
        last = self.ledger.last_load()
        return Marker(self.ledger.id, self.ledger.snapshot(last), self.ledger.ontology.digest, last, READY)

    def refresh(self, which: tuple[str, ...] = BOTH, *, anew: bool = False, progress: Progress | None = None) -> list[Refreshed]:
        """Bring views up to the ledger: by changes where they can be, else anew. Raises ViewFault, EngineFault.

        An interrupted view, one of another ontology, or one whose snapshot the ledger never had, is built anew.
        """
        seen: dict[int, Changes | None] = {}
        return [self._refresh(one, anew, seen, progress or _silent) for one in which]

    def _refresh(self, view: str, anew: bool, seen: dict[int, Changes | None], progress: Progress) -> Refreshed:
        with self._lock(view):
            self._let_go_of_the_dead()
            there = self.exists(view)
            if view == CYPHER and there:
                self._check_ours(anew)
            wanted, held = self.wanted(), None if anew or not there else self.marker(view)
            if held is not None and held.shows(wanted):
                return Refreshed(view, KEPT)
            why = "asked" if anew else self._why_anew(held, wanted)
            if not why and held is not None:
                changes = seen[held.load] if held.load in seen else self._changes(held, wanted)
                seen[held.load] = changes
                if changes is not None:
                    progress(view)
                    self._apply(view, changes, wanted)
                    return Refreshed(view, CHANGED)
                why = "ranks"
            progress(view)
            with self._changing(view):
                self._build(view, wanted)
            return Refreshed(view, BUILT, why)

    def _check_ours(self, anew: bool) -> None:
        """Refuse what is not ours; a store of our own that can't be read is emptied where it is to be built anew anyway."""
        try:
            self.cypher.check_ours(self.ledger.id)
        except (EngineFault, ViewFault):
            if not anew or self._environ.get("LIANTU_GRAPH", "") not in ("", EMBEDDED):
                raise
            self.close()
            server = embedded_server(self.home.folder)
            server.stop()
            shutil.rmtree(server.files.store / "databases", ignore_errors=True)

    def _changes(self, held: Marker, wanted: Marker) -> Changes | None:
        changes = read_changes(self.ledger, held.load, wanted.load, self._who.read(held.snapshot, held.ontology))
        if changes is not None:
            self._who.write(wanted.snapshot, wanted.ontology, changes.resolution)
        return changes

    def _apply(self, view: str, changes: Changes, wanted: Marker) -> None:
        with self._changing(view):
            if view == CYPHER:
                self.cypher.apply(changes, wanted)
            else:
                self.rdf.apply(self.ledger, changes, wanted)

    def _let_go_of_the_dead(self) -> None:
        """Close a driver whose server has ended since (idle, stopped, crashed), so that the engine is started again."""
        if self._driver is not None:
            try:
                self._driver.verify_connectivity()
            except (DriverError, Neo4jError, OSError):
                self.close()

    def _why_anew(self, held: Marker | None, wanted: Marker) -> str:
        """Why changes alone won't do; empty where they do."""
        if held is None:
            return "empty"
        if held.state != READY:
            return "interrupted"
        if not held.follows(wanted):
            return "ontology" if held.ledger == wanted.ledger else "ledger"
        known = held.load <= wanted.load and self.ledger.snapshot(held.load) == held.snapshot
        return "" if known else "snapshot"

    def exists(self, view: str) -> bool:
        """Whether a view was ever made, as far as that shows without starting an engine of ours."""
        if view == RDF:
            return self.rdf.generations.current is not None
        named = self._environ.get("LIANTU_GRAPH", "") or EMBEDDED
        inside = {EMBEDDED: self.home.folder / CYPHER / "databases", NEO4J: self.home.folder / NEO4J / "data"}
        return named not in inside or inside[named].is_dir()

    def marker(self, view: str) -> Marker | None:
        """The marker of a view, or None where it was never built."""
        return self.cypher.marker() if view == CYPHER else self.rdf.marker()

    def _build(self, view: str, wanted: Marker) -> None:
        shared = self._ledger_is_shared()
        if view == RDF and shared:
            if why := self._run("graph.views.rdf.filling", str(self.home.folder.resolve()), told=json.dumps(asdict(wanted))):
                raise ViewFault(issue("LT-VIEW-05", value=why))
        elif view == RDF:
            self.rdf.build(self.ledger, wanted)
        elif shared and self._environ.get("LIANTU_GRAPH", "") in ("", EMBEDDED):
            self._fill(embedded_server(self.home.folder), wanted)
        else:
            self.cypher.build(self.ledger, wanted)

    def _ledger_is_shared(self) -> bool:
        """Whether a second process can open the ledger and would read it by the same ontology."""
        url = self.ledger.engine.url
        outside = url.get_backend_name() != "sqlite" or bool(url.database)
        return outside and self.ledger.ontology.digest == load_ontology().digest

    def _fill(self, server: Server, wanted: Marker) -> None:
        """Fill the embedded store while its engine is down; the marker is written last of all."""
        self.close()
        server.stop()
        if why := self._run("graph.engines.bulk", str(server.files.home), told=json.dumps(asdict(wanted))):
            raise ViewFault(issue("LT-VIEW-03", value=str(server.files.store), why=why))

    def _run(self, module: str, *arguments: str, told: str = "") -> str:
        """Run a module over the ledger in a process of its own; the last line it said if it failed, else an empty text."""
        environ = {**child_environment(), "LIANTU_LEDGER": self.ledger.engine.url.render_as_string(hide_password=False)}
        return run_attended([sys.executable, "-m", module, *arguments], told, environ)

    def stamp(self, view: str) -> tuple[object, ...]:
        """A quick look whether ledger or view may have changed: another value after any change, also one under way."""
        if self._changed is None:
            self._changed = change_stamp(self.ledger.engine)
        try:
            touched = os.stat(self._touched(view)).st_mtime_ns  # noqa: PTH116  # each question pays for this look twice
        except OSError:
            touched = 0
        return self._changed(), touched

    def _touched(self, view: str) -> str:
        return f"{self._run_folder}{os.sep}view-{view}.changed"

    @contextmanager
    def _changing(self, view: str) -> Iterator[None]:
        """Tell those who look at the stamp that a change begins, and that it has ended."""
        path = Path(self._touched(view))
        path.write_text(self.ledger.id, encoding="utf-8")
        try:
            yield
        finally:
            path.write_text(self.ledger.id, encoding="utf-8")

    @contextmanager
    def _lock(self, view: str) -> Iterator[None]:
        lock = FileLock(self.home.run / f"view-{view}.lock")
        try:
            lock.acquire(timeout=WAIT)
        except Timeout:
            raise ViewFault(issue("LT-VIEW-04", value=int(WAIT))) from None
        try:
            yield
        finally:
            lock.release()


def _silent(_view: str) -> None:
    """Progress that nobody hears."""


def open_views(home: Home | Path, environ: Mapping[str, str] = os.environ) -> Views:
    """The views of a home, or of the home in a folder."""
    if isinstance(home, Home):
        return Views(home, environ)
    from graph.home import ledger_url, open_home

    return Views(open_home(home, url=ledger_url(environ)), environ)
