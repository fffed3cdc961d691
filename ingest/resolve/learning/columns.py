"""Names as the columns that the SQL of the levels reads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypedDict

import duckdb
import pyarrow as pa

from ingest.resolve.keys import bare
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import stem_of
from ingest.resolve.names.numbers import numbers_of
from ingest.resolve.names.parts import known_word
from ingest.resolve.register import Entry, parsed

WILD = re.compile(r"([\\%_])")
TEXTS = ("stem", "stem_signs", "industry", "industry_signs", "core", "bare", "place", "region", "region_stem", "stated",
         "stated_stem", "branch", "numbered", "unit", "local", "word")  # fmt: skip
TOLD = ("code", "digits")
NAME = pa.struct([*((one, pa.string()) for one in TEXTS), ("firm", pa.bool_()), ("known_from", pa.list_(pa.int64()))])
SCHEMA = pa.schema([
    ("unique_id", pa.int64()), ("stem", pa.string()), ("industry", pa.string()), ("region", pa.string()), ("form", pa.string()),
    ("group", pa.string()), ("name", NAME), ("told", pa.struct([(one, pa.string()) for one in TOLD])),
])  # fmt: skip


class Row(TypedDict):
    """One name: the parts that Splink compares; in `name` all that their levels are read from; in `told` the place that is known of
    the organisation, for rules that must not use up the part `region`."""

    unique_id: int
    stem: str
    industry: str
    region: str
    form: str
    group: str
    name: dict[str, object]
    told: dict[str, str]


def row_of(number: int, entry: Entry) -> Row:
    """The columns of one name."""
    parts = parsed(entry.name)
    name: dict[str, object] = {
        "stem": parts.stem, "stem_signs": _in_order(parts.stem), "industry": parts.industry,
        "industry_signs": _in_order(parts.industry), "core": parts.core, "bare": bare(parts), "place": parts.region.words,
        "region": parts.region.code, "region_stem": stem_of(parts.region.code), "stated": entry.division,
        "stated_stem": stem_of(entry.division), "branch": parts.branch, "numbered": _numbered(parts), "unit": _unit(parts),
        "local": parts.local, "firm": parts.is_company, "word": parts.word,
        "known_from": [at for at in range(len(parts.core) + 1) if known_word(parts.core[at:])],
    }  # fmt: skip
    return Row(unique_id=number, stem=parts.stem, industry=parts.industry, region=parts.region.code, form=parts.form,
               group="集团" if parts.group else "", name=name,
               told={"code": entry.division, "digits": stem_of(entry.division)})  # fmt: skip


def _numbered(parts: Parts) -> str:
    """The form, the numbers and what they stand before or behind; empty where a name has none that tells it from its like."""
    return f"{parts.form}|{parts.numbered}" if parts.numbered[1] else ""


def _unit(parts: Parts) -> str:
    """The numbered unit of a group; empty for none."""
    return parts.branch if parts.group and numbers_of(parts.branch)[1] else ""


def _in_order(text: str) -> str:
    """A pattern of LIKE for texts that have these signs in this order."""
    return "%" + "".join(WILD.sub(r"\\\1", sign) + "%" for sign in text)


def fill(connection: duckdb.DuckDBPyConnection, table: str, entries: Iterable[Entry]) -> None:
    """Put names into a table of DuckDB; their numbers are their places."""
    rows = [dict(row_of(number, entry)) for number, entry in enumerate(entries)]
    arrow = pa.Table.from_pylist(rows, schema=SCHEMA)
    connection.register(f"{table}_arrow", arrow)
    connection.execute(f'CREATE OR REPLACE TABLE "{table}" AS SELECT * FROM "{table}_arrow"')
    connection.unregister(f"{table}_arrow")
