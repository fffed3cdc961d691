"""A real PostgreSQL for tests, one a run (and worker); where none can be had, a skip that says why, and a failure in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import pytest

from bench.postgresql import PostgreSQL, programs, running


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """A server for the tests of this run."""
    found = programs()
    if found is None or find_spec("psycopg") is None:
        said = "没有 PostgreSQL：pip install 'liantu[test]' 会装上，或装系统自带的"
        raise (pytest.fail.Exception if os.environ.get("CI") else pytest.skip.Exception)(said)
    with running(found) as server:
        yield server
