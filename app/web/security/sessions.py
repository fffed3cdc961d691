"""Sessions: a random value in the browser, its digest here; ended by time, by leaving, by a new password."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from app.web.security.roles import Role, roles
from app.web.security.store import Store, session, user
from app.web.security.users import Clock

IDLE, ABSOLUTE, REMEMBERED, NOTED = 60 * 60, 10 * 60 * 60, 7 * 24 * 60 * 60, 60
"""Seconds: without a question; in all; for which an ended one is still known as such; between two notes of when it was seen."""


def new_key() -> str:
    """A value for a cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(key: str) -> bytes:
    """What is kept of it."""
    return hashlib.sha256(key.encode()).digest()


@dataclass(frozen=True, slots=True)
class Known:
    """Whose session a cookie is, and whether it still holds."""

    user: str
    role: Role
    holds: bool


class Sessions:
    """The sessions of a home."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def begin(self, number: int) -> str:
        """A new session of a user: the value for the cookie, never one that was there before logging in."""
        key, now = new_key(), self._clock()
        with self._store.writing() as connection:
            connection.execute(delete(session).where(session.c.made < now - REMEMBERED))
            connection.execute(insert(session).values(digest=digest(key), user=number, made=now, seen=now))
        return key

    def find(self, key: str) -> Known | None:
        """Whose session it is; None where there never was one (or long ago). One that holds is noted as seen now."""
        query = select(session, user.c.name, user.c.role, user.c.disabled).join(user).where(session.c.digest == digest(key))
        with self._store.reading() as connection:
            found = connection.execute(query).first()
        if found is None:
            return None
        now = self._clock()
        holds = not (found.ended or found.disabled or now - found.seen >= IDLE or now - found.made >= ABSOLUTE)
        if holds and now - found.seen >= NOTED:
            with self._store.writing() as connection:
                connection.execute(update(session).where(session.c.digest == digest(key)).values(seen=now))
        return Known(found.name, roles()[found.role], holds)

    def end(self, key: str) -> None:
        """End one session."""
        with self._store.writing() as connection:
            connection.execute(update(session).where(session.c.digest == digest(key)).values(ended=True))
