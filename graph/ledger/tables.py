"""The ledger's tables (SQLAlchemy Core): statements with their evidence, loads, input rows, judgements, documents."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

FORMAT = 2
metadata = MetaData()

setting = Table("setting", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

load = Table(
    "load", metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("sources", Text, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("recorded", String, nullable=False),
    Column("read", Integer, nullable=False, default=0),
    Column("accepted", Integer, nullable=False, default=0),
    Column("merged", Integer, nullable=False, default=0),
    Column("rejected", Integer, nullable=False, default=0),
    Column("added", Integer, nullable=False, default=0),
    Column("closed", Integer, nullable=False, default=0),
    Column("builds_on", Text, nullable=False, default=""),
    Column("retracts", Integer),
    Column("data_date", String, nullable=False, server_default=""),
    Column("snapshot", String(64), nullable=False),
    CheckConstraint("kind in ('load', 'retract', 'judge')"),
    CheckConstraint("read = accepted + merged + rejected"),
)  # fmt: skip


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="")


def _times() -> list[Column[int]]:
    """The load that put a row in, the load that first stated what it says (another one if a retraction re-opened it), and
    the load that ended it: the only column that is ever updated, once."""
    return [
        Column("load_in", Integer, ForeignKey("load.id"), nullable=False),
        Column("origin", Integer, ForeignKey("load.id"), nullable=False),
        Column("load_out", Integer, ForeignKey("load.id")),
    ]


statement = Table(
    "statement", metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", LargeBinary(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("predicate", Text, nullable=False),
    _text("object"), _text("value"), _text("unit"), _text("qualifiers"), _text("cites"), _text("period"),
    _text("valid_from"), _text("valid_to"), _text("observed"),
    _text("original"), _text("locator"), _text("quote"), _text("method"),
    Column("confidence", Float, nullable=False, default=1.0),
    Column("row", Integer, nullable=False, default=0),
    *_times(),
    CheckConstraint("(object = '') <> (value = '')", name="object_or_value"),
    CheckConstraint("load_out is null or load_out > load_in", name="out_after_in"),
)  # fmt: skip
Index("statement_open_hash", statement.c.hash, unique=True,
      sqlite_where=text("load_out is null"), postgresql_where=text("load_out is null"))  # fmt: skip
Index("statement_subject", statement.c.subject)
Index("statement_load_in", statement.c.load_in)
Index("statement_load_out", statement.c.load_out,
      sqlite_where=text("load_out is not null"), postgresql_where=text("load_out is not null"))  # fmt: skip

input_row = Table(
    "input_row", metadata,
    Column("load", Integer, ForeignKey("load.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("document.id"), nullable=False),
    _text("sheet"),
    Column("row", Integer, nullable=False),
    Column("outcome", String, nullable=False),
    _text("issues"),
    CheckConstraint("outcome in ('accepted', 'merged', 'rejected')"),
)  # fmt: skip

document = Table(
    "document", metadata,
    Column("id", Integer, primary_key=True),
    Column("load", Integer, ForeignKey("load.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("digest", String(64), nullable=False),
)  # fmt: skip

judgement = Table(
    "judgement", metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", LargeBinary(16), nullable=False),
    Column("subject", Text, nullable=False),
    _text("predicate"),
    Column("object", Text, nullable=False),
    _text("qualifiers"),
    Column("verdict", String, nullable=False),
    _text("reason"), _text("role"), _text("date"),
    *_times(),
    CheckConstraint("verdict in ('same', 'different', 'confirmed', 'to_review', 'rejected')"),
)  # fmt: skip
