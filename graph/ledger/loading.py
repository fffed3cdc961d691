"""One load: a transaction that adds what is new, closes what the same source now says otherwise, and counts every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from graph.errors import LedgerFault
from graph.keys import Key, KeyReader
from graph.ledger.reading import COLUMNS, as_statement
from graph.ledger.tables import document, input_row, load, statement
from graph.statement import Statement, add_to_snapshot, snapshot_id, statement_digest
from ontology.errors import issue

BATCH = 20_000
CHUNK = 500


@dataclass(frozen=True, slots=True)
class InputRow:
    """What became of one input row: `outcome` is accepted, merged or rejected; `issues` is JSON text."""

    document: int
    sheet: str
    row: int
    outcome: str
    issues: str = ""


@dataclass(slots=True)
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


@dataclass(slots=True)
class _Seen:
    """What this load has met so far."""

    hashes: set[bytes] = field(default_factory=set)
    new: list[Statement] = field(default_factory=list)
    builds_on: set[int] = field(default_factory=set)
    added: int = 0
    closed: int = 0
    rows: set[int] = field(default_factory=set)


class Loading:
    """An open load. Give it statements in batches, then the rows' outcomes, then `finish`."""

    def __init__(
        self, connection: Connection, keys: KeyReader, *, kind: str, note: str = "", retracts: int | None = None
    ) -> None:
        snapshot = int(connection.scalar(select(load.c.snapshot).order_by(load.c.id.desc()).limit(1)) or "0", 16)
        self.connection, self._keys, self._snapshot = connection, keys, snapshot
        self._seen, self._sources = _Seen(), set[str]()
        self._known: dict[bytes, int] | None = None
        self.id = int(connection.scalar(select(func.max(load.c.id))) or 0) + 1
        recorded = datetime.now(UTC).isoformat(timespec="seconds")
        values = {"id": self.id, "kind": kind, "note": note, "recorded": recorded, "retracts": retracts,
                  "snapshot": snapshot_id(snapshot)}  # fmt: skip
        connection.execute(insert(load).values(values))
        self._grown = bool(connection.scalar(select(statement.c.id).limit(1)))
        self._insert = str(insert(statement).compile(dialect=connection.dialect, column_keys=list(COLUMNS)))

    def add_document(self, source: str, name: str, digest: str) -> int:
        """Remember a file that came in; the number is what input rows refer to."""
        values = {"load": self.id, "source": source, "name": name, "digest": digest}
        return int(self.connection.execute(insert(document).values(values)).inserted_primary_key[0])  # type: ignore[index]

    def add(self, statements: Iterable[Statement]) -> set[int]:
        """Take statements in; returns the `row` ordinals that added something new. Equal statements enter once."""
        rows: set[int] = set()
        batch: list[Statement] = []
        for one in statements:
            batch.append(one)
            if len(batch) == BATCH:
                rows |= self._add_batch(batch)
                batch = []
        return rows | self._add_batch(batch)

    def _add_batch(self, batch: Sequence[Statement]) -> set[int]:
        digests = [statement_digest(one) for one in batch]
        known = self._open_loads([whole[:16] for whole in digests], full=len(batch) == BATCH)
        seen, fresh, rows, sums = self._seen.hashes, [], set(), []
        for one, whole in zip(batch, digests, strict=True):
            hashed = whole[:16]
            if hashed in seen:
                continue
            seen.add(hashed)
            earlier = known.get(hashed)
            if earlier is not None:
                self._seen.builds_on.add(earlier)
                continue
            fresh.append((hashed, *one[:-1], self.id))
            sums.append(whole)
            rows.add(one.row)
            if self._grown:
                self._seen.new.append(one)
        self._insert_rows(fresh)
        self._snapshot = add_to_snapshot(self._snapshot, sums)
        self._seen.added += len(fresh)
        self._sources.update({one.source for one in batch})
        return rows

    def _open_loads(self, hashes: list[bytes], *, full: bool) -> dict[bytes, int]:
        """Which of these hashes are in force, and since which load. A large load reads all hashes once."""
        if not self._grown:
            return {}
        if self._known is not None:
            return self._known
        query = select(statement.c.hash, statement.c.load_in).where(statement.c.load_out.is_(None))
        if full:
            self._known = {one: since for one, since in self._raw(query)}
            return self._known
        found: dict[bytes, int] = {}
        for start in range(0, len(hashes), CHUNK):
            found.update({one: since for one, since in self.connection.execute(
                query.where(statement.c.hash.in_(hashes[start : start + CHUNK]))).tuples()})  # fmt: skip
        return found

    def _raw(self, query: Any) -> Iterable[tuple[Any, ...]]:
        cursor = self.connection.execute(query).cursor
        return cursor if cursor is not None else ()

    def _insert_rows(self, rows: list[tuple[Any, ...]]) -> None:
        if not rows:
            return
        if self.connection.dialect.name == "sqlite":
            self.connection.exec_driver_sql(self._insert, rows)
        else:
            self.connection.execute(insert(statement), [dict(zip(COLUMNS, row, strict=True)) for row in rows])

    def close_changed(self) -> None:
        """Close what a source said before under a key for which it now gives other values."""
        by_source: dict[str, list[Statement]] = defaultdict(list)
        for one in self._seen.new:
            by_source[one.source].append(one)
        for source, new in by_source.items():
            stated: dict[Key, set[Key]] = defaultdict(set)
            for one in new:
                key, value = self._keys.split(one)
                stated[key].add(value)
            self._close_others(source, stated)

    def _close_others(self, source: str, stated: dict[Key, set[Key]]) -> None:
        subjects = sorted({key[0] for key in stated})
        earlier: list[tuple[Statement, Key, Key]] = []
        columns = [statement.c[name] for name in ("hash", *Statement._fields)]
        for start in range(0, len(subjects), CHUNK):
            query = select(*columns).where(
                statement.c.subject.in_(subjects[start : start + CHUNK]), statement.c.source == source,
                statement.c.load_out.is_(None), statement.c.load_in < self.id)  # fmt: skip
            for hashed, *fields in self._raw(query):
                one = as_statement(tuple(fields))
                key, value = self._keys.split(one)
                if key not in stated:
                    continue
                if bytes(hashed) in self._seen.hashes:
                    stated[key].add(value)
                else:
                    earlier.append((one, key, value))
        self.close([one for one, key, value in earlier if value not in stated[key]])

    def close(self, statements: Sequence[Statement]) -> None:
        """End these open statements with this load."""
        if not statements:
            return
        query = update(statement).where(statement.c.id == bindparam("which"), statement.c.load_out.is_(None))
        self.connection.execute(query.values(load_out=self.id), [{"which": one.id} for one in statements])
        self._snapshot = add_to_snapshot(self._snapshot, (), map(statement_digest, statements))
        self._seen.closed += len(statements)

    def reopen(self, statements: Sequence[Statement]) -> None:
        """State these again in new rows of this load, evidence and all."""
        digests = [statement_digest(one) for one in statements]
        self._insert_rows([(whole[:16], *one[:-2], 0, self.id) for whole, one in zip(digests, statements, strict=True)])
        self._snapshot = add_to_snapshot(self._snapshot, digests)
        self._seen.added += len(statements)
        self._sources.update(one.source for one in statements)

    def judged(self, added: Iterable[bytes], closed: Iterable[bytes]) -> None:
        """Take judgements that came and went into the snapshot."""
        self._snapshot = add_to_snapshot(self._snapshot, added, closed)

    def account(self, rows: Sequence[InputRow]) -> None:
        """Write what became of each input row; the n-th row is the one that statements call `row` n (from 1)."""
        records = [{"load": self.id, "ordinal": ordinal, "document": row.document, "sheet": row.sheet, "row": row.row,
                    "outcome": row.outcome, "issues": row.issues} for ordinal, row in enumerate(rows, start=1)]  # fmt: skip
        if records:
            self.connection.execute(insert(input_row), records)

    def finish(self) -> LoadResult:
        """Close what changed, count again in the database, and write the load's own row."""
        self.close_changed()
        counts = self._recount()
        values = {**counts, "added": self._seen.added, "closed": self._seen.closed,
                  "sources": " ".join(sorted(self._sources)), "snapshot": snapshot_id(self._snapshot),
                  "builds_on": " ".join(map(str, sorted(self._seen.builds_on)))}  # fmt: skip
        self.connection.execute(update(load).where(load.c.id == self.id).values(values))
        return LoadResult(self.id, snapshot_id(self._snapshot), added=self._seen.added, closed=self._seen.closed, **counts)

    def _recount(self) -> dict[str, int]:
        """Row counts as the database holds them. Raises LedgerFault LT-LEDGER-05 where statements contradict outcomes."""
        outcomes = select(input_row.c.outcome, func.count()).where(input_row.c.load == self.id).group_by(input_row.c.outcome)
        found = {outcome: count for outcome, count in self.connection.execute(outcomes).tuples()}
        rows = select(func.count(statement.c.row.distinct())).where(statement.c.load_in == self.id, statement.c.row > 0)
        with_statements = int(self.connection.scalar(rows) or 0)
        if found and with_statements != found.get("accepted", 0):
            detail = f"第 {self.id} 次载入接受 {found.get('accepted', 0)} 行，账本中只有 {with_statements} 行留下陈述"
            raise LedgerFault(issue("LT-LEDGER-05", value=detail))
        return {"read": sum(found.values()), **{name: found.get(name, 0) for name in ("accepted", "merged", "rejected")}}
