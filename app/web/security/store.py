"""The file `web.db` of a home: users, sessions, failures and the audit, apart from the ledger and whatever that is kept in."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    select,
)

FILE, OWNER_ONLY, WAIT_MS, SECRET_BYTES = "web.db", 0o600, 10_000, 32
TRIGGERS = Path(__file__).with_name("append_only.sql")
metadata = MetaData()

secret = Table("secret", metadata, Column("name", String, primary_key=True), Column("value", LargeBinary, nullable=False))

user = Table(
    "user", metadata,
    Column("id", Integer, primary_key=True), Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
    Column("role", String, nullable=False), Column("password", Text, nullable=False),
    Column("disabled", Boolean, nullable=False, default=False), Column("made", Integer, nullable=False),
    Column("entered", Integer),
)  # fmt: skip

session = Table(
    "session", metadata,
    Column("digest", LargeBinary(32), primary_key=True), Column("user", Integer, ForeignKey("user.id"), nullable=False, index=True),
    Column("made", Integer, nullable=False), Column("seen", Integer, nullable=False),
    Column("ended", Boolean, nullable=False, default=False),
)  # fmt: skip

failure = Table(
    "failure", metadata,
    Column("of", String, primary_key=True), Column("count", Integer, nullable=False), Column("last", Integer, nullable=False),
    Column("until", Integer, nullable=False),
)  # fmt: skip

deed = Table(
    "deed", metadata,
    Column("id", Integer, primary_key=True), Column("at", Integer, nullable=False), Column("who", Text, nullable=False),
    Column("role", String, nullable=False), Column("address", Text, nullable=False),
    Column("deed", String, nullable=False, index=True), Column("what", Text, nullable=False),
    Column("status", Integer, nullable=False), Column("hash", LargeBinary(32), nullable=False),
    CheckConstraint("id > 0"),
)  # fmt: skip


class Store:
    """The file, made readable by its owner alone where it is not there; several processes may have it open."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, OWNER_ONLY))
        path.chmod(OWNER_ONLY)
        self.engine: Engine = create_engine(f"sqlite:///{path.resolve()}")
        event.listen(self.engine, "connect", _prepare)
        with self.writing() as connection:
            metadata.create_all(connection)
            for statement in TRIGGERS.read_text(encoding="utf-8").split("--\n"):
                connection.exec_driver_sql(statement)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the file."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else writes in: all of it stays, or nothing."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection
            connection.commit()

    def secret(self, name: str) -> bytes:
        """A random value of this home, made when it is first asked for."""
        with self.writing() as connection:
            found = connection.scalar(select(secret.c.value).where(secret.c.name == name))
            if found is None:
                found = secrets.token_bytes(SECRET_BYTES)
                connection.execute(insert(secret).values(name=name, value=found))
        return bytes(found)

    def close(self) -> None:
        """Let the file go."""
        self.engine.dispose()


def _prepare(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun by us
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "recursive_triggers=ON", f"busy_timeout={WAIT_MS}"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]
