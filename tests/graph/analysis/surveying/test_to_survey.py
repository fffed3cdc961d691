"""What still has to be surveyed: what each unknown link needs, and whom the facts name to ask."""

from __future__ import annotations

import pytest

from graph.analysis.surveying import ToSurvey, Unsurveyed, to_survey
from tests.worlds import Sketch, enough, key, zone


def found(sketch: Sketch, scope: str = "") -> ToSurvey:
    return to_survey(sketch.facts(), key("zone"), scope)


def only(sketch: Sketch, scope: str = "") -> Unsurveyed:
    """The one unknown link `l`."""
    return next(one for one in found(sketch, scope).unknown if one.id == key("l"))


def department(sketch: Sketch, name: str, survey: str) -> Sketch:
    return sketch.record(name, "Department", name=name).relate(survey, "surveyedBy", name)


def test_a_link_that_is_known_is_not_listed() -> None:
    assert (found(enough()).unknown, found(enough()).links) == ((), 1)


@pytest.mark.parametrize(("sketch", "need"), [
    (zone(), "unsurveyed"),
    (zone().surveyed(link="l", closed="false"), "open"),
    (zone().surveyed(link="l", expires="2020"), "expired"),
    (zone().surveyed("listed", link="l"), "narrower"),
    (zone().surveyed(surveyRole="traders"), "unsurveyed"),
    (zone().surveyed().maker("甲"), "figures"),
])  # fmt: skip
def test_what_an_unknown_link_needs(sketch: Sketch, need: str) -> None:
    assert only(sketch).need == need


def test_a_firm_to_be_verified_is_named_as_the_need() -> None:
    assert only(zone().surveyed().maker("甲"), scope="above_scale").need == "pending"


def test_a_survey_of_another_place_is_none() -> None:
    assert only(zone().surveyed(place="elsewhere", link="l", closed="false")).need == "unsurveyed"


def test_who_began_to_survey_the_link_is_asked_first() -> None:
    sketch = department(zone().surveyed(link="l", closed="false"), "投促局", "survey-all-zone-l-")
    sketch.record("工信局", "Department", name="工信局").relate("工信局", "responsibleFor", "chain", duty="lead")
    assert [(one.label, one.why.split("“")[0]) for one in only(sketch).ask] == [("投促局", "做过"), ("工信局", "牵头")]


def test_who_leads_the_chain_is_asked_before_who_cooperates() -> None:
    sketch = zone()
    for name, duty in (("甲局", "cooperate"), ("乙局", "lead")):
        sketch.record(name, "Department", name=name).relate(name, "responsibleFor", "chain", duty=duty)
    assert [one.label for one in only(sketch).ask] == ["乙局", "甲局"]


def test_who_surveyed_a_neighbour_on_the_chain_is_asked() -> None:
    sketch = department(zone().link("k").surveyed(link="k"), "投促局", "survey-all-zone-k-")
    assert [one.label for one in only(sketch).ask] == ["投促局"]


def test_who_surveyed_elsewhere_is_not_asked() -> None:
    sketch = department(zone().link("k").surveyed(place="elsewhere", link="k"), "外省局", "survey-all-elsewhere-k-")
    assert only(sketch).ask == ()


def test_where_the_facts_name_nobody_that_is_said() -> None:
    one = only(zone())
    assert (one.ask, one.unknown_whom.startswith("情况不明")) == ((), True)


def test_the_document_lists_what_the_answer_holds() -> None:
    document = found(zone()).as_dict()
    assert document["schema"] == 1
    assert [one["need"] for one in document["to_survey"]] == ["unsurveyed"]  # type: ignore[attr-defined]
