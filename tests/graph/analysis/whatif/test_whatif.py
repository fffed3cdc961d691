"""What-ifs on small invented worlds, reckoned by hand: before and after, today and in the 远景; nothing is written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from graph.analysis.whatif import Answer, Arrival, Clause, Departure, Line, LinkMove, Move, MoveFault, Support, Surveyed, whatif
from graph.analysis.whatif.plan import plan
from graph.facts import read_facts
from graph.ledger import Ledger
from tests.worlds import Sketch, assembly, enough, zone


def ask(sketch: Sketch, *moves: Move, scope: str = "all", stages: tuple[str, ...] = ()) -> Answer:
    return whatif(sketch.facts(), "本区", moves, scope, stages=stages)


def moved(answer: Answer, link: str = "t:l", when: str = "now") -> LinkMove:
    outlook = answer.vision if when == "vision" else answer.now
    return next(one for one in outlook.moves if one.before.id == link)


def states(one: LinkMove) -> tuple[str, str]:
    return one.before.state, one.after.state


def codes(sketch: Sketch, *moves: Move) -> list[str]:
    with pytest.raises(MoveFault) as caught:
        ask(sketch, *moves)
    return [one.code for one in caught.value.issues]


def test_a_firm_that_comes_ends_a_gap_today_and_in_the_vision() -> None:
    answer = ask(zone().surveyed(), Arrival("新厂", ("l",)))
    assert states(moved(answer)) == states(moved(answer, when="vision")) == ("missing", "unknown")
    assert moved(answer).firms == ("新厂：不在此环节 → 区内工厂投产对外供应",)


def test_a_plant_being_built_counts_only_in_the_vision() -> None:
    answer = ask(zone().surveyed().firm("丙", status="building").relate("丙", "occupies", "l", role="production"))
    assert (answer.now.after.states, answer.vision.after.states) == ({"missing": 1}, {"unknown": 1})
    assert answer.vision_assumed == ("丙在建或试生产的工厂投产",)


def test_a_firm_that_is_still_building_changes_nothing_today() -> None:
    answer = ask(zone().surveyed(), Arrival("新厂", ("l",), status="在建"))
    assert (states(moved(answer)), moved(answer).firms) == (("missing", "missing"), ("新厂：不在此环节 → 在建（预计投产日）",))


def test_capacity_that_comes_turns_a_weak_link_sound_and_says_which_test_flipped() -> None:
    sketch = zone().surveyed().maker("甲", capacity="20", capacityUnit="吨").firm("买家")
    sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨")
    one = moved(ask(sketch, Arrival("新厂", products=("p",), capacity="40 吨")))
    assert (states(one), [(test.name, test.before and test.before.value, test.after and test.after.value) for test in one.tests
                          if test.name == "W1"]) == (("weak", "sound"), [("W1", 0.2, 0.6)])  # fmt: skip


@pytest.mark.parametrize(("written", "cover"), [("1,500吨", 0.35), ("1500吨", 0.35), ("1.5千吨", 0.35), ("1e3吨", 0.3),
                                                 ("2 万吨", 2.2), ("1,500箱", None)])  # fmt: skip
def test_a_capacity_is_read_as_a_load_reads_it(written: str, cover: float | None) -> None:
    sketch = zone().surveyed().maker("甲", capacity="2000", capacityUnit="吨").firm("买家")
    sketch.relate("买家", "demands", "p", quantity="10000", quantityUnit="吨")
    after = ask(sketch, Arrival("新厂", products=("p",), capacity=written)).now.demand
    assert [one.after for one in after] == [cover and min(1.0, cover)]


def test_a_market_share_may_be_written_in_per_cent() -> None:
    (one,) = plan(zone().world(), "all", [Arrival("新厂", products=("p",), market_share="40%")])
    assert [fact.qualifier("marketShare") for fact in one.changes.added if fact.predicate == "produces"] == ["0.4"]


def test_demand_served_is_told_where_it_is_known() -> None:
    (one,) = ask(enough(), Departure("甲")).now.demand
    assert (one.before, one.after) == (1.0, None)


def test_a_firm_that_leaves_stops_its_product_and_what_is_made_of_it() -> None:
    sketch = assembly().relate("m", "requires", "slot", essential="true")
    stopped = ask(sketch, Departure("甲")).now.stopped
    assert {one.product: one.why for one in stopped} == {
        "t:m": "m：投入槽“slot”没有其他已知来源", "t:p": "p：本地没有一家计入的企业做"}  # fmt: skip


def test_a_process_that_nobody_offers_any_more_stops_what_needs_it() -> None:
    sketch = enough().link("k", product="m").maker("总装", "m").record("slot", "InputSlot", slotKind="operation")
    sketch.relate("m", "requires", "slot", essential="true").relate("p", "fills", "slot")
    assert [one.product for one in ask(sketch, Departure("甲")).now.stopped] == ["t:m", "t:p"]


def test_another_source_keeps_what_is_made_of_it() -> None:
    sketch = assembly().relate("m", "requires", "slot", essential="true").maker("乙", place="elsewhere")
    assert [one.product for one in ask(sketch, Departure("甲")).now.stopped] == ["t:p"]


def test_a_product_newly_made_here_says_what_was_lacking_and_who_makes_it_now() -> None:
    answer = ask(zone().surveyed(), Arrival("新厂", products=("p",)))
    assert [one.why for one in answer.now.started] == ["p：原来本地没有一家计入的企业做，现在有 新厂"]


def test_a_product_that_gets_its_input_says_who_supplies_it_and_what_rests_on_it_that_it_does() -> None:
    sketch = assembly().relate("m", "requires", "slot", essential="true").link("kr", product="r").maker("乙", "r")
    for maker, needed, slot in (("p", "r", "槽二"), ("r", "p", "槽三")):
        sketch.record(slot, "InputSlot", slotKind="material").relate(maker, "requires", slot, essential="true")
        sketch.relate(needed, "fills", slot)
    found = ask(sketch, Arrival("外厂", products=("p",), place="abroad")).now.started
    assert [one.why for one in found] == [
        "m：原来投入槽“slot”没有其他已知来源，现在有 外厂", "p：原来投入槽“槽二”没有其他已知来源，现在它的上游补上了",
        "r：原来投入槽“槽三”没有其他已知来源，现在有 外厂"]  # fmt: skip


def test_a_firm_leaving_for_which_one_comes_does_both() -> None:
    answer = ask(enough(), Departure("甲"), Arrival("新厂", products=("p",), capacity="200吨"))
    assert (len(answer.assumed), states(moved(answer))) == (2, ("sound", "sound"))


def test_a_stricter_line_moves_states() -> None:
    assert states(moved(ask(enough(), Line("W1", "2")))) == ("sound", "weak")


def test_a_survey_taken_as_closed_turns_unknown_into_missing() -> None:
    assert states(moved(ask(zone(), Surveyed("l")))) == ("unknown", "missing")


def test_who_comes_belongs_to_the_scope_asked() -> None:
    sketch = zone().surveyed("above_scale")
    assert states(moved(ask(sketch, Arrival("新厂", ("l",)), scope="above_scale"))) == ("missing", "unknown")


def project(stage: str) -> Sketch:
    sketch = zone().surveyed().record("项目甲", "Project", projectStage=stage).relate("项目甲", "projectIn", "zone")
    return sketch.relate("项目甲", "forLink", "l").relate("项目甲", "willProduce", "p", capacity="30", capacityUnit="吨")


@pytest.mark.parametrize(("stage", "after"), [("in_talks", "missing"), ("signed", "missing"), ("started", "unknown"),
                                              ("building", "unknown"), ("operating", "missing")])  # fmt: skip
def test_projects_count_in_the_vision_by_their_stage(stage: str, after: str) -> None:
    answer = ask(project(stage))
    assert (answer.now.after.states, answer.vision.after.states) == ({"missing": 1}, {after: 1})


def test_other_stages_count_where_they_are_asked_for() -> None:
    found = ask(project("signed"), stages=("signed",))
    assert (found.vision.after.states, found.stages) == ({"unknown": 1}, ("已签约",))
    assert ask(project("signed"), stages=("building", "started", "completed")).stages == ask(project("signed")).stages == ()


@pytest.mark.parametrize("stage", ["paused", "ended", "withdrawn"])
def test_a_project_that_comes_to_nothing_is_in_no_vision(stage: str) -> None:
    with pytest.raises(MoveFault) as caught:
        ask(project(stage), stages=(stage, "signed"))
    assert [one.code for one in caught.value.issues] == ["LT-WHATIF-22"]


def test_the_firm_that_invests_in_a_project_is_not_counted_twice() -> None:
    sketch = project("building").maker("甲").relate("甲", "occupies", "l").relate("项目甲", "investedBy", "甲")
    one = moved(ask(sketch.firm("买家").relate("买家", "demands", "p", quantity="50", quantityUnit="吨")), when="vision")
    assert (one.before.organisations, one.after.organisations) == (1, 1)


def test_completeness_keeps_what_is_unknown_apart() -> None:
    sketch = enough().link("k", product="q").link("j", product="r")
    sketch.surveyed(link="l")
    tally = ask(sketch, Departure("甲")).now.before
    assert (tally.states, tally.sound, tally.present) == ({"sound": 1, "missing": 2}, (1 / 3, 1 / 3), (1 / 3, 1 / 3))
    unseen = ask(zone().link("k", product="q"), Surveyed("l")).now
    assert (unseen.before.present, unseen.after.present, unseen.after.sound) == ((0.0, 1.0), (0.0, 0.5), (0.0, 0.5))


def test_what_contradicts_itself_at_a_link_asked_again_is_named_though_nothing_is_judged_otherwise() -> None:
    sketch = zone().surveyed().maker("甲", marketShare="0.8").maker("丙", place="elsewhere", marketShare="0.7")
    found = ask(sketch, Arrival("新厂", products=("p",), market_share="0.4")).now
    assert found.contradictions == (("l", "W4 未判，份额合计 190%，超过 100%，说法自相矛盾，不计算"),)
    assert found.as_dict()["contradictions"] == [{"label": "l", "words": found.contradictions[0][1]}]


def test_a_reason_names_only_what_bears_on_the_link() -> None:
    sketch = zone().surveyed().link("k", product="q")
    answer = ask(sketch, Arrival("新厂", ("l",)), Arrival("别厂", ("k",)))
    assert [len(one.because) for one in answer.now.moves] == [1, 1]
    assert "新厂" in moved(answer).because[0]


def test_a_link_moved_through_its_recipes_has_its_reason_too() -> None:
    sketch = assembly().maker("乙", place="elsewhere").link("kr", product="r").record("raw", "InputSlot", slotKind="material")
    sketch.relate("p", "requires", "raw", essential="true").relate("r", "fills", "raw").maker("矿甲", "r", place="elsewhere")
    sketch.link("j", product="n").surveyed(place="country").surveyed()
    came = [Arrival("矿乙", products=("r",), place="elsewhere"), Arrival("别厂", products=("n",))]
    one = moved(ask(sketch, *came))
    assert (states(one), [test.name for test in one.tests]) == (("at_risk", "unknown"), ["R3"])
    assert one.because == ("矿乙（库中没有的新企业）在外省设厂（投产），做r",)


def test_the_snapshot_is_the_known_one_and_a_digest_of_what_is_assumed() -> None:
    facts = zone().surveyed().facts()
    first, again, other = (whatif(facts, "本区", [Arrival(name, ("l",))], "all") for name in ("甲厂", "甲厂", "乙厂"))
    assert first.basis == facts.snapshot
    assert first.header.snapshot.startswith(facts.snapshot + "+")
    assert first.header.snapshot == again.header.snapshot != other.header.snapshot
    assert first.as_dict()["kind"] == "假设"


def test_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "账本.sqlite"
    ledger = Ledger(path, kind="示例")
    ledger.add(enough().statements)
    before = (ledger.snapshot(), hashlib.sha256(path.read_bytes()).hexdigest())
    whatif(read_facts(ledger, as_of="2024-12-31"), "本区", [Departure("甲"), Arrival("新厂", ("l",)), Line("W1", "0.9")], "all")
    assert (ledger.snapshot(), hashlib.sha256(path.read_bytes()).hexdigest()) == before


NAMELESS = (Arrival("", ("l",)), Arrival(" ", ("l",)), Clause("", ("l",)), Support("", "平台", ("l",)))
BAD = ("1,50吨", "1 500套", "1,,5套", "100", "100,套", "多吨")
WRONG: list[tuple[tuple[Move, ...], list[str]]] = [
    ((Departure("没有的厂"),), ["LT-NAME-01"]),
    ((Arrival("新厂", ("没有的环节",)),), ["LT-NAME-01"]),
    ((Arrival("新厂"),), ["LT-WHATIF-05"]),
    ((Arrival("新厂", ("l",)), Arrival("新厂", ("l",))), ["LT-WHATIF-03"]),
    ((Departure("甲"), Departure("甲")), ["LT-WHATIF-03"]),
    ((Departure("甲"), Arrival("甲", ("l",))), ["LT-WHATIF-04"]),
    ((Arrival("新厂", ("l",), capacity="-5吨"),), ["LT-WHATIF-08"]),
    *(((Arrival("新厂", ("l",), capacity=one),), ["LT-WHATIF-08"]) for one in BAD),
    ((Arrival("新厂", ("l",), market_share="1.4"),), ["LT-WHATIF-09"]),
    ((Arrival("新厂", ("l",), market_share="140%"),), ["LT-WHATIF-09"]),
    ((Arrival("新厂", ("l",), market_share="nan"),), ["LT-WHATIF-09"]),
    ((Arrival("新厂", ("l",), status="好"),), ["LT-WHATIF-10"]),
    *(((one,), ["LT-WHATIF-23"]) for one in NAMELESS),
    ((Line("W9", "1"),), ["LT-WHATIF-06"]),
    ((Line("W1", "0.6"), Line("W1", "0.7")), ["LT-WHATIF-03"]),
    ((Line("R2", "1.5"),), ["LT-WHATIF-07"]),
    ((Line("R4", "0.2"), Departure("没有的厂"), Surveyed("没有")), ["LT-WHATIF-07", "LT-NAME-01", "LT-NAME-01"]),
]


@pytest.mark.parametrize(("moves", "wrong"), WRONG)
def test_moves_that_make_no_sense_are_all_told_at_once(moves: tuple[Move, ...], wrong: list[str]) -> None:
    assert codes(enough(), *moves) == wrong


def test_an_unknown_firm_is_told_with_the_nearest() -> None:
    sketch = enough().firm("乙硅片有限公司")
    with pytest.raises(MoveFault, match="乙硅片有限公司"):
        ask(sketch, Departure("乙硅片公司"))


def test_a_ledger_without_links_says_so() -> None:
    assert codes(Sketch().record("zone", "Zone", name="本区"), Departure("甲")) == ["LT-WHATIF-02"]


def test_a_chain_without_links_says_so() -> None:
    with pytest.raises(MoveFault) as told:
        whatif(enough().record("空链", "IndustryChain").facts(), "t:zone", [Departure("甲")], "all", "空链")
    assert [one.code for one in told.value.issues] == ["LT-WHATIF-21"]
    assert "产业链“空链”还没有环节，没有可推演的" in str(told.value)


def test_a_test_that_only_went_between_not_judged_and_not_applicable_is_no_move() -> None:
    sketch = zone().surveyed().link("k", product="m").maker("总装", "m").record("slot", "InputSlot", slotKind="material")
    sketch.relate("m", "requires", "slot").relate("p", "fills", "slot")
    assert [one.before.id for one in ask(sketch, Departure("总装")).now.moves] == ["t:k"]
