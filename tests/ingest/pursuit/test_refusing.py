"""What is refused or told of a workbook that comes back, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import InputFault
from ingest.pursuit import Fate, read_register
from ontology.values import uscc_check_digit
from tests.factory import write_books
from tests.ingest.pursuit.world import CODE, LEAD, PROJECT, Desk, edit, new, told

FIRM = "江城光华机电有限公司"
MISSING = "[LT-LEAD-25] 台账.xlsx：导出时有、这次没有的 1 行：{} 等；账本里都还在，删行不删事实"


def lead(**said: object) -> dict[str, object]:
    """The known lead's row."""
    return edit(LEAD, "光华西部基地", **said)


def plant(**said: object) -> dict[str, object]:
    """The known project's row."""
    return edit(PROJECT, "晶体材料厂房", **said)


OTHER = "招商二局科长"


def test_two_peoples_edits_of_one_cell_show_both_values_and_keep_the_first(desk: Desk) -> None:
    made = desk.ledger.snapshot()
    desk.send(lead(下一步="谈地价"), post=OTHER)
    found = desk.send(lead(下一步="约见", 存在问题="缺厂房"), snapshot=made)
    assert told(found, "error") == [
        "[LT-LEAD-05] 台账.xlsx［线索库］ 第 2 行，列“下一步”：这一行没有记：“下一步”你写 约见，导出时是 送方案，"
        "现在账本里已是 谈地价（招商台账填报（招商二局科长，2026-06-30））；应为同一格只有一个人改"]
    assert (desk.entry(LEAD).values["nextStep"], "problem" in desk.entry(LEAD).values) == ("谈地价", False)


def test_ones_own_second_edit_is_no_conflict(desk: Desk) -> None:
    made = desk.ledger.snapshot()
    desk.send(lead(下一步="谈地价"))
    assert desk.send(lead(下一步="约见"), snapshot=made).count(Fate.CHANGED) == 1


def test_money_of_a_month_that_another_corrected_is_a_conflict(desk: Desk) -> None:
    made = desk.ledger.snapshot()
    rows = [plant(到位月份="2026-05", **{"内资市内（万元）": amount}) for amount in (100, 200)]
    desk.send(rows[0], to="signed", post=OTHER)
    found = desk.send(rows[1], to="signed", snapshot=made)
    assert told(found, "error") == [
        "[LT-LEAD-05] 台账.xlsx［签约及建设项目］ 第 2 行，列“内资市内（万元） 2026-05”：这一行没有记："
        "“内资市内（万元） 2026-05”你写 200，导出时是 没有，现在账本里已是 100"
        "（招商台账填报（招商二局科长，2026-06-30））；应为同一格只有一个人改"]


def test_an_emptied_cell_takes_no_fact_away(desk: Desk) -> None:
    found = desk.send(lead(下一步="情况不明", 来源="展会"))
    assert told(found)[:1] == [
        "[LT-LEAD-06] 台账.xlsx［线索库］ 第 2 行，列“下一步”：“下一步”清空了，账本里的 送方案 还在：清空不删事实；应为写新的值"]


def test_rows_of_one_number_that_differ_are_both_refused(desk: Desk) -> None:
    found = desk.send(lead(下一步="谈地价"), lead(下一步="约见"))
    assert told(found, "error")[0] == (
        f"[LT-LEAD-07] 台账.xlsx［线索库］ 第 2 行，列“项目编号”：编号 {LEAD} 在这个工作簿里有几行，写的不一样，都没有记："
        "线索库 第 2 行、线索库 第 3 行；应为一个编号一行")


def test_rows_of_one_number_that_agree_count_once(desk: Desk) -> None:
    assert [one.fate for one in desk.send(lead(下一步="谈地价"), lead(下一步="谈地价")).changes] == [Fate.CHANGED, Fate.UNCHANGED]


def test_new_rows_of_one_name_that_differ_are_both_refused(desk: Desk) -> None:
    assert told(desk.send(new(下一步="约见"), new(下一步="走访")), "error")[0] == (
        "[LT-LEAD-29] 台账.xlsx［线索库］ 第 2 行，列“名称”：新的几行名称“新材料基地”和日期相同，写的不一样，都没有记："
        "线索库 第 2 行、线索库 第 3 行；应为一条线索一行")


def test_new_rows_that_are_alike_count_once(desk: Desk) -> None:
    assert [one.fate for one in desk.send(new(), new()).changes] == [Fate.NEW, Fate.UNCHANGED]


def test_yesterdays_workbook_says_what_it_was_made_from(desk: Desk) -> None:
    made = desk.ledger.snapshot()
    desk.send(lead(下一步="谈地价"))
    now = desk.ledger.snapshot()
    said = told(desk.send(lead(下一步="送方案"), snapshot=made))
    assert said[0] == (f"[LT-LEAD-09] 台账.xlsx：工作簿是从快照 {made[:12]} 导出的，账本现在是 {now[:12]}："
                       "只记你改过的格子，别人改过的同一格会逐格列出")  # fmt: skip


def test_a_workbook_without_our_sheets_is_no_register(tmp_path: Path) -> None:
    write_books(tmp_path, {"别的.xlsx": {"表": [["甲", "乙"], ["1", "2"]]}})
    with pytest.raises(InputFault) as fault:
        read_register(tmp_path / "别的.xlsx")
    assert str(fault.value).split("\n")[0] == (
        "[LT-LEAD-10] 别的.xlsx：没有认出台账的任何一页；应为工作表名为 线索库、在谈项目、签约及建设项目")


def test_a_sheet_without_names_is_left_out_whole(desk: Desk) -> None:
    found = desk.send(lead(下一步="谈地价"), more={"在谈项目": [["项目编号", "来源"], ["1", "展会"]]})
    assert told(found, "error") == [
        "[LT-LEAD-11] 台账.xlsx［在谈项目］，列“名称”：这一页没有“名称”列，整页没有读；应为导出时的列名"]


def test_extra_columns_are_named_and_left(desk: Desk) -> None:
    found = desk.send(lead(我的备注="别忘了", 下一步="谈地价"))
    assert told(found, "note") == ["[LT-LEAD-12] 台账.xlsx［线索库］：多出的列没有读：我的备注；应为台账自己的列"]


def test_a_persons_name_is_no_post(desk: Desk) -> None:
    found = desk.send(lead(**{"责任人（职务）": "张伟"}))
    assert told(found, "error") == [
        "[LT-LEAD-13] 台账.xlsx［线索库］ 第 2 行，列“责任人（职务）”：“责任人（职务）”里像是人名：张伟；应为只写职务，不写姓名"]


def test_the_number_of_another_ledgers_line_is_unknown(desk: Desk) -> None:
    found = desk.send(edit("x:lead/9", "别处的线索", 来源="展会"))
    assert told(found, "error") == [
        "[LT-LEAD-14] 台账.xlsx［线索库］ 第 2 行：编号“x:lead/9”在账本里没有；应为账本里有的编号，或留空"]


def test_a_voucher_without_an_amount_is_told(desk: Desk) -> None:
    found = desk.send(plant(到位月份="2026-05"), to="signed")
    assert told(found, "error") == [
        "[LT-LEAD-15] 台账.xlsx［签约及建设项目］ 第 2 行，列“到位月份”：写了“2026-05”，没有写到位金额；应为月份、金额、凭证一起填"]


def test_an_amount_without_a_month_is_told(desk: Desk) -> None:
    found = desk.send(plant(到位月份="2026", **{"内资市内（万元）": 5}), to="signed")
    assert told(found, "error") == [
        "[LT-LEAD-16] 台账.xlsx［签约及建设项目］ 第 2 行，列“到位月份”：到位资金没有写明是哪个月：“2026”；应为2026-10 这样的月份"]


def test_an_enterprise_that_is_not_in_the_ledger_is_taken_and_told(desk: Desk) -> None:
    found = desk.send(new(投资方="远方材料有限公司"))
    assert told(found, "note")[-1] == (
        "[LT-LEAD-17] 台账.xlsx［线索库］ 第 2 行，列“投资方”：“远方材料有限公司”未在库：账本里没有这家企业，已按名称登记")
    assert [one.outside for one in desk.entry("XS-2026-001").parties["investors"]] == [True]


def test_an_enterprise_that_may_be_one_of_the_ledger_is_told_with_why(desk: Desk) -> None:
    found = desk.send(new(投资方="光华机电"))
    assert told(found, "warning")[0].startswith(
        "[LT-LEAD-18] 台账.xlsx［线索库］ 第 2 行，列“投资方”：“光华机电”可能就是账本里的“江城光华机电有限公司”，"
        "拿不准，先按新企业登记")


def test_a_department_that_nobody_knows_is_taken_and_told(desk: Desk) -> None:
    found = desk.send(new(首谈单位="招商九局"))
    assert told(found, "note")[-1] == (
        "[LT-LEAD-19] 台账.xlsx［线索库］ 第 2 行，列“首谈单位”：账本里没有单位“招商九局”，已按名称登记；应为部门全称")


def test_a_stage_without_its_day_is_told(desk: Desk) -> None:
    assert told(desk.send(new(阶段="初洽")), "warning") == [
        "[LT-LEAD-20] 台账.xlsx［线索库］ 第 2 行，列“阶段”：阶段写“初洽”，没有写哪天到的；应为阶段和节点日期一起填"]


def test_a_stage_behind_its_milestones_is_told(desk: Desk) -> None:
    found = desk.send(plant(落地实际="2026-02-01", 落地凭证="备案"), to="signed")
    assert told(found, "warning") == [
        "[LT-LEAD-21] 台账.xlsx［签约及建设项目］ 第 2 行，列“阶段”：阶段写“已签约”，节点已经到“落地”；应为阶段不落在节点后面"]


@pytest.mark.parametrize("name", [FIRM, "江城第一机电厂"])
def test_an_enterprise_that_somebody_pursues_is_refused_by_name_and_former_name(desk: Desk, name: str) -> None:
    assert told(desk.send(new(投资方=name)), "error") == [
        f"[LT-LEAD-22] 台账.xlsx［线索库］ 第 2 行，列“投资方”：首谈查重：“{name}”已有人在谈，没有记：{LEAD} 光华西部基地（初洽），"
        "招商一局 2026-03-01 首谈；应为一家企业一条线索"]


def test_an_enterprise_that_somebody_pursues_is_refused_by_code(desk: Desk) -> None:
    found = desk.send(new(投资方="江城光华机电（集团）有限公司", 统一社会信用代码=CODE))
    assert [(one.code, one.row) for one in found.issues if one.severity == "error"] == [("LT-LEAD-22", 2)]


def test_another_project_of_that_enterprise_is_taken_when_it_says_so(desk: Desk) -> None:
    found = desk.send(new(投资方=FIRM, 首谈查重="另一项目"))
    assert told(found, "warning") == [
        f"[LT-LEAD-23] 台账.xlsx［线索库］ 第 2 行，列“投资方”：首谈查重：“{FIRM}”另有 {LEAD} 光华西部基地（初洽），"
        "招商一局 2026-03-01 首谈"]
    assert desk.numbers() == ["XS-2026-001", LEAD, PROJECT]


@pytest.mark.parametrize("heading", ["来源", "获知日期"])
def test_a_new_lead_needs_its_name_source_and_date(desk: Desk, heading: str) -> None:
    found = desk.send(new(**{heading: ""}))
    assert told(found, "error") == [
        f"[LT-LEAD-24] 台账.xlsx［线索库］ 第 2 行，列“{heading}”：“{heading}”没有填；应为名称、来源、日期（获知或首谈）都要有"]


def test_the_day_of_the_first_talk_is_a_date_too(desk: Desk) -> None:
    assert desk.send(new(获知日期="", 首谈日期="2026-06-03")).count(Fate.NEW) == 1


def test_deleted_rows_are_counted_and_kept(desk: Desk) -> None:
    assert told(desk.send(new()), "note")[0] == MISSING.format(LEAD)


def test_a_workbook_of_invented_data_stays_out_of_a_real_ledger(desk: Desk) -> None:
    found = desk.send(new(), notes=["数据性质 示例数据（全部虚构）"])
    assert told(found) == ["[LT-LEAD-26] 台账.xlsx：工作簿是示例数据，账本是真实的，一行也没有读；应为同一种数据"]
    assert found.changes == []


def test_a_workbook_that_says_no_snapshot_is_held_against_now(desk: Desk) -> None:
    found = desk.send(lead(下一步="谈地价"), notes=[])
    assert told(found) == ["[LT-LEAD-27] 台账.xlsx：不知道工作簿是从哪个快照导出的（没有写）：只能和现在的账本比，分不出谁先改；"
                           "应为“说明”页里的快照编号"]  # fmt: skip
    assert found.count(Fate.CHANGED) == 1


def test_a_milestone_before_the_last_one_refuses_its_row(desk: Desk) -> None:
    found = desk.send(plant(落地实际="2026-01-05", 落地凭证="备案"), to="signed")
    assert told(found, "error") == [
        "[LT-LEAD-01] 台账.xlsx［签约及建设项目］ 第 2 行，列“落地实际”：节点日期倒了：“落地”写 2026-01-05，"
        "却早于“已签约”的 2026-01-10；应为后面的节点不早于前面的"]


def test_a_skipped_stage_is_taken_and_told(desk: Desk) -> None:
    found = desk.send(plant(开工实际="2026-05-05", 开工凭证="许可", 阶段="开工"), to="signed")
    assert told(found, "warning") == [
        "[LT-LEAD-02] 台账.xlsx［签约及建设项目］ 第 2 行，列“开工实际”：到“开工”之前跳过了：项目公司注册或用地厂房落实；"
        "应为每个要有的节点都有日期和凭证"]
    assert found.count(Fate.CHANGED) == 1


def test_a_link_that_nobody_knows_refuses_its_row(desk: Desk) -> None:
    assert told(desk.send(lead(环节="没有的环节")), "error") == [
        "[LT-NAME-01] 台账.xlsx［线索库］ 第 2 行，列“环节”：没有名为“没有的环节”的环节；应为下列之一：硅片、组件"]


@pytest.mark.parametrize(("heading", "written", "code"), [
    ("时限", "2026-13-40", "LT-DATE-02"), ("意向投资（万元）", "很多", "LT-NUM-01"), ("链上类型", "瞎链", "LT-WORD-01")])
def test_a_cell_that_cannot_be_read_refuses_its_row_with_its_place(desk: Desk, heading: str, written: str, code: str) -> None:
    found = desk.send(lead(**{heading: written, "下一步": "谈地价"}))
    assert [(one.code, one.sheet, one.row, one.column) for one in found.issues if one.severity == "error"] == [
        (code, "线索库", 2, heading)]
    assert (found.load, desk.entry(LEAD).values["nextStep"]) == (0, "送方案")


def test_the_code_of_one_and_the_name_of_another_are_refused(desk: Desk) -> None:
    found = desk.send(new(投资方="别的名字材料有限公司", 统一社会信用代码=CODE.lower()))
    assert told(found, "error") == [
        f"[LT-LEAD-30] 台账.xlsx［线索库］ 第 2 行，列“投资方”：统一社会信用代码 {CODE.lower()} 是“江城光华机电有限公司”的，"
        "投资方写的却是“别的名字材料有限公司”；应为代码和名称是同一家"]  # fmt: skip


def test_new_rows_after_one_enterprise_are_refused_together(desk: Desk) -> None:
    found = desk.send(new(名称="甲地基地", 投资方="远方材料有限公司"), new(名称="乙地基地", 投资方="远方材料有限公司"))
    assert [(one.code, one.row) for one in found.issues if one.severity == "error"] == [("LT-LEAD-31", 2), ("LT-LEAD-31", 3)]
    assert told(found, "error")[0] == (
        "[LT-LEAD-31] 台账.xlsx［线索库］ 第 2 行，列“投资方”：首谈查重：“远方材料有限公司”在这个工作簿里有几条新的，都没有记："
        "线索库 第 2 行、线索库 第 3 行；应为一家企业一条线索")


@pytest.mark.parametrize(("month", "amount", "code"), [
    ("2026-05", 20_000, "LT-LEAD-33"), ("2026-05", 10_000, ""), ("2026-07", 1, "LT-LEAD-34")])
def test_more_money_than_the_total_is_told_and_a_month_to_come_refused(desk: Desk, month: str, amount: int, code: str) -> None:
    found = desk.send(plant(到位月份=month, **{"内资市内（万元）": amount}), to="signed")
    assert [one.code for one in found.issues if one.severity in ("error", "warning")] == ([code] if code else [])
    assert found.count(Fate.CHANGED) == (code != "LT-LEAD-34")


def test_more_money_than_the_total_is_told_at_the_total(desk: Desk) -> None:
    found = desk.send(plant(到位月份="2026-05", **{"内资市内（万元）": 20_000}), to="signed")
    assert told(found, "warning") == [
        "[LT-LEAD-33] 台账.xlsx［签约及建设项目］ 第 2 行，列“总投资（万元）”：累计到位 20,000 万元，超过总投资 10,000 万元；"
        "应为到位不超过总投资"]


def test_a_total_that_differs_from_the_phases_is_told_to_the_row_of_a_phase(desk: Desk) -> None:
    found = desk.send({"名称": "一期", "所属项目": PROJECT, "来源": "存量", "总投资（万元）": 500}, to="signed")
    assert told(found, "warning") == [
        "[LT-LEAD-32] 台账.xlsx［签约及建设项目］ 第 2 行，列“所属项目”：“总投资”项目写 10,000 万元，各分期合计 500 万元，不一样；"
        "按项目写的算；应为项目的数等于各分期之和"]


def test_a_late_milestone_given_first_is_told(desk: Desk) -> None:
    found = desk.send({"名称": "新厂", "来源": "存量", "阶段": "开工", "开工实际": "2026-05-05", "开工凭证": "许可"}, to="signed")
    assert told(found, "warning") == [
        "[LT-LEAD-02] 台账.xlsx［签约及建设项目］ 第 2 行，列“开工实际”：到“开工”之前跳过了："
        "签订正式合同、项目公司注册或用地厂房落实；应为每个要有的节点都有日期和凭证"]


def test_a_milestone_of_a_day_to_come_is_told(desk: Desk) -> None:
    found = desk.send(plant(落地实际="2026-08-01", 落地凭证="备案", 阶段="落地"), to="signed")
    assert told(found, "warning") == [
        "[LT-LEAD-04] 台账.xlsx［签约及建设项目］ 第 2 行，列“落地实际”：“落地”的实际日期 2026-08-01 晚于 2026-06-30，还没到；"
        "应为已经发生的日期"]


def test_a_stages_day_without_the_stage_is_refused(desk: Desk) -> None:
    assert told(desk.send(new(阶段日期="2026-06-05")), "error") == [
        "[LT-LEAD-35] 台账.xlsx［线索库］ 第 2 行，列“阶段日期”：写了“阶段日期”，没有写阶段：“2026-06-05”不知道是哪个阶段的；"
        "应为阶段和它的日期、凭证一起填"]


def test_codes_that_go_with_no_investor_are_told(desk: Desk) -> None:
    found = desk.send(new(投资方="甲公司、乙公司", 统一社会信用代码=CODE))
    assert told(found, "warning") == [
        f"[LT-LEAD-36] 台账.xlsx［线索库］ 第 2 行，列“统一社会信用代码”：投资方 2 家、代码 1 个，对不上，代码没有记：{CODE}；"
        "应为一家一个代码、次序相同"]


def test_the_code_of_another_is_refused_where_it_is_added_later(desk: Desk) -> None:
    found = desk.send(plant(统一社会信用代码=CODE), to="signed")
    assert [(one.code, one.column) for one in found.issues if one.severity == "error"] == [("LT-LEAD-30", "统一社会信用代码")]


def test_a_phase_of_a_project_that_nobody_knows_is_refused(desk: Desk) -> None:
    found = desk.send({"名称": "一期", "所属项目": "XM-2020-999", "来源": "存量"}, to="signed")
    assert told(found, "error") == [
        "[LT-LEAD-14] 台账.xlsx［签约及建设项目］ 第 2 行，列“所属项目”：编号“XM-2020-999”在账本里没有；应为账本里有的编号，或留空"]


def test_new_rows_of_one_code_are_one_enterprise_whatever_they_call_it(desk: Desk) -> None:
    code = "91610132MA6TNUMB9" + uscc_check_digit("91610132MA6TNUMB9")
    named = (("甲地基地", "远方材料公司"), ("乙地基地", "远方新材公司"))
    found = desk.send(*(new(名称=name, 投资方=firm, 统一社会信用代码=code) for name, firm in named))
    assert [(one.code, one.row) for one in found.issues if one.severity == "error"] == [("LT-LEAD-31", 2), ("LT-LEAD-31", 3)]


def test_a_phase_of_its_investor_is_no_second_pursuit(desk: Desk) -> None:
    firm = "江城晶体材料股份有限公司"
    phases: list[dict[str, object]] = [
        {"名称": f"{number}期", "来源": "存量", "所属项目": PROJECT, "投资方": firm} for number in "一二"]
    assert desk.send(*phases, to="signed").count(Fate.NEW) == 2
