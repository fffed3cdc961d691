"""Opening a ledger: SQLite by default, PostgreSQL by URL; one writer at a time; its settings and its format."""

from __future__ import annotations

import re
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, select, text, update
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from graph.errors import LedgerFault
from graph.ledger.tables import FORMAT, load, metadata, setting
from ontology.errors import issue

KINDS = ("real", "示例")
"""What a ledger holds: data on what is so, or invented data."""
WRITER_LOCK = 7_415_001
PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")
BROKEN = ("readonly", "unable to open", "disk I/O", "disk is full", "malformed", "not a database")
"""What SQLite says where its file can't be used."""


def open_engine(url: str) -> Engine:
    """A SQLAlchemy engine for this ledger. SQLite gets WAL, foreign keys and immediate write locks.

    Raises LedgerFault LT-LEDGER-09 for a URL that names no database this installation can use.
    """
    try:
        engine = create_engine(url)
    except (ArgumentError, ImportError):
        raise LedgerFault(issue("LT-LEDGER-09", value=PASSWORD.sub(r"\1***@", url))) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def unusable(fault: Exception, name: str) -> LedgerFault | None:
    """What to tell the user where the database behind a ledger is at fault: in use (LT-LEDGER-01), damaged, not writable, not
    there (LT-LEDGER-08); None where the fault is another's."""
    cause = fault.orig if isinstance(fault, DBAPIError) else fault
    if not isinstance(cause, sqlite3.Error):
        return LedgerFault(issue("LT-LEDGER-08", value=name)) if isinstance(fault, OperationalError) else None
    if "locked" in str(cause):
        return LedgerFault(issue("LT-LEDGER-01", value=name))
    broken = type(cause) is sqlite3.DatabaseError or any(one in str(cause) for one in BROKEN)
    return LedgerFault(issue("LT-LEDGER-08", value=name)) if broken else None


def _prepare_sqlite(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun by us, IMMEDIATE
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "busy_timeout=0", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def sqlite_url(path: Path) -> str:
    """The SQLAlchemy URL of a ledger file."""
    return f"sqlite:///{path}"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that nobody else writes in. Raises LedgerFault LT-LEDGER-01 at once if somebody does."""
    with engine.connect() as connection:
        try:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            elif not connection.scalar(text(f"select pg_try_advisory_xact_lock({WRITER_LOCK})")):
                raise LedgerFault(issue("LT-LEDGER-01", value=str(engine.url.database)))
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
            raise LedgerFault(issue("LT-LEDGER-01", value=str(engine.url.database))) from None
        try:
            yield connection
        except BaseException:
            if not connection.invalidated:  # an interrupted statement has closed it, and nothing of the transaction stays
                _end(connection, "ROLLBACK")
            raise
        _end(connection, "COMMIT")


def _end(connection: Connection, how: str) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(how)
    elif how == "COMMIT":
        connection.commit()
    else:
        connection.rollback()


def change_stamp(engine: Engine) -> Callable[[], object]:
    """A quick look whether the ledger may have changed: what it returns is another value after any commit.

    On SQLite `PRAGMA data_version` of a connection that is used for nothing else; elsewhere the number of the last load.
    """
    if engine.dialect.name == "sqlite" and engine.url.database:
        looking = engine.raw_connection()
        cursor = looking.cursor()
        return lambda: (looking, cursor.execute("PRAGMA data_version").fetchone())[1]
    return lambda: _last_load(engine)


def _last_load(engine: Engine) -> object:
    with engine.connect() as connection:
        return connection.scalar(select(func.max(load.c.id)))


def create_or_check(engine: Engine, kind: str) -> None:
    """Make the tables of a new ledger of this kind, or refuse one of a newer format (LT-LEDGER-02) or of no use (LT-LEDGER-08).

    Raises LedgerFault LT-KIND-03 where a new one would be of no known kind.
    """
    try:
        _create_or_check(engine, kind)
    except (DBAPIError, sqlite3.Error) as fault:
        raise unusable(fault, str(engine.url.database)) or fault from None


def _create_or_check(engine: Engine, kind: str) -> None:
    if not inspect(engine).has_table("setting"):
        if kind not in KINDS:
            raise LedgerFault(issue("LT-KIND-03", value=kind, expected="、".join(KINDS)))
        with writing(engine) as connection:
            metadata.create_all(connection)
            values = {"format": str(FORMAT), "ledger": str(uuid.uuid4()), "kind": kind}
            connection.execute(insert(setting), [{"name": name, "value": value} for name, value in values.items()])
    found = int(read_setting(engine, "format"))
    if found > FORMAT:
        raise LedgerFault(issue("LT-LEDGER-02", value=str(engine.url.database), found=found, known=FORMAT))
    if load.c.data_date.name not in {column["name"] for column in inspect(engine).get_columns(load.name)}:
        with writing(engine) as connection:
            connection.exec_driver_sql("alter table load add column data_date varchar default '' not null")


def read_setting(engine: Engine, name: str, default: str = "") -> str:
    """One setting of the ledger (format, ledger, kind, data_date)."""
    with engine.connect() as connection:
        return connection.scalar(select(setting.c.value).where(setting.c.name == name)) or default


def write_setting(connection: Connection, name: str, value: str) -> None:
    """Set or replace one setting inside a transaction."""
    changed = connection.execute(update(setting).where(setting.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(setting).values(name=name, value=value))
