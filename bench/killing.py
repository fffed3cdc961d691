"""Real processes killed (SIGKILL) at random moments of a load or a projection, and what they must have left behind."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from app.cli.verbs.check import view_checks
from bench.killed import ANEW, DONE, HERE
from bench.surveys import chain_of_one_link, write_survey
from bench.world import statements
from graph.checking import miscounts
from graph.engines.opening import NEO4J, embedded_server, neo4j_server
from graph.engines.process import child_environment
from graph.errors import LedgerFault
from graph.home import Home
from graph.ledger import Ledger
from graph.views.views import Views
from ingest.loading import LoadReport, load_paths

ROWS = 400
PATIENCE = 30.0
"""Seconds within which a server notices that a writer is gone."""
SPREAD = 1.25
"""The last moment of a kill, in times of what a run seems to take."""
LATER, EARLIER = 1.1, 0.75
"""How that changes after a kill that came in time, and after one that came too late: so kills keep to all parts of a run, on a
machine that is now busy and now is not."""
NOTHING, WHOLE, ENDED = "nothing", "whole", "ended before"
"""What a killed load left."""
HOW = (ANEW, "changes")
"""How a view is brought up to the ledger."""
MAKER, FAMILY, ENGINE = "maker", "maker and children", "engine"
"""Who is killed in a projection."""


def start(*arguments: str, environ: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """A process of `bench.killed` that has come to where its work begins."""
    command = [sys.executable, "-m", "bench.killed", *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**child_environment(), **(environ or {})})
    assert child.stdout is not None
    said = child.stdout.readline().strip()
    assert said == HERE, f"the process said {said!r} and ended with {child.wait()}"
    return child


def kill(child: subprocess.Popen[str], others: Callable[[], list[psutil.Process]] = list) -> bool:
    """Kill a process, and others just before; whether it had done its work."""
    ended = child.poll() == 0
    for one in others():
        with suppress(psutil.Error):
            one.kill()
    child.kill()
    said, _ = child.communicate()
    return ended or DONE in said.split()


@dataclass
class KilledLoads:
    """Loads of one ledger, each killed at a random moment, beside the same loads of a ledger that nobody disturbs."""

    url: str
    folder: Path
    chance: random.Random
    took: float = 0.0
    number: int = 0

    def prepare(self) -> None:
        """The first load, which shows how long one takes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.reference, ledger = Ledger(self.folder / "undisturbed.db"), Ledger(self.url)
        self._begin(self.reference)
        self._begin(ledger)
        file = self._next_file()
        load_paths(self.reference, [file])
        before = time.monotonic()
        load_paths(ledger, [file])
        self.took = time.monotonic() - before
        ledger.engine.dispose()

    def _begin(self, ledger: Ledger) -> None:
        """What the ledger holds before the first load."""

    def _next_file(self) -> Path:
        """Other figures for half of the firms, and some new firms."""
        self.number += 1
        numbers = range(self.number * 50, self.number * 50 + ROWS)
        rows = (f"f{one},第{one}厂,{one % 7 + (self.number if one % 2 else 0) + 1}\n" for one in numbers)
        file = self.folder / "企业.csv"
        file.write_text("编号,名称,注册资本\n" + "".join(rows), encoding="utf-8")
        return file

    def kill_one(self) -> str:
        """One round: NOTHING, WHOLE or ENDED. Raises AssertionError where anything else is left."""
        file, before, first = self._next_file(), self.reference.snapshot(), self.reference.last_load()
        wanted = load_paths(self.reference, [file])
        last = self.reference.last_load()
        child = start("load", self.url, str(file))
        time.sleep(self.chance.uniform(0, SPREAD * self.took))
        ended = kill(child)
        ledger = Ledger(self.url)
        whole = ledger.last_load() == last
        assert whole or ledger.last_load() == first
        assert ledger.check() == (wanted.snapshot if whole else before)
        assert miscounts(ledger) == []
        assert whole or not ended
        again = self._again(ledger, file)
        if whole:
            assert (again.accepted, again.merged) == (0, wanted.accepted + wanted.merged)
            load_paths(self.reference, [file])
        else:
            assert (again.read, again.accepted, again.merged) == (wanted.read, wanted.accepted, wanted.merged)
        assert ledger.check() == wanted.snapshot
        ledger.engine.dispose()
        self.took *= EARLIER if whole else LATER
        return ENDED if ended else WHOLE if whole else NOTHING

    def _again(self, ledger: Ledger, file: Path) -> LoadReport:
        """The same load to its end, as soon as the server lets go of the one that was killed."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return load_paths(ledger, [file])
            except LedgerFault as fault:
                if fault.issues[0].code != "LT-LEDGER-01" or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)


@dataclass
class KilledSurveys(KilledLoads):
    """The same with surveys: each brings the verdicts of a department as a load of its own, and both are kept or neither is."""

    def _begin(self, ledger: Ledger) -> None:
        ledger.add(chain_of_one_link())

    def _next_file(self) -> Path:
        """Another survey, which found some firms again and some for the first time."""
        self.number += 1
        return write_survey(self.folder / "摸排", self.number, range(self.number * 50, self.number * 50 + ROWS))


@dataclass
class KilledProjections:
    """Projections of one ledger into one engine, each killed at a random moment together with or beside the engine."""

    home: Home
    environ: Mapping[str, str]
    which: tuple[str, ...]
    chance: random.Random
    victims: tuple[str, ...] = (MAKER, FAMILY, ENGINE)
    size: int = 400
    took: dict[tuple[str, str], float] = field(default_factory=dict)
    number: int = 0

    def prepare(self) -> None:
        """The first build and the first change of each view, which show how long they take."""
        views = Views(self.home, self.environ)
        if self.environ:
            views.refresh(self.which)  # a server that stays is slow at first
        for how in HOW:
            self._grow()
            for view in self.which:
                before = time.monotonic()
                views.refresh((view,), anew=how == ANEW)
                self.took[view, how] = time.monotonic() - before
        views.close()

    def _grow(self) -> None:
        self.number += 1
        self.home.ledger.add(statements(self.size, seed=self.number))

    def _start(self, view: str, how: str) -> subprocess.Popen[str]:
        ledger = self.home.ledger.engine.url.render_as_string(hide_password=False)
        environ = {"LIANTU_GRAPH": "", **self.environ}
        return start("project", str(self.home.folder), ledger, view, how, environ=environ)

    def kill_one(self) -> str:
        """One round: what was killed in it. Raises AssertionError where the views can't be made to equal the ledger."""
        self._grow()
        view, how = self.chance.choice(self.which), self.chance.choice(HOW)
        victim = self.chance.choice(self.victims)
        child = self._start(view, how)
        time.sleep(self.chance.uniform(0, SPREAD * self.took[view, how]))
        ended = kill(child, lambda: self._victims(child, victim))
        self.took[view, how] *= EARLIER if ended else LATER
        self.prove()
        return ENDED if ended else victim

    def _victims(self, child: subprocess.Popen[str], victim: str) -> list[psutil.Process]:
        if victim == MAKER or child.poll() is not None:
            return []
        if victim == FAMILY:
            return list(psutil.Process(child.pid).children(recursive=True))
        of_kind = neo4j_server if self.environ.get("LIANTU_GRAPH") == NEO4J else embedded_server
        running = of_kind(self.home.folder).files.read()
        return [psutil.Process(running.pid)] if running and psutil.pid_exists(running.pid) else []

    def prove(self) -> None:
        """What `liantu check --repair` does brings every view to the ledger, by its own second look."""
        amiss = [one for one in view_checks(self.home, True, self.environ) if not one.holds]
        assert not amiss, amiss
        assert self.home.ledger.check() == self.home.ledger.snapshot()

