"""Views changed by the changes alone hold what views built anew hold, after whatever happened to the ledger."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.engines.opening import EMBEDDED
from graph.errors import LedgerFault
from graph.ledger import Judgement, Ledger
from graph.statement import Statement, pack
from graph.views.marker import READY, UPDATING
from graph.views.views import BOTH, BUILT, CHANGED, CYPHER, Views
from tests.graph.conftest import Open
from tests.graph.views.dump import cypher_dump, rdf_dump
from tests.graph.world import make_ledger, record, say, tie

KEYS = [f"{source}:{number}" for source in ("s", "t") for number in (1, 2, 3)]
YEARS = ("", "2018", "2020")


def stories() -> st.SearchStrategy[list[tuple[str, object]]]:
    """What may happen to a ledger, step by step."""
    key = st.sampled_from(KEYS)
    called = st.builds(record, key, st.sampled_from(["甲", "乙"]), st.sampled_from(["Enterprise", "Product", "ChainLink"]))
    predicate = st.sampled_from(["supplies", "produces", "makesUp", "isTypeOf", "partOf", "locatedIn"])
    tied = st.builds(lambda a, p, b, y: [_dated(tie(p, a, b), y)], key, predicate, key, st.sampled_from(YEARS))
    told = st.builds(lambda k, v, y: [Statement(k[0], k, "registeredCapital", value=v, unit="元", valid_from=y)], key,
                     st.sampled_from("12"), st.sampled_from(YEARS))  # fmt: skip
    judged = st.builds(lambda a, b, verdict: Judgement(a, b, verdict), key, key, st.sampled_from(["same", "different"]))
    fact = st.builds(lambda a, p, b: Judgement(a, b, "rejected", predicate=p), key, st.sampled_from(["supplies", "makesUp"]), key)
    batch = st.lists(st.one_of(called, tied, told), min_size=1, max_size=6).map(lambda parts: [*chain.from_iterable(parts)])
    add, judge = st.tuples(st.just("add"), batch), st.tuples(st.just("judge"), st.one_of(judged, fact))
    step = st.one_of(add, add, judge, st.tuples(st.just("retract"), st.integers(1, 6)))
    return st.lists(step, min_size=2, max_size=6)


def _dated(one: Statement, year: str) -> Statement:
    return one._replace(valid_from=year, qualifiers=pack({"share": "0.5"}) if one.predicate == "supplies" else "")


def tell(ledger: Ledger, step: tuple[str, object]) -> None:
    """Let one thing happen; what the ledger refuses does not."""
    what, content = step
    try:
        if what == "add":
            ledger.add(content)  # type: ignore[arg-type]
        elif what == "judge":
            ledger.judge([content])  # type: ignore[list-item]
        else:
            ledger.retract(content)  # type: ignore[arg-type]
    except LedgerFault:
        pass


def follow(views: Views, story: list[tuple[str, object]], which: tuple[str, ...]) -> None:
    """Tell the story with a refresh after each step."""
    for step in story:
        tell(views.ledger, step)
        views.refresh(which)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories())
def test_changes_alone_make_what_a_full_build_makes(open_views: Open, story: list[tuple[str, object]]) -> None:
    views = open_views(make_ledger())
    which = BOTH if views.engine.kind == EMBEDDED else (CYPHER,)  # the RDF view is the same beside every engine
    views.ledger.add([*record("s:1", "甲"), *record("s:2", "丙", "Product")])
    views.refresh(which, anew=True)
    follow(views, story, which)
    changed = [held(views, one) for one in which]
    views.refresh(which, anew=True)
    assert [held(views, one) for one in which] == changed
    views.close()


def held(views: Views, view: str) -> list[object]:
    """Everything that a view holds."""
    return [*(cypher_dump(views) if view == CYPHER else rdf_dump(views))]


def test_a_later_load_is_brought_in_by_its_changes(open_views: Open) -> None:
    views = open_views(make_ledger())
    views.ledger.add(record("s:1", "甲"))
    assert {one.did for one in views.refresh(BOTH)} == {BUILT}
    views.ledger.add([*record("s:2", "乙"), tie("supplies", "s:1", "s:2")])
    assert {one.did for one in views.refresh(BOTH)} == {CHANGED}
    assert sum("SUPPLIES" in row for row in cypher_dump(views)) == 1


def test_a_source_believed_earlier_than_before_builds_anew(open_views: Open) -> None:
    views = open_views(make_ledger())
    views.ledger.add(record("s:1", "甲"))
    views.refresh()
    views.ledger.add([Statement("s", "s:source", "sourceRank", value="1")])
    assert {(one.did, one.why) for one in views.refresh()} == {(BUILT, "ranks")}


def made(views: Views) -> list[tuple[str, ...]]:
    """Derived 挂链, by firm and link."""
    return [row[:3] for row in cypher_dump(views) if len(row) == 4 and "derived" in row[3]]


def producing(*more: Statement) -> list[Statement]:
    """A firm that makes a product that makes up a link."""
    things = [*record("s:1", "甲"), *record("s:2", "棒材", "Product"), say("a", "ChainLink", "s:3")]
    return [*things, tie("produces", "s:1", "s:2"), *more]


def after(views: Views, *judgements: Judgement) -> None:
    """The views as changes alone leave them after judgements hold what a full build holds."""
    views.ledger.judge(judgements)
    assert {one.did for one in views.refresh()} == {CHANGED}
    changed = cypher_dump(views), rdf_dump(views)
    views.refresh(anew=True)
    assert (cypher_dump(views), rdf_dump(views)) == changed


def test_a_rejected_part_takes_the_derived_occupancy_with_it(open_views: Open) -> None:
    views = open_views(make_ledger())
    views.ledger.add(producing(tie("makesUp", "s:2", "s:3")))
    views.refresh()
    assert made(views) == [("s:1", "OCCUPIES", "s:3")]
    after(views, Judgement("s:2", "s:3", "rejected", predicate="makesUp"))
    assert made(views) == []


def test_derived_occupancies_follow_a_link_that_is_merged(open_views: Open) -> None:
    views = open_views(make_ledger())
    views.ledger.add([*producing(tie("makesUp", "s:2", "t:3")), say("a", "ChainLink", "t:3")])
    views.refresh()
    after(views, Judgement("s:3", "t:3", "same"))
    assert made(views) == [("s:1", "OCCUPIES", "s:3")]


def test_the_narrower_place_is_chosen_anew_where_places_are_merged(open_views: Open) -> None:
    views = open_views(make_ledger())
    places = [say("a", "Region", f"s:{name}") for name in "abde"]
    within = [tie("partOf", "s:a", "s:b"), tie("partOf", "s:e", "s:d"), tie("locatedIn", "s:1", "s:d")]
    views.ledger.add([*places, say("a", "Site", "s:1"), *within])
    views.ledger.add([say("a", "Site", "t:1"), Statement("t", "s:1", "locatedIn", object="s:a")])
    views.refresh()
    after(views, Judgement("s:b", "s:e", "same"))


def test_a_bare_end_goes_with_the_last_relation_that_led_to_it(open_views: Open) -> None:
    views = open_views(make_ledger())
    views.ledger.add([*record("s:1", "甲"), tie("supplies", "s:1", "s:9")])
    views.refresh()
    views.ledger.add([tie("supplies", "s:1", "s:8")])
    views.ledger.retract(1)
    views.refresh()
    assert not any("s:9" in str(row) for row in cypher_dump(views))


def test_a_view_says_that_it_is_being_changed_while_it_is(open_views: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    views, seen = open_views(make_ledger()), []
    views.ledger.add(record("s:1", "甲"))
    views.refresh((CYPHER,))
    monkeypatch.setattr("graph.views.cypher.view.delete_edges", lambda *_: seen.append(views.marker(CYPHER)))
    views.ledger.add(record("s:2", "乙"))
    views.refresh((CYPHER,))
    states = [one.state for one in (*seen, views.marker(CYPHER)) if one is not None]
    assert states == [UPDATING, READY]
