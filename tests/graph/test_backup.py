"""Backups: whole while others write, proved, restored into either database with the same snapshot, and nothing lost by it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pytest

from bench.postgresql import PostgreSQL
from graph.backup import LEDGER, MANIFEST, back_up, read_manifest
from graph.checking import miscounts
from graph.errors import LedgerFault
from graph.home import Home, open_home
from graph.ledger import Judgement, Ledger
from graph.restoring import restore
from tests.factory import write_files
from tests.graph.world import in_force, name, record, scope


def grown(folder: Path, url: str = "", kind: str = "real") -> Home:
    """A home with history: loads, something closed, a retraction, a judgement, settings."""
    home = open_home(folder, kind, place="甲区", url=url)
    home.ledger.add([*record("s:1", "甲"), *record("t:1", "乙"), scope("零")])
    home.ledger.add([name("丙"), scope("壹")])
    home.ledger.retract(2)
    home.ledger.judge([Judgement("s:1", "t:1", "same", "电话核实", date="2020-01-02")])
    home.set_data_date("2019-12-31")
    return home


def told(ledger: Ledger) -> tuple[object, ...]:
    """All that a ledger says of itself and its history."""
    history = [in_force(ledger, one) for one in range(len(ledger.loads()) + 1)]
    now = ledger.check(), ledger.judgements(), ledger.data_date(), miscounts(ledger)
    return ledger.id, ledger.kind, ledger.loads(), history, now


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of a home."""
    return back_up(grown(tmp_path / "旧家"), tmp_path / "备份.zip")[0]


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(LedgerFault) as caught:
        work()
    return str(caught.value)


def test_a_restored_ledger_says_what_the_first_said(ledger_url: str, tmp_path: Path) -> None:
    home = grown(tmp_path / "旧家", ledger_url)
    path, manifest = back_up(home)
    done = restore(path, tmp_path / "新家")
    assert told(done.home.ledger) == told(home.ledger)
    assert (done.home.place, done.saved, manifest.snapshot) == ("甲区", None, home.ledger.snapshot())
    assert path.name == f"ledger-4-{manifest.snapshot[:12]}.zip"


def test_a_ledger_moves_to_postgresql_and_back_and_goes_on_there(backup: Path, postgresql: PostgreSQL, tmp_path: Path) -> None:
    first = Ledger(tmp_path / "旧家" / "ledger.db")
    there = restore(backup, tmp_path / "同事", postgresql.new_url()).home
    assert told(there.ledger) == told(first)
    there.ledger.add([name("丁"), scope("贰")])
    back = restore(back_up(there)[0], tmp_path / "回来").home
    assert told(back.ledger) == told(there.ledger)
    assert back.ledger.add([name("戊")]).closed == 1


def test_a_backup_beside_an_open_load_holds_what_stood_before_it(ledger_url: str, tmp_path: Path) -> None:
    home = grown(tmp_path / "旧家", ledger_url)
    before = home.ledger.snapshot()
    with Ledger(ledger_url).loading() as loading:
        loading.add([name("丁")])
        path, manifest = back_up(home)
        loading.finish()
    assert (manifest.snapshot, restore(path, tmp_path / "新家").home.ledger.check()) == (before, before)
    assert home.ledger.snapshot() != before


def test_an_earlier_backup_is_replaced_and_another_file_is_not(backup: Path, tmp_path: Path) -> None:
    home = open_home(tmp_path / "旧家")
    home.ledger.add([scope("叁")])
    assert back_up(home, backup)[1].loads == read_manifest(backup).loads == 5
    backup.write_text("别的", encoding="utf-8")
    assert refusal(lambda: back_up(home, backup)) == (
        f"[LT-BACKUP-06] 已有同名文件 {backup}，它不是链图的备份，没有动它；应为新的文件名，或一份旧备份\n  处理：换一个文件名")
    assert backup.read_text(encoding="utf-8") == "别的"


def test_a_backup_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    home = grown(tmp_path / "旧家")
    said = refusal(lambda: back_up(home, tmp_path / "文件" / "备份.zip"))
    assert said.startswith(f"[LT-BACKUP-05] 不能写备份文件 {tmp_path / '文件' / '备份.zip'}：")
    assert said.endswith("；应为能写入、空间够的地方\n  处理：换一个路径，或腾出空间后再试")


def test_a_backup_of_a_changed_row_is_refused(tmp_path: Path) -> None:
    home = grown(tmp_path / "旧家")
    with sqlite3.connect(tmp_path / "旧家" / "ledger.db") as connection:
        connection.execute("update statement set value = '假' where value = '乙'")
    assert refusal(lambda: back_up(home)).startswith("[LT-LEDGER-05]")
    assert list(home.exports.iterdir()) == []


def test_a_home_with_a_ledger_is_left_alone(backup: Path, tmp_path: Path) -> None:
    standing = grown(tmp_path / "别家")
    before = told(standing.ledger)
    assert refusal(lambda: restore(backup, tmp_path / "别家")) == (
        f"[LT-BACKUP-04] {tmp_path / '别家'} 里已有账本（4 次载入），没有动它；应为空的或还没有的家目录\n"
        "  处理：换一个家目录（--home）；确要替换就加 --force，原来的账本会先备份")
    assert told(standing.ledger) == before


def test_force_saves_the_ledger_that_it_replaces(backup: Path, tmp_path: Path) -> None:
    standing = grown(tmp_path / "别家")
    before = told(standing.ledger)
    done = restore(backup, tmp_path / "别家", force=True)
    assert done.saved is not None
    assert told(done.home.ledger) == told(Ledger(tmp_path / "旧家" / "ledger.db")) != before
    assert told(restore(done.saved, tmp_path / "还是它").home.ledger) == before
    assert open_home(tmp_path / "别家").place == "甲区"


def test_a_ledger_too_damaged_to_open_is_moved_aside(backup: Path, tmp_path: Path) -> None:
    own = tmp_path / "别家" / "ledger.db"
    own.parent.mkdir()
    own.write_bytes(b"not a ledger" * 500)
    assert refusal(lambda: restore(backup, own.parent)).startswith("[LT-LEDGER-08]")
    done = restore(backup, own.parent, force=True)
    assert (done.saved, done.home.ledger.check()) == (own.with_name("ledger.db.damaged"), read_manifest(backup).snapshot)


def test_a_home_of_the_other_kind_is_not_replaced(backup: Path, tmp_path: Path) -> None:
    grown(tmp_path / "例家", kind="示例")
    assert refusal(lambda: restore(backup, tmp_path / "例家", force=True)) == (
        f"[LT-HOME-03] 家目录 {tmp_path / '例家'} 是示例家目录，不是真实家目录；应为真实家目录\n  处理：换一个家目录（--home）")


def test_a_homes_own_ledger_is_not_left_behind_for_another_one_elsewhere(
    backup: Path, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    grown(tmp_path / "别家")
    assert refusal(lambda: restore(backup, tmp_path / "别家", postgresql.new_url())).startswith("[LT-BACKUP-04]")


def test_a_restoration_that_is_interrupted_leaves_what_stood_there(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = grown(tmp_path / "别家")
    before = told(standing.ledger)
    monkeypatch.setattr("graph.restoring.replace_rows", lambda source, target: target.exec_driver_sql("delete from input_row")["?"])
    with pytest.raises(TypeError):
        restore(backup, tmp_path / "别家", force=True)
    assert told(open_home(tmp_path / "别家").ledger) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"not a zip at all"])
def test_a_file_that_is_no_backup_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "什么.zip"
    path.write_bytes(content)
    assert refusal(lambda: restore(path, tmp_path / "新家")) == (
        f"[LT-BACKUP-01] {path} 不是链图的备份文件，或没有拷贝完整；应为liantu backup 写下的完整文件\n"
        "  处理：核对路径；从别处拷来的重新拷一次")
    assert not (tmp_path / "新家").exists()


def test_a_backup_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(lambda: restore(tmp_path / "没有.zip", tmp_path)).startswith(f"[LT-FILE-01] 找不到“{tmp_path / '没有.zip'}”")


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_backup_cut_short_is_refused(kept: float, backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * kept)])
    assert refusal(lambda: restore(backup, tmp_path / "新家")).startswith("[LT-BACKUP-01]")


def readable(packed: Path, name: str) -> bytes | None:
    """A file of an archive; None where it can't be read."""
    try:
        with ZipFile(packed) as zipped:
            return zipped.read(name)
    except (BadZipFile, zlib.error):
        return None


def test_a_byte_changed_anywhere_in_the_ledger_is_found(backup: Path, tmp_path: Path) -> None:
    whole, held, found = backup.read_bytes(), readable(backup, LEDGER), 0
    with ZipFile(backup) as zipped:
        start, size = zipped.getinfo(LEDGER).header_offset, zipped.getinfo(LEDGER).compress_size
    for place in range(start + 60, start + size, size // 9):
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        if readable(backup, LEDGER) != held:  # runs of zeros can be packed in several ways: some bytes change nothing
            found += 1
            assert refusal(lambda: restore(backup, tmp_path / "新家")).startswith(f"[LT-BACKUP-03] 备份 {backup} 已损坏：")
    assert found >= 5
    assert not (tmp_path / "新家" / "ledger.db").exists()


def test_a_byte_changed_in_the_manifest_is_found(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    for place in range(50, 100):
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert refusal(lambda: restore(backup, tmp_path / "新家")).startswith("[LT-BACKUP-01]")


def changed(backup: Path, **said: object) -> Path:
    """The same backup with something else said in its manifest."""
    with ZipFile(backup) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist() if name != MANIFEST}
    manifest = asdict(read_manifest(backup)) | said
    with ZipFile(backup, "w", ZIP_DEFLATED) as zipped:
        for name, content in {**files, MANIFEST: json.dumps(manifest).encode()}.items():
            zipped.writestr(name, content)
    return backup


@pytest.mark.parametrize("said", [{"format": 99}, {"ledger_format": 99}])
def test_a_backup_of_a_newer_format_is_refused(said: dict[str, object], backup: Path, tmp_path: Path) -> None:
    path, known = changed(backup, **said), 1 if "format" in said else 2
    assert refusal(lambda: restore(path, tmp_path / "新家")) == (
        f"[LT-BACKUP-02] 备份 {path} 的格式号是 99，本程序只认识到 {known}；应为格式号不大于 {known}\n  处理：升级 LianTu 后再恢复")


@pytest.mark.parametrize(("said", "why"), [
    ({"digests": {LEDGER: "0" * 128}}, "里面的文件与备份时记下的不符"), ({"digests": {}}, "里面的文件与备份时记下的不符"),
    ({"digests": {"../他家": ""}}, "里面的文件读不出来"), ({"snapshot": "0" * 64}, "行数或快照与备份时记下的不符"),
    ({"rows": {"statement": 1}}, "行数或快照与备份时记下的不符")])  # fmt: skip
def test_a_backup_that_is_not_what_it_says_is_refused(said: dict[str, object], why: str, backup: Path, tmp_path: Path) -> None:
    path = changed(backup, **said)
    assert refusal(lambda: restore(path, tmp_path / "新家")) == (
        f"[LT-BACKUP-03] 备份 {path} 已损坏：{why}；没有动任何账本；应为与备份时逐字节相同的文件\n  处理：换一份备份")


def test_what_stewards_confirmed_goes_with_the_ledger(tmp_path: Path) -> None:
    home, new = grown(tmp_path / "旧家"), tmp_path / "新家"
    write_files(home.folder / "sources", {"mine/mapping.csv": "甲", "mine/source.toml": "乙"})
    write_files(new / "sources", {"old/mapping.csv": "丙"})
    restore(back_up(home)[0], new)
    found = {path.relative_to(new).as_posix(): path.read_text(encoding="utf-8") for path in new.rglob("sources/*/*")}
    assert found == {"sources/mine/mapping.csv": "甲", "sources/mine/source.toml": "乙"}


@pytest.mark.parametrize("name", [
    "../他家", "/etc/他家", "sources/../../他家", "ledger.db.x", "sources", "sources/c:x", "sources\\x"])  # fmt: skip
def test_no_file_of_a_backup_goes_anywhere_else(name: str, backup: Path, tmp_path: Path) -> None:
    with ZipFile(backup, "a") as zipped:
        zipped.writestr(name, "")
    empty = hashlib.blake2b().hexdigest()
    path = changed(backup, digests={**read_manifest(backup).digests, name: empty})
    assert "已损坏：里面的文件与备份时记下的不符" in refusal(lambda: restore(path, tmp_path / "新家"))
    assert not (tmp_path / "新家" / "ledger.db").exists()
