"""Documents in the ledger: each row accounted for, one text known by its words, an older version ended by date."""

from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.statement import Statement
from ingest.loading import LoadReport, load_paths
from ingest.text.decisions import decide, read_decisions, verdicts
from ingest.text.document import Dropped
from ingest.text.entering import Reading, enter_ledger, reading_of, remarks
from ingest.text.found import Entity
from ontology.errors import UserFault
from tests.ingest.text.made import TEXT, document, found

NEW = ("新.txt", TEXT + "新")
NEWER: dict[str, object] = {"issued": "2024-05-01", "replaces": (("示例市平台建设计划(2023-2025)", ""),)}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger with nothing in it."""
    return Ledger(tmp_path / "ledger.db", kind="示例")


def entered(ledger: Ledger, name: str = "计划.txt", text: str = TEXT, /, **head: object) -> tuple[Reading, LoadReport]:
    """The document read and loaded."""
    reading = reading_of(ledger, document(name, text), found(**head))  # type: ignore[arg-type]
    return reading, enter_ledger(ledger, reading)


def test_every_row_of_a_document_is_accounted_for(ledger: Ledger) -> None:
    reading, report = entered(ledger)
    assert (report.read, report.accepted, report.rejected) == (len(reading.rows), len(reading.rows), 0)


def test_a_statement_keeps_the_words_the_place_and_the_rule(ledger: Ledger) -> None:
    entered(ledger)
    said = next(one for one in ledger.statements() if one.predicate == "targetValue" and one.subject.endswith("/一/1"))
    start = TEXT.index("建设示例平台3个")
    assert (said.quote, said.locator, said.method) == ("建设示例平台3个", f"一@{start}-{start + 8}", "rule:targets")


def test_a_document_read_twice_is_merged_whole(ledger: Ledger) -> None:
    entered(ledger)
    before = ledger.snapshot()
    _, report = entered(ledger)
    assert (report.accepted, report.merged == report.read, ledger.snapshot() == before) == (0, True, True)


def test_one_text_under_two_names_is_one_document_and_said_to_be(ledger: Ledger) -> None:
    first, _ = entered(ledger)
    second, report = entered(ledger, "另一个名字.txt", TEXT.replace("\n", "\r\n"))
    assert (second.source.id, second.known.file if second.known else "") == (first.source.id, "计划.txt")
    assert "LT-TEXT-01" in [one.code for one in report.errors]


def test_what_was_dropped_is_told_with_the_reason(ledger: Ledger) -> None:
    reading = reading_of(ledger, document(dropped=(Dropped(0, 6, "另一篇文章的标题"),)), found())
    told = next(one for one in enter_ledger(ledger, reading).errors if one.code == "LT-TEXT-06")
    assert (told.value, "另一篇文章的标题" in told.text()) == ("示例市管委会", True)


def test_a_newer_version_that_names_the_older_ends_it_by_date(ledger: Ledger) -> None:
    old, _ = entered(ledger)
    _, report = entered(ledger, *NEW, **NEWER)
    key = f"{old.source.id}:target/一/1"
    ends = {one.valid_to for one in ledger.statements() if (one.subject, one.predicate) == (key, "about")}
    assert (ends, "LT-TEXT-02" in [one.code for one in report.errors]) == ({"2024-05-01"}, True)


def test_what_an_ended_paper_said_still_answers_for_its_time(ledger: Ledger) -> None:
    old, _ = entered(ledger)
    new, _ = entered(ledger, *NEW, **NEWER)
    days = ("2023-02-28", "2024-04-30", "2024-05-01")
    told = [{fact.subject.partition(":")[0] for fact in read_facts(ledger, day).of("about")} for day in days]
    assert told == [set(), {old.source.id}, {new.source.id}]


def test_a_newer_paper_of_the_same_title_and_body_counts_as_the_new_version_with_a_warning(ledger: Ledger) -> None:
    entered(ledger)
    _, report = entered(ledger, "修订.txt", TEXT + "修订", title="示例市平台建设计划(2023-2025)（修订）", issued="2024-05-01")
    told = next(one for one in report.errors if one.code == "LT-TEXT-03")
    assert told.severity == "warning"


def test_a_paper_for_other_years_replaces_nothing(ledger: Ledger) -> None:
    entered(ledger)
    reading, _ = entered(ledger, "下一期.txt", TEXT + "下", title="示例市平台建设计划(2026-2028)", issued="2026-01-05")
    assert reading.replaced == []


def test_reading_the_older_version_again_leaves_it_ended(ledger: Ledger) -> None:
    entered(ledger)
    entered(ledger, *NEW, **NEWER)
    before = ledger.snapshot()
    reading, report = entered(ledger)
    assert (reading.until, report.accepted, ledger.snapshot() == before) == ("2024-05-01", 0, True)


def test_no_verdict_depends_on_which_version_is_read_first(tmp_path: Path) -> None:
    versions: list[tuple[str, str, dict[str, object]]] = [("旧.txt", TEXT, {}), (*NEW, NEWER)]
    ended = []
    for order in (versions, versions[::-1]):
        ledger = Ledger(tmp_path / f"{order[0][0]}.db", kind="示例")
        for name, text, head in order:
            entered(ledger, name, text, **head)
        ended.append((ledger.snapshot(), sum(bool(one.valid_to) for one in ledger.statements())))
    assert (ended[0] == ended[1], ended[0][1] > 20) == (True, True)


def test_an_older_paper_can_be_taken_back_alone(ledger: Ledger) -> None:
    reading, _ = entered(ledger)
    ledger.retract_source(reading.source.id)
    assert read_facts(ledger).instances("TargetStatement") == []


def test_a_text_without_a_head_enters_without_a_policy_and_says_so(ledger: Ledger) -> None:
    _, report = entered(ledger, title="", issuer="")
    assert ("LT-TEXT-05" in [one.code for one in report.errors], read_facts(ledger).instances("Policy")) == (True, [])


def decision(folder: Path, line: str) -> Path:
    """A table of decisions with one line."""
    path = folder / "决定.csv"
    path.write_text("\ufeff编号,类别,内容,原文,判定,理由,复核岗,日期\r\n" + line + "\r\n", encoding="utf-8")
    return path


def test_a_steward_s_decision_becomes_judgements_and_stays_with_the_next_reading(ledger: Ledger, tmp_path: Path) -> None:
    reading, _ = entered(ledger)
    key = f"{reading.source.id}:target/一/2"
    decide(ledger, read_decisions(decision(tmp_path, f"{key},目标表述,,,剔除,重复,示例复核岗,2026-01-02")), "示例")
    entered(ledger)
    assert verdicts(ledger)[key] == "rejected"
    assert {fact.predicate for fact in read_facts(ledger).rejected} == {"a", "about", "sets"}


def test_a_decision_on_a_relation_names_its_ends(ledger: Ledger, tmp_path: Path) -> None:
    reading, _ = entered(ledger)
    name = f"{reading.source.id}:department/科技局 → responsibleFor → {reading.source.id}:programme/1"
    decide(ledger, read_decisions(decision(tmp_path, f"{name},责任分工,,,确认,,,")), "示例")
    assert (verdicts(ledger)[name], [one.qualifiers for one in ledger.judgements()]) == ("confirmed", ['{"duty":"lead"}'])


@pytest.mark.parametrize(("line", "code"), [("x,,,,也许,,,", "LT-WORD-02"), ("x,,,,确认,,,明天", "LT-DATE-01")])
def test_a_wrong_line_of_decisions_is_named_and_none_is_recorded(tmp_path: Path, line: str, code: str) -> None:
    with pytest.raises(UserFault) as caught:
        read_decisions(decision(tmp_path, line))
    assert [(one.code, one.row) for one in caught.value.issues] == [(code, 2)]


def test_another_table_than_decisions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("名称\n示例\n", encoding="utf-8")
    with pytest.raises(UserFault, match="决定表"):
        read_decisions(path)


def test_a_decision_on_what_nobody_said_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UserFault, match="没有“nobody:x”"):
        decide(ledger, read_decisions(decision(tmp_path, "nobody:x,,,,确认,,,")), "示例")


def test_a_name_that_the_ledger_knows_keeps_its_record(ledger: Ledger, tmp_path: Path) -> None:
    table = tmp_path / "企业.csv"
    table.write_text("编号,名称\nfirm/a,示例甲有限公司\n", encoding="utf-8")
    load_paths(ledger, [table])
    finds = found()
    finds.entities = [Entity(0, 6, "示例甲有限公司", "Enterprise", "organisations")]
    reading = reading_of(ledger, document(), finds)
    assert [one.record for one in reading.found.entities] == ["own-tables:firm/a"]


def test_a_name_that_may_be_an_actor_of_the_ledger_is_told_and_not_linked(ledger: Ledger) -> None:
    said = {"a": "Enterprise", "name": "江城红星机电有限公司"}
    ledger.add([Statement("s", "s:1", name, value=value) for name, value in said.items()])
    finds = found()
    finds.entities = [Entity(0, 10, "江城红光机电有限公司", "Enterprise", "organisations")]
    (told,) = [one for one in remarks(reading_of(ledger, document("新闻.txt"), finds)) if one.code == "LT-REVIEW-12"]
    assert told.text() == (
        "[LT-REVIEW-12] 新闻.txt：“江城红光机电有限公司”可能是账本里的“江城红星机电有限公司”，拿不准，没有认作同一家："
        "差一个字：光/星；应为拿得准的名称\n  处理：用 liantu review export 复核")  # fmt: skip
