"""`liantu serve`: the web app over a home."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.cli.needing import needing
from app.words import words

FILE = click.Path(path_type=Path, dir_okay=False)


@verb()
@option("--port", verb="serve", type=click.IntRange(0, 65535), default=0)
@option("--host", verb="serve", default="127.0.0.1")
@option("--name", "host_names", verb="serve", multiple=True)
@option("--certificate", verb="serve", type=FILE)
@option("--key", verb="serve", type=FILE)
@option("--proxied", verb="serve", is_flag=True)
@option("--background", verb="serve", is_flag=True)
@option("--stop", verb="serve", is_flag=True)
def serve(
    ask: Ask, port: int, host: str, host_names: tuple[str, ...], certificate: Path | None, key: Path | None, proxied: bool,
    background: bool, stop: bool,
) -> None:  # fmt: skip
    """Serve the home until interrupted: on this machine, or at another address for its users; or leave it running beside."""
    if background or stop:
        _beside(ask, stop=stop)
        return
    running = needing("app.web.running", "web")
    home = ask.open()
    at = running.Listening(host, port, host_names, certificate, key, proxied)

    def say(address: str) -> None:
        text = "serve.running" if at.near else "serve.running_for_users" if certificate or proxied else "serve.running_in_the_open"
        ask.answer({"schema": 1, "address": address}, lambda: words(text, address=address, home=home.folder))

    running.serve(home.folder, port, say, at)


def _beside(ask: Ask, *, stop: bool) -> None:
    """Start the app of this machine as a process of its own, or end it."""
    module, folder = needing("app.web.background", "web"), ask.open().folder
    app = module.Background(folder)
    if stop:
        was = app.stop()
        ask.answer({"schema": 1, "stopped": was}, lambda: words("serve.stopped" if was else "serve.not_running"))
        return
    address = app.start()
    ask.answer({"schema": 1, "address": address}, lambda: words("serve.beside", address=address, home=folder))
