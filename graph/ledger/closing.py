"""The closing rule: a statement ends where its source, for the same record and fact key, now gives other values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from sqlalchemy import Connection, select

from graph.keys import Key, KeyReader
from graph.ledger.digests import Digests
from graph.ledger.reading import CHUNK, open_about, raw_rows, recorded_at
from graph.ledger.tables import statement
from graph.statement import Statement, statement_digest

PORTION = 20_000


def disturbed(connection: Connection, load: int, sources: Set[str], seen: Digests) -> set[str]:
    """Subjects of which these sources said something before that this load (its hashes) does not say again."""
    query = select(statement.c.hash, statement.c.subject).where(
        recorded_at(None), statement.c.load_in < load, statement.c.source.in_(sources))  # fmt: skip
    rows = raw_rows(connection, query)
    return {subject for portion in iter(lambda: list(islice(rows, PORTION)), [])
            for (_, subject), again in zip(portion, seen.told([one for one, _ in portion]), strict=True) if not again}  # fmt: skip


def told_before(connection: Connection, load: int, sources: Set[str], subjects: Set[str]) -> set[str]:
    """Those of these subjects of which the sources said something before this load."""
    found, ordered = set[str](), sorted(subjects)
    for start in range(0, len(ordered), CHUNK):
        query = select(statement.c.subject).distinct().where(
            statement.c.subject.in_(ordered[start : start + CHUNK]), statement.c.load_in < load, statement.c.load_out.is_(None),
            statement.c.source.in_(sources))  # fmt: skip
        found.update(subject for (subject,) in raw_rows(connection, query))
    return found


def contradicted(
    connection: Connection, keys: KeyReader, sources: Set[str], subjects: Set[str], seen: Digests
) -> Iterator[Statement]:
    """Open statements about these subjects that the load (its hashes, already in the ledger) contradicts.

    Restated statements stay and so do statements of keys that the load does not mention.
    """
    compared = _compared(connection, keys, sources, subjects, seen)
    yield from (one for one, value, stated in compared if stated and value not in stated)


def unmentioned(
    connection: Connection, keys: KeyReader, sources: Set[str], subjects: Set[str], seen: Digests
) -> Iterator[Statement]:
    """Open statements about these subjects under keys of which the load (its hashes, already in the ledger) says nothing."""
    yield from (one for one, _, stated in _compared(connection, keys, sources, subjects, seen) if not stated)


def _compared(
    connection: Connection, keys: KeyReader, sources: Set[str], subjects: Set[str], seen: Digests
) -> Iterator[tuple[Statement, Key, set[Key]]]:
    """Open statements about these subjects that the load does not repeat, with their value and what it says under their key."""
    for portion in open_about(connection, subjects, statement.c.source.in_(sources)):
        stated: dict[tuple[str, Key], set[Key]] = defaultdict(set)
        earlier: list[tuple[Statement, tuple[str, Key], Key]] = []
        for (_, _, one), again in zip(portion, seen.told([hashed for hashed, _, _ in portion]), strict=True):
            key, value = keys.split(one)
            if again:
                stated[one.source, key].add(value)
            else:
                earlier.append((one, (one.source, key), value))
        yield from ((one, value, stated.get(key, set())) for one, key, value in earlier)


def answers(connection: Connection, keys: KeyReader, which: int, closed: Sequence[Statement]) -> set[int]:
    """Loads after `which` that state again what it closed, or give another value under the same key."""
    known: dict[tuple[str, Key], dict[bytes, Key]] = defaultdict(dict)
    for one in closed:
        key, value = keys.split(one)
        known[one.source, key][statement_digest(one)[:16]] = value
    found: set[int] = set()
    for portion in open_about(connection, {one.subject for one in closed}, statement.c.origin > which):
        for hashed, origin, one in portion:
            key, value = keys.split(one)
            before = known.get((one.source, key), {})
            if hashed in before or any(value != was for was in before.values()):
                found.add(origin)
    return found
