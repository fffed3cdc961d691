"""A real Neo4j in a process of its own: `python -m graph.engines.neo4j_server HOME TOKEN`; loopback, password, data in the home."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.engines.login import can_log_in, open_driver
from graph.engines.neo4j_jars import VERSION, archive, cache_folder, installed, keep_archive
from graph.engines.process import RunFile, ServerFiles, free_port, serving, stop_wanted

USER, FIRST = "neo4j", "neo4j"
LOOK = 0.25
OPENED = "--add-opens=java.base/{}=ALL-UNNAMED"
PACKAGES = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
MEMORY = ("-Xms64m", "-Xmx1g", "-XX:+UseSerialGC")
"""One collector without threads of its own: it starts sooner and takes less of a small heap."""
QUIET = "-Xlog:disable"
"""No word of Java's own: an archive that doesn't fit this Java or these jars is left aside, and the start takes longer."""


def main(home: str, token: str) -> int:
    """Serve until a stop is asked for; with an empty token start once, write the archive of classes, and end."""
    if not token:
        return _archived(Path(home))
    files = ServerFiles(Path(home), "neo4j")
    with files.lock(timeout=5):
        earlier = files.read()
        port = free_port(earlier.port if earlier else 0)
        management = _start(files, port)
        try:
            running = RunFile(port, os.getpid(), token, home, f"neo4j {VERSION}", datetime.now(UTC).isoformat(timespec="seconds"))
            _set_password(running.uri, files.secrets()["admin"])
            with serving(files, running):
                while not stop_wanted(files, token):
                    time.sleep(LOOK)
        finally:
            management.shutdown()
    return 0


def _archived(home: Path) -> int:
    """Start in an empty home, log in as every start does, and leave an archive of the classes that were needed (JEP 350): a later
    start reads them from it, for half the work."""
    import jpype

    port, written = free_port(), cache_folder() / f"writing-{os.getpid()}.jsa"
    files = ServerFiles(home, "neo4j")
    management = _start(files, port, f"-XX:ArchiveClassesAtExit={written}")
    try:
        _set_password(RunFile(port, os.getpid(), "", str(home), "", "").uri, files.secrets()["admin"])
    finally:
        management.shutdown()
    jpype.shutdownJVM()
    keep_archive(written)
    return 0


def _start(files: ServerFiles, port: int, sharing: str = "") -> Any:
    import jpype

    found = installed()
    if found is None:
        raise SystemExit("Neo4j is not installed")
    kept = archive()
    options = (*MEMORY, QUIET, *filter(None, [sharing or (kept and f"-XX:SharedArchiveFile={kept}")]))
    files.store.mkdir(parents=True, exist_ok=True)
    jpype.startJVM(str(found.java), *options, "-Dfile.encoding=UTF-8", *map(OPENED.format, PACKAGES),
                   classpath=[str(jar) for jar in found.jars])  # fmt: skip
    java = jpype.JClass
    settings, bolt = java("org.neo4j.configuration.GraphDatabaseSettings"), java("org.neo4j.configuration.connectors.BoltConnector")
    address, yes = java("org.neo4j.configuration.helpers.SocketAddress"), java("java.lang.Boolean").TRUE
    folder = java("java.nio.file.Path").of(str(files.store))
    builder = java("org.neo4j.dbms.api.DatabaseManagementServiceBuilder")(folder)
    builder.setConfig(bolt.enabled, yes)
    builder.setConfig(bolt.listen_address, address("127.0.0.1", port))
    builder.setConfig(bolt.advertised_address, address("127.0.0.1", port))
    builder.setConfig(settings.auth_enabled, yes)
    builder.setConfig(settings.allow_file_urls, java("java.lang.Boolean").FALSE)
    return builder.build()


def _set_password(uri: str, password: str) -> None:
    """Give a new server the home's password."""
    if can_log_in(uri, USER, password):
        return
    with open_driver(uri, USER, FIRST) as driver:
        driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM $first TO $new", first=FIRST, new=password, database_="system")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
