"""Who is who is kept by snapshot; what is damaged or of another snapshot is asked anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import Resolution
from graph.home import open_home
from graph.ledger import Ledger
from graph.statement import Statement
from graph.views.changes import Changes, read_changes
from graph.views.views import RDF, Views
from graph.views.who import KnownWho
from tests.graph.world import record

KNOWN = Resolution({"s:1": "s:1", "t:1": "s:1"}, {"s:1": ("s:1", "t:1")}, frozenset({"u:1"}))


@pytest.fixture
def who(tmp_path: Path) -> KnownWho:
    (tmp_path / "cache").mkdir()
    return KnownWho(tmp_path)


def test_what_is_kept_is_read_back(who: KnownWho) -> None:
    who.write("a" * 64, "o" * 64, KNOWN)
    assert who.read("a" * 64, "o" * 64) == KNOWN
    assert who.read("b" * 64, "o" * 64) is None
    assert who.read("a" * 64, "p" * 64) is None


def test_only_the_latest_are_kept(who: KnownWho, tmp_path: Path) -> None:
    for snapshot in "abc":
        who.write(snapshot * 64, "o", KNOWN)
    assert len(list((tmp_path / "cache").iterdir())) == 2


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"groups": [[]], "doubtful": []}'])
def test_a_damaged_file_is_nothing(who: KnownWho, tmp_path: Path, damage: str) -> None:
    who.write("a" * 64, "o", KNOWN)
    next((tmp_path / "cache").iterdir()).write_text(damage, encoding="utf-8")
    assert who.read("a" * 64, "o") is None


def test_a_change_that_tells_of_no_name_asks_nobody_who_is_who(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = open_home(tmp_path / "home")
    views = Views(home, {})
    home.ledger.add([*record("s:1", "甲公司"), *record("t:1", "甲公司")])
    views.refresh((RDF,))
    home.ledger.add([Statement("s", "s:1", "founded", value="2001")])
    views.refresh((RDF,))
    given: list[Resolution | None] = []

    def read(ledger: Ledger, before: int, after: int, known: Resolution | None) -> Changes | None:
        given.append(known)
        return read_changes(ledger, before, after, known)

    monkeypatch.setattr("graph.views.views.read_changes", read)
    home.ledger.add([Statement("t", "t:1", "registeredCapital", value="5", unit="元")])
    views.refresh((RDF,))
    assert given[0] is not None
    assert given[0].members == {"s:1": ("s:1", "t:1")}
