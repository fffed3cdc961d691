"""Homes: what a folder must be, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import LedgerFault
from graph.home import home_folder, open_home


def test_a_home_says_what_it_is(tmp_path: Path) -> None:
    home = open_home(tmp_path, kind="示例", place="示例区")
    text = (tmp_path / "home.toml").read_text(encoding="utf-8")
    assert f'ledger = "{home.ledger.id}"' in text
    assert 'kind = "示例"' in text


def test_the_given_folder_wins_over_the_environment() -> None:
    assert home_folder(Path("a"), {"LIANTU_HOME": "b"}) == Path("a")
    assert home_folder(None, {"LIANTU_HOME": "b"}) == Path("b")


def test_without_either_the_users_data_folder_is_the_home() -> None:
    assert home_folder(None, {}).name == "liantu"


def test_a_home_of_a_newer_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home.toml").write_text("format = 99\n", encoding="utf-8")
    with pytest.raises(LedgerFault) as fault:
        open_home(tmp_path)
    assert str(fault.value) == (
        f"[LT-HOME-01] 家目录 {tmp_path} 的格式号是 99，本程序只认识到 1；应为格式号不大于 1\n  处理：升级 LianTu 后再打开")


def test_another_ledger_than_the_homes_own_is_refused(tmp_path: Path) -> None:
    open_home(tmp_path / "a")
    with pytest.raises(LedgerFault, match="不是同一本"):
        open_home(tmp_path / "a", url=f"sqlite:///{tmp_path / 'other.db'}")


def test_a_home_of_the_other_kind_is_refused(tmp_path: Path) -> None:
    open_home(tmp_path, kind="示例")
    with pytest.raises(LedgerFault, match="是示例家目录，不是真实家目录"):
        open_home(tmp_path, kind="real")
