"""No test run leaves a process behind: engines end soon when nobody asks, and those still there at the end are ended."""

from __future__ import annotations

import os
from contextlib import suppress

import psutil
import pytest

MARK = "LIANTU_TEST_RUN"
NEO4J = "neo4j"
ENGINES = ("graph.engines.embedded", "graph.engines.neo4j_server")


def pytest_configure(config: pytest.Config) -> None:
    """Mark every process that this run starts, and let engines end half a minute after the last question."""
    os.environ.setdefault(MARK, str(os.getpid()))
    os.environ.setdefault("LIANTU_ENGINE_IDLE", "30")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Group tests for `--dist loadgroup`: all that need a real Neo4j share one, on one worker; others keep to their file's."""
    for item in items:
        given = getattr(item, "callspec", None)
        needed = NEO4J in getattr(item, "fixturenames", ()) or (given is not None and NEO4J in given.params.values())
        item.add_marker(pytest.mark.xdist_group(NEO4J if needed else item.location[0]))


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the engines that bear this run's mark (once, by the process that began the run)."""
    if os.environ.get(MARK) != str(os.getpid()):
        return
    for process in psutil.process_iter(["cmdline"]):
        with suppress(psutil.Error):
            line = " ".join(process.info["cmdline"] or ())
            if any(name in line for name in ENGINES) and process.environ().get(MARK) == os.environ[MARK]:
                process.kill()
