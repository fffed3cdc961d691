"""Reviewers who differ: both opinions are kept, shown when the workbook is read and in the next one, until somebody settles it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from ingest.resolve.pairing import Pair, Status
from ingest.resolve.register import Entry
from ingest.resolve.review import layout
from ingest.resolve.review.actors import actors_of
from ingest.resolve.review.merged import merged
from ingest.resolve.review.objections import objections
from ingest.resolve.review.proposal import Proposal
from ingest.resolve.review.usefulness import Weighing
from tests.ingest.review.world import A, B, C, entity, fates, four, proposed, row, settled

SAME = Judgement(A, B, "same", "章程", "科技局", "2026-11-01")
AGAINST = Judgement(A, B, "different", "两张执照", "招商一局", "(2026-11-30)")


def differ(folder: Path, stands: Judgement = SAME, said: str = "不同") -> Ledger:
    """科技局 decided; 招商一局 says otherwise."""
    ledger = four(stands)
    settled(ledger, folder, row(A, B, said, 备注="两张执照"))
    return ledger


def listed(ledger: Ledger) -> list[Proposal]:
    return [one for one in proposed(ledger) if one.against]


def test_an_opinion_against_a_decision_is_kept_and_changes_nothing(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    assert (ledger.judgements(), entity(ledger, B)) == ([AGAINST, SAME], A)


def test_the_same_workbook_again_adds_no_second_opinion(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    snapshot = ledger.snapshot()
    found = settled(ledger, tmp_path, row(A, B, "不同", 备注="两张执照"), day="2026-12-05")
    assert (fates(found), found.load, ledger.snapshot()) == (["没有记"], 0, snapshot)


def test_the_next_workbook_shows_both_beside_the_merge(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    (one,) = merged(actors_of(read_facts(ledger)), ledger.judgements())
    assert one.doubt == "意见不同：相同（科技局，2026-11-01）：章程；不同（招商一局，2026-11-30）：两张执照"


def test_the_next_workbook_lists_a_pair_that_stands_apart_against_an_opinion(tmp_path: Path) -> None:
    ledger = differ(tmp_path, SAME._replace(verdict="different"), "相同")
    (one,) = listed(ledger)
    assert (one.a.id, one.b.id, one.sure, [other.role for other in one.against]) == (A, B, False, ["招商一局"])


def test_who_settles_it_closes_it_either_way(tmp_path: Path) -> None:
    for said in ("相同", "不同"):
        ledger = differ(tmp_path)
        assert fates(settled(ledger, tmp_path, row(A, B, said), reviewer="办公室", day="2026-11-02", settle=True)) == ["记下"]
        assert (objections(ledger.judgements()), entity(ledger, B) == A) == ({}, said == "相同")


def test_who_gives_in_closes_it(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    assert fates(settled(ledger, tmp_path, row(A, B, "相同"), day="2026-12-01")) == ["记下"]
    assert (objections(ledger.judgements()), entity(ledger, B)) == ({}, A)


def test_a_third_who_agrees_with_the_decision_leaves_it_open(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    assert fates(settled(ledger, tmp_path, row(A, B, "相同"), reviewer="财政局")) == ["不变"]
    assert objections(ledger.judgements()) == {(A, B): (AGAINST,)}


def test_an_opinion_counts_where_the_decision_is_taken_back(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    ledger.retract(2)
    assert (ledger.judgements(), entity(ledger, B)) == ([AGAINST], B)


def test_the_last_opinion_of_each_is_shown(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    settled(ledger, tmp_path, row(A, B, "不确定"), day="2026-12-01")
    settled(ledger, tmp_path, row(A, B, "不同"), reviewer="财政局", day="2026-12-02")
    (found,) = objections(ledger.judgements()).values()
    assert [(one.role, one.verdict) for one in found] == [("招商一局", "to_review"), ("财政局", "different")]


def test_two_in_one_workbook_leave_a_pair_open_and_are_shown_in_the_next(tmp_path: Path) -> None:
    ledger = four()
    rows = row(A, B, "相同"), row(A, B, "不同", **{layout.ROLE: "科技局"})
    assert fates(settled(ledger, tmp_path, *rows)) == ["没有记", "没有记"]
    (one,) = ledger.judgements()
    assert [(each.a.id, each.b.id, each.disputed, each.sure) for each in proposed(ledger)] == [(A, B, True, False)]
    assert (one.verdict, one.role, one.reason) == (
        "to_review",
        "招商一局、科技局",
        "意见不同：相同（招商一局，2026-11-30，第 2 行）；不同（科技局，2026-11-30，第 3 行）",
    )


@pytest.mark.parametrize("stands", [[], [SAME._replace(verdict="different")]])
def test_one_who_is_at_odds_with_herself_leaves_no_opinion(tmp_path: Path, stands: list[Judgement]) -> None:
    ledger = four(*stands)
    settled(ledger, tmp_path, row(A, B, "相同"), row(A, B, "不同"))
    assert ledger.judgements() == stands


def test_other_pairs_are_none_of_their_business(tmp_path: Path) -> None:
    ledger = differ(tmp_path)
    assert (fates(settled(ledger, tmp_path, row(B, C, "相同"))), entity(ledger, C)) == (["记下"], A)


def test_what_is_disputed_comes_first() -> None:
    disputed = Proposal(Entry(B, ""), Entry(C, ""), Pair(Status.REVIEW, 0.01, ""), SAME, (AGAINST,))
    other = Proposal(Entry(A, ""), Entry(C, ""), Pair(Status.REVIEW, 0.5, ""))
    assert [one.disputed for one, _ in Weighing(actors_of(read_facts(four()))).first([other, disputed])] == [True, False]
