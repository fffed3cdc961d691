"""Which states would be others if two were one."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.home import Home
from ingest.resolve.review import flips as trial
from ingest.resolve.review.flips import Ends, Flip, flips
from ingest.resolve.review.table import tables_of
from tests.app.world import GAP, MADE, ZONE, make_home, record, relation

MAKER, WORKS, OTHER, FAR = "t:maker", "t:works", "t:other", "t:far"
FLIP = Flip(GAP, "", ("missing", "unknown"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """One firm makes silicon, nobody knows where; two have works in the zone, nobody knows what they make; one is elsewhere."""
    home = make_home(tmp_path)
    names = {MAKER: "丙硅料有限公司", WORKS: "丙硅料", OTHER: "丙硅料材料有限公司", FAR: "戊一有限公司"}
    home.ledger.add([
        *(one for key, name in names.items() for one in record(key, "Enterprise", name=name)),
        *(one for key in (WORKS, OTHER) for one in record(f"{key}-yard", "Site", siteKind="factory", siteStatus="operating")),
        *(relation(key, "operates", f"{key}-yard") for key in (WORKS, OTHER)),
        *(relation(f"{key}-yard", "locatedIn", ZONE) for key in (WORKS, OTHER)),
        relation(MAKER, "produces", f"{GAP}-product", productAsNamed="硅料"),
    ])  # fmt: skip
    return home


def tried(home: Home, *pairs: Ends) -> dict[Ends, tuple[Flip, ...]]:
    return flips(home.ledger, read_facts(home.ledger), "甲经开区", pairs)


def test_a_merge_that_brings_a_maker_here_changes_the_state_of_its_link(home: Home) -> None:
    assert tried(home, (MAKER, WORKS)) == {(MAKER, WORKS): (FLIP,)}


def test_a_merge_that_changes_no_state_is_left_out(home: Home) -> None:
    assert tried(home, (MAKER, FAR), (WORKS, "t:firm")) == {}


def test_pairs_of_one_firm_are_tried_apart_from_each_other(home: Home) -> None:
    assert tried(home, (MAKER, FAR), (MAKER, WORKS), (MAKER, OTHER)) == {(MAKER, WORKS): (FLIP,), (MAKER, OTHER): (FLIP,)}


def test_what_is_tried_together_is_what_is_tried_alone(home: Home) -> None:
    """FAR and the wafer maker have nothing to do with silicon: they share a batch with the pair that changes its state."""
    pairs = [(MAKER, WORKS), ("t:firm", FAR), (OTHER, FAR)]
    alone = [found for pair in pairs for found in tried(home, pair).items()]
    assert list(tried(home, *pairs).items()) == alone == [((MAKER, WORKS), (FLIP,))]


def test_only_so_many_batches_are_tried(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "AT_ONCE", 1)
    assert set(tried(home, (MAKER, WORKS), (MAKER, OTHER))) == {(MAKER, WORKS)}


def test_a_population_that_is_surveyed_here_is_tried_beside_the_place_s_own(home: Home) -> None:
    home.ledger.add([*record(ZONE, "Zone", defaultScope="above_scale"), *record(WORKS, "Enterprise", stockCode="600009"),
                     *record("t:look", "SurveyCoverage", name="上市摸排", population="listed", closed="true", surveyedFrom="2026"),
                     relation("t:look", "coversPlace", ZONE), relation("t:look", "coversLink", GAP)])  # fmt: skip
    assert ("listed", ("missing", "unknown")) in [(one.population, one.states) for one in tried(home, (MAKER, WORKS))[MAKER, WORKS]]


def test_the_queue_begins_with_what_changes_a_state_and_says_so(home: Home) -> None:
    home.ledger.add([relation(MAKER, "produces", f"{MADE}-product")])
    first = tables_of(home, read_facts(home.ledger)).queue[0]
    assert (first["名称甲"], first["影响环节"]) == ("丙硅料有限公司", "硅料：缺链 → 情况不明\n硅片")
