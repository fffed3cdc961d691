"""Scores: parts with weights, unknown ones wide and never nought, abstention, order; and another ranking in its place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.candidates import Candidate, Part, Score, Seeker, Weights
from graph.candidates.ranking import ByTable, Drawn, part, scored
from graph.candidates.tables import rows, weights
from tests.graph.candidates.world import asked, gap, one, outsider
from tests.worlds import key


def parts(score: Score) -> dict[str, Part]:
    """Parts by name."""
    return {each.name: each for each in score.parts}


def test_weights_add_up_to_one() -> None:
    assert sum(weight for _, weight in weights().values()) == pytest.approx(1)


def test_every_scale_holds_its_value_between_its_bounds() -> None:
    worths = [(float(row["low"]), float(row["value"] or row["low"]), float(row["high"])) for row in rows("scales")]
    assert all(0 <= low <= value <= high <= 100 for low, value, high in worths)


def test_an_unknown_part_runs_from_its_worst_to_its_best() -> None:
    signs = parts(one(outsider(gap())).score)["signs"]
    assert (signs.value, signs.low, signs.high, signs.why) == (None, 0, 100, "有没有布局动向情况不明")


def test_an_unknown_part_counts_by_its_middle_and_widens_the_interval() -> None:
    told = [part("fit", "occupant_product"), part("supply", "certain_3", count=3), part("strength", "unknown")]
    found = scored((*told, part("reach", "unknown"), part("signs", "unknown")))
    assert (found.value, found.low, found.high, found.unknown) == (77.5, 55.0, 100.0, ("strength", "reach", "signs"))


def test_too_little_known_gives_no_value_but_the_interval() -> None:
    found = scored((part("fit", "occupant_product"), *(part(name, "unknown") for name in ("supply", "strength", "reach", "signs"))))
    assert (found.value, found.low, found.high) == (None, 30.0, 100.0)


def test_knowing_more_never_widens_the_interval() -> None:
    less, more = (one(sketch).score for sketch in (outsider(gap()), outsider(gap(), marketShare="0.25")))
    assert more.high - more.low < less.high - less.low


def test_the_value_always_lies_in_the_interval() -> None:
    score = one(outsider(gap(), marketShare="0.25")).score
    assert score.value is not None
    assert score.low <= score.value <= score.high


@pytest.mark.parametrize(("share", "value"), [("0.25", 100), ("0.1", 85), ("0.01", 70)])
def test_a_market_share_tells_strength(share: str, value: float) -> None:
    assert parts(one(outsider(gap(), marketShare=share)).score)["strength"].value == value


def test_the_best_sign_of_strength_counts() -> None:
    sketch = outsider(gap(), marketShare="0.01").record("外厂", "Enterprise", stockCode="600001")
    assert parts(one(sketch).score)["strength"].why == "上市（600001）"


def test_a_national_title_tells_strength() -> None:
    sketch = outsider(gap()).record("小巨人", "Qualification", level="national").relate("外厂", "holdsQualification", "小巨人")
    assert parts(one(sketch).score)["strength"].value == 90


def test_certain_deals_count_more_than_recipes() -> None:
    recipe, demand = outsider(gap()), outsider(gap()).relate("总装", "demands", "p")
    assert [parts(one(each).score)["supply"].value for each in (recipe, demand)] == [50, 70]


def test_a_part_bears_its_evidence() -> None:
    sketch = outsider(gap()).relate("外厂", "supplies", "总装")
    assert [each.says for each in parts(one(sketch).score)["reach"].evidence] == ["供货 总装"]


def test_a_higher_score_comes_first_among_equals() -> None:
    sketch = outsider(outsider(gap(), "甲厂"), "乙厂", marketShare="0.3").relate("总装", "demands", "p")
    assert [each.label for each in asked(sketch).outside] == ["乙厂", "甲厂"]


def test_the_weights_are_printed_as_unconfirmed() -> None:
    told = asked(gap()).weights
    assert (told.note, dict(told.parts)["环节契合"]) == ("参考权重，未经本区确认", 0.3)


class ByName:
    """A ranking of another kind: everybody the same score, by name backwards."""

    def weights(self) -> Weights:
        return Weights("按名称倒排", (), "")

    def score(self, drawn: Drawn) -> Score:
        return Score(50.0, 0.0, 100.0, (), ())

    def order(self, found: Sequence[Candidate]) -> list[Candidate]:
        return sorted(found, key=lambda each: each.label, reverse=True)


def test_another_ranking_takes_its_place() -> None:
    found = Seeker(outsider(outsider(gap(), "a厂"), "b厂").facts(), key("zone"), ranking=ByName()).of(key("l"))
    assert ([each.label for each in found.outside], found.weights.ranking) == (["b厂", "a厂"], "按名称倒排")


def test_the_reference_ranking_orders_the_same_whatever_comes_first() -> None:
    found = asked(outsider(outsider(gap(), "a厂"), "b厂")).outside
    assert ByTable().order(found) == ByTable().order(found[::-1])


def test_a_market_share_that_is_too_old_is_shown_and_scores_nothing() -> None:
    found = one(gap().maker("外厂", "p", "elsewhere", period="2010", marketShare="0.9"))
    assert [each.text for each in found.profile.market_shares] == ["90.0%（证据过期）"]
    assert parts(found.score)["strength"].value is None


def test_whatever_is_not_known_has_no_value_and_runs_from_worst_to_best() -> None:
    unknown = [row for row in rows("scales") if row["key"] == "unknown" or not row["value"]]
    assert len(unknown) >= len(weights())
    assert {(row["value"], row["low"], row["high"]) for row in unknown} == {("", "0", "100")}
