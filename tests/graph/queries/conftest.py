"""One 示例 home for all named questions, seen by the embedded engine, a real Neo4j and Oxigraph; all are stopped at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import demo
from graph.asking.graph import Graph
from graph.engines.neo4j_jars import installed
from graph.engines.opening import embedded_server, neo4j_server
from graph.engines.process import Server

VIEWS = shutil.ignore_patterns("run", "cypher", "rdf", "neo4j")


def environment(engine: str) -> dict[str, str]:
    """The environment of this process with the engine named, and no ledger but the home's own."""
    return {**{name: value for name, value in os.environ.items() if name != "LIANTU_LEDGER"}, "LIANTU_GRAPH": engine}


def serving(home: Path, engine: str, server: Server) -> Iterator[Graph]:
    """The home's graph on an engine, its views built; the engine's process ends with it, whatever happened."""
    try:
        with Graph(home, environment(engine)) as graph:
            graph.views.refresh()
            yield graph
    finally:
        server.stop()


@pytest.fixture(scope="session")
def shili(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the 示例 home, with every bundled 示例 source."""
    declared = next(one for one in demo.declared() if one.kind == "示例")
    return demo.build(declared, tmp_path_factory.mktemp("questions"))[0].folder


@pytest.fixture(scope="session")
def embedded(shili: Path) -> Iterator[Graph]:
    """The home on the embedded engine."""
    yield from serving(shili, "", embedded_server(shili))


@pytest.fixture(scope="session")
def neo4j(shili: Path) -> Iterator[Graph]:
    """A copy of the home on a real Neo4j, which in CI has to be there."""
    if installed() is None:
        sentence = "这台机器没有装 Neo4j：运行 liantu neo4j install 之后再测"
        pytest.fail(sentence) if os.environ.get("CI") else pytest.skip(sentence)
    copy = Path(shutil.copytree(shili, shili.parent / "neo4j", ignore=VIEWS))
    yield from serving(copy, "neo4j", neo4j_server(copy))
