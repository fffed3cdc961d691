"""Which states rest on who is who."""

from __future__ import annotations

from pathlib import Path

from graph.analysis.comparison import StateByMerge, identity_changes, states_by_merges
from graph.home import Home
from graph.ledger import Judgement
from tests.app.world import GAP, ZONE, make_home, record, relation

MAKER, LOCAL = "t:maker", "t:works"
SAME = Judgement(MAKER, LOCAL, "same", "电话核实", "招商一局", "2026-11-30")


def two_firms(folder: Path, **known: str) -> Home:
    """Load 2: one firm makes silicon, nobody knows where; another has a works in the zone, nobody knows what it makes."""
    home = make_home(folder)
    home.ledger.add([
        *record(MAKER, "Enterprise", name="丙硅料有限公司", **known), *record(LOCAL, "Enterprise", name="丁工贸有限公司", **known),
        *record("t:yard", "Site", siteKind="factory", siteStatus="operating"), relation(LOCAL, "operates", "t:yard"),
        relation("t:yard", "locatedIn", ZONE), relation(MAKER, "produces", f"{GAP}-product", productAsNamed="硅料"),
        *record("t:other", "Enterprise", name="戊一有限公司"), *record("t:another", "Enterprise", name="己二有限公司"),
    ])  # fmt: skip
    return home


def rests(home: Home, a: int, b: int) -> list[StateByMerge]:
    return states_by_merges(home.ledger, a, b, ZONE)[1]


def test_a_judgement_that_joins_two_changes_a_state_and_is_named(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.judge([SAME])
    (found,) = rests(home, 2, 3)
    assert (found.id, found.states[0]) == (GAP, "missing")
    assert found.states[1] != "missing"
    assert [(one.names, one.joined, one.judgement) for one in found.because] == [(("丙硅料有限公司", "丁工贸有限公司"), True, SAME)]


def test_a_judgement_that_parts_two_is_named_too(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.judge([SAME])
    home.ledger.judge([SAME._replace(verdict="different", date="2026-12-01")])
    (found,) = rests(home, 3, 4)
    assert (found.states[1], [one.joined for one in found.because]) == ("missing", [False])


def test_a_rule_that_new_data_sets_off_is_named(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.add([*record(MAKER, "Enterprise", stockCode="600002"), *record(LOCAL, "Enterprise", stockCode="600002")])
    (found,) = rests(home, 2, 3)
    assert [(one.joined, one.judgement) for one in found.because] == [(True, None)]


def test_only_the_judgement_that_counts_is_named(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.judge([SAME, Judgement("t:other", "t:another", "same"), Judgement(LOCAL, "t:other", "same")])
    (found,) = rests(home, 2, 3)
    assert [one.judgement for one in found.because] == [SAME]


def test_a_judgement_that_changes_no_state_is_a_change_all_the_same(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.judge([Judgement("t:other", "t:another", "same")])
    assert (len(identity_changes(home.ledger, 2, 3)), rests(home, 2, 3)) == (1, [])


def test_a_judgement_without_effect_is_no_change(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.judge([SAME._replace(verdict="different"), SAME._replace(subject="t:other", verdict="to_review")])
    assert identity_changes(home.ledger, 2, 3) == []


def test_a_new_record_that_joins_is_no_change_of_those_known_before(tmp_path: Path) -> None:
    home = two_firms(tmp_path)
    home.ledger.add(record("u:maker", "Enterprise", name="丙硅料有限公司"))
    assert identity_changes(home.ledger, 2, 3) == []
