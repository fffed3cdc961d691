"""Two loaders at once, two real processes: the second is refused with a sentence, and both files are whole in the end."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from graph.engines.process import child_environment
from graph.ledger import Ledger
from graph.ledger.faults import ledger_name
from ingest.loading import load_paths
from tests.factory import write_files

COMMAND = [sys.executable, "-c", "from app.start import main; main()"]


@contextmanager
def loading(url: str) -> Iterator[None]:
    """Another process has written half of a load, and ends it with this."""
    with subprocess.Popen([sys.executable, "-m", "tests.graph.holding", url], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env=child_environment()) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == b"here\n"
        yield
        child.communicate()
        assert child.returncode == 0


def load(url: str, folder: Path, table: Path) -> subprocess.CompletedProcess[str]:
    """The command, as a shell would call it."""
    environ = child_environment() | {"LIANTU_LEDGER": url, "LIANTU_HOME": str(folder)}
    return subprocess.run([*COMMAND, "load", str(table)], env=environ, capture_output=True, text=True, check=False)


def test_the_second_of_two_loaders_is_refused_with_a_sentence(ledger_url: str, tmp_path: Path) -> None:
    ledger, table = Ledger(ledger_url), write_files(tmp_path / "in", {"企业.csv": "编号,名称\ne1,丙公司\n"})
    ledger.add([])
    with loading(ledger_url):
        refused = load(ledger_url, tmp_path / "家", table)
        seen = ledger.last_load(), list(ledger.statements())
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", (
        f"[LT-LEDGER-01] 账本正在被另一个程序写入：{ledger_name(ledger.engine)}；应为同一时刻只有一个写入者\n"
        "  处理：等它写完再试；若它已异常退出，关掉该程序后重试\n"))
    assert seen == (1, [])
    assert load_paths(ledger, [table]).accepted == 1
    assert {one.subject for one in ledger.statements()} >= {"s:1", "s:2", "own-tables:e1"}
    assert ledger.check()


@pytest.mark.parametrize("verb", [("retract", "1"), ("compact",)])
def test_nobody_else_changes_the_ledger_beside_a_loader(verb: tuple[str, ...], ledger_url: str, tmp_path: Path) -> None:
    Ledger(ledger_url).add([])
    with loading(ledger_url):
        done = CliRunner().invoke(main, verb, env={"LIANTU_LEDGER": ledger_url, "LIANTU_HOME": str(tmp_path / "家")})
    assert (done.exit_code, done.stderr.startswith("[LT-LEDGER-01] 账本正在被另一个程序写入：")) == (1, True)
