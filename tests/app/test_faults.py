"""What is the user's to mend is said as such: exit status 1 or 2, the place and the fix, and a document with --json."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, event

from app import start
from app.cli import main
from graph.engines.process import child_environment
from graph.home import Home
from graph.ledger import Ledger
from tests.app.conftest import Call
from tests.factory import write_books, write_files

GOOD = {"企业.csv": "编号,名称\ne1,丙公司\n"}


def unread(*args: object) -> subprocess.CompletedProcess[str]:
    """The command with standard output whose reader has gone, as after `| head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "from app.start import main; main()", *map(str, args)]
    try:
        return subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False, env=child_environment())
    finally:
        os.close(writing)


def call(*args: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in args])


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with things that are no home."""
    monkeypatch.delenv("LIANTU_LEDGER", raising=False)
    return write_files(tmp_path, {"文件": "", "甲/home.toml": "kind = ", "乙/home.toml": 'kind = "甲"',
                                  "丙/home.toml": 'format = "x"', "丁/ledger.db": "不是账本" * 1000})  # fmt: skip


@pytest.mark.parametrize(("home", "text"), [
    ("文件", "[LT-HOME-04] 家目录 {home} 不能建立或写入；应为能写入的文件夹\n"
             "  处理：核对 --home 或 LIANTU_HOME：不要指向文件，也不要放在没有写权限的地方"),
    ("文件/家", "[LT-HOME-04] 家目录 {home} 不能建立或写入；应为能写入的文件夹\n"
               "  处理：核对 --home 或 LIANTU_HOME：不要指向文件，也不要放在没有写权限的地方"),
    ("/proc/家", "[LT-HOME-04] 家目录 {home} 不能建立或写入；应为能写入的文件夹\n"
                "  处理：核对 --home 或 LIANTU_HOME：不要指向文件，也不要放在没有写权限的地方"),
    *((home, "[LT-HOME-05] 家目录的说明文件 {home}/home.toml 读不懂；应为LianTu 写下的 home.toml\n"
             "  处理：改正它；或把它移走再打开，会按账本重写") for home in ("甲", "乙", "丙")),
    ("丁", "[LT-LEDGER-08] 账本 {home}/ledger.db 打不开：不是账本，或已损坏、没有读写权限、磁盘已满、连不上；应为能读写的账本\n"
           "  处理：核对路径、权限和磁盘空间；文件损坏的用备份恢复"),
])  # fmt: skip
def test_a_home_of_no_use_is_the_users_to_mend(home: str, text: str, broken: Path) -> None:
    result = call("loads", "--home", broken / home, "--json")
    assert (result.exit_code, result.stderr) == (1, text.format(home=broken / home) + "\n")
    assert json.loads(result.stdout)["errors"][0]["code"] == text[1 : text.index("]")]


@pytest.mark.parametrize("args", [("query", "--list"), ("--help",)])
def test_a_reader_that_went_away_ends_the_command_quietly(args: tuple[str, ...], home: Home) -> None:
    ended = unread(*args)
    assert (ended.returncode, ended.stderr) == (141, "")
    assert not list((home.folder / "run").glob("liantu-report-*"))


def test_a_pipe_of_ours_that_breaks_is_our_fault(home: Home, liantu: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.verbs.query.questions", broken_pipe)
    result = liantu("query", "--list")
    assert (result.exit_code, "程序出错了" in result.stderr) == (3, True)


def broken_pipe() -> None:
    """What a pipe to a child says that has ended."""
    raise BrokenPipeError


def test_a_ledger_cut_short_is_the_users_to_mend(liantu: Call, home: Home) -> None:
    file = home.folder / "ledger.db"
    home.ledger.engine.dispose()
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    result = liantu("check")
    assert (result.exit_code, "[LT-LEDGER-08]" in result.stderr) == (1, True)


@pytest.mark.parametrize(("url", "shown"), [("zzz", "zzz"), ("postgresql+no://u:secret@h/d", "postgresql+no://u:***@h/d")])
def test_a_ledger_url_of_no_use_is_named_without_its_password(
    url: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIANTU_LEDGER", url)
    result = call("loads", "--home", tmp_path / "家")
    assert (result.exit_code, result.stderr) == (1, (
        f"[LT-LEDGER-09] 账本地址“{shown}”用不了；应为如 sqlite:////路径/ledger.db 或 postgresql+psycopg://用户@主机/库\n"
        "  处理：核对环境变量 LIANTU_LEDGER；用 PostgreSQL 先安装 liantu[postgresql]\n"))


def test_a_folder_that_cannot_be_exported_to_is_the_users_to_mend(liantu: Call, tmp_path: Path) -> None:
    (tmp_path / "文件").touch()
    for form in ("xlsx", "csv"):
        result = liantu("export", form, "--out", tmp_path / "文件")
        assert (result.exit_code, result.stderr) == (1, (
            f"[LT-OUT-01] 不能写入 {tmp_path / '文件'}；应为能写入的文件夹\n"
            "  处理：核对 --out 和权限；同名文件在表格软件里开着的，先关掉\n"))


@pytest.mark.parametrize(("said", "why"), [
    ("id = ", "Invalid value (at end of document)"),
    ('id = "甲"\n', "缺少 title"), ("id = 1\ntables = 3\n", "缺少 title")])  # fmt: skip
def test_a_source_of_ones_own_that_is_not_understood_is_named(said: str, why: str, liantu: Call, tmp_path: Path) -> None:
    result = liantu("load", write_files(tmp_path / "in", {**GOOD, "source.toml": said}))
    assert (result.exit_code, result.stderr) == (1, (
        f"[LT-SRC-07] source.toml：来源的 source.toml 读不懂：{why}；"
        "应为id、title、publisher、licence、rank、strength、tables 俱全的 TOML\n  处理：照 docs/how-to-add-a-source.md 改正\n"))


def test_a_report_that_cannot_be_kept_is_printed(liantu: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.verbs.loads.listing", lambda found: 1 / 0)
    monkeypatch.setattr("app.cli.frame.kept", lambda report, *folders: None)
    result = liantu("loads")
    assert (result.exit_code, "报告写不下来" in result.stderr, "ZeroDivisionError" in result.stderr) == (3, True, True)


def test_our_own_fault_is_a_document_too(liantu: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.cli.verbs.loads.table", lambda *told, **more: 1 / 0)
    monkeypatch.setattr("app.cli.frame.Ask.open", lambda ask: 1 / 0)
    assert json.loads(liantu("loads", "--json").stdout)["errors"][0]["code"] == "LT-OURS-01"


def test_wrong_usage_is_a_document_too(liantu: Call) -> None:
    for args in (["gapz"], ["gaps", "--plase", "甲"], ["why"], ["export", "pdf"]):
        result = liantu(*args, "--json")
        found = json.loads(result.stdout)
        assert (result.exit_code, found["schema"], found["errors"][0]["code"]) == (2, 1, "LT-USAGE-01")


def test_a_wrong_choice_is_named_with_the_right_ones(liantu: Call) -> None:
    known = "xlsx、csv、ttl、nq、jsonld、graphml、gexf、pyvis、list、report、page、week、svg、png"
    assert liantu("export", "pdf").stderr.replace("\n", "").startswith(f"格式“pdf”不行，应为{known}之一。")


@pytest.mark.parametrize(("args", "option"), [(["gaps", "--as-of"], "--as-of"), (["load", "x", "--data-date"], "--data-date")])
def test_a_date_that_is_none_is_named_with_its_option(args: list[str], option: str, liantu: Call) -> None:
    assert liantu(*args, "2019-02-30").stderr == (
        f"[LT-DATE-02] {option}：日历上没有 2019-02-30 这一天；应为真实存在的日期\n  处理：核对原件后改正\n")


def test_an_empty_path_is_not_the_working_folder(liantu: Call) -> None:
    result = liantu("load", "")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, "路径是空的，请写明文件或文件夹。")


@pytest.mark.parametrize("strict", [["--strict"], []])
def test_a_load_of_which_nothing_entered_leaves_the_data_date(strict: list[str], liantu: Call, home: Home, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"企业.csv": "编号,名称\n,丙公司\n"})
    liantu("load", folder, "--data-date", "2030", *strict)
    assert 'data_date = "2026-09-30"' in (home.folder / "home.toml").read_text(encoding="utf-8")


def test_an_interrupted_load_leaves_the_ledger_as_it_was(liantu: Call, home: Home, tmp_path: Path) -> None:
    before = home.ledger.snapshot()

    def interrupt(*told: object) -> None:
        raise KeyboardInterrupt

    event.listen(Engine, "do_executemany", interrupt)
    result = liantu("load", write_files(tmp_path / "in", GOOD))
    event.remove(Engine, "do_executemany", interrupt)
    assert (result.exit_code, result.stderr) == (130, "已中断，什么也没有载入。\n")
    assert (Ledger(home.folder / "ledger.db").check(), len(home.ledger.loads())) == (before, 1)


def test_a_damaged_workbook_keeps_no_other_file_out(liantu: Call, tmp_path: Path) -> None:
    folder = write_books(write_files(tmp_path / "in", GOOD), {"坏.xlsx": {"企业": [["编号"], ["a"]]}})
    (folder / "坏.xlsx").write_bytes((folder / "坏.xlsx").read_bytes()[:-200])
    result = liantu("load", folder)
    assert (result.exit_code, "接受 1" in result.stdout, "[LT-FILE-04] 坏.xlsx" in result.stderr) == (1, True, True)


def test_an_interrupt_while_starting_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(name: str, *told: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.__import__", interrupt)
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 130
