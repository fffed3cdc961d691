"""No test run leaves a process behind: engines end soon when nobody asks, and those still there at the end are ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, settings

from bench.postgresql import MARK as POSTGRESQL_FOLDER
from bench.postgresql import PostgreSQL
from graph.ledger.store import sqlite_url
from tests.ledgers import MAKER, POSTGRESQL, SQLITE
from tests.postgresql import postgresql_server

MARK = "LIANTU_TEST_RUN"
settings.register_profile("liantu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("liantu")
"""No test fails because a machine is slow."""
ENGINES = ("graph.engines.embedded", "graph.engines.neo4j_server", POSTGRESQL_FOLDER)


def pytest_configure(config: pytest.Config) -> None:
    """Mark every process that this run starts, and let engines end half a minute after the last question."""
    os.environ.setdefault(MARK, str(os.getpid()))
    os.environ.setdefault("LIANTU_ENGINE_IDLE", "30")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the engines that bear this run's mark (once, by the process that began the run)."""
    if os.environ.get(MARK) != str(os.getpid()):
        return
    for process in psutil.process_iter(["cmdline"]):
        with suppress(psutil.Error):
            line = " ".join(process.info["cmdline"] or ())
            if any(name in line for name in ENGINES) and process.environ().get(MARK) == os.environ[MARK]:
                process.kill()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A real PostgreSQL for all tests of a worker."""
    with postgresql_server() as server:
        yield server


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def on_both(request: pytest.FixtureRequest) -> Iterator[None]:
    """The test runs twice: its ledgers are in memory, and on a real PostgreSQL."""
    if request.param == SQLITE:
        yield
        return
    with MAKER.on(request.getfixturevalue("postgresql")):
        yield


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The test runs twice: its ledger, which several processes may open, is a file, and on a real PostgreSQL."""
    if request.param == SQLITE:
        return sqlite_url(tmp_path / "账本.db")
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.new_url()
