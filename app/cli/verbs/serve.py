"""`liantu serve`: the web app over a home."""

from __future__ import annotations

import click

from app.cli.frame import Ask, option, verb
from app.cli.needing import needing
from app.words import words


@verb()
@option("--port", verb="serve", type=click.IntRange(0, 65535), default=0)
def serve(ask: Ask, port: int) -> None:
    """Serve the home on this machine until interrupted."""
    running = needing("app.web.running", "web")
    home = ask.open()

    def say(address: str) -> None:
        ask.answer({"schema": 1, "address": address}, lambda: words("serve.running", address=address, home=home.folder))

    running.serve(home.folder, port or running.free_port(), say)
