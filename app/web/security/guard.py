"""All that guards one home: its users, sessions, failures and audit, over one file and one clock."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from app.web.security import passwords
from app.web.security.audit import Audit
from app.web.security.lockout import Lockout
from app.web.security.roles import NOBODY, top
from app.web.security.seats import Seat
from app.web.security.sessions import Sessions
from app.web.security.store import Store
from app.web.security.users import Clock, Users
from app.words import words

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Entered:
    """How logging in went: the seat and the new value of the cookie, or why not."""

    seat: Seat | None
    key: str = ""
    why: str = ""


class Guard:
    """What guards a home."""

    def __init__(self, folder: Path, clock: Clock = lambda: int(time.time())) -> None:
        self.store = Store(folder)
        self.users, self.sessions = Users(self.store, clock), Sessions(self.store, clock)
        self.lockout, self.audit = Lockout(self.store, clock), Audit(self.store, clock)
        self._secret = self.store.secret("forms")

    def token(self, key: str) -> str:
        """The token of the forms of a session: worked out of the cookie's value, and of no use without it."""
        return hmac.new(self._secret, key.encode(), "sha256").hexdigest()

    def seat(self, key: str, address: str) -> Seat:
        """Who comes with this cookie (empty: with none) from this address."""
        token = self.token(key) if key else ""
        if not self.users.any():
            return Seat(words("web_access.local"), top(), token, address, local=True) if _near(address) else \
                Seat("", NOBODY, token, address)  # fmt: skip
        known = self.sessions.find(key) if key else None
        if known is None or not known.holds:
            return Seat("", NOBODY, token, address, ended=known is not None)
        return Seat(known.user, known.role, token, address)

    def enter(self, name: str, password: str, address: str) -> Entered:
        """Log in. Whether there is such a user is told neither by words nor by the time it takes."""
        wait = self.lockout.attempt(name, address)
        if wait:
            self.audit.add("locked", self._tried(name), address=address)
            return Entered(None, why=words("web_access.locked", minutes=-(-wait // MINUTE)))
        kept, number = self.users.password_of(name)
        if not passwords.matches(kept, password) or number is None:
            self.audit.add("failed", self._tried(name), address=address)
            return Entered(None, why=words("web_access.failed"))
        self.lockout.forgive(name, address)
        one = self.users.entered(number, password if passwords.outdated(kept) else "")
        key = self.sessions.begin(one.id)
        self.audit.add("login", who=one.name, role=one.role.code, address=address)
        return Entered(Seat(one.name, one.role, self.token(key), address), key)

    def leave(self, key: str, seat: Seat) -> None:
        """Log out."""
        self.sessions.end(key)
        self.audit.add("logout", who=seat.name, role=seat.role.code, address=seat.address)

    def _tried(self, name: str) -> str:
        """The name that was tried, where there is one: anything else may be a password in the wrong field."""
        known = {one.name for one in self.users.all()}
        return name if name in known else words("web_access.no_such_name")

    def close(self) -> None:
        """Let the file go."""
        self.store.close()


def _near(address: str) -> bool:
    """Whether an address is of this machine; what is no address (a socket file, a test) is."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return True
