"""The embedded engine's own process: ArcadeDB over Bolt on loopback, with a login that can only read, until asked or idle.

`python -m graph.engines.embedded HOME TOKEN [IDLE]`; IDLE is seconds without a query after which it ends.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from graph.engines.process import RunFile, ServerFiles, free_port, serving, stop_wanted

DATABASE = "neo4j"
IDLE = 600.0
LOOK = 0.25
COUNTED = 5.0
"""Seconds between two looks at the engine's counters."""
MEMORY = "-Xmn16m -Xmx2g"
"""A small young generation: an engine that rests keeps little memory (measured: 160 MB after use instead of 216). A query that
wants more than the heap is refused; it does not take the machine's memory."""
LIMIT = 30.0
"""Seconds after which the engine ends any query; it knows no limit of a single query."""
PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]


def _group(*access: str, records: list[str]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": list(access), "types": {"*": {"access": records}}}


GROUPS = {
    "databases": {"*": {"groups": {
        "admin": _group("updateSecurity", "updateSchema", "updateDatabaseSettings", records=EVERYTHING),
        "reader": _group(records=["readRecord"]),
        "*": _group(records=[]),
    }}},
    "version": 2,
}  # fmt: skip


def engine_module() -> Any:
    """The engine's wheel: the native library, else the one that brings a Java of its own. Raises ImportError."""
    try:
        import arcadedb as engine
    except ImportError:
        import arcadedb_embedded as engine
    return engine


def quiet(files: ServerFiles) -> None:
    """Keep the engine's own log inside the home."""
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(files.run / "log"))


def main(home: str, token: str, idle: str = str(IDLE)) -> int:
    """Serve until a stop is asked for, or nobody has queried for `idle` seconds."""
    files = ServerFiles(Path(home), "embedded")
    quiet(files)
    os.environ.setdefault("ARCADEDB_NATIVE_ISOLATE_ARGS", MEMORY)
    with files.lock(timeout=5):
        earlier = files.read()
        port, http = free_port(earlier.port if earlier else 0), free_port()
        server = _server(files, port, http)
        server.start()
        try:
            _prepare(server, files, http)
            versions = f"arcadedb {version(engine_module().__name__.replace('_', '-'))}"
            now = datetime.now(UTC).isoformat(timespec="seconds")
            with serving(files, RunFile(port, os.getpid(), token, home, versions, now)):
                _wait(files, token, float(idle), lambda: _queries(files, http))
        finally:
            server.stop()
    return 0


def _server(files: ServerFiles, port: int, http: int) -> Any:
    config = files.store / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "server-groups.json").write_text(json.dumps(GROUPS), encoding="utf-8")
    (config / "server-users.jsonl").unlink(missing_ok=True)
    settings = {"http_port": http, "bolt_host": "127.0.0.1", "bolt_port": port, "bolt_defaultDatabase": DATABASE,
                "server_plugins": PLUGIN}  # fmt: skip
    return engine_module().create_server(str(files.store), files.secrets()["admin"], config=settings)


def _prepare(server: Any, files: ServerFiles, http: int) -> None:
    """The database, its time limit, and the login that can only read."""
    there = (files.store / "databases" / DATABASE).exists()
    database = (server.get_database if there else server.create_database)(DATABASE)
    database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {int(LIMIT * 1000)}")
    reader = {"name": "reader", "password": files.secrets()["reader"], "databases": {DATABASE: ["reader"]}}
    _ask(files, http, "server", {"command": f"create user {json.dumps(reader)}"})


def _ask(files: ServerFiles, http: int, path: str, body: dict[str, str] | None = None) -> Any:
    """One request to the engine's own administration address."""
    word = base64.b64encode(f"root:{files.secrets()['admin']}".encode()).decode()
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(f"http://127.0.0.1:{http}/api/v1/{path}", data,
                                     {"Authorization": f"Basic {word}", "Content-Type": "application/json"})  # fmt: skip
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as answer:
        return json.load(answer)


def _queries(files: ServerFiles, http: int) -> int:
    """How many transactions there have been: it grows with every query."""
    counted = _ask(files, http, "server?mode=default")["metrics"]["profiler"]
    return sum(int(counted[name]["count"]) for name in ("queries", "commands", "writeTx"))


def _wait(files: ServerFiles, token: str, idle: float, queries: Callable[[], int]) -> None:
    seen, since, looked = queries(), time.monotonic(), time.monotonic()
    while not stop_wanted(files, token) and time.monotonic() - since < idle:
        time.sleep(LOOK)
        if time.monotonic() - looked >= min(COUNTED, idle / 4):
            looked, now = time.monotonic(), queries()
            if now != seen:
                seen, since = now, looked


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
