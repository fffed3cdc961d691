"""The committed scripts are those of the sources, small, typed, and named with their licences."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from app.web.bundling import CLIENT, LICENCES, SCRIPTS, SHIPPED, STATIC, bundle, check_types, installed

MOST = 300_000


@pytest.fixture(scope="module")
def tools() -> None:
    if not installed():
        said = "没有 Node，或没有取 npm 包（make scripts）：没有查脚本是不是最新的。"
        pytest.skip(said)


@pytest.mark.usefixtures("tools")
def test_the_committed_scripts_are_those_of_the_sources(tmp_path: Path) -> None:
    bundle(tmp_path)
    for name in (*SCRIPTS, LICENCES):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), "运行 make scripts"


@pytest.mark.usefixtures("tools")
def test_the_sources_are_typed() -> None:
    assert check_types() == ""


def test_all_scripts_together_are_small() -> None:
    assert sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in SCRIPTS) <= MOST


def test_whose_code_is_shipped_is_named_with_its_licence() -> None:
    said = (STATIC / LICENCES).read_text(encoding="utf-8")
    assert [name for name in SHIPPED if f"{name}\n\n" not in said] == []


def test_nothing_committed_names_a_registry() -> None:
    kept = [path for path in CLIENT.iterdir() if path.is_file()]
    assert [path.name for path in kept if "registry" in path.read_text(encoding="utf-8").replace("a registry", "")] == []
    assert not (CLIENT / "package-lock.json").exists()
