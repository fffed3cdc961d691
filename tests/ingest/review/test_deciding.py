"""What becomes of decided rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from graph.statement import Statement, pack
from ingest.resolve.review.objections import after
from tests.graph.world import record
from tests.ingest.review.world import CODE_A, CODE_B, FIRM, A, B, C, D, codes, entity, fates, four, ledger_of, row, settled

pytestmark = pytest.mark.usefixtures("on_both")
SAID = Judgement(A, B, "same", "章程", "科技局", "2026-11-01")


def test_two_judged_the_same_are_one_and_no_statement_changes(tmp_path: Path) -> None:
    ledger = four()
    before = list(ledger.statements())
    found = settled(ledger, tmp_path, row(A, B, "相同"))
    assert (fates(found), entity(ledger, B), list(ledger.statements()) == before) == (["记下"], A, True)


def test_who_when_and_why_are_kept(tmp_path: Path) -> None:
    ledger = four()
    settled(ledger, tmp_path, row(A, B, "不同", 备注="两个法人"))
    assert ledger.judgements() == [Judgement(A, B, "different", "两个法人", "招商一局", "2026-11-30")]


def test_one_that_nobody_could_say_is_kept_and_joins_nobody(tmp_path: Path) -> None:
    ledger = four()
    found = settled(ledger, tmp_path, row(A, B, "不确定"))
    assert (fates(found), entity(ledger, B), ledger.judgements()[0].verdict) == (["记下"], B, "to_review")


def test_a_merge_is_taken_apart_by_one_more_judgement(tmp_path: Path) -> None:
    ledger = four(SAID._replace(role="招商一局"))
    found = settled(ledger, tmp_path, row(A, B, "拆分"))
    assert (fates(found), entity(ledger, B), len(ledger.judgements())) == (["记下"], B, 2)


def test_records_that_a_rule_joined_are_taken_apart(tmp_path: Path) -> None:
    ledger = ledger_of(record(A, FIRM, uscc=CODE_A), record(B, "乙水化工有限公司", uscc=CODE_A))
    settled(ledger, tmp_path, row(A, B, "拆分"))
    assert entity(ledger, B) == B


def test_a_second_reading_changes_nothing(tmp_path: Path) -> None:
    ledger = four()
    settled(ledger, tmp_path, row(A, B, "相同"))
    snapshot = ledger.snapshot()
    found = settled(ledger, tmp_path, row(A, B, "相同"))
    assert (fates(found), found.load, ledger.snapshot()) == (["不变"], 0, snapshot)


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    rows = [row(A, B, "相同"), row(C, D, "相同"), row(A, C, ""), row(A, D, "也许"), row(A, "s:x", "相同")]
    found = settled(four(SAID), tmp_path, *rows)
    assert found.sheets.read == sum(found.count(fate) for fate in type(found.outcomes[0].fate)) == 5


def test_a_record_that_has_gone_is_refused(tmp_path: Path) -> None:
    found = settled(four(), tmp_path, row(A, "s:gone", "相同", 名称甲="甲", 名称乙="乙"), row(C, D, "相同"))
    assert fates(found) == ["没有记", "记下"]
    assert found.issues[0].text() == (
        "[LT-REVIEW-04] 复核.xlsx［待复核］ 第 2 行：账本里现在没有“s:gone”（甲 / 乙），没有记；应为账本里有的记录\n"
        "  处理：来源撤回或换过编号：用 liantu review export 重新导出，这一对还在就再判一次")  # fmt: skip


def test_two_rows_that_differ_on_one_pair_are_both_refused(tmp_path: Path) -> None:
    found = settled(four(), tmp_path, row(A, B, "相同"), row(B, A, "不同", 复核岗="科技局"))
    assert (fates(found), codes(found)) == (["没有记", "没有记"], ["LT-REVIEW-05", "LT-REVIEW-05"])
    assert found.issues[0].text() == (
        "[LT-REVIEW-05] 复核.xlsx［待复核］ 第 2 行：同一对写了不同的判定，都没有记：甲山机床有限公司 / 乙水化工有限公司："
        "相同（招商一局，2026-11-30，第 2 行）；"
        "不同（科技局，2026-11-30，第 3 行）；应为一对只有一种判定\n"
        "  处理：商定后只留一行，再读回；两个岗位意见不同的，下次导出照列")  # fmt: skip


def test_the_same_row_twice_is_recorded_once(tmp_path: Path) -> None:
    ledger = four()
    found = settled(ledger, tmp_path, row(A, B, "相同"), row(B, A, "相同"))
    assert (fates(found), len(ledger.judgements())) == (["记下", "不变"], 1)


def test_two_reviewers_who_differ_are_both_shown_and_nothing_changes(tmp_path: Path) -> None:
    ledger = four(SAID)
    found = settled(ledger, tmp_path, row(A, B, "不同"))
    assert (fates(found), entity(ledger, B)) == (["没有记"], A)
    assert found.issues[0].text() == (
        "[LT-REVIEW-06] 复核.xlsx［待复核］ 第 2 行：与以前的判定不同，没有改，两种意见都留着：以前 相同（科技局，2026-11-01）："
        "章程；这次 不同（招商一局，2026-11-30，第 2 行）；应为两位复核的意见一致\n"
        "  处理：商定后再读回；以这次为准就加 --settle")  # fmt: skip


def test_two_reviewers_who_settled_it_are_believed(tmp_path: Path) -> None:
    ledger = four(SAID)
    assert (fates(settled(ledger, tmp_path, row(A, B, "不同"), settle=True)), entity(ledger, B)) == (["记下"], B)


def test_a_reviewer_may_change_their_mind(tmp_path: Path) -> None:
    ledger = four(SAID)
    found = settled(ledger, tmp_path, row(A, B, "不同"), reviewer="科技局")
    assert (found.outcomes[0].before, entity(ledger, B)) == ("相同（科技局，2026-11-01）：章程", B)


@pytest.mark.parametrize("day", ["2026-11-01", "2026-10-01"])
def test_a_reviewer_overrules_the_program_on_the_same_day_too(tmp_path: Path, day: str) -> None:
    ledger = four(SAID._replace(role="程序"))
    settled(ledger, tmp_path, row(A, B, "不同"), day=day)
    assert (entity(ledger, B), ledger.judgements()[-1].date) == (B, "2026-11-01 第2次")


def test_decisions_of_one_day_are_numbered_on() -> None:
    assert [after("2026-11-30", stands) for stands in ("", "2026-11-29", "2026-11-30", "2026-11-30 第2次")] == [
        "2026-11-30", "2026-11-30", "2026-11-30 第2次", "2026-11-30 第3次"]  # fmt: skip


def test_a_workbook_that_contradicts_itself_is_told_the_chain(tmp_path: Path) -> None:
    ledger = four()
    found = settled(ledger, tmp_path, row(A, B, "相同"), row(B, C, "相同"), row(A, C, "不同"), row(A, D, "相同"))
    assert (fates(found), entity(ledger, D)) == (["没有记", "没有记", "没有记", "记下"], A)
    assert found.issues[0].text() == (
        "[LT-REVIEW-07] 复核.xlsx［待复核］ 第 2 行：判定互相矛盾，没有记：甲山机床有限公司 ＝ 乙水化工有限公司（第 2 行）；"
        "乙水化工有限公司 ＝ 丙火铸造有限公司（第 3 行）；甲山机床有限公司 ≠ 丙火铸造有限公司（第 4 行）；"
        "应为甲＝乙、乙＝丙，就不能甲≠丙\n"
        "  处理：改正其中一条再读回；要拆开以前合的，在“已合并”页选“拆分”")  # fmt: skip


def test_a_decision_that_contradicts_earlier_ones_is_told_the_chain(tmp_path: Path) -> None:
    ledger = four(SAID, Judgement(B, C, "same", "", "科技局", "2026-11-02"))
    found = settled(ledger, tmp_path, row(A, C, "不同"))
    assert (codes(found), entity(ledger, C)) == (["LT-REVIEW-07"], A)
    assert "乙水化工有限公司 ＝ 丙火铸造有限公司（相同（科技局，2026-11-02））" in found.issues[0].message


def test_equal_codes_are_a_tie_of_the_chain(tmp_path: Path) -> None:
    coded = [record(key, name, uscc=CODE_A) for key, name in ((B, "乙水化工有限公司"), (C, "丙火铸造有限公司"))]
    ledger = ledger_of(record(A, "甲山机床有限公司"), *coded)
    assert codes(settled(ledger, tmp_path, row(A, B, "相同"), row(A, C, "不同"))) == ["LT-REVIEW-07", "LT-REVIEW-07"]


def test_a_chain_between_two_codes_is_refused(tmp_path: Path) -> None:
    ledger = ledger_of(record(A, "甲山", uscc=CODE_A), record(B, "乙水", uscc=CODE_B), record(C, "丙火"))
    found = settled(ledger, tmp_path, row(A, C, "相同"), row(C, B, "相同"))
    assert fates(found) == ["没有记", "没有记"]
    assert found.issues[0].text() == (
        "[LT-REVIEW-08] 复核.xlsx［待复核］ 第 2 行：会把代码不同的并成一家，没有记：甲山 ＝ 丙火（第 2 行）；"
        "乙水 ＝ 丙火（第 3 行）；代码 91610131MA00000106/91610131MA00000207；应为一家一个统一社会信用代码（学校标识码）\n"
        "  处理：先核对代码，写错的用更正表 fixes.csv 改正；两个代码都对就是两家")  # fmt: skip


def test_decisions_survive_a_source_that_is_taken_back_and_loaded_again(tmp_path: Path) -> None:
    ledger: Ledger = ledger_of(record(A, "甲山机床有限公司"))
    other = [Statement("t", "t:b", "a", value="Enterprise"), Statement("t", "t:b", "name", value="乙水化工有限公司")]
    ledger.add(other)
    settled(ledger, tmp_path, row(A, "t:b", "相同"))
    ledger.retract_source("t")
    ledger.add(other)
    assert entity(ledger, "t:b") == A


def test_decisions_in_any_order_give_the_same_snapshot(tmp_path: Path) -> None:
    rows = [row(A, B, "相同"), row(C, D, "不同"), row(A, D, "不确定")]
    one, other = four(), four()
    settled(one, tmp_path, *rows)
    settled(other, tmp_path, *reversed(rows))
    assert one.snapshot() == other.snapshot()


def test_a_row_whose_columns_were_sorted_apart_is_refused(tmp_path: Path) -> None:
    found = settled(four(), tmp_path, row(A, B, "相同", 名称甲="甲山机床有限公司", 名称乙="丁木家具有限公司"))
    assert (fates(found), found.issues[0].text()) == (["没有记"], (
        "[LT-REVIEW-13] 复核.xlsx［待复核］ 第 2 行，列“名称乙”：名称“丁木家具有限公司”与编号“s:b”对不上，没有记："
        "账本里这条记录叫“乙水化工有限公司”；应为同一行的名称和编号是一条记录\n"
        "  处理：排序时要选中整张表；名称更改过的，重新导出再判"))  # fmt: skip


def known(ledger: Ledger) -> list[str]:
    """All that is known, fact by fact with its sources."""
    return sorted(repr(fact) for facts in read_facts(ledger).by_predicate.values() for fact in facts)


def test_a_merge_that_is_taken_apart_leaves_the_facts_as_they_were(tmp_path: Path) -> None:
    firms = [record(A, "甲山机床有限公司", uscc=CODE_A), record(B, "乙水化工有限公司")]
    made = [Statement("s", key, "produces", object="s:p", qualifiers=pack({"productAsNamed": key})) for key in (A, B)]
    ledger = ledger_of(*firms, record("s:p", "硅片", "Product"), made)
    before = known(ledger)
    settled(ledger, tmp_path, row(A, B, "相同"))
    merged = known(ledger)
    settled(ledger, tmp_path, row(A, B, "拆分"), day="2026-12-01")
    assert (known(ledger) == before, merged == before, len(ledger.judgements())) == (True, False, 2)


NAMED = {"名称甲": "甲山机床有限公司", "名称乙": "乙水化工有限公司"}
"""What a workbook of yesterday calls A and B."""


def test_a_record_that_was_renamed_since_is_refused(tmp_path: Path) -> None:
    ledger = four()
    ledger.add(record(B, "乙水新材料有限公司"))
    found = settled(ledger, tmp_path, row(A, B, "相同", **NAMED))
    assert (fates(found), codes(found), "乙水新材料有限公司" in found.issues[0].message) == (["没有记"], ["LT-REVIEW-13"], True)


def test_records_that_new_codes_tell_apart_since_are_refused(tmp_path: Path) -> None:
    ledger = four()
    ledger.add([Statement("s", key, "uscc", value=code) for key, code in ((A, CODE_A), (B, CODE_B))])
    assert codes(settled(ledger, tmp_path, row(A, B, "相同", **NAMED))) == ["LT-REVIEW-08"]


def test_records_that_a_new_code_joined_since_stay_joined_and_the_decision_is_kept(tmp_path: Path) -> None:
    ledger = four()
    ledger.add([Statement("s", key, "uscc", value=CODE_A) for key in (A, B)])
    found = settled(ledger, tmp_path, row(A, B, "相同", **NAMED))
    assert (fates(found), found.before.of(B), found.after.of(B), len(ledger.judgements())) == (["记下"], A, A, 1)


def test_a_row_without_names_is_told_by_those_of_the_ledger(tmp_path: Path) -> None:
    found = settled(four(), tmp_path, row(A, B, "相同"))
    assert found.outcomes[0].line.names == tuple(NAMED.values())
