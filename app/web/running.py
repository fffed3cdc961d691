"""Starts the server: on this machine alone unless told otherwise, and then only for users."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.web.desk import Desk
from app.web.security.guard import Guard
from app.web.server import make_app
from app.web.shielding import LOCAL
from ontology.errors import UserFault, issue

HOST, PORT, TRIED = "127.0.0.1", 8800, 20
HEAD_SECONDS, IDLE_SECONDS, CONNECTIONS, HEAD_BYTES = 15.0, 5, 200, 65_536


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen (port 0: the first that is free), under which names it is opened, and how: with a certificate of one's own
    (PEM files), or behind a proxy on this machine that speaks https."""

    host: str = HOST
    port: int = 0
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None
    proxied: bool = False

    @property
    def near(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host == "localhost" or _address(self.host, "is_loopback")

    @property
    def everywhere(self) -> bool:
        """Whether it listens at every address of the machine, so that its name is not told by where it listens."""
        return _address(self.host, "is_unspecified")

    @property
    def shown(self) -> str:
        """The name to open it under."""
        name = self.names[0] if self.names else self.host
        return f"[{name}]" if ":" in name else name


def _address(host: str, kind: str) -> bool:
    try:
        return bool(getattr(ip_address(host), kind))
    except ValueError:
        return False


class Impatient(H11Protocol):
    """Ends a connection on which the head of a question does not come in time (slow bodies are the limits' own)."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait no longer once there is a question."""
        super().data_received(data)
        if self._asked:
            self._wait_no_more()

    def on_response_complete(self) -> None:
        """Wait for the next question, unless it is there."""
        super().on_response_complete()
        if not self._asked:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody waits any more."""
        self._wait_no_more()
        super().connection_lost(exc)

    @property
    def _asked(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._wait_no_more()
        self._waiting = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()


def free_port(host: str = HOST, first: int = PORT) -> int:
    """The first port from `first` that nobody listens at. Raises OSError where there is none among the next 20."""
    for port in range(first, first + TRIED):
        if not taken(port, host):
            return port
    raise OSError


def taken(port: int, host: str = HOST) -> bool:
    """Whether somebody listens at a port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as tried:
        return not tried.connect_ex((HOST if host == "0.0.0.0" else host, port))


def serve(folder: Path, port: int, say: Callable[[str], None], at: Listening | None = None) -> None:
    """Serve a home until interrupted; `say` is told the address.

    Raises UserFault LT-WEB-02 (the port is taken), LT-WEB-40 (another address, and no users), LT-WEB-41 (every address, and no
    name), LT-WEB-53 (a certificate that can't be read)."""
    at = at or Listening()
    guard = _allowed(folder, at)
    if port and taken(port, at.host):
        raise UserFault(issue("LT-WEB-02", value=port, other=free_port(at.host)))
    port = port or free_port(at.host)
    app = make_app(Desk(folder), (*LOCAL, at.host, *at.names), guard)
    server = uvicorn.Server(uvicorn.Config(
        app, host=at.host, port=port, log_level="warning", server_header=False, http=Impatient, ws="none",
        timeout_keep_alive=IDLE_SECONDS, limit_concurrency=CONNECTIONS, h11_max_incomplete_event_size=HEAD_BYTES,
        proxy_headers=at.proxied, forwarded_allow_ips=HOST, ssl_certfile=at.certificate, ssl_keyfile=at.key))  # fmt: skip
    say(f"{'https' if at.certificate else 'http'}://{at.shown}:{port}/")
    server.run()


def _allowed(folder: Path, at: Listening) -> Guard:
    """The guard of a home, where it may be served so."""
    guard = Guard(folder)
    if not at.near and not guard.users.any():
        raise UserFault(issue("LT-WEB-40", value=at.host))
    if at.everywhere and not at.names:
        raise UserFault(issue("LT-WEB-41", value=at.host))
    if at.certificate or at.key:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(at.certificate or "", at.key)
        except (OSError, ValueError):
            raise UserFault(issue("LT-WEB-53", value=at.certificate or at.key)) from None
    return guard
