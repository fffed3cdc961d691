"""What a workbook that comes back leaves in the ledger."""

from __future__ import annotations

import pytest

from graph.facts import read_facts
from ingest.pursuit import Fate
from ontology.values import uscc_check_digit
from tests.ingest.pursuit.world import DAY, LEAD, POST, PROJECT, Desk, Row, edit, new

OTHER = "91610132MA6TNUMB7" + uscc_check_digit("91610132MA6TNUMB7")
ODD = "𠮷光’;|+@" + "长" * 53


def test_a_new_lead_gets_a_number_of_its_year(desk: Desk) -> None:
    found = desk.send(new())
    assert ([(one.number, one.fate) for one in found.changes], found.count(Fate.NEW)) == ([("XS-2026-001", Fate.NEW)], 1)


def test_numbers_follow_the_names_whatever_the_order_of_the_rows(desk: Desk) -> None:
    found = desk.send(new(名称="乙"), new(名称="甲"))
    assert {one.line.name: one.number for one in found.changes} == {"乙": "XS-2026-001", "甲": "XS-2026-002"}


def test_the_same_file_twice_changes_nothing(desk: Desk) -> None:
    first, snapshot = desk.send(new(投资方="远方材料有限公司")), desk.ledger.snapshot()
    again = desk.send(new(投资方="远方材料有限公司"), snapshot=first.snapshot)
    assert (again.load, again.count(Fate.UNCHANGED), desk.ledger.snapshot()) == (0, 1, snapshot)


def test_only_cells_that_were_changed_are_told(desk: Desk) -> None:
    found = desk.send(edit(LEAD, "光华西部基地", 来源="展会", 下一步="谈地价", 获知日期="2026-02"))
    assert [(one.heading, one.before, one.after) for one in found.changes[0].edits] == [("下一步", "送方案", "谈地价")]


def test_what_is_told_names_the_post_and_the_day(desk: Desk) -> None:
    desk.send(edit(LEAD, "光华西部基地", 下一步="谈地价"))
    facts = read_facts(desk.ledger, DAY)
    fact = facts.told(LEAD, "nextStep")
    assert fact is not None
    source, cited, _ = fact.witnesses[0]
    assert (source, facts.value(cited, "publisher"), facts.value(cited, "issuedOn")) == ("pursuit-register", POST, DAY)


def test_a_row_names_its_own_post_where_the_sender_names_none(desk: Desk) -> None:
    desk.send(new(**{"责任人（职务）": "招商二局局长"}), post="")
    assert read_facts(desk.ledger, DAY).instances("Document") == [f"pursuit-register:fill/{DAY}/招商二局局长"]


def test_an_update_is_dated_by_itself(desk: Desk) -> None:
    desk.send(edit(LEAD, "光华西部基地", 下一步="谈地价"))
    assert desk.entry(LEAD).values["updatedOn"] == DAY


def test_money_is_read_in_ten_thousands_and_land_in_mu(desk: Desk) -> None:
    desk.send(edit(PROJECT, "晶体材料厂房", **{"总投资（万元）": "12,000", "用地（亩）": 45}), to="signed")
    values = desk.entry(PROJECT).values
    assert (values["totalInvestment"], values["landArea"]) == ("120000000", "30000")


@pytest.mark.parametrize(("written", "kept"), [
    ("2026-04-03", "2026-04-03"), ("2026-04", "2026-04"), ("2026年4月3日", "2026-04-03")])
def test_a_date_keeps_its_precision(desk: Desk, written: str, kept: str) -> None:
    desk.send(edit(LEAD, "光华西部基地", 时限=written))
    assert desk.entry(LEAD).values["nextStepDue"] == kept


def test_an_odd_name_is_a_name(desk: Desk) -> None:
    desk.send(new(名称=ODD, 投资方=ODD))
    assert desk.entry("XS-2026-001").name == ODD


def test_sorted_rows_and_columns_in_another_order_are_told_by_their_number(desk: Desk) -> None:
    desk.send(new())
    row: Row = {"下一步": "约见", "名称": "新材料基地", "项目编号": "XS-2026-001"}
    desk.send(row, edit(LEAD, "光华西部基地", 下一步="谈地价"))
    assert [desk.entry(one).values["nextStep"] for one in ("XS-2026-001", LEAD)] == ["约见", "谈地价"]


def test_a_lead_in_talks_becomes_a_project_and_keeps_its_history(desk: Desk) -> None:
    found = desk.send(edit(LEAD, "光华西部基地", 阶段="在谈", 阶段日期="2026-06-20"))
    entry = desk.entry("XM-2026-001")
    assert (found.changes[0].number, entry.came_from, entry.list) == ("XM-2026-001", LEAD, "talks")
    assert entry.values["leadSource"] == "展会"
    assert [one.label for one in entry.parties["investors"]] == ["江城光华机电有限公司"]


def test_a_row_of_the_lead_is_from_then_on_of_the_project(desk: Desk) -> None:
    row = edit(LEAD, "光华西部基地", 阶段="在谈", 阶段日期="2026-06-20")
    first = desk.ledger.snapshot()
    desk.send(row)
    assert desk.send(row, snapshot=first).count(Fate.UNCHANGED) == 1


def test_another_link_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.send(edit(LEAD, "光华西部基地", 环节="组件"))
    assert [one.label for one in desk.entry(LEAD).parties["links"]] == ["组件"]


def test_what_was_taken_back_can_be_said_again(desk: Desk) -> None:
    for link in ("组件", "硅片"):
        desk.send(edit(LEAD, "光华西部基地", 环节=link))
    assert [one.label for one in desk.entry(LEAD).parties["links"]] == ["硅片"]


def test_departments_lead_and_help(desk: Desk) -> None:
    desk.send(edit(PROJECT, "晶体材料厂房", 牵头部门="招商一局", 配合部门="资源局、环保局"), to="signed")
    parties = desk.entry(PROJECT).parties
    assert [[one.label for one in parties[name]] for name in ("leading", "helping")] == [["招商一局"], ["环保局", "资源局"]]


def test_milestones_come_with_plan_day_and_paper(desk: Desk) -> None:
    desk.send(edit(PROJECT, "晶体材料厂房", 落地实际="2026-02-01", 落地凭证="备案一号", 开工计划="2026-12"), to="signed")
    entry = desk.entry(PROJECT)
    settled, started = entry.step("settled"), entry.step("started")
    assert settled
    assert started
    assert (settled.reached, settled.paper, started.planned, started.reached) == ("2026-02-01", "备案一号", "2026-12", "")


def test_money_of_a_month_is_added_up_and_can_be_corrected(desk: Desk) -> None:
    for month, amount in (("2026-04", 1000), ("2026-05", 2000), ("2026-05", 1500)):
        desk.send(edit(PROJECT, "晶体材料厂房", 到位月份=month, **{"内资省外（万元）": amount, "到位凭证": "进账单"}), to="signed")
    assert [(one.month, str(one.amount)) for one in desk.entry(PROJECT).funds] == [("2026-04", "10000000"), ("2026-05", "15000000")]


def test_foreign_money_is_read_in_hundred_million_dollars(desk: Desk) -> None:
    desk.send(edit(PROJECT, "晶体材料厂房", 到位月份="2026-05", **{"外资（亿美元）": 0.12}), to="signed")
    assert [(str(one.amount), one.currency) for one in desk.entry(PROJECT).funds] == [("12000000", "USD")]


def test_a_phase_names_its_whole_by_number(desk: Desk) -> None:
    desk.send({"名称": "晶体材料厂房一期", "所属项目": PROJECT, "来源": "存量"}, to="signed")
    assert desk.entry("XM-2026-001").phase_of == PROJECT


def test_another_persons_cell_of_the_same_row_is_kept(desk: Desk) -> None:
    made = desk.ledger.snapshot()
    desk.send(edit(LEAD, "光华西部基地", 下一步="谈地价", 存在问题=None), post="招商二局科长")
    desk.send(edit(LEAD, "光华西部基地", 下一步="送方案", 存在问题="缺厂房"), snapshot=made)
    values = desk.entry(LEAD).values
    assert (values["nextStep"], values["problem"]) == ("谈地价", "缺厂房")


def test_who_settles_writes_over_the_other(desk: Desk) -> None:
    made = desk.ledger.snapshot()
    desk.send(edit(LEAD, "光华西部基地", 下一步="谈地价"), post="招商二局科长")
    desk.send(edit(LEAD, "光华西部基地", 下一步="约见"), snapshot=made, settle=True)
    assert desk.entry(LEAD).values["nextStep"] == "约见"


def test_a_row_that_is_gone_takes_no_fact_away(desk: Desk) -> None:
    before = desk.numbers()
    desk.send(new())
    assert desk.numbers() == ["XS-2026-001", *before]


def test_a_load_can_be_taken_back(desk: Desk) -> None:
    before = desk.ledger.snapshot()
    found = desk.send(new(投资方="远方材料有限公司"))
    desk.ledger.retract(found.load)
    assert desk.ledger.snapshot() == before


def test_names_that_were_taken_back_come_back_with_the_load(desk: Desk) -> None:
    before = desk.ledger.snapshot()
    found = desk.send(edit(LEAD, "光华西部基地", 环节="组件"))
    for load in (found.judged, found.load):
        desk.ledger.retract(load)
    assert (desk.ledger.snapshot(), [one.label for one in desk.entry(LEAD).parties["links"]]) == (before, ["硅片"])


def test_a_refused_row_keeps_the_others_from_nothing(desk: Desk) -> None:
    found = desk.send(new(获知日期="2026-13-40"), new(名称="好的一行"))
    assert (found.count(Fate.REFUSED), [one.number for one in found.changes if one.fate is Fate.NEW]) == (1, ["XS-2026-001"])


PLANT = "晶体材料厂房"
AGAIN: dict[str, tuple[str, Row]] = {
    "a word by another name": ("leads", edit(LEAD, "光华西部基地", **{"内资/外资": "外商投资", "链上类型": "补链"})),
    "a department": ("leads", edit(LEAD, "光华西部基地", 首谈单位="招商二局")),
    "an amount finer than its cell": ("signed", edit(PROJECT, PLANT, **{"总投资（万元）": "12000.00004"})),
    "money of a month that is not over": ("signed", edit(PROJECT, PLANT, 到位月份="2026-06", **{"内资市内（万元）": 5})),
    "a month without money": ("signed", edit(PROJECT, PLANT, 到位月份="2026-05", **{"内资市内（万元）": 0})),
    "a code": ("signed", edit(PROJECT, PLANT, 统一社会信用代码=OTHER)),
    "a code beside a known firm": ("leads", new(投资方="江城晶体材料股份有限公司", 统一社会信用代码=OTHER, 首谈查重="另一项目")),
    "a new lead that is a project at once": ("leads", new(阶段="在谈", 阶段日期="2026-06-05", 阶段凭证="纪要")),
    "a plan": ("signed", edit(PROJECT, PLANT, 开工计划="2026年12月", 币种="美元")),
}


@pytest.mark.parametrize("case", AGAIN)
def test_what_was_taken_in_once_changes_nothing_again(desk: Desk, case: str) -> None:
    to, row = AGAIN[case]
    made = desk.ledger.snapshot()
    assert desk.send(row, to=to).load
    now = desk.ledger.snapshot()
    again = desk.send(row, to=to, snapshot=made, post="招商二局科长")
    assert ([one.fate for one in again.changes], again.load, desk.ledger.snapshot()) == ([Fate.UNCHANGED], 0, now)


def test_a_firm_by_its_former_name_is_the_one_that_stands_there(desk: Desk) -> None:
    found = desk.send(edit(LEAD, "光华西部基地", 投资方="江城第一机电厂"))
    assert ([one.fate for one in found.changes], found.load) == ([Fate.UNCHANGED], 0)


def test_no_money_in_a_month_is_a_figure_and_an_empty_cell_is_none(desk: Desk) -> None:
    desk.send(edit(PROJECT, PLANT, 到位月份="2026-05", **{"内资市内（万元）": 0, "内资省外（万元）": None}), to="signed")
    assert [(one.kind, one.month, str(one.amount)) for one in desk.entry(PROJECT).funds] == [("this_city", "2026-05", "0")]


def test_another_voucher_of_a_month_is_an_edit(desk: Desk) -> None:
    for paper in ("进账单一号", "进账单二号"):
        desk.send(edit(PROJECT, PLANT, 到位月份="2026-05", 到位凭证=paper, **{"内资市内（万元）": 5}), to="signed")
    assert [one.paper for one in desk.entry(PROJECT).funds] == ["进账单二号"]


def test_a_figure_of_the_project_is_kept_though_its_phases_come_to_the_same(desk: Desk) -> None:
    desk.send({"名称": "一期", "所属项目": PROJECT, "到位月份": "2026-05", "内资市内（万元）": 60}, to="signed")
    desk.send(edit(PROJECT, PLANT, 到位月份="2026-05", **{"内资市内（万元）": 60}), to="signed")
    whole, part = desk.entry(PROJECT), desk.entry("XM-2026-001")
    assert [[str(one.amount) for one in each.own_funds] for each in (whole, part)] == [["600000"], ["600000"]]
    assert [str(one.amount) for one in whole.funds] == ["600000"]


def test_a_sum_of_phases_that_comes_back_is_nobodys_figure(desk: Desk) -> None:
    desk.send({"名称": "总项目", "来源": "存量"}, to="signed")
    desk.send({"名称": "一期", "所属项目": "XM-2026-001", "总投资（万元）": 500}, to="signed")
    row = edit("XM-2026-001", "总项目", **{"总投资（万元）": "分期合计 500", "下一步": "约见"})
    found = desk.send(row, to="signed")
    assert [one.heading for one in found.changes[0].edits] == ["下一步"]
    desk.send({**row, "总投资（万元）": 500}, to="signed")
    assert desk.entry("XM-2026-001").values["totalInvestment"] == "5000000"


def test_a_phase_that_moves_to_another_project_leaves_the_first(desk: Desk) -> None:
    for name in ("总项目甲", "总项目乙"):
        desk.send({"名称": name, "来源": "存量"}, to="signed")
    desk.send({"名称": "一期", "所属项目": "XM-2026-001", "来源": "存量"}, to="signed")
    desk.send(edit("XM-2026-003", "一期", 所属项目="总项目乙"), to="signed")
    assert [desk.entry(one).phases for one in ("XM-2026-001", "XM-2026-002")] == [(), ("pursuit-register:XM-2026-003",)]


def test_a_phase_can_name_a_project_that_is_new_in_the_same_workbook(desk: Desk) -> None:
    desk.send({"名称": "总项目", "来源": "存量"}, {"名称": "总项目一期", "所属项目": "总项目", "来源": "存量"}, to="signed")
    assert [desk.entry(one).phase_of for one in ("XM-2026-001", "XM-2026-002")] == ["", "pursuit-register:XM-2026-001"]


def test_a_workbook_of_an_earlier_day_takes_no_stage_back(desk: Desk) -> None:
    desk.send(edit(PROJECT, PLANT, 阶段="落地", 落地实际="2026-06-20", 落地凭证="备案"), to="signed")
    notes = [f"快照 {desk.ledger.snapshot()}", "数据日期 2026-03-31"]
    found = desk.send(edit(PROJECT, PLANT, 阶段="已签约", 下一步="约见"), to="signed", notes=notes)
    assert ([one.heading for one in found.changes[0].edits], desk.entry(PROJECT).stage) == (["下一步"], "settled")
