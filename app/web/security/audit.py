"""The audit: who did what, when, from where. Entries are only ever added, each bound to the one before by a hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, insert, or_, select

from app.web.security.store import Store, deed
from app.web.security.users import Clock

LONGEST_WHAT, PORTION = 500, 5_000
FIELDS = ("id", "at", "who", "role", "address", "deed", "what", "status")
BEGINNING = bytes(32)
"""What the first entry is bound to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `at` in seconds since 1970, `role` and `deed` by their codes, `status` as the browser was answered (0: none)."""

    id: int
    at: int
    who: str
    role: str
    address: str
    deed: str
    what: str
    status: int
    hash: bytes

    def bound(self, before: bytes) -> bytes:
        """SHA-256 over the hash of the entry before and what this one says."""
        said = json.dumps([getattr(self, name) for name in FIELDS], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(before + said.encode()).digest()

    @property
    def time(self) -> str:
        """When it was, by the clock of this machine."""
        return f"{datetime.fromtimestamp(self.at):%Y-%m-%d %H:%M:%S}"

    def as_dict(self) -> dict[str, object]:
        """The JSON object of an entry."""
        return {**{name: getattr(self, name) for name in FIELDS}, "hash": self.hash.hex()}


@dataclass(frozen=True, slots=True)
class Check:
    """Whether the chain holds: how many entries there are, the hash of the last, the first that does not fit (0: none), and
    whether a hash noted earlier is still among them (None: none was given)."""

    entries: int
    head: str
    broken: int
    noted: bool | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, put in or taken out, as far as can be told."""
        return not self.broken and self.noted is not False


class Audit:
    """The audit of a home."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def add(self, done: str, what: str = "", *, who: str = "", role: str = "", address: str = "", status: int = 0) -> Entry:
        """Add an entry; whoever does so at the same time waits."""
        with self._store.writing() as connection:
            last = connection.execute(select(deed.c.id, deed.c.hash).order_by(deed.c.id.desc()).limit(1)).first()
            number, before = (last.id, bytes(last.hash)) if last else (0, BEGINNING)
            one = Entry(number + 1, self._clock(), who, role, address, done, what[:LONGEST_WHAT], status, b"")
            bound = one.bound(before)
            connection.execute(insert(deed).values(**{name: getattr(one, name) for name in FIELDS}, hash=bound))
        return replace(one, hash=bound)

    def entries(self, wanted: Mapping[str, str | int], limit: int = 0, before: int = 0) -> Iterator[Entry]:
        """Those wanted, the last first: by `who`, `deed`, `since` and `until` (seconds), `q` (in what or address)."""
        query = _wanted(select(deed), wanted).order_by(deed.c.id.desc())
        query = query.where(deed.c.id < before) if before else query
        with self._store.reading() as connection:
            for row in connection.execute(query.limit(limit) if limit else query):
                yield _entry(row)

    def count(self, wanted: Mapping[str, str | int]) -> int:
        """How many are wanted."""
        with self._store.reading() as connection:
            return connection.scalar(_wanted(select(func.count()).select_from(deed), wanted)) or 0

    def check(self, noted: str = "") -> Check:
        """Go through all entries; `noted`: the hash of the last entry as it was written down at an earlier time."""
        before, entries, seen, broken = BEGINNING, 0, False, 0
        with self._store.reading() as connection:
            for row in connection.execution_options(yield_per=PORTION).execute(select(deed).order_by(deed.c.id)):
                one = _entry(row)
                entries += 1
                if not broken and (one.id != entries or one.bound(before) != one.hash):
                    broken = entries
                before = one.hash
                seen = seen or before.hex() == noted.strip().lower()
        return Check(entries, before.hex() if entries else "", broken, seen if noted else None)


def _wanted(query: Select[Any], wanted: Mapping[str, str | int]) -> Select[Any]:
    q = str(wanted.get("q", ""))
    conditions = {
        "who": deed.c.who == wanted.get("who"),
        "deed": deed.c.deed == wanted.get("deed"),
        "since": deed.c.at >= wanted.get("since", 0),
        "until": deed.c.at < wanted.get("until", 0),
        "q": or_(deed.c.what.contains(q, autoescape=True), deed.c.address.contains(q, autoescape=True)),
    }
    return query.where(*(condition for name, condition in conditions.items() if wanted.get(name)))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.id, row.at, row.who, row.role, row.address, row.deed, row.what, row.status, bytes(row.hash))
