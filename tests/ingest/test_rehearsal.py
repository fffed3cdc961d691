"""A dry run says what a load would do, and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.ledger.copying import copied
from graph.ledger.tables import metadata
from ingest.loading import LoadReport, load_paths
from ingest.rehearsal import Rehearsal, rehearse
from tests.factory import make_ledger, write_files

FIRMS = "编号,名称,注册资本\na,甲公司,1\nb,乙公司,2\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [write_files(tmp_path / "old", {"企业.csv": FIRMS})])
    return ledger


def tried(ledger: Ledger, folder: Path, text: str) -> Rehearsal:
    files = write_files(folder / "new", {"企业.csv": text})
    return rehearse(ledger, lambda copy: load_paths(copy, [files]))


def test_new_and_changed_facts_are_told_apart(ledger: Ledger, tmp_path: Path) -> None:
    found = tried(ledger, tmp_path, "编号,名称,注册资本\na,甲公司,9\nc,丙公司,\n")
    assert [(before.value, after.value) for before, after in found.changed] == [("1", "9")]
    assert {one.subject for one in found.new} == {"own-tables:c"}
    assert (found.gone, found.report.accepted, found.report.merged) == ((), 2, 0)


def test_what_was_tried_is_what_the_load_then_does(ledger: Ledger, tmp_path: Path) -> None:
    text = "编号,名称,注册资本\na,甲公司,9\nb,乙公司,2\nc,,很多\n"
    found = tried(ledger, tmp_path, text)
    report = load_paths(ledger, [tmp_path / "new"])
    change = ledger.diff(report.load - 1, report.load)
    assert found.report == report
    assert ({*found.new, *(after for _, after in found.changed)}, {before for before, _ in found.changed}) == (
        set(change.added), set(change.closed))  # fmt: skip


def test_the_file_of_the_ledger_stays_as_it_is_byte_for_byte(ledger: Ledger, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("ledger.sqlite", "ledger.sqlite-wal")]
    before = [one.read_bytes() for one in files]
    tried(ledger, tmp_path, FIRMS.replace("甲公司", "戊公司"))
    assert [one.read_bytes() for one in files] == before


def test_a_load_that_fails_fails_in_the_dry_run_too(ledger: Ledger, tmp_path: Path) -> None:
    def strict(copy: Ledger) -> LoadReport:
        return load_paths(copy, [write_files(tmp_path / "bad", {"企业.csv": "编号,名称\n,甲\n"})], strict=True)

    found = rehearse(ledger, strict)
    assert (found.report.load, found.new, found.changed, found.gone) == (0, (), (), ())


def test_a_copy_is_the_same_ledger_on_either_database(ledger_url: str, tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, url=ledger_url)
    load_paths(ledger, [write_files(tmp_path / "old", {"企业.csv": FIRMS})])
    with copied(ledger) as copy:
        assert (copy.check(), copy.id, copy.last_load()) == (ledger.snapshot(), ledger.id, ledger.last_load())
        for table in metadata.sorted_tables:
            with ledger.engine.connect() as one, copy.engine.connect() as other:
                query = table.select().order_by(*table.primary_key)
                assert one.execute(query).all() == other.execute(query).all()
