"""Who fails again and again waits, each time longer: by name, whether there is such a user or not, and by address."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from ipaddress import ip_address, ip_network

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from app.web.security.store import Store, failure
from app.web.security.users import Clock, folded

FREE = {"name": 5, "address": 20}
"""Failures in a row that cost nothing, of one name and from one address."""
FIRST, LONGEST, FORGOTTEN = 60, 30 * 60, 24 * 60 * 60
"""Seconds: the first wait, doubled each time up to the longest; after which a row of failures is forgotten."""
NEIGHBOURS = 64
"""Bits of an IPv6 address that its holder does not choose."""


class Lockout:
    """The failures of a home."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def attempt(self, name: str, address: str) -> int:
        """Count an attempt as failed before it is looked at, so that many at once gain nothing: the seconds still to wait, in
        which case it is not to be looked at at all."""
        now = self._clock()
        with self._store.writing() as connection:
            wait = max(self._until(connection, one) for one, _ in _of(name, address)) - now
            if wait > 0:
                return wait
            for one, free in _of(name, address):
                self._count(connection, one, free, now)
        return 0

    def forgive(self, name: str, address: str) -> None:
        """The attempt was right: the name's row of failures is over; the address, which others may share, is only given this
        one back, so that nobody who has a name clears the guesses at others."""
        of_name, of_address = (one for one, _ in _of(name, address))
        with self._store.writing() as connection:
            connection.execute(delete(failure).where(failure.c.of == of_name))
            given_back = {"count": failure.c.count - 1, "until": 0}
            connection.execute(update(failure).where(failure.c.of == of_address).values(**given_back))

    def _until(self, connection: Connection, one: str) -> int:
        return connection.scalar(select(failure.c.until).where(failure.c.of == one)) or 0

    def _count(self, connection: Connection, one: str, free: int, now: int) -> None:
        found = connection.execute(select(failure).where(failure.c.of == one)).first()
        count = 1 if found is None or now - found.last > FORGOTTEN else found._mapping["count"] + 1
        until = now + min(LONGEST, FIRST * 2 ** min(count - free, 10)) if count >= free else 0
        row = {"count": count, "last": now, "until": until}
        connection.execute(insert(failure).values(of=one, **row).on_conflict_do_update(index_elements=["of"], set_=row))


def _of(name: str, address: str) -> Iterator[tuple[str, int]]:
    """What failures are counted of. Of a name only a digest is kept: somebody may have typed a password there."""
    yield f"name {hashlib.sha256(folded(name).encode()).hexdigest()}", FREE["name"]
    yield f"address {_network(address)}", FREE["address"]


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{found}/{NEIGHBOURS}", strict=False)) if found.version == 6 else address
