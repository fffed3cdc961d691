"""A server of ours as a process of its own: started once, found by its run file, believed after a login, stopped by a file."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Thread

import psutil
from filelock import FileLock, Timeout

from graph.errors import EngineFault
from ontology.errors import issue

STARTING = 240.0
"""Seconds within which a process must answer, even on a busy machine; one that ends before is not waited for."""
STOPPING = 30.0
TICK = 0.05
ENDED = "进程意外结束"
"""Why a child failed that said nothing."""
LOGINS, LOOKS = ("admin", "reader"), 10
DETACHED = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "DETACHED_PROCESS", 0)
"""What makes a child outlive its parent on Windows; elsewhere (0) a session of its own does."""


@dataclass(frozen=True, slots=True)
class RunFile:
    """What a running server says of itself. `token` is new for each start; `versions` names engine and ontology."""

    port: int
    pid: int
    token: str
    home: str
    versions: str
    started: str

    @property
    def uri(self) -> str:
        """The Bolt address, on this machine only."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """Where one kind of server of a home keeps its run file, secret, lock, stop request and log."""

    home: Path
    name: str

    @property
    def run(self) -> Path:
        """The home's folder for running things, made if it is not there."""
        folder = self.home / "run"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def path(self, ending: str) -> Path:
        """One of the files."""
        return self.run / f"{self.name}.{ending}"

    @property
    def store(self) -> Path:
        """The folder that holds the server's data."""
        return self.home / ("cypher" if self.name == "embedded" else self.name)

    def lock(self, what: str = "lock", timeout: float = 0) -> FileLock:
        """The lock that a running server holds; with `what` = start, the lock of whoever starts one."""
        return FileLock(self.path(what), timeout=timeout)

    def secrets(self) -> dict[str, str]:
        """Password by login, made once (and anew where the file is damaged); the file can be read by its owner alone."""
        path = self.path("secret")
        for _ in range(LOOKS):
            try:
                found = json.loads(path.read_text(encoding="utf-8"))
                return {who: str(found[who]) for who in LOGINS}
            except FileNotFoundError:
                break
            except (OSError, ValueError, KeyError, TypeError):
                time.sleep(TICK)  # somebody may be writing it just now
        path.unlink(missing_ok=True)
        made = {who: secrets.token_urlsafe(24) for who in LOGINS}
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(made, file)
        return made

    def read(self) -> RunFile | None:
        """The run file, or None where there is none that can be read, or one of another home: a folder may have been copied while
        its server ran. It proves nothing yet."""
        try:
            found = RunFile(**json.loads(self.path("json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        sound = isinstance(found.port, int) and isinstance(found.pid, int) and found.home == str(self.home)
        return found if sound else None

    def write(self, running: RunFile) -> None:
        """Publish a run file in one step."""
        path = self.path("json")
        fresh = path.with_suffix(f".{running.token}")
        fresh.write_text(json.dumps(asdict(running), ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)

    def log(self) -> str:
        """The last lines that the process wrote."""
        path = self.path("log")
        return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-3:]) if path.exists() else ""


@dataclass(frozen=True, slots=True)
class Server:
    """One kind of server of one home. `module` is what its process runs; `user` logs in with the secret of `admin`."""

    files: ServerFiles
    module: str
    user: str
    arguments: tuple[str, ...] = ()

    def running(self) -> RunFile | None:
        """The run file, if a login at its port succeeds."""
        from graph.engines.login import can_log_in  # the driver is of no use to a server's own process

        found = self.files.read()
        if found is None or not psutil.pid_exists(found.pid):
            return None
        return found if can_log_in(found.uri, self.user, self.files.secrets()["admin"]) else None

    def ensure(self) -> RunFile:
        """The running server, started if need be. Raises EngineFault LT-ENGINE-01 (it does not start)."""
        found = self.running()
        if found is not None:
            return found
        with self.files.lock("start", timeout=STARTING):
            return self.running() or self._start()

    def _start(self) -> RunFile:
        self._wait_for_lock()
        self.files.path("stop").unlink(missing_ok=True)
        token = secrets.token_hex(8)
        command = [sys.executable, "-m", self.module, str(self.files.home), token, *self.arguments]
        with self.files.path("log").open("wb") as log:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.files.run,
                                     env=child_environment(), creationflags=DETACHED, start_new_session=True)  # fmt: skip
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline and child.poll() is None:
            found = self.files.read()
            if found is not None and found.token == token and self.running() is not None:
                return found
            time.sleep(TICK)
        child.kill()
        if "lock" in self.files.log().lower():
            raise EngineFault(issue("LT-ENGINE-02", value=str(self.files.store)))
        raise EngineFault(issue("LT-ENGINE-01", value=self.files.name, why=self.files.log() or ENDED))

    def _wait_for_lock(self) -> None:
        """Wait until no process holds the server's lock; one of ours that holds it and answers nobody is ended."""
        lock = self.files.lock()
        try:
            lock.acquire(timeout=2)
        except Timeout:
            holder = self._holder()
            if holder is None:
                raise EngineFault(issue("LT-ENGINE-02", value=str(self.files.store))) from None
            holder.kill()
            lock.acquire(timeout=STOPPING)
        lock.release()

    def _holder(self) -> psutil.Process | None:
        """The process that serves this home, run file or not: by its command line, or (the folder was moved) by our lock, which
        it holds open."""
        home, lock = str(self.files.home), str(self.files.path("lock"))
        for one in psutil.process_iter():
            with suppress(psutil.Error):
                command = one.cmdline()
                if self.module in command and (home in command or any(file.path == lock for file in one.open_files())):
                    return one
        return None

    def stop(self) -> bool:
        """End the server and wait until it is gone; whether there was one. One without a run file is ended at once."""
        found = self.files.read()
        asked = found is not None and _runs(found.pid, self.module)
        process = psutil.Process(found.pid) if found and asked else self._holder()
        if found and asked:
            self.files.path("stop").write_text(found.token, encoding="utf-8")
        if process is not None and not (asked and _ended(process)):
            process.kill()
            _ended(process)
        for ending in ("json", "stop"):
            self.files.path(ending).unlink(missing_ok=True)
        return process is not None


def _ended(process: psutil.Process) -> bool:
    """Whether a process ends in time. A zombie has ended: only whoever started it, who may be another and alive, can bury it."""
    deadline = time.monotonic() + STOPPING
    while time.monotonic() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(TICK)
    return False


def _runs(pid: int, module: str) -> bool:
    """Whether a process runs this module (and is no other that got the same number)."""
    try:
        return module in psutil.Process(pid).cmdline()
    except psutil.Error:
        return False


def child_environment() -> dict[str, str]:
    """The environment of a child: the import path of this process goes with it."""
    path = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def run_attended(command: Sequence[str], told: str, environ: Mapping[str, str]) -> str:
    """Run a child that calls `end_with_parent`, which gets one line from here; the last line it said if it failed, else nothing."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environ, text=True,
                          encoding="utf-8", errors="replace") as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stderr is not None
        with suppress(OSError):
            child.stdin.write(f"{told}\n")
            child.stdin.flush()
        said = child.stderr.read()
    return (said.strip().splitlines() or [ENDED])[-1] if child.returncode else ""


def end_with_parent() -> str:
    """In a child of `run_attended`: the line that its parent told it. From here on it ends when its parent does, however that
    ends: the pipe between them breaks."""
    told = sys.stdin.readline()
    Thread(target=lambda: sys.stdin.read() or os._exit(1), daemon=True).start()
    return told


@contextmanager
def serving(files: ServerFiles, running: RunFile) -> Iterator[None]:
    """In the server's own process: publish the run file, and take it back at the end if it is still ours."""
    files.write(running)
    try:
        yield
    finally:
        found = files.read()
        if found is not None and found.token == running.token:
            files.path("json").unlink(missing_ok=True)


def stop_wanted(files: ServerFiles, token: str) -> bool:
    """In the server's own process: whether somebody asked this very start to end."""
    try:
        return files.path("stop").read_text(encoding="utf-8") == token
    except OSError:
        return False


def free_port(wanted: int = 0) -> int:
    """A free port on loopback: the wanted one if it is free, so that drivers opened before a restart find it again."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            if os.name == "posix":  # a port whose old connections still linger is free; on Windows this option means another thing
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    return 0
