"""Who is who at size: invented names of real shape (`bench.resolve_world`), one process, CPU time."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from statistics import median

from bench.figure import Figure, cpu
from bench.resolve_world import register, variants
from ingest.resolve.matching import Matcher
from ingest.resolve.register import Entry, Register

SIZE = int(os.environ.get("BENCH_RESOLVE_SIZE", "1000000"))
NEW, ALONE = 5000, 300


def figures() -> Iterator[Figure]:
    """SIZE names against SIZE names (half of them variants of the register's, half of nobody's), the index included; then a few
    thousand and single ones against the index as it stands. Goals: ten minutes, 6 GB, five seconds, 30 ms."""
    entries = list(register(SIZE))
    queries = _queries(entries)
    indexed, matcher = cpu(lambda: Matcher(Register.of(entries)))
    matched, _ = cpu(lambda: matcher.match(queries))
    share = SIZE / 1_000_000
    yield Figure(f"{SIZE} names × {SIZE}", indexed + matched, "CPU s", "", None, 600 * share, absolute=True)
    yield Figure("of which the index", indexed, "CPU s", "", None, 600 * share, absolute=True)
    yield Figure("peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, "GB", "", None, 6.0, absolute=True)
    few, _ = cpu(lambda: matcher.match(queries[:: max(1, len(queries) // NEW)][:NEW]))
    yield Figure(f"{NEW} new names × {SIZE}", few, "CPU s", "", None, 5.0, absolute=True)
    yield Figure("one full name", 1000 * _alone(matcher, queries[::1009]), "CPU ms", "", None, 30.0, absolute=True)
    matcher.match_one(Entry("", "华信达泰"))
    short = [Entry("", one.name[2:6]) for one in queries[::1013]]
    yield Figure("one short name", 1000 * _alone(matcher, short), "CPU ms", "", None, 30.0, absolute=True)


def _queries(entries: list[Entry]) -> list[Entry]:
    known = [entry for entry, _ in variants(entries[::2])]
    return known + [Entry("", one.name) for one in register(SIZE - len(known), seed=99)]


def _alone(matcher: Matcher, queries: list[Entry]) -> float:
    """The median CPU time of one name."""
    spent = []
    for query in queries[:ALONE]:
        before = time.process_time()
        matcher.match_one(query)
        spent.append(time.process_time() - before)
    return median(spent)
