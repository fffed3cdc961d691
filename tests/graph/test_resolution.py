"""Who is who: by judgement, by equal identifier, by class and full name; in doubt apart; never by any order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.facts import Resolution, read_facts
from graph.ledger import Judgement
from graph.statement import Statement
from tests.graph.world import CODE_A, CODE_B, make_ledger, record, say


def resolved(*records: list[Statement], judged: list[Judgement] | None = None) -> Resolution:
    ledger = make_ledger()
    ledger.add([one for statements in records for one in statements])
    return read_facts(ledger, judgements=judged or []).resolution


def groups(*records: list[Statement], judged: list[Judgement] | None = None) -> set[tuple[str, ...]]:
    return set(resolved(*records, judged=judged).members.values())


def test_an_equal_credit_code_makes_one_entity_whatever_the_names() -> None:
    assert groups(record("s:1", "甲", uscc=CODE_A), record("t:9", "乙", uscc=CODE_A)) == {("s:1", "t:9")}


@pytest.mark.parametrize("identifier", ["uscc", "stockCode", "ministryCode"])
def test_each_declared_identifier_joins(identifier: str) -> None:
    assert groups(record("s:1", "甲", **{identifier: "600455"}), record("t:9", "乙", **{identifier: "600455"})) == {("s:1", "t:9")}


def test_an_entity_is_called_by_the_smallest_of_its_record_keys() -> None:
    found = resolved(record("t:1", "甲", uscc=CODE_A), record("s:7", "甲", uscc=CODE_A), record("s:2", "丙"))
    assert [found.of(key) for key in ("t:1", "s:7", "s:2", "u:0")] == ["s:7", "s:7", "s:2", "u:0"]


def test_an_equal_identity_key_joins_within_its_class_only() -> None:
    link = {"identityKey": "pv/wafer"}
    assert groups(record("s:1", "硅片", "ChainLink", **link), record("t:1", "片", "ChainLink", **link),
                  record("u:1", "硅片链", "IndustryChain", **link)) == {("s:1", "t:1")}  # fmt: skip


def test_products_of_one_name_join_though_their_codes_differ() -> None:
    assert groups(record("s:1", "硅片", "Product", productCode="pv/a"), record("s:2", "硅片", "Product", productCode="ic/a")) == {
        ("s:1", "s:2")}  # fmt: skip


@pytest.mark.parametrize(("written", "same"), [("甲公司", True), ("甲 公司", True), ("甲公司\u3000", True), ("甲集团", False)])
def test_equal_normalised_names_of_one_class_join(written: str, same: bool) -> None:
    assert (groups(record("s:1", "甲公司"), record("t:1", written)) == {("s:1", "t:1")}) is same


def test_half_and_full_width_and_case_make_no_difference() -> None:
    assert groups(record("s:1", "ABC（西安）"), record("t:1", "abc(西安)")) == {("s:1", "t:1")}


def test_an_equal_name_of_another_class_does_not_join() -> None:
    assert groups(record("s:1", "甲", "Enterprise"), record("t:1", "甲", "University")) == set()


@pytest.mark.parametrize("cls", ["Department", "Place", "ChainLink", "Site"])
def test_classes_joined_by_identity_do_not_join_by_name(cls: str) -> None:
    assert groups(record("s:1", "招商局", cls), record("t:1", "招商局", cls)) == set()


def test_a_name_joins_a_record_without_identifier_to_the_only_one_it_fits() -> None:
    assert groups(record("s:1", "甲", uscc=CODE_A), record("t:1", "甲")) == {("s:1", "t:1")}


def test_different_identifiers_are_different_entities_of_one_name() -> None:
    assert groups(record("s:1", "甲", uscc=CODE_A), record("t:1", "甲", uscc=CODE_B)) == set()


def test_a_record_whose_name_fits_two_entities_joins_none_and_is_doubtful() -> None:
    found = resolved(record("s:1", "甲", uscc=CODE_A), record("t:1", "甲", uscc=CODE_B), record("u:1", "甲"))
    assert (found.members, set(found.doubtful)) == ({}, {"u:1"})


def test_a_record_of_two_names_never_bridges_two_entities() -> None:
    bridge = [*record("u:1", "甲"), say("name", "乙", "u:1")]
    found = resolved(record("s:1", "甲", uscc=CODE_A), record("t:1", "乙", uscc=CODE_B), bridge)
    assert (found.members, set(found.doubtful)) == ({}, {"u:1"})


def test_a_chain_of_names_never_bridges_two_entities() -> None:
    chain = [*record("u:1", "甲"), say("name", "丙", "u:1"), *record("u:2", "丙"), say("name", "乙", "u:2")]
    found = resolved(record("s:1", "甲", uscc=CODE_A), record("t:1", "乙", uscc=CODE_B), chain)
    assert (found.members, set(found.doubtful)) == ({}, {"u:1", "u:2"})


def test_a_doubtful_record_does_not_keep_its_namesakes_apart() -> None:
    bridge = [*record("u:1", "甲"), say("name", "乙", "u:1")]
    found = resolved(record("s:1", "甲", uscc=CODE_A), record("s:2", "甲"), record("t:1", "乙", uscc=CODE_B), bridge)
    assert (set(found.members.values()), set(found.doubtful)) == ({("s:1", "s:2")}, {"u:1"})


def test_a_judgement_joins_what_nothing_else_would() -> None:
    assert groups(record("s:1", "甲"), record("t:1", "乙"), judged=[Judgement("s:1", "t:1", "same")]) == {("s:1", "t:1")}


@pytest.mark.parametrize("same_by", [{"uscc": CODE_A}, {}])
def test_records_judged_different_never_meet(same_by: dict[str, str]) -> None:
    pair = record("s:1", "甲", **same_by), record("t:1", "甲", **same_by)
    assert groups(*pair, judged=[Judgement("s:1", "t:1", "different")]) == set()


def test_records_judged_different_do_not_meet_through_a_third() -> None:
    three = [record(key, "甲", stockCode="1") for key in ("s:1", "t:1", "u:1")]
    found = groups(*three, judged=[Judgement("s:1", "u:1", "different")])
    assert all(not {"s:1", "u:1"} <= set(group) for group in found)


def test_a_name_shared_by_two_judged_different_joins_neither() -> None:
    found = resolved(*[record(key, "甲") for key in ("s:1", "t:1", "u:1")], judged=[Judgement("s:1", "t:1", "different")])
    assert (found.members, set(found.doubtful)) == ({}, {"u:1"})


def test_a_judgement_settles_a_doubtful_record() -> None:
    trio = record("s:1", "甲", uscc=CODE_A), record("t:1", "甲", uscc=CODE_B), record("u:1", "甲")
    found = resolved(*trio, judged=[Judgement("s:1", "u:1", "same")])
    assert (set(found.members.values()), set(found.doubtful)) == ({("s:1", "u:1")}, set())


def test_an_older_judgement_that_contradicts_later_ones_yields() -> None:
    trio = record("s:1", "甲"), record("t:1", "乙"), record("u:1", "丙")
    said = [("s:1", "t:1", "same", "2020"), ("s:1", "u:1", "different", "2021"), ("t:1", "u:1", "same", "2024")]
    judged = [Judgement(a, b, verdict, date=date) for a, b, verdict, date in said]
    assert groups(*trio, judged=judged) == {("t:1", "u:1")}


records = st.lists(
    st.tuples(st.sampled_from("甲乙丙"), st.sampled_from(["", CODE_A, CODE_B]), st.sampled_from(["", "600001", "600002"]),
              st.sampled_from(["", "甲", "乙"])), min_size=2, max_size=8)  # fmt: skip
pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["same", "different"])), max_size=3)


@given(records, pairs, st.integers())
@settings(max_examples=80, deadline=None)
def test_no_order_of_statements_or_judgements_changes_who_is_who(
    drawn: list[tuple[str, str, str, str]], judged: list[tuple[int, int, str]], seed: int
) -> None:
    said = [[*record(f"s:{n}", called), *([say("uscc", code, f"s:{n}")] if code else []),
             *([say("stockCode", stock, f"s:{n}")] if stock else []), *([say("name", other, f"s:{n}")] if other else [])]
            for n, (called, code, stock, other) in enumerate(drawn)]  # fmt: skip
    decided = list({(a, b): Judgement(f"s:{a}", f"s:{b}", verdict) for a, b, verdict in judged if a < b}.values())
    chance, first = random.Random(seed), resolved(*said, judged=decided)
    assert first == resolved(*chance.sample(said, len(said)), judged=chance.sample(decided, len(decided)))
    known = {n: code for n, (_, code, _, _) in enumerate(drawn) if code}
    for group in first.members.values():
        if not decided and all(stock == "" for _, _, stock, _ in drawn):
            assert len({known[int(key[2:])] for key in group if int(key[2:]) in known}) <= 1
