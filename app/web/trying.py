"""A dry run of what was uploaded, and then the load itself: the same functions as `liantu load`, one at a time, within a time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from app.web.keeping import Kept
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
TRIALS, SHOWN = 8, 200
"""Dry runs that are remembered, and facts of each kind that are kept of one."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A dry run as it is remembered: `rehearsal` with the first facts of each kind, how many there are of each, and the workbooks
    marked for the sender."""

    rehearsal: Rehearsal
    new: int
    changed: int
    gone: int
    marked: Sequence[Path]


class Trying:
    """Tries and loads uploads into a home. Nothing is written by a dry run; of a load that takes too long nothing is either."""

    def __init__(self, home: Home) -> None:
        self._home, self._turn = home, Lock()
        self._known: OrderedDict[tuple[str, ...], Trial] = OrderedDict()

    def rehearse(self, kept: Kept, place: str, scope: str, as_of: str) -> Rehearsal:
        """What a load would do. Raises UserFault LT-WEB-34, LT-WEB-37, and what reading the files raises."""
        with self._my_turn("另一份文件的装载") as progress:
            work = self._work(kept, progress, afresh=True)
            return rehearse(self._home.ledger, work, place, scope, as_of)

    def trial(self, kept: Kept, snapshot: str, place: str, scope: str, as_of: str) -> Trial:
        """The dry run over the ledger as it stands at a snapshot, tried once however often it is looked at."""
        key = (kept.token, snapshot, place, scope, as_of)
        if key not in self._known:
            found = self.rehearse(kept, place, scope, as_of)
            made, _ = write_marked([one for one in found.report.problems if one.refused], kept.marked)
            new, gone = (tuple(sorted(each, key=lambda one: (one.row, one.id))[:SHOWN]) for each in (found.new, found.gone))
            short = replace(found, new=new, changed=found.changed[:SHOWN], gone=gone,
                            report=replace(found.report, problems=()))  # fmt: skip
            self._known[key] = Trial(short, len(found.new), len(found.changed), len(found.gone), [one.path for one in made])
            while len(self._known) > TRIALS:
                self._known.popitem(last=False)
        return self._known[key]

    def load(self, kept: Kept, snapshot: str) -> LoadReport:
        """Load what was tried at a snapshot. Raises UserFault LT-WEB-36 where the ledger has gone on since."""
        with self._my_turn("另一份文件的装载") as progress:
            if self._home.ledger.snapshot() != snapshot:
                raise UserFault(issue("LT-WEB-36"))
            report = self._work(kept, progress, afresh=False)(self._home.ledger)
        if report.load:
            self._home.describe()
        return report

    def _work(self, kept: Kept, progress: Progress, *, afresh: bool) -> Callable[[Ledger], LoadReport]:
        home = self._home
        fixes, sources = fixes_of_home(home.folder), sources_of_home(home.folder)
        return lambda ledger: load_paths(ledger, kept.paths, sources=sources, fixes=fixes, place=home.place, progress=progress,
                                         afresh=afresh)  # fmt: skip

    @contextmanager
    def _my_turn(self, busy: str) -> Iterator[Progress]:
        if not self._turn.acquire(timeout=WAIT):
            raise UserFault(issue("LT-WEB-37", value=busy, seconds=f"{WAIT:g}"))
        try:
            yield deadline(SECONDS)
        finally:
            self._turn.release()


def deadline(seconds: float) -> Progress:
    """A progress that ends a load which has taken too long: what is raised inside a load leaves the ledger as it was."""
    until = time.monotonic() + seconds

    def look(_stage: str, _done: int, _all: int) -> None:
        if time.monotonic() > until:
            raise UserFault(issue("LT-WEB-34", value="装载", seconds=f"{seconds:g}"))

    return look
