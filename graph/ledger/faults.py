"""What a database behind a ledger says when it can't be used, told to the user: in use, damaged, not there, full, cut off."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from graph.errors import LedgerFault
from ontology.errors import issue

PASSWORD = re.compile(r"(://[^:/@]*:)[^@]*@")
ON_FILES = (
    ("locked", "LT-LEDGER-01"), ("is full", "LT-LEDGER-16"), ("disk I/O", "LT-LEDGER-17"), ("readonly", "LT-LEDGER-08"),
    ("unable to open", "LT-LEDGER-08"), ("malformed", "LT-LEDGER-08"), ("not a database", "LT-LEDGER-08"),
)  # fmt: skip
"""What SQLite says where its file can't be used, and the message for it."""
BY_STATE = {
    "53100": "LT-LEDGER-16", "58030": "LT-LEDGER-17", "42501": "LT-LEDGER-15", "25006": "LT-LEDGER-15", "3D000": "LT-LEDGER-14",
    "28P01": "LT-LEDGER-11", "28000": "LT-LEDGER-11", "55P03": "LT-LEDGER-01", "53300": "LT-LEDGER-10", "57P03": "LT-LEDGER-10",
    "57P01": "LT-LEDGER-12", "57P02": "LT-LEDGER-12", "57P05": "LT-LEDGER-12", "22021": "LT-LEDGER-18",
}  # fmt: skip
"""PostgreSQL's SQLSTATE codes, and the message for each."""
REFUSED = (("password", "LT-LEDGER-11"), ("密码", "LT-LEDGER-11"), ("does not exist", "LT-LEDGER-14"), ("不存在", "LT-LEDGER-14"))
"""What a server says that lets nobody in; codes do not come with it."""
CUT, UNSURE = "LT-LEDGER-12", "LT-LEDGER-13"


def masked(url: str) -> str:
    """A database URL without its password."""
    return PASSWORD.sub(r"\1***@", url)


def ledger_name(engine: Engine) -> str:
    """Where a ledger is, as it may be shown: its file, or the server's address and the database."""
    url = engine.url
    if engine.dialect.name == "sqlite":
        return str(url.database)
    return f"{url.host or 'localhost'}{f':{url.port}' if url.port else ''}/{url.database or ''}"


def unusable(fault: Exception, name: str, user: str = "") -> LedgerFault | None:
    """What to tell the user where the database behind a ledger is at fault; None where the fault is another's."""
    cause = fault.orig if isinstance(fault, DBAPIError) else fault
    code = _of_file(cause) if isinstance(cause, sqlite3.Error) else _of_server(fault, cause)
    return LedgerFault(issue(code, value=name, user=user, why=_first_line(cause))) if code else None


def _of_file(cause: sqlite3.Error) -> str:
    """The code of the message for what SQLite says."""
    said = next((code for part, code in ON_FILES if part in str(cause)), "")
    return said or ("LT-LEDGER-08" if type(cause) is sqlite3.DatabaseError else "")


def _of_server(fault: Exception, cause: BaseException | None) -> str:
    """The code of the message for what PostgreSQL or the way to it says."""
    state = str(getattr(cause, "sqlstate", None) or "")
    if state in BY_STATE:
        return BY_STATE[state]
    if cut_off(fault) or state.startswith("08"):
        return CUT
    if "NUL" in str(cause) and "0x00" in str(cause):
        return "LT-LEDGER-18"
    if not isinstance(fault, OperationalError):
        return ""
    return next((code for part, code in REFUSED if part in str(cause)), "LT-LEDGER-10")


def cut_off(fault: Exception) -> bool:
    """Whether the connection to a server was lost."""
    return isinstance(fault, DBAPIError) and fault.connection_invalidated


def _first_line(cause: BaseException | None) -> str:
    lines = str(cause).splitlines()
    return lines[0][:120] if lines else type(cause).__name__


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Faults of the database behind this engine as sentences: raises LedgerFault LT-LEDGER-01, -08, -10 … -18."""
    try:
        yield
    except Exception as fault:
        found = unusable(fault, ledger_name(engine), engine.url.username or "")
        if found is None:
            raise
        raise found from None
