"""Engines for tests: one home a kind and test run, stopped at its end; a real Neo4j or a skip that says why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.engines.neo4j_jars import installed
from graph.engines.opening import EMBEDDED, NEO4J, embedded_server, neo4j_server
from graph.home import Home
from graph.ledger import Ledger
from graph.views.views import Views

ENVIRON: Mapping[str, Mapping[str, str]] = {EMBEDDED: {}, NEO4J: {"LIANTU_GRAPH": NEO4J}}


def needs_neo4j() -> None:
    """Skip where no Neo4j is installed; in CI that is a failure."""
    if installed() is None:
        said = "没有装真正的 Neo4j：运行 liantu neo4j install 后再测"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)


@contextmanager
def stopped_after(folder: Path) -> Iterator[Path]:
    """A home's folder whose servers are stopped at the end, whatever happens."""
    try:
        yield folder
    finally:
        embedded_server(folder).stop()
        neo4j_server(folder).stop()


def views_of(folder: Path, kind: str, ledger: Ledger | None = None) -> Views:
    """Views in a folder whose engine several ledgers may use one after the other (an empty one in memory unless given)."""
    folder.mkdir(parents=True, exist_ok=True)
    return Views(Home(folder, ledger or Ledger("sqlite://")), ENVIRON[kind])
