"""What is proposed of the actors of a ledger."""

from __future__ import annotations

import pytest

from graph.ledger import Judgement
from graph.statement import Statement
from tests.graph.world import record
from tests.ingest.review.world import CODE_A, CODE_B, FIRM, A, B, C, ledger_of, proposed, told

SAME_FIRM = "江城机电有限责任公司"
CODES = (record(A, FIRM, uscc=CODE_A), record(B, SAME_FIRM, uscc=CODE_B))


def test_two_spellings_of_one_name_are_sure() -> None:
    assert told(ledger_of(record(A, FIRM), record(B, SAME_FIRM))) == [(A, B, "确认")]


def test_a_slip_of_the_pen_in_the_name_proper_is_only_worth_a_look() -> None:
    assert told(ledger_of(record(A, "江城红光机电有限公司"), record(B, "江城红星机电有限公司"))) == [(A, B, "待复核")]


def test_records_that_are_one_already_are_not_proposed() -> None:
    assert told(ledger_of(record(A, FIRM), record("t:a", FIRM))) == []


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_pair_that_was_judged_is_not_proposed_again(verdict: str) -> None:
    ledger = ledger_of(record(A, FIRM), record(B, SAME_FIRM), judgements=[Judgement(B, A, verdict)])
    assert told(ledger) == []


def test_a_pair_of_which_nobody_could_say_stays_with_who_looked() -> None:
    looked = Judgement(A, B, "to_review", role="招商一局", date="2026-11-30")
    (found,) = proposed(ledger_of(record(A, FIRM), record(B, SAME_FIRM), judgements=[looked]))
    assert found.before == looked


def test_names_that_differ_and_codes_that_differ_are_not_proposed() -> None:
    assert told(ledger_of(record(A, "江城红光机电有限公司", uscc=CODE_A), record(B, "江城红星机电有限公司", uscc=CODE_B))) == []


def test_one_name_with_two_codes_is_shown_and_never_sure() -> None:
    (found,) = proposed(ledger_of(*CODES))
    assert (found.sure, found.pair.reason.endswith(f"代码不同：{CODE_A}/{CODE_B} → 先核对代码，不并")) == (False, True)


def test_a_name_between_two_codes_joins_neither_and_says_the_chain() -> None:
    found = proposed(ledger_of(*CODES, record(C, FIRM, "ResearchInstitute")))
    why = f"连起来会把两个代码并成一家：{FIRM} ＝ {FIRM} ＝ {SAME_FIRM}；代码 {CODE_A}/{CODE_B} → 不能直接合并"
    assert [one.pair.reason.endswith(why) for one in found if C in (one.a.id, one.b.id)] == [True, True]


def test_a_name_between_two_that_were_judged_different_joins_neither() -> None:
    apart = Judgement(A, B, "different")
    ledger = ledger_of(record(A, FIRM), record(B, SAME_FIRM), record(C, FIRM, "ResearchInstitute"), judgements=[apart])
    assert [one.sure for one in proposed(ledger)] == [False, False]


@pytest.mark.parametrize(("prop", "status"), [("shortName", "待复核"), ("alias", "确认")])
def test_an_everyday_name_is_a_lead_and_another_spelling_a_proof(prop: str, status: str) -> None:
    ledger = ledger_of(record(A, "江城红光机电有限公司", **{prop: "江城红光"}), record(B, "江城红光"))
    assert told(ledger) == [(A, B, status)]


def test_a_short_form_that_was_worked_out_is_a_lead() -> None:
    assert told(ledger_of(record(A, "无锡统一实业包装有限公司"), record(B, "统一实业"))) == [(A, B, "待复核")]


def test_a_name_that_lacks_its_form_alone_is_sure() -> None:
    assert told(ledger_of(record(A, "江城天元铁塔股份有限公司"), record(B, "江城天元铁塔"))) == [(A, B, "确认")]


@pytest.mark.parametrize("pair", [("中国航天科工集团有限公司", "中国航天科技集团有限公司"),
                                  ("公航旅(兰州新区)国际贸易有限公司", "甘肃公航旅国际贸易有限公司")])  # fmt: skip
def test_two_that_look_alike_are_never_sure(pair: tuple[str, str]) -> None:
    assert "确认" not in [status for _, _, status in told(ledger_of(record(A, pair[0]), record(B, pair[1])))]


def test_a_former_name_is_proposed_for_its_firm() -> None:
    ledger = ledger_of(record(A, "江城新光机电有限公司", formerName="滨江旧光电机有限公司"), record(B, "滨江旧光电机有限公司"))
    assert told(ledger) == [(A, B, "确认")]


def test_a_university_that_a_report_takes_for_a_firm_is_proposed() -> None:
    assert told(ledger_of(record(A, "江城工业大学", "University"), record(B, "江城工业大学"))) == [(A, B, "确认")]


def test_what_names_nobody_is_not_proposed() -> None:
    assert told(ledger_of(record(A, "无"), record(B, "无", "University"))) == []


def test_departments_are_known_by_their_body_and_left_out() -> None:
    assert told(ledger_of(record(A, "招商局", "Department"), record(B, "招商局", "PublicAuthority"))) == []


def test_no_order_of_loads_decides_what_is_proposed() -> None:
    said = [record(A, FIRM), record(B, SAME_FIRM), record(C, FIRM, "ResearchInstitute")]
    assert told(ledger_of(*said)) == told(ledger_of(*reversed(said)))


def test_a_place_that_is_stated_speaks_against_a_pair() -> None:
    site = [*record("s:site", "厂", "Site", siteKind="registered"), *record("s:place", "河北省", "Region"),
            Statement("s", A, "operates", object="s:site"), Statement("s", "s:site", "locatedIn", object="s:place")]  # fmt: skip
    ledger = ledger_of(record(A, "红光机电有限公司"), record(B, "陕西红光机电有限公司"), site)
    assert told(ledger) == []
