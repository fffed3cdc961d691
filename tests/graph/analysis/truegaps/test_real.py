"""ETO's semiconductors, six countries: the published counts are reproduced, and what the backtest claims holds."""

from __future__ import annotations

import pytest

from graph.analysis.truegaps import Backtest, Examples, backtest, controls, default_settings, gather, true_gaps
from graph.analysis.truegaps.holding import held_out
from graph.facts import Facts, read_facts
from graph.home import open_home
from graph.states import gaps
from graph.states.world import World
from ingest.bundled import load_source
from ingest.loading import load_paths
from tests.factory import shared
from tests.graph.analysis.truegaps.world import quick

CHINA = (40, 32, 14, 13)
"""Pairs, true gaps, flagged by “no firm”, hits: the note on algorithms, section 0.2, counted from the files by another program."""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    data = shared("eto-semiconductor-supply-chain")
    home = open_home(tmp_path_factory.mktemp("eto"))
    load_source(home.ledger, "places")
    load_paths(home.ledger, [data])
    return read_facts(home.ledger)


@pytest.fixture(scope="module")
def real(facts: Facts) -> Examples:
    return gather(World(facts, "CHN"), "eto:chain/semiconductors", default_settings())


@pytest.fixture(scope="module")
def by_link(real: Examples) -> Backtest:
    return backtest(real, "link", default_settings())


def test_forty_links_in_six_countries_are_labelled(real: Examples) -> None:
    assert (real.size(), real.unknown) == ({"examples": 240, "links": 40, "places": 6, "gaps": 154}, 0)


def test_counting_firms_finds_what_the_note_says(by_link: Backtest) -> None:
    one = next(one for one in by_link.rules if one.place == "places:CHN")
    assert (one.pairs, one.gaps, one.flagged, one.hits) == CHINA
    assert [round(value or 0, 2) for value in (one.precision, one.recall)] == [0.93, 0.41]


@pytest.mark.parametrize("peer", ["always", "place", "count", "any", "count_place", "hhi", "popularity"])
def test_on_links_not_seen_its_brier_score_beats_every_peer(by_link: Backtest, peer: str) -> None:
    assert by_link.difference(peer, "brier").proved


def test_on_links_not_seen_it_is_as_sure_as_it_is_right(real: Examples, by_link: Backtest) -> None:
    found = held_out(real, real.rows(), "link", default_settings()).probability
    top = found >= 0.9
    assert by_link.scores["model"].calibration_error < 0.06
    assert (int(top.sum()) > 100, float(found.max()) < 0.98) == (True, True)
    assert abs(float(found[top].mean() - real.gap[top].mean())) < 0.02


def test_on_links_not_seen_it_is_not_claimed_to_rank_better_than_the_count(by_link: Backtest) -> None:
    found = by_link.difference("count", "auc")
    assert (found.proved, found.refuted, found.value > 0) == (False, False, True)


def test_on_a_stage_not_seen_counting_firms_ranks_better_and_that_is_said(real: Examples) -> None:
    assert backtest(real, "stage", default_settings()).difference("count", "auc").refuted


def test_a_leak_is_noticed_and_shuffled_producers_lose_the_skill(real: Examples) -> None:
    found = controls(real, "link", quick())
    assert found.leaking.brier < found.ours.brier / 2
    assert found.skill > 0.4 > 0.05 > max(found.producers.skill)


def test_with_country_and_stage_unseen_shuffled_producers_keep_some_skill_and_that_is_said(real: Examples) -> None:
    found = controls(real, "both", quick(shuffles=20)).producers
    assert (found.lost, found.interval[0] > 0.05) == (False, True)


def test_china_gets_probabilities_and_its_states_stay(facts: Facts) -> None:
    before = gaps(facts, "CHN").as_dict()
    found = true_gaps(facts, "CHN", settings=quick())
    said = [one for one in found.probabilities.values() if one.value is not None]
    assert 40 < len(said) < 79
    assert gaps(facts, "CHN").as_dict() == before
