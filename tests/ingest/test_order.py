"""No verdict depends on the order of rows or files: shuffled, every source gives the same snapshot, counts and messages."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.bundled import load_source
from ingest.loading import LoadReport, load_paths, load_plan
from ingest.plan import Plan, plan, plan_bundled
from ingest.source import known_sources
from tests.factory import Told, counts, make_ledger, shared, told, write_files
from tests.ingest.test_bad_input import CASES

FILES = [one for one in CASES if not {"source", "books", "whole"} & set(one)]
"""Cases of which the lines may be shuffled (in those that are `whole` a cell goes over several, or the last line is told apart)."""
REAL = ["eto-semiconductor-supply-chain", "xian-listed-extract", "universities-china"]
INVENTED = Path(__file__).parent / "sources" / "invented"
PLACES = ("CHN", "MYS", "370100", "610100", "610400", "654000")
Heard = tuple[str, tuple[int, int, int, int], list[Told]]


def heard(report: LoadReport) -> Heard:
    return report.snapshot, counts(report), told(report.errors)


def shuffled(planned: Plan, seed: int) -> Plan:
    """The same tables and rows in another order, numbered anew."""
    chance = random.Random(seed)
    chance.shuffle(planned.tables)
    for table in planned.tables:
        lines = [cells for _, cells in table.table.rows]
        chance.shuffle(lines)
        table.table = replace(table.table, rows=tuple(enumerate(lines, start=2)))
    return planned


def load_bundled(folder: Path, kind: str, seed: int | None) -> Heard:
    ledger = Ledger(folder / f"{kind}-{seed}.sqlite", kind)
    sources = [one for one in known_sources().values() if one.bundled and one.kind in (kind, "any")]
    planned = plan_bundled(sources, ledger)
    return heard(load_plan(ledger, planned if seed is None else shuffled(planned, seed)))


@pytest.mark.parametrize("kind", ["real", "示例"])
def test_bundled_sources_in_any_order(kind: str, tmp_path: Path) -> None:
    first = load_bundled(tmp_path, kind, None)
    assert all(load_bundled(tmp_path, kind, seed) == first for seed in (1, 2))


def load_real(folder: Path, name: str, seed: int | None) -> Heard:
    ledger = Ledger(folder / f"{seed}.sqlite")
    load_source(ledger, "places")
    planned = plan([shared(name)], known_sources(), ledger)
    return heard(load_plan(ledger, planned if seed is None else shuffled(planned, seed)))


@pytest.mark.parametrize("name", REAL)
def test_real_data_in_any_order(name: str, tmp_path: Path) -> None:
    first = load_real(tmp_path, name, None)
    assert all(load_real(tmp_path, name, seed) == first for seed in (1, 2))


def load_files(folder: Path, files: dict[str, str], kind: str, seed: int) -> Heard:
    """The files written anew with shuffled lines and given in another order; each alone in a folder of its own."""
    chance = random.Random(seed)
    written = []
    for name, text in files.items():
        header, *lines = text.splitlines(keepends=True) or [""]
        chance.shuffle(lines)
        written.append(write_files(folder / f"in-{seed}", {name: header + "".join(lines)}) / name)
    chance.shuffle(written)
    return heard(load_paths(make_ledger(folder / f"in-{seed}", kind, PLACES), written))


@pytest.mark.parametrize("case", FILES, ids=lambda case: case["name"])
def test_bad_rows_in_any_order(case: dict[str, dict[str, str]], tmp_path: Path) -> None:
    kind = str(case.get("kind", "real"))
    first = load_files(tmp_path, case["files"], kind, 0)
    assert all(load_files(tmp_path, case["files"], kind, seed) == first for seed in (1, 2, 3))


def all_files(kind: str) -> dict[str, str]:
    """The rows of every case in one load: a file for each case."""
    found: dict[str, str] = {}
    for number, case in enumerate(one for one in FILES if one.get("kind", "real") == kind):
        found |= {f"{number}/{name}": text for name, text in case["files"].items()}
    return found


@pytest.mark.parametrize("folder", sorted(INVENTED.iterdir()), ids=lambda folder: folder.name)
def test_invented_rows_of_each_source_in_any_order(folder: Path, tmp_path: Path) -> None:
    files = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir()}
    first = load_files(tmp_path, files, "real", 0)
    assert all(load_files(tmp_path, files, "real", seed) == first for seed in range(1, 6))


@pytest.mark.parametrize("kind", ["real", "示例"])
def test_all_bad_rows_together_in_any_order(kind: str, tmp_path: Path) -> None:
    first = load_files(tmp_path, all_files(kind), kind, 0)
    assert all(load_files(tmp_path, all_files(kind), kind, seed) == first for seed in (1, 2, 3))


def test_two_loads_say_what_one_says(tmp_path: Path) -> None:
    rows = {"企业.csv": "编号,名称\na,甲公司\nb,乙公司\n", "供货.csv": "起点,终点\na,b\n"}
    once = load_paths(make_ledger(tmp_path / "一"), [write_files(tmp_path / "in", rows)])
    ledger = make_ledger(tmp_path / "二")
    later = [load_paths(ledger, [tmp_path / "in" / name]) for name in rows]
    assert later[-1].snapshot == once.snapshot
