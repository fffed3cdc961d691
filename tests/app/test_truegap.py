"""The probability of a true gap in `liantu gaps --probability` and `liantu why`."""

from __future__ import annotations

from typing import Any

import pytest

from app.layout import WIDTH, width
from app.show import true_gap_footer, true_gap_remarks, true_gap_text
from app.show.truegap import _ranking, _remark
from graph.analysis.truegaps import Difference, Probability, TrueGaps, true_gaps
from tests.app.conftest import Ask, Call
from tests.graph.analysis.truegaps.world import pooled, quick
from tests.worlds import key


@pytest.fixture(scope="module")
def found() -> TrueGaps:
    return true_gaps(pooled().facts(), key("CHN"), settings=quick())


def test_a_certificate_is_followed_by_the_probability_or_why_none_is_said(liantu: Call) -> None:
    lines = liantu("why", "硅片").output.splitlines()
    assert lines[-2].startswith("真缺口概率（占世界份额不足 5%")
    assert lines[-1] == "  不说：份额只有国家一级的，不能套到区、市、省。"


def test_the_certificates_document_says_it_beside_the_state(document: Ask) -> None:
    said: dict[str, Any] = document("why", "硅片")["true_gap"]
    assert (said["value"], said["abstains"]) == (None, "place")


def test_a_list_says_it_only_when_asked(document: Ask) -> None:
    assert "true_gap" not in document("gaps")["links"][0]
    assert {one["true_gap"]["abstains"] for one in document("gaps", "--probability")["links"]} == {"place"}


def test_states_do_not_change_when_it_is_asked_for(document: Ask) -> None:
    told = [{name: one[name] for name in one if name != "true_gap"} for one in document("gaps", "--probability")["links"]]
    assert told == document("gaps")["links"]


def test_a_list_counts_what_is_not_said(liantu: Call) -> None:
    text = liantu("gaps", "--probability").output
    assert "真缺口概率：说了 0 个环节，没说 3 个。\n  3 个：份额只有国家一级的，不能套到区、市、省。" in text


def test_a_probability_has_interval_basis_calibration_record_and_what_is_stated(found: TrueGaps) -> None:
    link = next(link for link, one in found.probabilities.items() if one.value is not None and one.stated)
    text = true_gap_text(found, link)
    peers = ("回测", "数企业并知道是哪一国", "校准误差")
    for wanted in ("95% 区间", "依据：本地计入", "30 个写明份额的环节 × 6 国", *peers, "以来源为准"):
        assert wanted in text.replace("\n  ", "")


@pytest.mark.parametrize(("value", "said"), [(0.9962, "99% 以上"), (0.004, "1% 以下"), (0.994, "99%"), (0.006, "1%")])
def test_no_probability_is_written_as_certain(value: float, said: str) -> None:
    assert _remark(Probability("l", "c", value, value, value)) == f"真缺口概率 {said}（{said}—{said}）"


def test_every_line_fits_a_terminal(found: TrueGaps) -> None:
    texts = [true_gap_footer(found), *(true_gap_text(found, link) for link in found.probabilities)]
    assert all(width(line) <= WIDTH for text in texts for line in text.splitlines())


def test_a_remark_says_what_sources_state_of_the_link_and_no_estimate_beside_it(found: TrueGaps) -> None:
    remarks, told = true_gap_remarks(found), found.probabilities
    for link, remark in remarks.items():
        stated = told[link].stated
        if stated:
            assert remark == f"来源已写明份额{'低于' if stated.gap else '不低于'}界线"
        else:
            assert remark.startswith("真缺口概率")
    assert any(one.stated for one in told.values())


@pytest.mark.parametrize(("ends", "said"), [
    ((-0.1, 0.2), "含 0：不能说更好"), ((0.1, 0.2), "也比数企业好"), ((-0.2, -0.1), "比数企业差")])  # fmt: skip
def test_of_ranking_it_is_said_what_the_data_allow(ends: tuple[float, float], said: str) -> None:
    assert said in _ranking(Difference("count", "auc", sum(ends) / 2, *ends))


def test_what_is_worse_on_stages_not_seen_is_said_under_the_list(found: TrueGaps, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ("对没见过的环节阶段" in true_gap_footer(found)) is unseen(found).refuted
    monkeypatch.setattr(Difference, "refuted", True)
    assert "对没见过的环节阶段（整段上、中或下游），排序比数企业差" in true_gap_footer(found).replace("\n  ", "")


def unseen(found: TrueGaps) -> Difference:
    record = next(iter(found.calibrations.values())).stage_record
    assert record
    return record.difference("count", "auc")


def test_remarks_stand_only_where_something_is_said(found: TrueGaps) -> None:
    assert set(true_gap_remarks(found)) == {link for link, one in found.probabilities.items() if one.value is not None}


def test_an_unknown_chain_is_refused_as_ever(liantu: Call) -> None:
    result = liantu("gaps", "--probability", "--chain", "没有的链")
    assert (result.exit_code, "LT-NAME-01" in result.stderr) == (1, True)
