"""What may be done with a list: proposed, only after a survey, only bought from, nothing; and why, in words."""

from __future__ import annotations

import pytest

from graph.candidates import candidates
from graph.errors import UnknownName
from tests.graph.candidates.world import asked, gap, lead, outsider
from tests.worlds import assembly, enough, zone


def test_a_missing_link_is_proposed_for() -> None:
    found = asked(outsider(gap()))
    assert (found.state, found.stance, found.note) == ("missing", "proposed", "")


def test_a_sound_link_needs_nobody_and_says_so() -> None:
    found = asked(outsider(enough()))
    assert (found.stance, found.outside, "基本健全" in found.note) == ("not_needed", (), True)


def test_an_unknown_link_says_what_must_be_surveyed_first() -> None:
    found = asked(outsider(zone()))
    assert found.survey is not None
    assert (found.stance, found.survey.need) == ("provisional", "unsurveyed")


def test_those_known_for_an_unknown_link_are_kept_to_be_looked_at_later() -> None:
    found = asked(outsider(zone()))
    assert ([one.form for one in found.outside], "只作备查" in found.note) == (["ask"], True)


def test_an_unsuited_link_lists_whom_to_buy_from_by_contract() -> None:
    sketch = outsider(gap()).record("l", "ChainLink", layout="unsuited", layoutReason="没有矿")
    sketch.statements = [one for one in sketch.statements if (one.predicate, one.value) != ("layout", "suited")]
    found = asked(sketch)
    assert (found.stance, found.existing, [one.form for one in found.outside]) == ("supply_only", (), ["contract"])


def test_a_prohibited_link_lists_nobody_and_says_why() -> None:
    sketch = outsider(gap()).record("l", "ChainLink", layout="prohibited", layoutReason="规划不许")
    sketch.statements = [one for one in sketch.statements if (one.predicate, one.value) != ("layout", "suited")]
    found = asked(sketch)
    assert (found.stance, found.outside, "规划不许" in found.note) == ("forbidden", (), True)


def test_a_link_that_a_catalogue_restricts_lists_nobody() -> None:
    sketch = outsider(gap()).record("item", "CatalogueItem", catalogueKind="restricted")
    found = asked(sketch.relate("l", "listedIn", "item", judgedBy="某局"))
    assert (found.stance, "某局" in found.note) == ("forbidden", True)


def test_a_link_without_anybody_names_the_neighbours_that_have_some() -> None:
    found = asked(zone().surveyed().link("k", product="engine").maker("总装", "engine"))
    assert (found.stance, [(one.label, one.known, one.here) for one in found.next_links]) == ("nobody", [("k", 1, 1)])
    assert found.note == "资料里没有一家企业在本环节，也没有做替代或细类产品的；相邻环节有：k（1 家）"


def test_a_link_without_anybody_near_either_says_that_too() -> None:
    assert asked(zone().surveyed()).note.endswith("相邻环节也没有")


def test_where_only_firms_here_are_known_it_is_said_that_nobody_outside_is() -> None:
    assert asked(gap()).note == "资料里区外没有一家企业在本环节"


def test_where_all_are_talked_with_it_is_said() -> None:
    sketch = lead(zone().surveyed().maker("外厂", place="elsewhere"), "外厂")
    found = asked(sketch)
    assert (found.outside, found.note, found.next_links) == ((), "查到的都已在本地或已在谈", ())


def test_a_link_at_risk_is_proposed_for() -> None:
    assert asked(assembly().surveyed(place="country")).stance == "proposed"


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match="LT-NAME-01"):
        candidates(gap().facts(), "没有的", "t:zone")


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(UnknownName, match="口径"):
        asked(gap(), scope="没有的")


def test_the_certificate_number_changes_with_what_is_known() -> None:
    assert asked(gap()).certificate != asked(outsider(gap())).certificate


def test_the_certificate_number_is_that_of_the_certificate() -> None:
    assert asked(gap()).certificate == gap().certificate().number
