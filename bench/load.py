"""Loading at full size: CSV files, changes on top, a wide workbook with faults, real data; each load in its own process.

100,000 enterprises with 8 properties, 100,000 products, 60,000 + 500,000 relations; BENCH_SCALE makes it all smaller.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure, cpu
from bench.ledger import GIGABYTE, INSERT, NAMES
from bench.ledger import bare as bare_connection
from bench.load_world import BAD, changes, workbook, world
from bench.usage import Usage
from graph.engines.opening import embedded_server
from graph.home import open_home
from graph.ledger import Ledger
from graph.views.views import Views
from ingest.homes import open_or_make
from ingest.loading import load_paths
from ingest.marking import write_marked

SCALE = float(os.environ.get("BENCH_SCALE", "1"))
WIDE_ROWS, PORTION = 200_000, 100_000
DATA = Path(os.environ.get("LIANTU_SHARED", Path(__file__).parents[2] / "shared")) / "data"
REAL = ("chain-knowledge-graph", "a-share-companies")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a load cost in its own process, from the call to the report, and what it did."""

    cpu: float
    peak: float
    load: int
    read: int
    accepted: int
    rejected: int
    marked: int
    added: int


def figures() -> Iterator[Figure]:
    """All figures; those of real data only where it lies beside the program."""
    with TemporaryDirectory() as folder:
        yield from _rows(Path(folder))
    with TemporaryDirectory() as folder:
        yield from _wide(Path(folder))
    yield from _real()


def _rows(folder: Path) -> Iterator[Figure]:
    """The world as CSV files: once, again, and changes on top of it."""
    files = folder / "world"
    count, home = world(files, SCALE), folder / "home"
    first = _child(home, files)
    assert (first.read, first.accepted, first.rejected) == (count, count, 0), first
    peer = _bare(home / "ledger.db", folder / "bare.db")
    yield Figure(f"load: {count:,} rows", first.cpu, "CPU s", "sqlite3 executemany of the same statements", peer, 2.5)
    yield Figure("load: memory", first.peak, "GB", "none: an absolute goal", None, 1.2, absolute=True)
    again = _child(home, files)
    assert (again.read, again.added) == (count, 0), again
    yield Figure("load: the same rows again", again.cpu, "CPU s", "our first load", first.cpu, 1 / 3)
    yield from _changed(folder, home, first.cpu)


def _bare(ours: Path, bare: Path) -> float:
    """CPU seconds of the peer: the rows of our statements by executemany into the same table and indexes, in one transaction."""
    Ledger(bare)
    source, target = sqlite3.connect(ours), bare_connection(bare)
    cursor, spent = source.execute(f"select {NAMES} from statement order by id"), 0.0
    while rows := cursor.fetchmany(PORTION):
        spent += cpu(partial(target.executemany, INSERT, rows))[0]
    spent += cpu(partial(target.execute, "commit"))[0]
    source.close()
    target.close()
    return spent


def _changed(folder: Path, place: Path, loaded: float) -> Iterator[Figure]:
    """Changed rows into the ledger and both views, beside making all of them anew."""
    home = open_home(place)
    views, server = Views(home, {}), embedded_server(home.folder)
    try:
        with Usage(server) as used:
            views.refresh()
            built = used.cpu()
        count = changes(folder / "changed", SCALE)
        change = _child(place, folder / "changed")
        assert change.read == count, change
        assert change.added, change
        with Usage(server) as used:
            done = views.refresh()
            viewed = used.cpu()
        assert [one.did for one in done] == ["changed", "changed"], done
    finally:
        views.close()
        server.stop()
    name, peer = f"load: {count:,} changed rows", "the first load and both views"
    yield Figure(name, change.cpu + viewed, "CPU s", peer, loaded + built, 0.05)


def _wide(folder: Path) -> Iterator[Figure]:
    """A workbook of 12 columns with three faulty rows, and the marked workbook that goes back."""
    rows = workbook(folder / "企业.xlsx", int(WIDE_ROWS * SCALE))
    faults = sum(number < rows for number in BAD)
    told = _child(folder / "home", folder / "企业.xlsx", marked=folder / "marked")
    assert (told.read, told.rejected, told.marked) == (rows, faults, int(faults > 0)), told
    yield Figure("load: wide workbook, marked", told.cpu, "CPU s", "none: an absolute goal", None, 60 * SCALE, absolute=True)
    yield Figure("load: memory, wide workbook", told.peak, "GB", "none: an absolute goal", None, 0.6, absolute=True)


def _real() -> Iterator[Figure]:
    """The bundled sources' real data in one go."""
    paths = [DATA / name for name in REAL]
    if lacking := [path.name for path in paths if not path.is_dir()]:
        print(f"没有测量真实数据的载入：{DATA} 里没有 {'、'.join(lacking)}", file=sys.stderr)
        return
    with TemporaryDirectory() as folder:
        told = _child(Path(folder), *paths)
    assert told.accepted, told
    yield Figure("load: real data", told.cpu, "CPU s", "none: an absolute goal", None, 90, absolute=True)
    yield Figure("load: memory, real data", told.peak, "GB", "none: an absolute goal", None, 1.2, absolute=True)


def _child(home: Path, *paths: Path, marked: Path | None = None) -> Cost:
    """A load in a process of its own: a peak is never told as less than what the parent held."""
    command = [sys.executable, "-m", "bench.load", str(home), str(marked or ""), *map(str, paths)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    return Cost(**json.loads(told))


def load(home: Path, marked: Path | None, paths: list[Path]) -> dict[str, float]:
    """Load paths into a home's ledger and tell what it cost; with `marked`, faulty files come back there."""
    ledger = open_or_make(home).ledger
    before = _count(ledger)
    with Usage() as used:
        report = load_paths(ledger, paths, afresh=marked is not None)
        made = write_marked(report.problems, marked)[0] if marked else []
        used.look()
        spent = used.cpu()
    return {"cpu": spent, "peak": used.own_peak / GIGABYTE, "load": report.load, "read": report.read, "accepted": report.accepted,
            "rejected": report.rejected, "marked": len(made), "added": _count(ledger) - before}  # fmt: skip


def _count(ledger: Ledger) -> int:
    """How many statements a ledger has ever held."""
    with ledger.engine.connect() as connection:
        return int(connection.exec_driver_sql("select count(*) from statement").scalar_one())


if __name__ == "__main__":
    place, given, *others = sys.argv[1:]
    print(json.dumps(load(Path(place), Path(given) if given else None, list(map(Path, others)))))
