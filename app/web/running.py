"""Starts the server: on this machine alone unless told otherwise."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from app.web.desk import Desk
from app.web.server import make_app
from ontology.errors import UserFault, issue

HOST, PORT, TRIED = "127.0.0.1", 8800, 20


def free_port(host: str = HOST, first: int = PORT) -> int:
    """The first port from `first` that nobody listens at. Raises OSError where there is none among the next 20."""
    for port in range(first, first + TRIED):
        if not taken(port, host):
            return port
    raise OSError


def taken(port: int, host: str = HOST) -> bool:
    """Whether somebody listens at a port."""
    with closing(socket.socket()) as tried:
        return not tried.connect_ex((host, port))


def serve(folder: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve a home until interrupted; `say` is told the address. Raises UserFault LT-WEB-02 where the port is taken."""
    if taken(port):
        raise UserFault(issue("LT-WEB-02", value=port, other=free_port()))
    app = make_app(Desk(folder))
    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=port, log_level="warning", server_header=False))
    say(f"http://{HOST}:{port}/")
    server.run()
