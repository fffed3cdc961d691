"""One load: a transaction that adds what is new, closes what the same source now says otherwise, and counts every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update

from graph.collecting import collecting_later
from graph.keys import KeyReader
from graph.ledger.accounting import InputRow, recount, write_rows
from graph.ledger.closing import contradicted, disturbed, told_before, unmentioned
from graph.ledger.digests import Digests
from graph.ledger.indexes import Indexes
from graph.ledger.reading import raw_rows, recorded_at
from graph.ledger.repeating import Earlier, built_on, count_again
from graph.ledger.tables import document, load, statement
from graph.statement import (
    SEPARATOR,
    Statement,
    add_to_snapshot,
    snapshot_id,
    statement_digests,
    statement_text,
    text_digests,
)

BATCH = 20_000
CHUNK = 500
COLUMNS = ("hash", *Statement._fields[:-1], "load_in", "origin")
"""The columns that an insert fills: all of a statement but its id, then its loads."""
Written = tuple[str, str, str, str, str, float, int]
"""A statement as the text that is hashed (its identifying fields, joined), then its evidence and row: original, locator, quote,
method, confidence, row."""
Fields = tuple[Any, ...]
ROW = Statement._fields.index("row")
FEW = 8
"""A load of less than this part of the ledger asks for each of its statements; a larger one reads all hashes once."""

Coming = TypeVar("Coming")


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a finished load did. `snapshot` is the ledger's new snapshot id."""

    id: int
    snapshot: str
    read: int
    accepted: int
    merged: int
    rejected: int
    added: int
    closed: int


class Loading:
    """An open load. Give it statements in batches, then the rows' outcomes, then `finish`."""

    def __init__(
        self, connection: Connection, keys: KeyReader, *, kind: str, note: str = "", retracts: int | None = None,
        data_date: str = "",
    ) -> None:  # fmt: skip
        snapshot = connection.scalar(select(load.c.snapshot).order_by(load.c.id.desc()).limit(1)) or "0"
        self.connection, self.keys, self._snapshot = connection, keys, int(snapshot, 16)
        self._added = self._closed = 0
        self._seen, self._known = Digests(), dict[bytes, int]()
        self._builds_on, self._sources, self._subjects = set[int](), set[str](), set[str]()
        self.id = int(connection.scalar(select(func.max(load.c.id))) or 0) + 1
        recorded = datetime.now(UTC).isoformat(timespec="seconds")
        values = {"id": self.id, "kind": kind, "note": note, "recorded": recorded, "retracts": retracts,
                  "data_date": data_date, "snapshot": snapshot_id(self._snapshot)}  # fmt: skip
        connection.execute(insert(load).values(values))
        self._held = int(connection.scalar(select(func.max(statement.c.id))) or 0)
        self._indexes = Indexes(connection)
        self._insert = str(insert(statement).compile(dialect=connection.dialect, column_keys=list(COLUMNS)))

    def add_document(self, source: str, name: str, digest: str) -> int:
        """Remember a file that came in; the number is what input rows refer to."""
        values = {"load": self.id, "source": source, "name": name, "digest": digest}
        return int(self.connection.execute(insert(document).values(values)).inserted_primary_key[0])  # type: ignore[index]

    def add(self, statements: Iterable[Statement]) -> set[int]:
        """Take statements in; returns the `row` ordinals that added something new. Equal statements enter once."""
        rows: set[int] = set()
        for batch in _batches(statements):
            rows |= self._add_batch(list(map(statement_text, batch)), [one[:-1] for one in batch])
        return rows

    def add_written(self, statements: Iterable[Written]) -> set[int]:
        """As `add`, for statements that are written as text already."""
        rows: set[int] = set()
        for batch in _batches(statements):
            fields = [(*one[0].split(SEPARATOR), *one[1:]) for one in batch]
            rows |= self._add_batch(list(map(itemgetter(0), batch)), fields)
        return rows

    def _add_batch(self, texts: list[str], batch: list[Fields]) -> set[int]:
        digests = text_digests(texts)
        hashes = [whole[:16] for whole in digests]
        known = self.standing(hashes) if self._held else {}
        earlier = set(map(known.get, hashes))
        self._builds_on.update(one for one in earlier if one)
        fresh = {one for one, seen in zip(hashes, self._seen.add(hashes), strict=True) if not seen}.difference(known)
        rows, sums, ordinals = [], [], set()
        for one, hashed, whole in zip(batch, hashes, digests, strict=True) if fresh else ():
            if hashed in fresh:
                fresh.remove(hashed)
                rows.append((hashed, *one, self.id, self.id))
                sums.append(whole)
                ordinals.add(one[ROW])
        self._insert_rows(rows)
        self._snapshot = add_to_snapshot(self._snapshot, sums)
        self._added += len(rows)
        self._sources.update(map(itemgetter(0), batch))
        if self._held:
            self._subjects.update(map(itemgetter(1), batch))
        return ordinals

    def standing(self, hashes: Sequence[bytes]) -> dict[bytes, int]:
        """The load that each of these hashes, if it is in force, came in by. A large load reads all of them once."""
        if self._known:
            return self._known
        query = select(statement.c.hash, statement.c.load_in)
        if len(hashes) == BATCH and (len(self._seen) + BATCH) * FEW > self._held:
            self._known = dict(raw_rows(self.connection, query.where(recorded_at(None))))
            return self._known
        self._indexes.put_back()
        found: dict[bytes, int] = {}
        for start in range(0, len(hashes), CHUNK):
            chosen = query.where(statement.c.hash.in_(hashes[start : start + CHUNK]), statement.c.load_out.is_(None))
            found.update(raw_rows(self.connection, chosen))
        return found

    def _insert_rows(self, rows: list[Fields]) -> None:
        if not rows:
            return
        if self._added + len(rows) > max(self._held, BATCH):
            self._indexes.lift()
        if self.connection.dialect.name == "sqlite":
            self.connection.exec_driver_sql(self._insert, rows)
        else:
            self.connection.execute(insert(statement), [dict(zip(COLUMNS, row, strict=True)) for row in rows])

    def close(self, statements: Sequence[Statement]) -> None:
        """End these open statements with this load."""
        self.end(statement, [one.id for one in statements])
        self._snapshot = add_to_snapshot(self._snapshot, (), statement_digests(statements))
        self._closed += len(statements)

    def end(self, table: Table, ids: Sequence[int]) -> None:
        """Set load out, once, in these rows of statements or judgements: the only update the ledger knows."""
        if ids:
            query = update(table).where(table.c.id == bindparam("which"), table.c.load_out.is_(None)).values(load_out=self.id)
            self.connection.execute(query, [{"which": one} for one in ids])

    def reopen(self, statements: Sequence[tuple[Statement, int]]) -> None:
        """State these again, each with the load that first stated it, in new rows of this load, evidence and all."""
        digests = statement_digests(one for one, _ in statements)
        self._insert_rows([(whole[:16], *one[:-1], self.id, origin)
                           for whole, (one, origin) in zip(digests, statements, strict=True)])  # fmt: skip
        self._snapshot = add_to_snapshot(self._snapshot, digests)
        self._added += len(statements)
        self._sources.update(one.source for one, _ in statements)

    def judged(self, added: Iterable[bytes], closed: Iterable[bytes], builds_on: Iterable[int] = ()) -> None:
        """Take judgements that came and went into the snapshot, and the loads whose judgements were given again."""
        self._snapshot = add_to_snapshot(self._snapshot, added, closed)
        self._builds_on.update(builds_on)

    def repeat(self, earlier: Earlier) -> None:
        """Take in what an earlier load took in, all of which stands: its documents and rows, each merged or rejected."""
        documents = [self.add_document(*one) for one in earlier.documents.values()]
        count_again(self.connection, earlier, self.id, documents)
        basis, sources = built_on(self.connection, earlier)
        self._builds_on |= basis
        self._sources |= sources

    def unmentioned(self, sources: Set[str]) -> list[Statement]:
        """What these sources said before and this load, so far, says nothing of: open statements under keys that it lacks."""
        self._indexes.put_back()
        subjects = disturbed(self.connection, self.id, sources, self._seen)
        return list(unmentioned(self.connection, self.keys, sources, subjects, self._seen))

    def account(self, rows: Iterable[InputRow]) -> None:
        """Write what became of each input row; the n-th row is the one that statements call `row` n (from 1)."""
        write_rows(self.connection, self.id, rows)

    def finish(self) -> LoadResult:
        """Close what changed, count again in the database, and write the load's own row. Raises LedgerFault LT-LEDGER-05."""
        self._indexes.put_back()
        self._close_changed()
        self._builds_on = (self._builds_on | self._first_stated()) - {self.id}
        counts = {**recount(self.connection, self.id), "added": self._added, "closed": self._closed}
        values = {**counts, "snapshot": snapshot_id(self._snapshot), "sources": " ".join(sorted(self._sources)),
                  "builds_on": " ".join(map(str, sorted(self._builds_on)))}  # fmt: skip
        if counts["read"] and counts["read"] == counts["rejected"]:
            values["data_date"] = ""  # nothing entered, so that the data speaks no further than before
        self.connection.execute(update(load).where(load.c.id == self.id).values(values))
        return LoadResult(self.id, snapshot_id(self._snapshot), **counts)

    def _close_changed(self) -> None:
        subjects = self._subjects
        if self._known:
            everything_restated = all(self._seen.told(list(self._known)))
            subjects = set() if everything_restated else subjects & disturbed(self.connection, self.id, self._sources, self._seen)
        else:
            subjects = told_before(self.connection, self.id, self._sources, subjects)
        self.close(list(contradicted(self.connection, self.keys, self._sources, subjects, self._seen)))

    def _first_stated(self) -> set[int]:
        """The loads that first stated what a retraction had re-opened and this load states again."""
        reopened = select(load.c.id).where(load.c.kind == "retract", load.c.id.in_(self._builds_on))
        query = select(statement.c.hash, statement.c.origin).where(
            statement.c.load_in.in_(reopened), statement.c.load_out.is_(None))  # fmt: skip
        rows = list(raw_rows(self.connection, query))
        return {origin for (_, origin), again in zip(rows, self._seen.told([one for one, _ in rows]), strict=True) if again}


def _batches(statements: Iterable[Coming]) -> Iterator[list[Coming]]:
    """Statements by the batch; no garbage is collected while one is made and taken in."""
    coming = iter(statements)
    while True:
        with collecting_later():
            batch = list(islice(coming, BATCH))
            if not batch:
                return
            yield batch
