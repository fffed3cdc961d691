"""The web app over the tiny world, asked in this process: as it is on one machine, and with users."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.web.desk import Desk
from app.web.security import passwords
from app.web.security.guard import Guard
from app.web.security.sessions import new_key
from app.web.server import make_app
from app.web.writing import HEADER
from graph.home import Home
from tests.app.web.browsing import SOFTWARE, browsing

PASSWORD = "一句好记的话啊不错哦"
BASE = "http://127.0.0.1"
NAMES = {"viewer": "看官", "editor": "编官", "admin": "管官"}


@dataclass
class Clock:
    """A clock that a test turns."""

    now: int = 1_800_000_000

    def __call__(self) -> int:
        return self.now


def visiting(app: FastAPI, key: str = "") -> TestClient:
    """A browser with a session's cookie (a fresh visitor's where none is given), whose writes carry the token of its pages."""
    key = key or new_key()
    made = TestClient(app, base_url=BASE, follow_redirects=False)
    made.cookies.set(f"liantu-{app.state.home_id}", key, domain="127.0.0.1")
    made.headers[HEADER] = app.state.guard.token(key)
    return made


@pytest.fixture
def client(home: Home) -> Iterator[TestClient]:
    """Whoever sits at a machine whose home has no users."""
    app = make_app(Desk(home.folder))
    with visiting(app) as made:
        made.follow_redirects = True
        yield made


@dataclass
class Guarded:
    """An app with a user of each role, and what stands behind it."""

    app: FastAPI
    guard: Guard
    clock: Clock
    home: Home
    numbers: dict[str, int] = field(default_factory=dict)

    def as_(self, role: str) -> TestClient:
        """The browser of somebody who is logged in in this role; of nobody where it is empty."""
        return visiting(self.app, self.guard.sessions.begin(self.numbers[role]) if role else "")

    def visitor(self) -> TestClient:
        """A browser that was never here."""
        return TestClient(self.app, base_url=BASE, follow_redirects=False)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that are worked out at once."""
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()


Make = Callable[[Home], Guarded]


@pytest.fixture
def guarding(cheap: None) -> Iterator[Make]:
    """Makes a guarded app over a home."""
    made: list[Guarded] = []

    def make(home: Home) -> Guarded:
        clock = Clock()
        guard = Guard(home.folder, clock)
        one = Guarded(make_app(Desk(home.folder), guard=guard), guard, clock, home)
        one.numbers = {role: guard.users.add(NAMES[role], role, PASSWORD).id for role in ("admin", "editor", "viewer")}
        made.append(one)
        return one

    yield make
    for one in made:
        one.app.state.desk.close()
        one.guard.close()


@pytest.fixture
def guarded(home: Home, guarding: Make) -> Guarded:
    """The tiny world, guarded."""
    return guarding(home)


@pytest.fixture(scope="module")
def start() -> Iterator[Callable[..., Any]]:
    """What starts a browser with some flags."""
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def browser(start: Callable[..., Any]) -> Any:
    """A browser that has WebGL, in software."""
    return start(*SOFTWARE)
