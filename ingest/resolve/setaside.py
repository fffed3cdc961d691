"""What of a register can't be matched against, and what in it is doubtful: said with the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from ingest.resolve.columns import place_of, row_of
from ingest.resolve.names import folded
from ingest.resolve.register import Entry
from ontology.errors import Issue, issue

SHOWN = 20
"""So many rows or ids are named in one message."""


class Usable(NamedTuple):
    """The entries of a register that names are matched against, what is said of the others, and by their names the rows of those
    that have no id."""

    entries: list[Entry]
    issues: list[Issue]
    unnumbered: dict[str, int]


def usable(frame: pd.DataFrame, entries: Sequence[Entry]) -> Usable:
    """The entries of a register's rows with an id and a name; rows with neither are none. No row is set aside without a word."""
    named = [bool(entry.name.strip()) for entry in entries]
    filled = [bool(entry.name.strip() or entry.id or entry.uscc.strip()) for entry in entries]
    nameless = [at for at, entry in enumerate(entries) if filled[at] and not named[at]]
    unnumbered = [at for at, entry in enumerate(entries) if named[at] and not entry.id]
    kept = [at for at, entry in enumerate(entries) if named[at] and entry.id]
    said = [*_missing(frame, "LT-MATCH-03", unnumbered), *_missing(frame, "LT-MATCH-04", nameless), *_twice(frame, entries, kept)]
    file, sheet = place_of(frame, "register")
    rows = {folded(entries[at].name): row_of(frame, at) for at in reversed(unnumbered)}
    return Usable([entries[at] for at in kept], [one.at(file, sheet) for one in said], rows)


def _missing(frame: pd.DataFrame, code: str, rows: Sequence[int]) -> Iterator[Issue]:
    if rows:
        yield issue(code, count=len(rows), rows=_rows(frame, rows))


def _twice(frame: pd.DataFrame, entries: Sequence[Entry], kept: Sequence[int]) -> Iterator[Issue]:
    """Ids that several rows bear."""
    rows: dict[str, list[int]] = {}
    for at in kept:
        rows.setdefault(entries[at].id, []).append(at)
    twice = {id: places for id, places in rows.items() if len(places) > 1}
    if twice:
        told = "；".join(f"“{id}”（{_rows(frame, twice[id])}）" for id in list(twice)[:SHOWN])
        yield issue("LT-MATCH-05", count=len(twice), value=told)


def _rows(frame: pd.DataFrame, places: Sequence[int]) -> str:
    more = f" 等 {len(places)} 行" if len(places) > SHOWN else " 行"
    return f"第 {'、'.join(str(row_of(frame, at)) for at in places[:SHOWN])}{more}"
