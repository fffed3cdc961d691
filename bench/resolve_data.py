"""The registers that names are resolved against: listed companies, their suppliers and customers, and names that they go by."""

from __future__ import annotations

import csv
import os
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ingest.resolve import Entry
from ingest.resolve.names import no_name
from ingest.resolve.register import parsed

DATA = Path(os.environ.get("BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SOURCES = ("filings-2020", "ckg-2021")
"""Lists of names of the register's time; a later one has names that came after it."""


class Alias(NamedTuple):
    """A short name, and the id of the company that bears it."""

    short: str
    id: str


@cache
def register(folder: str = "a-share-companies") -> tuple[Entry, ...]:
    """The companies of a register, with code and address but without their short names."""
    return tuple(Entry(f"CN{row['stock_code'][:6]}", row["full_name"], row["uscc"], row["registered_address"])
                 for row in rows(f"{folder}/companies.csv"))  # fmt: skip


@cache
def partners(folder: str = "a-share-companies") -> tuple[str, ...]:
    """The distinct names of suppliers and customers that name somebody."""
    told = {row[column] for name, column in (("suppliers", "supplier"), ("customers", "customer"))
            for row in rows(f"{folder}/{name}.csv") if row["anonymous"] == "0"}  # fmt: skip
    return tuple(sorted(one for one in told if not no_name(one)))


@cache
def companies() -> tuple[str, ...]:
    """All distinct full names of companies at hand: of the register, of suppliers and of customers."""
    known = {one.name for one in register()} | {one for one in partners() if parsed(one).is_company}
    return tuple(sorted(known))


@cache
def registered() -> dict[str, str]:
    """Full names with an id that tells firms apart: of the register, of the lists of names, of the register of universities."""
    told = {row["alias"]: row["entity_id"] for row in rows("company-aliases/aliases.csv") if row["alias_type"] == "full_name"}
    schools = {row["name"]: row["code"] for row in rows("universities-china/universities.csv")}
    return schools | told | {one.name: one.id for one in register()}


@cache
def aliases() -> tuple[Alias, ...]:
    """Short names of the register's time, each once for a company."""
    told = {Alias(row["alias"], row["entity_id"]) for row in rows("company-aliases/aliases.csv")
            if row["alias_type"] == "short_name" and row["source"] in SOURCES}  # fmt: skip
    return tuple(sorted(told))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the shared data."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def drawn(*words: str) -> float:
    """A number from 0 to 1 that these words always draw."""
    return int.from_bytes(sha256("|".join(words).encode()).digest()[:7]) / 2**56
