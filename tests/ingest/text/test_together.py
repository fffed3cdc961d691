"""Papers of one command: what the ledger then holds is what it holds after each alone, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.loading import LoadReport
from ingest.text.apart import portions
from ingest.text.document import TextDocument
from ingest.text.entering import Knowledge, Reading, enter_documents, enter_together, readings_of
from ingest.text.facts.row import FactRow
from ingest.text.found import Found, Head
from ingest.text.gold.reading import BUNDLED, read_gold
from ingest.text.pipeline import read_texts

NAMES = ("甲市", "乙市", "丙市")
PAPER = """{place}人民政府关于印发{place}平台建设计划的通知
{place}发〔{year}〕{number}号
各区县人民政府：
现将《{place}平台建设计划》印发给你们，请认真贯彻执行。{more}
{place}人民政府
{year}年3月1日
{place}平台建设计划
一、主要目标
到2025年，建成省级创新平台{count}个，示例创新研究院有限公司参与。
（一）平台建设工程。到2025年，建设中试基地3个。（牵头部门：市科技局，配合部门：市财政局）
"""


def paper(place: str, number: int = 5, year: int = 2023, count: int = 20, more: str = "", name: str = "") -> TextDocument:
    """A paper of a city (示例)."""
    text = PAPER.format(place=place, number=number, year=year, count=count, more=more)
    return TextDocument(name or f"{place}{year}-{number}.txt", text)


VERSIONS = [paper("甲市"), paper("甲市", 9, 2024, 30), paper("甲市", 2, 2025, 40, "甲市发〔2023〕5号同时废止。")]
SEVERAL = [*map(paper, NAMES), *VERSIONS[1:]]


def ledger_at(path: Path) -> Ledger:
    return Ledger(path, kind="示例")


def entered(ledger: Ledger, papers: Sequence[TextDocument], *, strict: bool = False) -> list[tuple[Reading, LoadReport]]:
    """The papers of one command in the ledger."""
    return enter_documents(papers, Knowledge(ledger), strict=strict)


def one_by_one(ledger: Ledger, papers: Sequence[TextDocument]) -> list[tuple[Reading, LoadReport]]:
    return [one for each in papers for one in entered(ledger, [each])]


@pytest.mark.parametrize("papers", [[*map(paper, NAMES)], VERSIONS, SEVERAL], ids=["cities", "versions", "both"])
def test_papers_of_one_command_leave_what_each_alone_leaves(papers: list[TextDocument], tmp_path: Path) -> None:
    together, apart = ledger_at(tmp_path / "together.db"), ledger_at(tmp_path / "apart.db")
    entered(together, papers)
    one_by_one(apart, papers)
    assert (together.snapshot(), together.check()) == (apart.snapshot(), apart.snapshot())


def test_the_labelled_papers_leave_the_same_together_apart_and_in_reverse(tmp_path: Path) -> None:
    papers = [TextDocument(one.name, one.text) for one in read_gold(BUNDLED)]
    together, apart, back = (ledger_at(tmp_path / f"{name}.db") for name in ("together", "apart", "back"))
    entered(together, papers)
    one_by_one(apart, papers)
    entered(back, papers[::-1])
    assert (together.snapshot() == apart.snapshot(), back.snapshot() == apart.snapshot()) == (True, True)


def test_no_order_of_versions_and_other_papers_changes_what_the_ledger_holds(tmp_path: Path) -> None:
    found = set()
    for number, order in enumerate(permutations([paper("乙市"), *VERSIONS])):
        ledger = ledger_at(tmp_path / f"{number}.db")
        entered(ledger, order)
        found.add((ledger.snapshot(), sum(bool(one.valid_to) for one in ledger.statements())))
    assert (len(found), found.pop()[1] > 20) == (1, True)


def test_a_paper_that_cites_an_older_one_does_not_hide_what_a_newer_one_ends(tmp_path: Path) -> None:
    older, newer = VERSIONS[0], VERSIONS[2]
    citing = paper("乙市", more="根据《甲市人民政府关于印发甲市平台建设计划的通知》（甲市发〔2023〕5号）制定。")
    found = set()
    for number, order in enumerate(permutations([citing, older, newer])):
        ledger = ledger_at(tmp_path / f"{number}.db")
        one_by_one(ledger, order)
        found.add((ledger.snapshot(), sum(bool(one.valid_to) for one in ledger.statements())))
    assert (len(found), found.pop()[1] > 20) == (1, True)


def test_papers_that_do_not_bear_on_each_other_are_one_load(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger.db")
    reports = [report for _, report in entered(ledger, [*map(paper, NAMES)])]
    assert ({one.load for one in reports}, len(ledger.loads())) == ({1}, 1)


def test_each_paper_of_a_load_is_told_of_its_own_rows(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger.db")
    made = entered(ledger, [paper("甲市"), paper("乙市", more="根据《示例省平台建设意见》制定。")])
    assert [(report.read, report.accepted, report.rejected) for _, report in made] == [
        (len(reading.rows), len(reading.rows), 0) for reading, _ in made]  # fmt: skip
    assert sum(report.read for _, report in made) == ledger.loads()[0]["read"]


def test_a_refused_row_is_told_of_its_own_paper_alone(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger.db")
    papers = [paper("甲市"), paper("乙市")]
    readings = readings_of(list(zip(papers, read_texts(papers), strict=True)), Knowledge(ledger))
    readings[1].rows.append(FactRow("text_of", "relation:textOf", {"id": "x", "from": "document", "to": "nothing"}))
    first, second = enter_together(ledger, readings)
    assert (first.failed, first.rejected, second.rejected, second.accepted) == (False, 0, 1, len(readings[1].rows) - 1)
    assert ([one.code for one in second.errors], [one.rows for one in second.reasons]) == (["LT-REF-01"], [1])


def test_papers_come_back_in_the_order_in_which_they_were_named(tmp_path: Path) -> None:
    made = entered(ledger_at(tmp_path / "ledger.db"), SEVERAL)
    assert [reading.document for reading, _ in made] == SEVERAL


def test_a_paper_that_ends_another_is_a_load_of_its_own_and_can_be_taken_back_with_what_it_ended(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger.db")
    entered(ledger, [VERSIONS[0], paper("乙市")])
    before = ledger.snapshot()
    (_, report), (other, _) = entered(ledger, [VERSIONS[2], paper("丙市")])
    ledger.retract(report.load)
    ledger.retract_source(other.source.id)
    assert (len(ledger.loads()), ledger.snapshot() == before) == (5, True)


def test_one_text_twice_in_a_command_is_one_document_and_said_to_be(tmp_path: Path) -> None:
    (first, _), (second, report) = entered(ledger_at(tmp_path / "ledger.db"), [paper("甲市"), paper("甲市", name="改名.txt")])
    assert (second.source.id, report.accepted, [one.code for one in report.errors][:1]) == (first.source.id, 0, ["LT-TEXT-01"])


def test_where_nothing_wrong_may_enter_each_paper_is_a_load_of_its_own(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger.db")
    assert [report.load for _, report in entered(ledger, [*map(paper, NAMES)], strict=True)] == [1, 2, 3]


def test_names_that_another_paper_brought_are_no_records_of_this_one(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "ledger.db")
    (first, _), (second, _) = one_by_one(ledger, [paper("甲市"), paper("乙市")])
    assert {one.record for reading in (first, second) for one in reading.found.entities} == {""}


def head(title: str = "", number: str = "", issuer: str = "", *replaces: str) -> Found:
    """A paper of which no more than its head is known."""
    return Found(head=Head(title=title, number=number, issuer=issuer, replaces=tuple((one, "") for one in replaces)))


@pytest.mark.parametrize(("one", "other"), [
    (head("甲办法", issuer="甲市"), head("甲办法（修订）", issuer="甲市")),
    (head("甲办法", issuer="甲市"), head("乙办法", "", "乙市", "甲办法")),
    (head("乙办法", "", "乙市", "甲发1号"), head("甲办法", "甲发1号", "甲市")),
])  # fmt: skip
def test_papers_that_may_end_each_other_are_read_apart(one: Found, other: Found) -> None:
    texts = [TextDocument(f"{name}.txt", name) for name in "一二三"]
    assert portions(list(zip(texts, (one, head("丙办法"), other), strict=True))) == [[0, 1], [2]]


@pytest.mark.parametrize(("name", "text"), [("一.txt", "别的"), ("别的.txt", "一")], ids=["file", "text"])
def test_one_file_name_and_one_text_are_read_apart(name: str, text: str) -> None:
    assert portions([(TextDocument("一.txt", "一"), head("甲")), (TextDocument(name, text), head("乙"))]) == [[0], [1]]
