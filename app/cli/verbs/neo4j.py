"""`liantu neo4j`: a real Neo4j on this machine, from published packages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import click

from app.cli.frame import DONE, USER, Ask, verb
from app.terminal import waiting
from app.words import words
from graph.engines.neo4j_jars import VERSION, cache_folder, install, installed
from graph.engines.opening import neo4j_server
from graph.engines.process import RunFile, Server
from graph.errors import EngineFault
from graph.home import home_folder
from ontology.errors import issue


@verb()
@click.argument("action", type=click.Choice(["install", "start", "stop", "status"]), default="status")
def neo4j(ask: Ask, action: str) -> int:
    """Fetch it once, start it, stop it, or say how it is."""
    server = neo4j_server(home_folder(ask.home))
    actions: dict[str, Callable[[Ask, Server], int]] = {"install": _install, "start": _start, "stop": _stop, "status": _status}
    return actions[action](ask, server)


def _install(ask: Ask, _server: Server) -> int:
    with waiting(words("engine.neo4j.installing", version=VERSION)):
        found = install()
    said = {"version": VERSION, "jars": len(found.jars), "folder": str(cache_folder()), "java": found.java_version}
    ask.answer({"schema": 1, **said}, lambda: words("engine.neo4j.installed", **said))
    return DONE


def _start(ask: Ask, server: Server) -> int:
    if installed() is None:
        raise EngineFault(issue("LT-NEO4J-03"))
    with waiting(words("engine.neo4j.starting")):
        found = server.ensure()
    ask.answer(_document(found), lambda: running_text(server, found))
    return DONE


def _stop(ask: Ask, server: Server) -> int:
    was = server.stop()
    ask.answer({"schema": 1, "stopped": was}, lambda: words("engine.neo4j.was_stopped" if was else "engine.neo4j.was_not"))
    return DONE


def _status(ask: Ask, server: Server) -> int:
    found = server.running()
    if found is not None:
        ask.answer(_document(found), lambda: running_text(server, found))
        return DONE
    missing = installed() is None
    said = words("engine.neo4j.missing" if missing else "engine.neo4j.stopped")
    ask.answer({**_document(None), "installed": not missing}, lambda: said)
    return USER if missing else DONE


def _document(found: RunFile | None) -> dict[str, object]:
    return {"schema": 1, "running": None if found is None else {**asdict(found), "uri": found.uri}}


def running_text(server: Server, found: RunFile) -> str:
    """Where a running Neo4j is, and how to use and stop it."""
    return words("engine.neo4j.running", **asdict(found), uri=found.uri, user=server.user, secret=server.files.path("secret"))
