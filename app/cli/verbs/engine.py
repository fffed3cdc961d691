"""`liantu engine`: the embedded engine's process."""

from __future__ import annotations

from dataclasses import asdict

import click
import psutil

from app.cli.frame import Ask, verb
from app.words import words
from graph.engines.opening import embedded_server
from graph.home import home_folder


@verb()
@click.argument("action", type=click.Choice(["status", "stop"]), default="status")
def engine(ask: Ask, action: str) -> None:
    """Say whether it runs, or stop it."""
    server = embedded_server(home_folder(ask.home))
    if action == "stop":
        was = server.stop()
        ask.answer({"schema": 1, "stopped": was}, lambda: words("engine.was_stopped" if was else "engine.was_not"))
        return
    found = server.running()
    document: dict[str, object] = {"schema": 1, "running": None if found is None else {**asdict(found), "uri": found.uri}}
    if found is None:
        ask.answer(document, lambda: words("engine.stopped"))
        return
    memory = round(psutil.Process(found.pid).memory_info().rss / 1e6)
    ask.answer(document, lambda: words("engine.running", **asdict(found), uri=found.uri, memory=memory))
