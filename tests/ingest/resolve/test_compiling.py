"""Compiled functions where nothing can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from numba.core.caching import FunctionCache

from ingest.resolve.shortening.compiling import compiled


def doubled(number: int) -> int:
    return 2 * number


def test_what_was_compiled_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("numba.core.config.CACHE_DIR", str(tmp_path))
    assert compiled(doubled)(4) == 8
    assert list(tmp_path.rglob("*.nbi"))


def test_a_read_only_place_is_told_and_the_function_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FunctionCache._impl_class, "_locator_classes", [])
    with pytest.warns(UserWarning, match=r"^\[LT-SHORT-01\] 编译好的程序没有地方可存，每次启动后第一次查简称要多等几秒；应为"):
        function = compiled(doubled)
    assert function(4) == 8
