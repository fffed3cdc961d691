"""A dry run of what was uploaded, and then the load itself: the same functions as `liantu load`, one at a time, within a time."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from app.web.keeping import Kept
from graph.engines.process import child_environment
from graph.home import Home
from graph.ledger import Ledger
from ingest.fixes import fixes_of_home
from ingest.loading import LoadReport, load_paths
from ingest.mapping.kept import sources_of_home
from ingest.marking import write_marked
from ingest.progress import Progress
from ingest.rehearsal import Rehearsal, rehearse
from ontology.errors import UserFault, issue

SECONDS, WAIT = 300.0, 60.0
"""How long a dry run or a load may take, and how long the next one waits for it."""
ROWS = 100_000
"""Rows of one upload."""
TRIALS, SHOWN = 8, 200
"""Dry runs that are remembered, and facts of each kind that are kept of one."""
APART = 1 << 20
"""Bytes from which an upload is tried in a process of its own: what it needs of memory is given back, and it can be ended."""
BUSY = "另一份文件的装载"


@dataclass(frozen=True, slots=True)
class Trial:
    """A dry run as it is remembered: `rehearsal` with the first facts of each kind, how many there are of each, and the workbooks
    marked for the sender."""

    rehearsal: Rehearsal
    new: int
    changed: int
    gone: int
    marked: Sequence[Path]


@dataclass(frozen=True, slots=True)
class Question:
    """What a dry run is asked about: a place (empty: no links are asked about), a population, and a date."""

    place: str
    scope: str
    as_of: str


class Trying:
    """Tries and loads uploads into a home. Nothing is written by a dry run; of a load that takes too long nothing is either."""

    def __init__(self, home: Home) -> None:
        self._home, self._turn = home, Lock()
        self._known: OrderedDict[tuple[str, str, Question], Trial] = OrderedDict()

    def rehearse(self, kept: Kept, asked: Question) -> Rehearsal:
        """What a load would do, whole. Raises UserFault LT-WEB-30, -34, -37, and what reading the files raises."""
        with self._my_turn():
            return rehearsed(self._home, kept, asked)

    def trial(self, kept: Kept, snapshot: str, asked: Question) -> Trial:
        """The dry run over the ledger as it stands at a snapshot, tried once however often it is looked at. Raises as above."""
        key = (kept.token, snapshot, asked)
        if key not in self._known:
            with self._my_turn():
                large = sum(one.stat().st_size for one in kept.paths) >= APART
                self._known[key] = _tried_apart(self._home, kept, asked) if large else tried(self._home, kept, asked)
            while len(self._known) > TRIALS:
                self._known.popitem(last=False)
        return self._known[key]

    def load(self, kept: Kept, snapshot: str) -> LoadReport:
        """Load what was tried at a snapshot. Raises UserFault LT-WEB-36 where the ledger has gone on since."""
        with self._my_turn():
            if self._home.ledger.snapshot() != snapshot:
                raise UserFault(issue("LT-WEB-36"))
            report = _work(self._home, kept, afresh=False)(self._home.ledger)
        if report.load:
            self._home.describe()
        return report

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=WAIT):
            raise UserFault(issue("LT-WEB-37", value=BUSY, seconds=f"{WAIT:g}"))
        try:
            yield
        finally:
            self._turn.release()


def tried(home: Home, kept: Kept, asked: Question) -> Trial:
    """A dry run, cut to what a page shows, with its marked workbooks written."""
    found = rehearsed(home, kept, asked)
    made, _ = write_marked([one for one in found.report.problems if one.refused], kept.marked)
    new, gone = (tuple(sorted(each, key=lambda one: (one.row, one.id))[:SHOWN]) for each in (found.new, found.gone))
    report = replace(found.report, problems=())
    short = replace(found, new=new, changed=found.changed[:SHOWN], gone=gone, report=report)
    return Trial(short, len(found.new), len(found.changed), len(found.gone), [one.path for one in made])


def rehearsed(home: Home, kept: Kept, asked: Question) -> Rehearsal:
    """What a load would do to a home."""
    return rehearse(home.ledger, _work(home, kept, afresh=True), asked.place, asked.scope, asked.as_of)


def _work(home: Home, kept: Kept, *, afresh: bool) -> Callable[[Ledger], LoadReport]:
    fixes, sources = fixes_of_home(home.folder), sources_of_home(home.folder)
    return lambda ledger: load_paths(ledger, kept.paths, sources=sources, fixes=fixes, place=home.place, progress=limit(SECONDS),
                                     afresh=afresh)  # fmt: skip


def limit(seconds: float, rows: int = ROWS) -> Progress:
    """A progress that ends a load which takes too long or has too many rows: what is raised inside a load leaves the ledger as it
    was. Raises UserFault LT-WEB-34, LT-WEB-30."""
    until = time.monotonic() + seconds

    def look(stage: str, _done: int, total: int) -> None:
        if stage == "read" and total > rows:
            raise UserFault(issue("LT-WEB-30", value=f"共 {total} 行的表", most=f"{rows} 行"))
        if time.monotonic() > until:
            raise _late("装载", seconds)

    return look


def _late(what: str, seconds: float) -> UserFault:
    return UserFault(issue("LT-WEB-34", value=what, seconds=f"{seconds:g}"))


def _tried_apart(home: Home, kept: Kept, asked: Question) -> Trial:
    """The same in a process of its own, which is ended at the limit."""
    url = home.ledger.engine.url.render_as_string(hide_password=False)
    told = pickle.dumps((home.folder, home.place, url, kept, asked))
    try:
        done = subprocess.run([sys.executable, "-m", "app.web.apart"], input=told, capture_output=True, timeout=SECONDS,
                              env=child_environment(), check=True)  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _late("试装载", SECONDS) from None
    found = pickle.loads(done.stdout)  # from our own child, over a pipe
    if isinstance(found, Trial):
        return found
    raise UserFault(*found)
