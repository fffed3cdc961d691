"""Opening a graph: which engine a home's graph lives in, and an official driver to it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from neo4j import Driver
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.engines.login import can_log_in, open_driver
from graph.engines.neo4j_jars import installed
from graph.engines.process import Server, ServerFiles
from graph.errors import EngineFault
from graph.home import home_folder
from ontology.errors import issue

EMBEDDED, NEO4J = "embedded", "neo4j"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OLDEST = 5
"""The oldest Neo4j that is understood; calendar versions (2025.01, …) are newer."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where a home's graph is. `kind` is embedded (ArcadeDB) or neo4j; `server` is None for one that we did not start.

    `reader` is a login that can only read (empty: a READ session does it); `local` tells a store inside the home, which is
    ours to empty.
    """

    kind: str
    uri: str
    user: str
    password: str
    reader: tuple[str, str] | None = None
    server: Server | None = None

    @property
    def local(self) -> bool:
        """Whether the store lies in the home."""
        return self.server is not None

    def driver(self) -> Driver:
        """A driver that may write."""
        return open_driver(self.uri, self.user, self.password)

    def reading_driver(self) -> Driver:
        """A driver for queries that somebody else wrote."""
        return open_driver(self.uri, *(self.reader or (self.user, self.password)))


def embedded_server(home: Path, idle: float | None = None) -> Server:
    """The embedded engine's server of a home; `idle` seconds without a query end it (else LIANTU_ENGINE_IDLE, else 600)."""
    seconds = str(idle) if idle is not None else os.environ.get("LIANTU_ENGINE_IDLE", "")
    return Server(ServerFiles(home.resolve(), EMBEDDED), "graph.engines.embedded", "root", (seconds,) if seconds else ())


def neo4j_server(home: Path) -> Server:
    """The Neo4j that `liantu neo4j start` runs for a home."""
    return Server(ServerFiles(home.resolve(), NEO4J), "graph.engines.neo4j_server", "neo4j")


def find_engine(home: Path, environ: Mapping[str, str] = os.environ) -> Engine:
    """The engine that LIANTU_GRAPH means, started if it is ours: absent embedded, `neo4j` the home's own Neo4j, else a Bolt URI.

    Raises EngineFault: LT-ENGINE-01 … 06, LT-NEO4J-03.
    """
    named = environ.get("LIANTU_GRAPH", "")
    if named in ("", EMBEDDED):
        return _embedded(home)
    if named == NEO4J:
        return _own_neo4j(home)
    return _elsewhere(named, environ.get("LIANTU_GRAPH_USER", ""), environ.get("LIANTU_GRAPH_PASSWORD", ""))


def open_graph(home: Path | None = None, environ: Mapping[str, str] = os.environ) -> Driver:
    """A driver for the graph of a home (default: the home in use). The database is the server's default one."""
    return find_engine(home or home_folder(None, environ), environ).driver()


def _embedded(home: Path) -> Engine:
    server = embedded_server(home)
    running = server.ensure()
    secrets = server.files.secrets()
    return Engine(EMBEDDED, running.uri, server.user, secrets["admin"], ("reader", secrets["reader"]), server)


def _own_neo4j(home: Path) -> Engine:
    if installed() is None:
        raise EngineFault(issue("LT-NEO4J-03"))
    server = neo4j_server(home)
    running = server.ensure()
    return Engine(NEO4J, running.uri, server.user, server.files.secrets()["admin"], None, server)


def _elsewhere(uri: str, user: str, password: str) -> Engine:
    engine = Engine(NEO4J, uri, user, password)
    if urlsplit(uri).scheme not in SCHEMES:
        raise EngineFault(issue("LT-ENGINE-03", value=uri, why="不是 Bolt 地址"))
    try:
        with engine.driver() as driver:
            agent = driver.get_server_info().agent
    except AuthError:
        raise EngineFault(issue("LT-ENGINE-04", value=uri, user=user or "（空）")) from None
    except (DriverError, Neo4jError, OSError, ValueError) as fault:
        raise EngineFault(issue("LT-ENGINE-03", value=uri, why=_first_line(fault))) from None
    if "ArcadeDB" in agent:
        return replace(engine, kind=EMBEDDED)
    if not _new_enough(agent):
        raise EngineFault(issue("LT-ENGINE-05", value=agent))
    return engine


def _new_enough(agent: str) -> bool:
    """Whether a server's agent string (Neo4j/5.26.12) names a version we know."""
    name, _, version = agent.partition("/")
    major = version.split(".")[0]
    return name == "Neo4j" and major.isdigit() and int(major) >= OLDEST


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [type(fault).__name__])[0][:120]


def logs_in(engine: Engine) -> bool:
    """Whether the engine answers now."""
    return can_log_in(engine.uri, engine.user, engine.password)
