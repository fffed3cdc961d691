"""The closing rule: a statement ends where its source, for the same record and fact key, now gives only other values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set

from sqlalchemy import Connection, select

from graph.keys import Key, KeyReader
from graph.ledger.reading import FIELDS, as_statement, raw_rows, recorded_at
from graph.ledger.tables import statement
from graph.statement import Statement

CHUNK = 500


def disturbed(connection: Connection, load: int, sources: Set[str], seen: Set[bytes]) -> set[str]:
    """Subjects of which these sources said something before that this load (its hashes) does not say again."""
    query = select(statement.c.hash, statement.c.subject).where(
        recorded_at(None), statement.c.load_in < load, statement.c.source.in_(sources))  # fmt: skip
    return {subject for hashed, subject in raw_rows(connection, query) if hashed not in seen}


def contradicted(
    connection: Connection, keys: KeyReader, sources: Set[str], subjects: Set[str], seen: Set[bytes]
) -> Iterator[Statement]:
    """Open statements about these subjects that the load (its hashes, already in the ledger) contradicts.

    Restated statements stay and so do statements of keys that the load does not mention.
    """
    ordered = sorted(subjects)
    for start in range(0, len(ordered), CHUNK):
        query = select(statement.c.hash, *FIELDS).where(
            statement.c.subject.in_(ordered[start : start + CHUNK]), statement.c.source.in_(sources),
            statement.c.load_out.is_(None))  # fmt: skip
        stated: dict[tuple[str, Key], set[Key]] = defaultdict(set)
        earlier: list[tuple[Statement, tuple[str, Key], Key]] = []
        for hashed, *fields in raw_rows(connection, query):
            one = as_statement(fields)
            key, value = keys.split(one)
            if bytes(hashed) in seen:
                stated[one.source, key].add(value)
            else:
                earlier.append((one, (one.source, key), value))
        yield from (one for one, key, value in earlier if key in stated and value not in stated[key])
