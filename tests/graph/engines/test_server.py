"""The embedded engine's process: found, shared, brought back, moved, stopped, ended; nothing is left behind."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import psutil
import pytest
from neo4j.exceptions import Forbidden

from graph.engines.login import can_log_in, open_driver
from graph.engines.opening import embedded_server, find_engine
from graph.engines.process import RunFile, Server, child_environment, run_attended
from graph.errors import EngineFault
from tests.engines import stopped_after

CHILD = """
import os, pathlib, time
from graph.engines.process import end_with_parent
pathlib.Path(end_with_parent().strip()).write_text(str(os.getpid()))
time.sleep(600)
"""
PARENT = """
import sys
from graph.engines.process import child_environment, run_attended
run_attended([sys.executable, "-c", sys.argv[1]], sys.argv[2], child_environment())
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with stopped_after(tmp_path_factory.mktemp("server")) as folder:
        yield embedded_server(folder)


def gone(pid: int) -> bool:
    """Whether a process has ended (or ends within a few looks)."""
    for _ in range(200):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_a_running_server_is_found_again(server: Server) -> None:
    first = server.ensure()
    assert server.ensure() == first
    assert can_log_in(first.uri, "root", server.files.secrets()["admin"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps secrets by the folder's own rights")
def test_the_secret_can_be_read_by_its_owner_alone(server: Server) -> None:
    server.ensure()
    assert stat.S_IMODE(server.files.path("secret").stat().st_mode) == 0o600


def test_the_readers_login_cannot_write(server: Server) -> None:
    running = server.ensure()
    password = server.files.secrets()["reader"]
    with open_driver(running.uri, "reader", password) as driver, pytest.raises(Forbidden, match="not allowed"):
        driver.execute_query("CREATE (n:LianTu {id: 'x'})")


def test_it_listens_on_loopback_alone(server: Server) -> None:
    process = psutil.Process(server.ensure().pid)
    listening = [one.laddr.ip for one in process.net_connections() if one.status == psutil.CONN_LISTEN]
    assert {ip.removeprefix("::ffff:") for ip in listening} <= {"127.0.0.1", "::1"}


def test_it_comes_back_after_a_crash_where_it_was(server: Server) -> None:
    first = server.ensure()
    with open_driver(first.uri, "root", server.files.secrets()["admin"]) as driver:
        driver.execute_query("MERGE (n:LianTu {id: 'kept'})")
        psutil.Process(first.pid).kill()
        second = server.ensure()
        assert second.port == first.port
        assert second.token != first.token
        assert driver.execute_query("MATCH (n:LianTu {id: 'kept'}) RETURN count(n) AS n").records[0]["n"] == 1


def test_a_taken_port_is_left_to_whoever_has_it(server: Server) -> None:
    first = server.ensure()
    server.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", first.port))
        other.listen()
        server.files.write(first)
        assert server.ensure().port != first.port


def test_a_run_file_of_another_process_is_not_believed(server: Server) -> None:
    server.stop()
    server.files.write(RunFile(1, os.getpid(), "x", str(server.files.home), "", ""))
    assert server.running() is None
    assert server.ensure().pid != os.getpid()


def test_a_broken_run_file_is_not_believed(server: Server) -> None:
    server.stop()
    server.files.path("json").write_text("{", encoding="utf-8")
    assert server.running() is None
    assert server.ensure().port


def test_a_server_without_a_run_file_is_stopped_all_the_same(server: Server) -> None:
    running = server.ensure()
    server.files.path("json").write_text('{"port": "x"', encoding="utf-8")
    assert server.stop()
    assert gone(running.pid)


def test_a_server_without_a_run_file_makes_way_for_a_new_one(server: Server) -> None:
    running = server.ensure()
    server.files.path("json").unlink()
    assert server.ensure().pid != running.pid
    assert gone(running.pid)


def test_a_copied_home_gets_a_server_of_its_own(server: Server, tmp_path: Path) -> None:
    running = server.ensure()
    with stopped_after(Path(copytree(server.files.home, tmp_path / "copy"))) as copy:
        other = embedded_server(copy)
        assert (other.running(), other.stop()) == (None, False)
        assert (other.ensure().port != running.port, server.running()) == (True, running)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no folder that is in use")
def test_the_server_of_a_moved_home_makes_way(tmp_path: Path) -> None:
    old = embedded_server(tmp_path / "old").ensure()
    with stopped_after((tmp_path / "old").rename(tmp_path / "new")) as moved:
        assert embedded_server(moved).ensure().pid != old.pid
        assert gone(old.pid)


def test_stopping_leaves_no_process_and_no_run_file(server: Server) -> None:
    running = server.ensure()
    assert server.stop()
    assert gone(running.pid)
    assert (server.files.read(), server.stop()) == (None, False)


def test_a_server_that_answers_nobody_is_replaced(server: Server) -> None:
    first = server.ensure()
    psutil.Process(first.pid).suspend()
    second = server.ensure()
    assert (gone(first.pid), second.pid != first.pid) == (True, True)


def test_it_ends_when_nobody_asks(tmp_path: Path) -> None:
    with stopped_after(tmp_path):
        assert gone(embedded_server(tmp_path, idle=0.5).ensure().pid)


def test_a_store_that_another_home_holds_is_said(server: Server, tmp_path: Path) -> None:
    server.ensure()
    (tmp_path / "cypher").symlink_to(server.files.store, target_is_directory=True)
    with pytest.raises(EngineFault, match="正被另一个进程占用，没有应答"):
        embedded_server(tmp_path).ensure()
    assert server.running() is not None


def test_two_that_start_at_once_share_one(server: Server) -> None:
    server.stop()
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(3) as pool:
        assert len({one.token for one in pool.map(lambda _: server.ensure(), range(3))}) == 1


def test_the_engine_of_a_home_tells_how_to_reach_it(server: Server) -> None:
    engine = find_engine(server.files.home, {})
    assert (engine.kind, engine.local, engine.uri) == ("embedded", True, server.ensure().uri)
    assert replace(engine, server=None).local is False


def test_an_attended_child_ends_with_its_parent_however_that_ends(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-c", PARENT, CHILD, str(told)], env=child_environment()) as parent:
        while not (told.exists() and told.read_text()):
            time.sleep(0.05)
        parent.kill()
    assert gone(int(told.read_text()))


@pytest.mark.parametrize(("code", "said"), [
    ("pass", ""), ("raise SystemExit('坏了')", "坏了"), ("import os; os._exit(2)", "进程意外结束"),
])  # fmt: skip
def test_an_attended_child_tells_why_it_failed(code: str, said: str) -> None:
    assert run_attended([sys.executable, "-c", code], "x", child_environment()) == said
