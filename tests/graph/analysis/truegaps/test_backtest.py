"""The harness: nothing seen is tested, skill is found where it is, a leak is noticed, shuffling kills it, too little is refused."""

from __future__ import annotations

import pytest

from graph.analysis.truegaps import Examples, backtest, controls
from graph.analysis.truegaps.holding import PROTOCOLS, splits
from graph.errors import AnalysisFault
from tests.graph.analysis.truegaps.world import CODES, countries, examples, lone, pooled, quick
from tests.worlds import key


@pytest.fixture(scope="module")
def made() -> Examples:
    return examples(pooled())


def test_examples_are_every_link_in_every_country(made: Examples) -> None:
    assert (made.size(), made.unknown) == ({"examples": 180, "links": 30, "places": 6, "gaps": 120}, 0)


def test_the_order_of_statements_changes_nothing(made: Examples) -> None:
    other = examples(pooled().shuffled(3))
    assert (other.link, other.place, other.features.tolist()) == (made.link, made.place, made.features.tolist())


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_pair_is_held_out_once_and_what_it_shares_is_not_seen(made: Examples, protocol: str) -> None:
    times = [0] * len(made.link)
    for seen, out in splits(made, protocol, quick()):
        apart = {"link": (made.link,), "country": (made.place,), "stage": (made.stage,), "both": (made.place, made.stage)}
        for names in apart[protocol]:
            assert not {names[i] for i in seen.nonzero()[0]} & {names[i] for i in out.nonzero()[0]}
        times = [count + int(one) for count, one in zip(times, out, strict=True)]
    assert set(times) == {1}


@pytest.mark.parametrize("protocol", ["link", "country"])
def test_skill_that_is_there_is_proved_against_a_rate(made: Examples, protocol: str) -> None:
    found = backtest(made, protocol, quick())
    assert found.difference("always", "brier").proved
    assert found.difference("always", "auc").proved


def test_a_peer_that_is_better_is_said_to_be(made: Examples) -> None:
    """In this world a holder leaves one other holder, so the others' concentration tells the label."""
    found = backtest(made, "link", quick()).difference("hhi", "brier")
    assert (found.proved, found.refuted) == (False, True)


def test_the_count_rule_is_counted_in_every_country(made: Examples) -> None:
    found = {one.place: one for one in backtest(made, "link", quick()).rules}
    one = found[key("CHN")]
    alone = [link for link, place, row in zip(made.link, made.place, made.features, strict=True) if place == key("CHN") and row[1]]
    assert (set(found), one.flagged, one.pairs, one.precision) == ({key(code) for code in CODES}, len(alone), 30, 1.0)


def test_a_leak_raises_the_scores_and_shuffled_producers_lose_the_skill(made: Examples) -> None:
    found = controls(made, "link", quick())
    assert found.leaking.brier < found.ours.brier / 2
    assert found.skill > 0.4
    assert max(abs(one.skill[0]) for one in (found.producers, found.labels)) < 0.1


def test_the_same_question_gets_the_same_answer(made: Examples) -> None:
    assert backtest(made, "stage", quick()).as_dict() == backtest(made, "stage", quick()).as_dict()


@pytest.mark.parametrize("sketch", [countries(), lone(CHN="0.5"), pooled(links=8)], ids=["empty", "one link", "few links"])
@pytest.mark.parametrize("ask", [backtest, controls])
def test_too_little_is_refused_with_what_is_needed(sketch: object, ask: object) -> None:
    with pytest.raises(AnalysisFault, match=r"LT-GAPP-01.*不能回测真缺口的概率：只有 \d+ 个样本"):
        ask(examples(sketch), "link", quick())  # type: ignore[operator, arg-type]


def test_an_interval_wider_than_allowed_is_an_abstention_and_is_counted(made: Examples) -> None:
    found = backtest(made, "link", quick(widest=0.01))
    assert (found.abstained > 80, found.answered["model"] is not None) == (True, found.abstained < 180)
