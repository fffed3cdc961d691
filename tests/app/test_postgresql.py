"""The command on a ledger that a server keeps: what staff do in a week, and what they hear when the server is away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.postgresql import PostgreSQL
from graph.engines.process import free_port
from graph.facts.containment import Containment
from graph.home import Home, open_home
from tests.app.conftest import Call
from tests.app.world import statements
from tests.factory import write_files


@pytest.fixture
def on_server(home: Home, postgresql: PostgreSQL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The small world in a home whose ledger a server keeps; the command works in it."""
    url = postgresql.new_url()
    made = open_home(tmp_path / "共用", place="甲经开区", url=url)
    made.ledger.add(statements(), note="小世界")
    made.set_data_date("2026-09-30")
    monkeypatch.setenv("LIANTU_HOME", str(made.folder))
    monkeypatch.setenv("LIANTU_LEDGER", url)
    return made


def test_the_states_are_those_of_a_ledger_in_a_file(home: Home, on_server: Home, liantu: Call) -> None:
    there = liantu("gaps", "--scope", "全部法人", "--json").stdout
    here = liantu("gaps", "--scope", "全部法人", "--json", "--home", home.folder)
    assert here.exit_code == 1  # LIANTU_LEDGER names another ledger than that home's own
    assert '"state": "missing"' in there
    assert f'"snapshot": "{home.ledger.snapshot()}"' in there


def test_a_week_on_a_server(on_server: Home, liantu: Call, tmp_path: Path) -> None:
    before = on_server.ledger.snapshot()
    assert "接受 1" in liantu("load", write_files(tmp_path / "in", {"企业.csv": "编号,名称\ne1,丙公司\n"})).stdout
    assert "own-tables:e1 名称 丙公司" in liantu("diff", "1", "2").stdout
    assert "历史一行未动" in liantu("compact").stdout
    for ask in (("cypher", "MATCH (e:LianTu:Enterprise) RETURN count(e) AS n"),
                ("sparql", "SELECT (count(?e) AS ?n) { ?e a lt:Enterprise }")):  # fmt: skip
        assert "2" in liantu(*ask).stdout
    assert liantu("check").exit_code == 0
    assert "已撤回 2" in liantu("retract", "2").stdout
    assert on_server.ledger.check() == before


def test_a_server_that_is_away_is_the_users_to_mend(
    postgresql: PostgreSQL, liantu: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANTU_LEDGER", postgresql.url(user="招商:秘密").replace(f":{postgresql.port}/", f":{free_port()}/"))
    result = liantu("loads", "--home", tmp_path / "家")
    assert (result.exit_code, result.stderr.startswith("[LT-LEDGER-10] 连不上账本所在的 PostgreSQL（127.0.0.1:")) == (1, True)
    assert "秘密" not in result.stderr


def test_a_server_that_goes_away_while_it_is_read_is_the_users_to_mend(
    on_server: Home, postgresql: PostgreSQL, liantu: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut() -> None:
        postgresql.cut("state like 'idle in transaction%'")

    ask_again = Containment.__init__

    def late(containment: Containment, *told: Any) -> None:
        cut()
        ask_again(containment, *told)

    monkeypatch.setattr(Containment, "__init__", late)
    result = liantu("gaps")
    assert (result.exit_code, result.stderr.splitlines()[0].startswith("[LT-LEDGER-12]")) == (1, True)
