"""Opening a ledger: SQLite by default, PostgreSQL by URL; one writer at a time, whole moments for readers; its settings."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from graph.errors import LedgerFault
from graph.ledger.faults import UNSURE, cut_off, ledger_name, masked, told
from graph.ledger.migrations import take_steps
from graph.ledger.tables import FORMAT, load, metadata, setting
from ontology.errors import issue

KINDS = ("real", "示例")
"""What a ledger holds: data on what is so, or invented data."""
WRITER_LOCK = 7_415_001
WAITING = {"connect_timeout": "10", "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"}
"""How long (seconds) a server that does not answer is waited for, while connecting and later; the URL may say otherwise."""


def open_engine(url: str) -> Engine:
    """A SQLAlchemy engine for this ledger. SQLite gets WAL, foreign keys and immediate write locks.

    Raises LedgerFault LT-LEDGER-09 for a URL that names no database this installation can use.
    """
    try:
        where = make_url(url)
        if where.get_backend_name() == "postgresql":
            where = where.set(query={**WAITING, **where.query})
            engine = create_engine(where, pool_pre_ping=True)
        else:
            engine = create_engine(where)
    except (ArgumentError, ImportError):
        raise LedgerFault(issue("LT-LEDGER-09", value=masked(url))) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun by us, IMMEDIATE
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=0", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def sqlite_url(path: Path) -> str:
    """The SQLAlchemy URL of a ledger file."""
    return f"sqlite:///{path}"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that nobody else writes in; whatever is raised inside leaves the ledger as it was.

    Raises LedgerFault LT-LEDGER-01 at once if somebody else writes, and where the database is at fault, as `faults.told`.
    """
    with told(engine), engine.connect() as connection:
        _begin(connection)
        try:
            yield connection
        except BaseException:
            _roll_back(connection)
            raise
        _commit(connection)


def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif not connection.scalar(text(f"select pg_try_advisory_xact_lock({WRITER_LOCK}, hashtext(current_schema()))")):
        raise LedgerFault(issue("LT-LEDGER-01", value=ledger_name(connection.engine)))


def _roll_back(connection: Connection) -> None:
    """Undo what was written, unless the database has done so: of a lost connection nothing stays, and SQLite itself undoes
    all of a transaction that a full disk cut short."""
    if connection.invalidated:
        return
    with suppress(DBAPIError):
        if connection.dialect.name != "sqlite":
            connection.rollback()
        elif connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
            connection.exec_driver_sql("ROLLBACK")


def _commit(connection: Connection) -> None:
    """Raises LedgerFault LT-LEDGER-13 where a server was lost while it committed: nobody knows then whether it did."""
    try:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("COMMIT")
        else:
            connection.commit()
    except DBAPIError as fault:
        if cut_off(fault):
            raise LedgerFault(issue(UNSURE, value=ledger_name(connection.engine))) from None
        _roll_back(connection)
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which all that is read belongs to one moment, whatever is written meanwhile."""
    with engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        elif connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]  # a ledger in memory has one
            yield connection
        else:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                _roll_back(connection)


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


def is_made(engine: Engine) -> bool:
    """Whether there is a ledger in this database."""
    with told(engine):
        return inspect(engine).has_table(setting.name)


def create_or_check(engine: Engine, kind: str) -> None:
    """Make the tables of a new ledger of this kind, bring an older one to this program's format, or refuse a newer one.

    Raises LedgerFault LT-LEDGER-02 (newer), LT-KIND-03 where a new one would be of no known kind, and as `faults.told`.
    """
    if not is_made(engine):
        _create(engine, kind)
    with told(engine):
        found = _format(engine)
    if found > FORMAT:
        raise LedgerFault(issue("LT-LEDGER-02", value=ledger_name(engine), found=found, known=FORMAT))
    if found < FORMAT:
        migrate(engine)


def _create(engine: Engine, kind: str) -> None:
    if kind not in KINDS:
        raise LedgerFault(issue("LT-KIND-03", value=kind, expected="、".join(KINDS)))
    with writing(engine) as connection:
        if inspect(connection).has_table(setting.name):
            return  # somebody else was first
        metadata.create_all(connection)
        values = {"format": str(FORMAT), "ledger": str(uuid.uuid4()), "kind": kind}
        connection.execute(insert(setting), [{"name": name, "value": value} for name, value in values.items()])


def _format(engine: Engine) -> int:
    """The format's number. Raises LedgerFault LT-LEDGER-08 where these are somebody else's tables."""
    found = read_setting(engine, "format")
    if not found.isdecimal():
        raise LedgerFault(issue("LT-LEDGER-08", value=ledger_name(engine)))
    return int(found)


def migrate(engine: Engine) -> None:
    """Bring an older ledger to this program's format, in one transaction: an interruption leaves it as it was."""
    with writing(engine) as connection:
        found = int(connection.scalar(select(setting.c.value).where(setting.c.name == "format")) or FORMAT)
        take_steps(connection, found)
        write_setting(connection, "format", str(max(found, FORMAT)))


def read_setting(engine: Engine, name: str, default: str = "") -> str:
    """One setting of the ledger (format, ledger, kind, data_date)."""
    with engine.connect() as connection:
        return connection.scalar(select(setting.c.value).where(setting.c.name == name)) or default


def write_setting(connection: Connection, name: str, value: str) -> None:
    """Set or replace one setting inside a transaction."""
    changed = connection.execute(update(setting).where(setting.c.name == name).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(setting).values(name=name, value=value))
