"""`liantu backup`, `restore`, `compact`."""

from __future__ import annotations

import json
from pathlib import Path

from graph.home import Home
from graph.statement import Statement
from graph.views.views import RDF, Views
from tests.app.conftest import Ask, Call


def test_a_backup_is_written_and_restored(liantu: Call, home: Home, tmp_path: Path) -> None:
    file, snapshot = tmp_path / "账本备份.zip", home.ledger.snapshot()[:12]
    count = len(list(home.ledger.statements()))
    said = f"1 次载入，{count} 条陈述（含已关闭的）；快照 {snapshot}\n"
    assert liantu("backup", file).stdout == f"已备份到 {file}：{said}"
    assert liantu("restore", file, "--home", tmp_path / "新家").stdout == f"已恢复到 {tmp_path / '新家'}：{said}"
    there, here = (liantu("gaps", "--scope", "全部法人", *more).stdout for more in ((), ("--home", tmp_path / "新家")))
    assert there == here != ""


def test_a_backup_goes_to_the_exports_unless_told_otherwise(document: Ask, home: Home) -> None:
    found = document("backup")
    assert Path(found["file"]).parent == home.exports
    assert (found["snapshot"], found["loads"], found["kind"]) == (home.ledger.snapshot(), 1, "real")
    assert Path(found["file"]).stat().st_size == found["bytes"]


def test_a_home_that_holds_something_is_replaced_by_force_alone(liantu: Call, home: Home, tmp_path: Path) -> None:
    before = home.ledger.snapshot()
    liantu("backup", tmp_path / "备份.zip")
    home.ledger.add([Statement("t", "t:new", "a", value="Enterprise")])
    refused = liantu("restore", tmp_path / "备份.zip")
    assert (refused.exit_code, refused.stderr.split("]")[0], home.ledger.last_load()) == (1, "[LT-BACKUP-04", 2)
    forced = liantu("restore", tmp_path / "备份.zip", "--force")
    assert (forced.exit_code, "原来的账本保存在 " in forced.stdout) == (0, True)
    assert (home.ledger.snapshot(), home.ledger.last_load()) == (before, 1)


def test_views_follow_a_restored_ledger(liantu: Call, home: Home, tmp_path: Path) -> None:
    ask = ("sparql", "SELECT (count(?e) AS ?n) { ?e a lt:Enterprise }", "--json")
    liantu("backup", tmp_path / "备份.zip")
    home.ledger.add([Statement("t", "t:new", "a", value="Enterprise")])
    before = json.loads(liantu(*ask).stdout)
    liantu("restore", tmp_path / "备份.zip", "--force")
    home.ledger.add([Statement("t", "t:other", "a", value="Product")])
    after = json.loads(liantu(*ask).stdout)
    assert ([int(row[0]) for one in (before, after) for row in one["rows"]], after["snapshot"]) == ([2, 1], home.ledger.snapshot())


def test_a_damaged_backup_is_the_users_to_mend(liantu: Call, tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK")
    result = liantu("restore", tmp_path / "坏.zip", "--home", tmp_path / "新家")
    assert (result.exit_code, result.stderr.startswith("[LT-BACKUP-01]")) == (1, True)


def test_compacting_says_what_it_gave_back_and_builds_the_views_there_are(liantu: Call, home: Home, document: Ask) -> None:
    before = home.ledger.loads()
    assert "按账本重建的视图：没有（还没有建过）" in liantu("compact").stdout
    Views(home).refresh((RDF,))
    found = document("compact")
    assert (found["views"], found["snapshot"], home.ledger.loads()) == ([RDF], home.ledger.snapshot(), before)
    assert 0 < found["after"] <= found["before"]
