"""No test run leaves a process behind: engines end soon when nobody asks, and those still there at the end are ended."""

from __future__ import annotations

import os
from contextlib import suppress

import psutil
import pytest
from hypothesis import HealthCheck, settings

MARK = "LIANTU_TEST_RUN"
settings.register_profile("liantu", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("liantu")
"""No test fails because a machine is slow."""
ENGINES = ("graph.engines.embedded", "graph.engines.neo4j_server")


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
