"""Compiled functions where nothing can be kept."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from numba.core.caching import FunctionCache

from graph.arrays.compiling import compiled, compiled_with, tell_once


def doubled(number: int) -> int:
    return 2 * number


def test_what_was_compiled_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("numba.core.config.CACHE_DIR", str(tmp_path))
    assert compiled(doubled)(4) == 8
    assert list(tmp_path.rglob("*.nbi"))


def test_a_read_only_place_is_told_and_the_function_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    tell_once.cache_clear()
    monkeypatch.setattr(FunctionCache._impl_class, "_locator_classes", [])
    with pytest.warns(UserWarning, match=r"^\[LT-COMPILE-01\] 编译好的程序没有地方可存，每次启动后第一次计算要多等几秒；应为"):
        function = compiled(doubled)
    assert function(4) == 8


def test_it_is_told_once_however_many_functions_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    tell_once.cache_clear()
    monkeypatch.setattr(FunctionCache._impl_class, "_locator_classes", [])
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert [compiled(doubled)(1), compiled_with(fastmath=True)(doubled)(2)] == [2, 4]
    assert len(told) == 1


def test_no_kernel_is_compiled_unguarded() -> None:
    root = Path(__file__).parents[3]
    files = [file for folder in ("graph", "ingest") for file in (root / folder).rglob("*.py") if file.name != "compiling.py"]
    assert [file.name for file in files if "import njit" in file.read_text(encoding="utf-8")] == []
