"""Who asks: the seat that a request is answered from, known wherever it is worked on, so that no screen has to pass it on."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from app.web.security.roles import NOBODY, Role, top


@dataclass(frozen=True, slots=True)
class Seat:
    """A name, a role, and the token of its forms. `local`: no users are kept, whoever is at this machine may do everything;
    `ended`: there was a session, and it is over."""

    name: str
    role: Role
    token: str = ""
    address: str = ""
    local: bool = False
    ended: bool = False

    @property
    def known(self) -> bool:
        """Whether it is somebody's."""
        return self.role is not NOBODY

    def holds(self, token: str) -> bool:
        """Whether a form came from a page of this seat; takes the same time whatever the token."""
        return bool(self.token) and hmac.compare_digest(self.token.encode(), token.encode())


OUTSIDE = Seat("", top(), local=True)
"""The seat of whatever is no request: the command line, a test of a screen alone."""
_seat: ContextVar[Seat] = ContextVar("seat", default=OUTSIDE)


def seat() -> Seat:
    """Who asks."""
    return _seat.get()


@contextmanager
def seated(one: Seat) -> Iterator[Seat]:
    """Inside, this seat asks."""
    before = _seat.set(one)
    try:
        yield one
    finally:
        _seat.reset(before)
