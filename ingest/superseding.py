"""What a refresh reads from several loads' files: where a later one of a source says otherwise, the earlier one no longer counts.

Read apart, each load would end what the one before it said of the same fact; read as one, none would end the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from graph.keys import Key, KeyReader
from graph.ledger import Loading
from graph.statement import Statement, statement_digests
from ingest.kept import STANDS, Kept
from ingest.reading import Reading

PORTION = 20_000
Said = tuple[str, Key]
"""A source and a fact key."""
Row = tuple[int, Sequence[Statement]]


def leave_out_superseded(reading: Reading, loading: Loading) -> None:
    """Take out of rows what a table of a higher rank, of the same source, says otherwise. Rows keep all else that they say."""
    kept, keys = reading.kept, loading.keys
    several = _of_several_ranks(kept)
    if not several:
        return
    new = {said for number in _fresh(kept, several, loading) for said, _ in _split(kept.statements(number), keys)}
    told: dict[Said, dict[int, set[Key]]] = defaultdict(lambda: defaultdict(set))
    rows = [number for number in _standing(kept, several) if any(said in new for said, _ in _split(kept.statements(number), keys))]
    for number in rows:
        for said, value in _split(kept.statements(number), keys):
            told[said][_rank(kept, number)].add(value)
    for number in rows:
        gone = {said for said, value in _split(kept.statements(number), keys)
                if (latest := max(told[said])) > _rank(kept, number) and value not in told[said][latest]}  # fmt: skip
        if gone:
            draft = reading.again(number)
            draft.statements = [one for one in draft.statements if (one.source, keys.split(one)[0]) not in gone]
            kept.drafts[number] = draft


def _of_several_ranks(kept: Kept) -> set[str]:
    """Sources whose tables came by several loads."""
    ranks: dict[str, set[int]] = defaultdict(set)
    for table in kept.tables:
        ranks[table.source.id].add(table.rank)
    return {source for source, found in ranks.items() if len(found) > 1}


def _fresh(kept: Kept, sources: Set[str], loading: Loading) -> Iterator[int]:
    """Rows that say anything that is not in force: only there can two loads' files differ anew."""
    waiting: list[Row] = []
    for number in _standing(kept, sources):
        waiting.append((number, kept.statements(number)))
        if len(waiting) == PORTION:
            yield from _new(waiting, loading)
            waiting = []
    yield from _new(waiting, loading)


def _new(rows: Sequence[Row], loading: Loading) -> Iterator[int]:
    hashes = [[whole[:16] for whole in statement_digests(said)] for _, said in rows]
    standing = loading.standing([one for some in hashes for one in some])
    return (number for (number, _), some in zip(rows, hashes, strict=True) if not all(one in standing for one in some))


def _standing(kept: Kept, sources: Set[str]) -> Iterator[int]:
    return (number for number, state in enumerate(kept.state)
            if state == STANDS and kept.tables[kept.table_of[number]].source.id in sources)  # fmt: skip


def _split(statements: Sequence[Statement], keys: KeyReader) -> Iterator[tuple[Said, Key]]:
    for one in statements:
        key, value = keys.split(one)
        yield (one.source, key), value


def _rank(kept: Kept, number: int) -> int:
    return kept.tables[kept.table_of[number]].rank
