"""The web app as a process of its own: started once a home, found again by its run file, ended when asked to."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

import psutil

from app.web.running import HOST, free_port, serve
from graph.engines.process import DETACHED, STARTING, STOPPING, TICK, RunFile, ServerFiles, child_environment
from ontology.errors import UserFault, issue

MODULE, NAME = "app.web.background", "web"
ANSWERED = "/static/tokens.css"
"""What the app answers to anybody, and cheaply."""
OPENER = build_opener(ProxyHandler({}))
"""Asks this machine itself, whatever proxy others go through."""


@dataclass(frozen=True, slots=True)
class Background:
    """The web app of one home."""

    home: Path

    @property
    def files(self) -> ServerFiles:
        """Its run file and log."""
        return ServerFiles(self.home.resolve(), NAME)

    def address(self) -> str:
        """Where it answers; empty where it does not run."""
        found = self.files.read()
        return _address(found) if found and _process(found) and _answers(found) else ""

    def start(self) -> str:
        """Its address, started if need be. Raises UserFault LT-WEB-03 where it does not come up."""
        with self.files.lock("start", timeout=STARTING):
            return self.address() or self._start()

    def _start(self) -> str:
        token, port = secrets.token_hex(8), free_port()
        command = [sys.executable, "-m", MODULE, str(self.files.home), str(port), token]
        with self.files.path("log").open("wb") as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.files.run,
                                     env=child_environment(), creationflags=DETACHED, start_new_session=True)  # fmt: skip
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline and child.poll() is None:
            found = self.files.read()
            if found is not None and found.token == token and _answers(found):
                return _address(found)
            time.sleep(TICK)
        child.kill()
        raise UserFault(issue("LT-WEB-03", value=self.files.log() or child.poll()))

    def stop(self) -> bool:
        """End it, and wait until it is gone; whether there was one."""
        found = self.files.read()
        process = _process(found) if found else None
        if process is not None:
            with suppress(psutil.NoSuchProcess):
                process.terminate()
                _, left = psutil.wait_procs([process], STOPPING)
                for one in left:
                    one.kill()
        self.files.path("json").unlink(missing_ok=True)
        return process is not None


def _address(found: RunFile) -> str:
    return f"http://{HOST}:{found.port}/"


def _process(found: RunFile) -> psutil.Process | None:
    """The process of a run file, if it is still ours: numbers are given anew."""
    with suppress(psutil.Error):
        process = psutil.Process(found.pid)
        if found.token in process.cmdline():
            return process
    return None


def _answers(found: RunFile) -> bool:
    try:
        with OPENER.open(_address(found).rstrip("/") + ANSWERED, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, URLError):
        return False


def main(home: str, port: str, token: str) -> None:
    """What the process does: say where it is, and serve until it is ended."""
    files = ServerFiles(Path(home), NAME)
    began = datetime.now(UTC).isoformat(timespec="seconds")
    serve(Path(home), int(port), lambda _: files.write(RunFile(int(port), os.getpid(), token, home, "", began)))


if __name__ == "__main__":
    main(*sys.argv[1:])
