"""KAG's sample: what its rows become, and the rules that set rows aside, with what each takes of the real data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.loading import LoadReport, load_paths
from ingest.sources.kag_supplychain.source import MASKED, NO_SCHEME, SELF
from tests.factory import counts, make_ledger, shared

INVENTED = Path(__file__).with_name("invented") / "kag_supplychain"
SOURCE = "kag-supplychain:"


@pytest.fixture
def loaded(tmp_path: Path) -> tuple[Ledger, LoadReport]:
    ledger = make_ledger(tmp_path)
    return ledger, load_paths(ledger, [INVENTED])


def said(ledger: Ledger, predicate: str) -> set[tuple[str, str]]:
    found = [(one.subject, one.object or one.value) for one in ledger.statements() if one.predicate == predicate]
    return {(subject.removeprefix(SOURCE), other.removeprefix(SOURCE)) for subject, other in found}


def rules(report: LoadReport) -> Counter[str]:
    return Counter(one.message.split("“")[1].split("”")[0] for one in report.errors if one.code.startswith("LT-NOTE"))


def test_a_path_is_a_product_of_its_last_name_below_the_one_above(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "isTypeOf") == {("product/轮-甲轮", "product/轮")}
    assert ("product/轮-甲轮", "甲轮") in said(loaded[0], "name")


def test_a_product_fills_a_slot_of_each_product_made_with_it(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "fills") == {("product/胶", "slot/轮-甲轮|胶"), ("product/胶", "slot/车|胶")}
    assert said(loaded[0], "requires") == {("product/轮-甲轮", "slot/轮-甲轮|胶"), ("product/车", "slot/车|胶")}


def test_a_company_whose_name_is_masked_is_set_aside(loaded: tuple[Ledger, LoadReport]) -> None:
    assert said(loaded[0], "produces") == {("company/C2", "product/轮-甲轮"), ("company/C2", "product/胶")}
    assert rules(loaded[1]) == {MASKED: 1, NO_SCHEME: 1, SELF: 2}


def test_every_real_row_is_accounted_for(tmp_path: Path) -> None:
    report = load_paths(make_ledger(tmp_path), [shared("kag-supplychain-sample")])
    assert (counts(report), rules(report)) == ((191, 44, 34, 113), {MASKED: 103, NO_SCHEME: 10})
    assert {one.code for one in report.errors} == {"LT-NOTE-01", "LT-ROW-02"}


def test_the_real_sample_names_536_pairs_in_1125_mentions(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path)
    load_paths(ledger, [shared("kag-supplychain-sample")])
    assert len(said(ledger, "fills")) == 536
