"""Which states rest on who is who."""

from __future__ import annotations

from pathlib import Path

from graph.analysis.comparison import StateByMerge, identity_changes, states_by_merges
from graph.home import Home
from graph.ledger import Judgement
from tests.app.world import GAP, MADE, ZONE, make_home, record, relation

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


def two_makers(folder: Path) -> Home:
    """Load 2: a second maker of wafers in the zone, perhaps the same as the first."""
    home = make_home(folder)
    home.ledger.add([
        *record("t:second", "Enterprise", name="乙硅片"), *record("t:shed", "Site", siteKind="factory", siteStatus="operating"),
        relation("t:second", "operates", "t:shed"), relation("t:shed", "locatedIn", ZONE),
        relation("t:second", "produces", f"{MADE}-product", productAsNamed="硅片"),
    ])  # fmt: skip
    return home


def test_a_merge_that_leaves_the_state_and_changes_how_many_count_is_told(tmp_path: Path) -> None:
    home = two_makers(tmp_path)
    home.ledger.judge([Judgement("t:firm", "t:second", "same")])
    (found,) = rests(home, 2, 3)
    assert (found.id, found.flipped, found.counted, found.examined) == (MADE, False, (2, 1), (2, 1))
    assert [reason.startswith(f"有 {count} 家") for reason, count in zip(found.reasons, (2, 1), strict=True)] == [True, True]


def test_only_the_judgement_that_changes_what_is_said_is_named(tmp_path: Path) -> None:
    home = two_makers(tmp_path)
    home.ledger.add([*record("t:third", "Enterprise", name="丙一"), *record("t:fourth", "Enterprise", name="丁二")])
    home.ledger.judge([Judgement("t:firm", "t:second", "same"), Judgement("t:fourth", "t:third", "same")])
    (found,) = rests(home, 2, 4)
    assert [one.names for one in found.because] == [("乙硅片有限公司", "乙硅片")]


def test_populations_that_are_surveyed_here_are_asked_about_beside_the_place_s_own(tmp_path: Path) -> None:
    home = two_firms(tmp_path, stockCode="600009")
    home.ledger.add([*record(ZONE, "Zone", defaultScope="above_scale"), relation("t:look", "coversPlace", ZONE),
                     *record("t:look", "SurveyCoverage", name="上市摸排", population="listed", closed="true", surveyedFrom="2026"),
                     relation("t:look", "coversLink", GAP)])  # fmt: skip
    home.ledger.judge([SAME._replace(verdict="different")])
    home.ledger.judge([SAME._replace(date="2026-12-01")])
    assert ("listed", True) in [(one.population, one.flipped) for one in rests(home, 4, 5)]
    asked = states_by_merges(home.ledger, 4, 5, ZONE, "上市")[1]
    assert [(one.population, one.states[0]) for one in asked if one.flipped] == [("", "missing")]


def test_a_merge_of_firms_elsewhere_that_bears_on_a_test_is_named(tmp_path: Path) -> None:
    """Nobody looked at here is another; two makers of silicon, on which the wafers made here rest, are one."""
    home, makers = make_home(tmp_path), {"t:east": "丙硅料有限公司", "t:west": "丁硅业有限公司"}
    many = [Judgement(f"t:x{one}", f"t:y{one}", "same") for one in range(8)]
    home.ledger.add([
        *(one for key, name in makers.items() for one in record(key, "Enterprise", name=name)),
        *(relation(key, "produces", f"{GAP}-product") for key in makers),
        *record("t:slot", "InputSlot", name="硅料", slotKind="material"), relation(f"{GAP}-product", "fills", "t:slot"),
        relation(f"{MADE}-product", "requires", "t:slot", essential="true"),
        *(one for each in many for key in (each.subject, each.object) for one in record(key, "Enterprise", name=key)),
    ])  # fmt: skip
    home.ledger.judge([*many, Judgement("t:east", "t:west", "same")])
    found = {one.id: one for one in rests(home, 2, 3)}
    assert [one.names for one in found[GAP].because] == [("丙硅料有限公司", "丁硅业有限公司")]
