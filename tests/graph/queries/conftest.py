"""One 示例 home for all named questions, seen by the embedded engine, a real Neo4j and Oxigraph; each stopped at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from app import demo
from graph.asking.graph import Graph
from graph.engines.opening import embedded_server
from graph.engines.process import Server
from graph.home import Home, open_home
from tests.engines import needs_neo4j


def environment(engine: str) -> dict[str, str]:
    """The environment of this process with the engine named, and no ledger but the home's own."""
    return {**{name: value for name, value in os.environ.items() if name != "LIANTU_LEDGER"}, "LIANTU_GRAPH": engine}


def serving(home: Path, engine: str, server: Server, worker: str) -> Iterator[Graph]:
    """The home's graph on an engine, its views built. Workers share the engine's process; the last one ends it, come what may."""
    users = home.parent / f"{home.name}-users"
    users.mkdir(exist_ok=True)
    lock = FileLock(home.parent / f"{home.name}.lock")
    with lock:
        (users / worker).touch()
    try:
        with Graph(home, environment(engine)) as graph:
            graph.views.refresh()
            yield graph
    finally:
        with lock:
            (users / worker).unlink()
            if not any(users.iterdir()):
                server.stop()


@pytest.fixture(scope="session")
def shili(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the 示例 home, with every bundled 示例 source; made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "questions"
    folder.mkdir(exist_ok=True)
    declared = next(one for one in demo.declared() if one.kind == "示例")
    with FileLock(folder / "made.lock"):
        return demo.build(declared, folder)[0].folder


@pytest.fixture(scope="session")
def embedded(shili: Path, worker_id: str) -> Iterator[Graph]:
    """The home on the embedded engine."""
    yield from serving(shili, "", embedded_server(shili), worker_id)


@pytest.fixture(scope="session")
def neo4j(shili: Path, engine_folder: Path) -> Iterator[Graph]:
    """The home's ledger on the real Neo4j of this run, which in CI has to be there."""
    needs_neo4j()
    home = open_home(shili)
    with Graph(Home(engine_folder, home.ledger, home.place), environment("neo4j")) as graph:
        yield graph
