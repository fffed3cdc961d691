"""What the bench of who is who asks: its variants, its pairs, its measures."""

from __future__ import annotations

import pytest

from bench.resolve_ladder import NEVER_ONE, Rung
from bench.resolve_masked import b_cubed
from bench.resolve_variants import brackets, branch, liability, place, two_at_once, typo
from ingest.resolve import Entry, Match, Status
from ingest.resolve.comparing import slip_of

ENTRY = Entry("1", "西安示例科技(集团)有限公司", region="陕西省西安市")
ASKED = [Entry("", "a"), Entry("", "b")]


def said(place: int, *, sure: bool) -> Match:
    """What was said of a name."""
    return Match(place, 1.0, Status.SAME if sure else Status.REVIEW, "")


def test_brackets_become_wide() -> None:
    assert brackets(ENTRY) == "西安示例科技（集团）有限公司"


def test_a_name_without_brackets_gets_spaces() -> None:
    assert brackets(Entry("1", "示例有限公司")) == "示例 有限公司 "


def test_the_form_is_said_the_other_way() -> None:
    assert liability(Entry("1", liability(ENTRY))) == ENTRY.name != liability(ENTRY)


def test_the_place_goes_or_comes() -> None:
    assert place(ENTRY) == "示例科技(集团)有限公司"
    assert place(Entry("1", "示例科技有限公司", region="陕西省西安市")) == "西安市示例科技有限公司"


def test_a_place_that_is_all_of_a_name_stays() -> None:
    assert place(Entry("1", "西安银行股份有限公司")) == ""


@pytest.mark.parametrize("id", [str(number) for number in range(12)])
def test_a_typo_is_one_slip_before_the_form(id: str) -> None:
    changed = typo(Entry(id, "西安示例科技股份有限公司"))
    assert changed.endswith("股份有限公司")
    assert changed == "西安示例科技股份有限公司" or slip_of(changed, "西安示例科技股份有限公司")


def test_a_branch_begins_with_its_company() -> None:
    assert branch(ENTRY).startswith(ENTRY.name)
    assert branch(ENTRY).endswith("分公司")


def test_two_changes_are_made_at_once() -> None:
    assert two_at_once(Entry("3", "西安示例科技有限公司")).endswith("有限责任公司")


def test_b_cubed_of_a_name_joined_with_its_own_is_whole() -> None:
    assert b_cubed([Rung("typo", ASKED, [0, 1], [said(0, sure=True), said(1, sure=True)])]) == (1.0, 1.0)


def test_b_cubed_counts_a_false_merge_against_precision_and_a_missed_one_against_recall() -> None:
    precision, recall = b_cubed([Rung("typo", ASKED, [0, 1], [said(0, sure=True), said(0, sure=True)])])
    assert precision == pytest.approx((2 / 3 * 2 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx(3 / 4)


def test_a_branch_taken_for_its_company_is_wrong() -> None:
    assert Rung(NEVER_ONE, ASKED, [0, 1], [said(0, sure=True), said(1, sure=False)]).sure() == (0, 1, 0)
