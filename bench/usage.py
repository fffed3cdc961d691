"""What work costs in this process, its children and servers: CPU seconds, and the most memory, on every platform."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, Thread
from types import TracebackType

import psutil

from graph.engines.process import Server

LOOK = 0.25
"""Seconds between two looks at memory: a look costs some 3 ms."""


class Usage:
    """Looks at this process and all below it while a `with` lasts; `servers` are counted though they may be nobody's child."""

    def __init__(self, *servers: Server) -> None:
        self._servers, self._own = servers, psutil.Process()
        self._ended, self._thread = Event(), Thread(target=self._watch, daemon=True)
        self._seen: dict[int, float] = {}
        self.own_peak = self.child_peak = 0
        """Bytes: the most that this process held, and the most that any one process below it or server held."""
        self._before = self._total()

    def __enter__(self) -> Usage:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def cpu(self) -> float:
        """CPU seconds (user and system) of all of them since the beginning."""
        return self._total() - self._before

    def look(self) -> None:
        """Note what is held and spent now."""
        self.own_peak = max(self.own_peak, self._own.memory_info().rss)
        for process in self._others():
            try:
                self._seen[process.pid] = _spent(process)
                self.child_peak = max(self.child_peak, process.memory_info().rss)
            except psutil.Error:
                continue

    def _total(self) -> float:
        """POSIX adds what ended children spent to their parent's times; elsewhere what was last seen of them has to do."""
        if psutil.POSIX:
            self._seen.clear()
        self.look()
        return _spent(self._own) + sum(self._seen.values())

    def _others(self) -> Iterator[psutil.Process]:
        found = {process.pid: process for process in self._own.children(recursive=True)}
        for server in self._servers:
            running = server.files.read()
            if running is not None and psutil.pid_exists(running.pid):
                found.setdefault(running.pid, psutil.Process(running.pid))
        return iter(found.values())

    def _watch(self) -> None:
        while not self._ended.wait(LOOK):
            self.look()


def _spent(process: psutil.Process) -> float:
    """CPU seconds of a process and (on POSIX) of its children that have ended."""
    times = process.cpu_times()
    return float(times.user + times.system + times.children_user + times.children_system)
