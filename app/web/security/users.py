"""Users of the web app: who there is, in which role; nobody is ever deleted, so that the audit always names somebody."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, insert, select, update

from app.web.security import passwords
from app.web.security.roles import Role, role_of, roles, top
from app.web.security.store import Store, session, user
from ontology.errors import UserFault, issue

LONGEST = 40
SIGNS = "-_.·"
"""What a name may hold beside letters (Chinese ones too) and digits."""
Clock = Callable[[], int]
"""Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class User:
    """A user; `entered` is when they last logged in (None: never)."""

    id: int
    name: str
    role: Role
    disabled: bool
    made: int
    entered: int | None

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a user: nothing of the password."""
        return {"name": self.name, "role": self.role.code, "role_label": self.role.zh, "disabled": self.disabled, "made": self.made,
                "entered": self.entered}  # fmt: skip


def folded(name: str) -> str:
    """A name as it is compared: written in another case or width it is the same."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


class Users:
    """The users of a home."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def any(self) -> bool:
        """Whether there are users at all: then everyone has to log in."""
        with self._store.reading() as connection:
            return connection.scalar(select(user.c.id).limit(1)) is not None

    def all(self) -> list[User]:
        """Everyone, in the order they were added."""
        with self._store.reading() as connection:
            return [_user(row) for row in connection.execute(select(user).order_by(user.c.id))]

    def find(self, name: str) -> User:
        """The user of a name. Raises UserFault LT-WEB-46."""
        with self._store.reading() as connection:
            return _found(connection, name)

    def add(self, name: str, role: str, password: str) -> User:
        """A new user; the first is one who manages. Raises UserFault LT-WEB-42 … LT-WEB-45, LT-WEB-47 … LT-WEB-49."""
        chosen = _role(role)
        shown = unicodedata.normalize("NFKC", name).strip()
        if not 0 < len(shown) <= LONGEST or not all(sign.isalnum() or sign in SIGNS for sign in shown):
            raise UserFault(issue("LT-WEB-45", value=name, longest=LONGEST))
        passwords.check(password, folded(name))
        kept = passwords.hashed(password)
        with self._store.writing() as connection:
            if connection.scalar(select(user.c.id).where(user.c.folded == folded(name))):
                raise UserFault(issue("LT-WEB-47", value=shown))
            if chosen != top() and not _managers(connection):
                raise UserFault(issue("LT-WEB-49", value=shown, top=top().zh))
            connection.execute(
                insert(user).values(name=shown, folded=folded(name), role=chosen.code, password=kept, made=self._clock())
            )
            return _found(connection, name)

    def set_role(self, name: str, role: str) -> User:
        """Another role. Raises UserFault LT-WEB-46, LT-WEB-48, LT-WEB-49 (the last who manages)."""
        return self._change(name, role=_role(role).code)

    def set_password(self, name: str, password: str) -> User:
        """Another password; all sessions of the user end. Raises UserFault LT-WEB-42 … LT-WEB-44, LT-WEB-46."""
        passwords.check(password, folded(name))
        return self._change(name, ends=True, password=passwords.hashed(password))

    def disable(self, name: str, disabled: bool = True) -> User:
        """Let nobody in under this name any more (or again); all sessions end. Raises UserFault LT-WEB-46, LT-WEB-49."""
        return self._change(name, ends=True, disabled=disabled)

    def _change(self, name: str, *, ends: bool = False, **values: object) -> User:
        with self._store.writing() as connection:
            one = _found(connection, name)
            connection.execute(update(user).where(user.c.id == one.id).values(**values))
            if not _managers(connection):
                raise UserFault(issue("LT-WEB-49", value=one.name, top=top().zh))
            if ends:
                connection.execute(update(session).where(session.c.user == one.id).values(ended=True))
            return _found(connection, name)

    def password_of(self, name: str) -> tuple[str, int | None]:
        """The hash kept for a name and the user's id; empty and None where nobody of this name may come in."""
        query = select(user.c.password, user.c.id).where(user.c.folded == folded(name), ~user.c.disabled)
        with self._store.reading() as connection:
            found = connection.execute(query).first()
        return (str(found[0]), int(found[1])) if found else ("", None)

    def entered(self, number: int, password: str = "") -> User:
        """Note that a user has logged in; with a password, keep it hashed anew."""
        fresh = {"password": passwords.hashed(password)} if password else {}
        with self._store.writing() as connection:
            connection.execute(update(user).where(user.c.id == number).values(entered=self._clock(), **fresh))
            return _user(connection.execute(select(user).where(user.c.id == number)).one())


def _managers(connection: Connection) -> int:
    query = select(func.count()).select_from(user).where(user.c.role == top().code, ~user.c.disabled)
    return connection.scalar(query) or 0


def _found(connection: Connection, name: str) -> User:
    row = connection.execute(select(user).where(user.c.folded == folded(name))).first()
    if row is None:
        raise UserFault(issue("LT-WEB-46", value=name))
    return _user(row)


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(row.id, row.name, roles()[row.role], bool(row.disabled), row.made, row.entered)


def _role(written: str) -> Role:
    """Raises UserFault LT-WEB-48."""
    found = role_of(written)
    if found is None:
        raise UserFault(issue("LT-WEB-48", value=written, known="、".join(one.zh for one in roles().values())))
    return found
