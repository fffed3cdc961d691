"""Which pair comes first in the queue."""

from __future__ import annotations

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.statement import Statement
from ingest.resolve.pairing import RELATED, Pair, Status
from ingest.resolve.register import Entry
from ingest.resolve.review.actors import actors_of
from ingest.resolve.review.proposal import Proposal
from ingest.resolve.review.usefulness import Weighing, Worth
from tests.graph.world import record
from tests.ingest.review.world import A, B, C, D, ledger_of

LINK, ZONE = "s:link", "s:zone"


def known() -> Ledger:
    """A makes what makes a link up and has a works in the zone; B is said to stand at the link, nobody knows where."""
    return ledger_of(
        *(record(key, name) for key, name in ((A, "甲山"), (B, "乙水"), (C, "丙火"), (D, "丁木"))),
        record(LINK, "硅片", "ChainLink"), record("s:product", "硅片", "Product"), record("s:site", "厂", "Site"),
        record(ZONE, "甲开发区", "Zone"),
        [Statement("s", A, "produces", object="s:product"), Statement("s", "s:product", "makesUp", object=LINK),
         Statement("s", A, "operates", object="s:site"), Statement("s", "s:site", "locatedIn", object=ZONE),
         Statement("s", B, "occupies", object=LINK)],
    )  # fmt: skip


def worth(a: str, b: str, score: float = 0.5, reason: str = "", place: str = "甲开发区") -> Worth:
    actors = actors_of(read_facts(known()))
    return Weighing(actors, place).worth(Proposal(Entry(a, a), Entry(b, b), Pair(Status.REVIEW, score, reason)))


def test_a_link_counts_whole_where_one_of_the_two_is_here() -> None:
    assert worth(A, C) == Worth(("硅片",), True, 2.0)


def test_a_link_counts_a_tenth_where_neither_is_here() -> None:
    assert worth(B, C) == Worth(("硅片",), False, 1.1)


def test_without_a_place_every_link_counts_whole() -> None:
    assert worth(B, C, place="").rank == 2.0


def test_one_link_of_both_counts_once() -> None:
    assert worth(A, B).links == ("硅片",)


def test_what_is_nearly_known_comes_behind_what_is_open() -> None:
    assert worth(C, D, 0.5).rank > worth(C, D, 0.9).rank > worth(C, D, 0.98).rank


def test_a_branch_and_its_head_count_a_tenth() -> None:
    assert round(worth(C, D, 0.5, f"分支 → {RELATED}").rank, 3) == 0.1


def test_what_is_sure_comes_last() -> None:
    actors = actors_of(read_facts(known()))
    sure = Proposal(Entry(A, ""), Entry(B, ""), Pair(Status.SAME, 0.5, ""))
    looked = Proposal(Entry(C, ""), Entry(D, ""), Pair(Status.REVIEW, 0.97, ""))
    assert [one.sure for one, _ in Weighing(actors).first([sure, looked])] == [False, True]
