"""`liantu review`: the round trip of the workbook, `liantu match` against the home, and what `liantu diff` says of merges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from openpyxl import load_workbook

from app.show.who import states_text
from graph.analysis.comparison import IdentityChange, StateByMerge
from graph.facts import read_facts
from graph.home import Home
from graph.ledger import Judgement
from ingest.resolve.review import layout
from tests.app.conftest import Ask, Call
from tests.app.world import GAP, ZONE, record, relation

MAKER, WORKS = "丙硅料有限公司", "丙硅料有限责任公司"


@pytest.fixture(autouse=True)
def namesakes(home: Home) -> None:
    """Load 2: a sure pair, one side of which makes silicon while the other has a works here; and a pair one sign apart."""
    home.ledger.add([
        *record("t:maker", "Enterprise", name=MAKER), *record("t:works", "Enterprise", name=WORKS),
        *record("t:yard", "Site", siteKind="factory", siteStatus="operating"), relation("t:works", "operates", "t:yard"),
        relation("t:yard", "locatedIn", ZONE), relation("t:maker", "produces", f"{GAP}-product", productAsNamed="硅料"),
        *record("t:red", "Enterprise", name="江城红光机电有限公司"), *record("t:star", "Enterprise", name="江城红星机电有限公司"),
    ])  # fmt: skip


def fill(path: Path, sheet: str, verdict: str, number: int = 1, more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write a decision into a row of the workbook."""
    book = load_workbook(path)
    page = book[sheet]
    names = [cell.value for cell in page[layout.HEAD_ROW]]
    for name, text in {layout.VERDICT: verdict, **more}.items():
        page.cell(layout.HEAD_ROW + number, names.index(name) + 1).value = text
    book.save(path)


@pytest.fixture
def book(liantu: Call, tmp_path: Path) -> Path:
    path = tmp_path / "谁是谁.xlsx"
    assert liantu("review", "export", "-o", path).exit_code == 0
    return path


def test_the_queue_is_told_the_most_useful_first(liantu: Call) -> None:
    output = liantu("review").output.replace("\n", "")
    assert output.startswith("主体 5 个，可能是同一家而未定的 2 对：程序判断确认 1 对，待复核 1 对（其中有关联0 对）。")
    assert output.index("1. 江城红光机电有限公司 / 江城红星机电有限公司（待复核") < output.index(f"2. {MAKER} / {WORKS}（确认")


def test_nothing_is_joined_unless_somebody_says_so(liantu: Call, home: Home) -> None:
    liantu("review", "propose")
    assert home.ledger.judgements() == []


def test_what_is_sure_is_recorded_by_an_act_of_its_own(liantu: Call, home: Home) -> None:
    output = liantu("review", "propose", "--accept-sure", "--day", "2026-11-30").output
    assert "已记下程序判断为确认的 1 对（第 3 次载入，角色“程序”" in output
    (one,) = home.ledger.judgements()
    assert (one.subject, one.object, one.role, one.date) == ("t:maker", "t:works", "程序", "2026-11-30")


def test_nothing_is_recorded_where_nothing_is_sure(liantu: Call) -> None:
    liantu("review", "propose", "--accept-sure")
    assert "没有程序判断为确认的，什么也没有记。" in liantu("review", "propose", "--accept-sure").output


def test_the_document_of_the_queue_has_every_pair(document: Ask) -> None:
    assert [one[layout.SAYS] for one in document("review")["pairs"]] == ["待复核", "确认"]


def test_a_decision_is_recorded_with_what_it_changes(liantu: Call, book: Path) -> None:
    fill(book, layout.QUEUE, "相同", 2)
    output = liantu("review", "import", book, "--reviewer", "招商一局", "--day", "2026-11-30").output
    assert output.startswith("读入 2 行 = 记下 1 + 不变 1 + 没有记 0；不变的行里有 1 行没有填判定。\n第 3 次载入")
    assert f"{MAKER} 相同 {WORKS} → 合为一家（共 2 条记录）" in output.replace("\n", "")
    assert "甲经开区因此改变状态的环节 1 个：" in output
    assert f"环节硅料（光伏链）：缺链→情况不明；因为{MAKER}与{WORKS}判为同一家" in "".join(output.split())


def test_a_workbook_of_yesterday_is_read_and_said_to_be_one(liantu: Call, home: Home, book: Path) -> None:
    made = home.ledger.snapshot()[:12]
    home.ledger.add(record("t:new", "Enterprise", name="庚新材料有限公司"))
    fill(book, layout.QUEUE, "不同")
    result = liantu("review", "import", book, "--reviewer", "招商一局")
    now = home.ledger.snapshot(3)[:12]
    assert result.stderr == (
        f"[LT-REVIEW-09] 谁是谁.xlsx：这份表由快照 {made} 做成，账本现在是 {now}；各行按现在的账本逐条核对；应为新近导出的表\n"
        "  处理：无须处理\n")  # fmt: skip


def test_a_merge_is_listed_and_taken_apart(liantu: Call, home: Home, tmp_path: Path) -> None:
    liantu("review", "propose", "--accept-sure", "--day", "2026-11-30")
    liantu("review", "export", "-o", tmp_path / "b.xlsx")
    fill(tmp_path / "b.xlsx", layout.MERGED, "拆分", more={layout.ROLE: "科技局", layout.DAY: "2026-11-30"})
    output = liantu("review", "import", tmp_path / "b.xlsx").output.replace("\n", "")
    assert "分成两家（改掉以前的判定：相同（程序，2026-11-30）" in output
    assert read_facts(home.ledger).resolution.of("t:works") == "t:works"


def test_a_refused_row_makes_the_exit_status(liantu: Call, book: Path) -> None:
    fill(book, layout.QUEUE, "大概")
    result = liantu("review", "import", book, "--reviewer", "招商一局")
    assert (result.exit_code, "没有新的判定，账本没有变。" in result.output, "[LT-REVIEW-03]" in result.stderr) == (1, True, True)


def test_the_document_accounts_for_every_row(document: Ask, book: Path) -> None:
    fill(book, layout.QUEUE, "不确定")
    found = document("review", "import", book, "--reviewer", "招商一局", "--day", "2026-11-30")
    assert [found[name] for name in ("read", "recorded", "unchanged", "refused", "empty")] == [2, 1, 1, 0, 1]
    assert found["rows"][0]["effect"] == "仍待复核"


def test_a_decision_that_contradicts_earlier_ones_is_refused(liantu: Call, home: Home, book: Path) -> None:
    home.ledger.judge([Judgement("t:maker", "t:red", "same"), Judgement("t:red", "t:works", "different")])
    fill(book, layout.QUEUE, "相同", 2)
    assert "LT-REVIEW-07" in liantu("review", "import", book, "--reviewer", "招商一局").stderr


@pytest.mark.parametrize(("said", "why"), [(["import"], "请写明读回哪个工作簿"), (["export", "a.xlsx"], "只有 import 要写文件")])
def test_import_alone_takes_a_file(liantu: Call, said: list[str], why: str) -> None:
    result = liantu("review", *said)
    assert (result.exit_code, why in result.stderr) == (2, True)


def test_a_place_that_cannot_be_written_is_told(liantu: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "[LT-OUT-01]" in liantu("review", "export", "-o", tmp_path / "file" / "b.xlsx").stderr


def test_diff_says_which_state_rests_on_which_merge(liantu: Call, document: Ask) -> None:
    liantu("review", "propose", "--accept-sure", "--day", "2026-11-30")
    output = liantu("diff", "2", "3").output
    assert f"＝ {MAKER}、{WORKS} 合为一家（程序，2026-11-30）" in output
    assert "甲经开区因此改变状态的环节 1 个：" in output
    assert [one["id"] for one in document("diff", "2", "3")["by_merges"]] == [GAP]


def test_names_are_matched_against_the_home(document: Ask, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("名称\n丙硅料有限公司\n从没听说过的公司\n", encoding="utf-8")
    assert [one["match_id"] for one in document("match", path)["rows"]] == ["t:maker", ""]


def test_to_be_unsure_of_a_merge_takes_it_apart(liantu: Call, tmp_path: Path) -> None:
    liantu("review", "propose", "--accept-sure", "--day", "2026-11-30")
    liantu("review", "export", "-o", tmp_path / "b.xlsx")
    fill(tmp_path / "b.xlsx", layout.MERGED, "不确定")
    output = liantu("review", "import", tmp_path / "b.xlsx", "--reviewer", "科技局").output
    assert "不再合在一起，仍待复核" in output.replace("\n", "")


def test_of_many_faults_the_first_twenty_are_told_and_then_how_many_more(liantu: Call, tmp_path: Path) -> None:
    lines = [",".join((layout.VERDICT, layout.KEY_A, layout.KEY_B)), *["大概,t:red,t:star"] * 25]
    (tmp_path / "b.csv").write_text("\n".join(lines), encoding="utf-8")
    told = liantu("review", "import", tmp_path / "b.csv", "--reviewer", "科技局").stderr
    assert (told.count("[LT-REVIEW-03]"), "……还有 5 条" in told) == (20, True)


def test_who_else_is_parted_by_a_decision_is_told(liantu: Call, home: Home, tmp_path: Path) -> None:
    """Three records of one name: two that are judged different leave the third with neither."""
    home.ledger.add([one for key in ("u:1", "u:2", "u:3") for one in record(key, "Enterprise", name="庚新材料有限公司")])
    lines = [",".join((layout.VERDICT, layout.KEY_A, layout.KEY_B)), "不同,u:1,u:2"]
    (tmp_path / "b.csv").write_text("\n".join(lines), encoding="utf-8")
    output = liantu("review", "import", tmp_path / "b.csv", "--reviewer", "科技局").output
    assert "此外，因此变了的还有 1 处：\n  ≠ 庚新材料有限公司、庚新材料有限公司 分为两家（按代码或名称）" in output


def test_a_place_that_nobody_knows_is_told_and_the_decisions_stand(liantu: Call, home: Home, book: Path) -> None:
    fill(book, layout.QUEUE, "相同", 2)
    result = liantu("review", "import", book, "--reviewer", "招商一局", "--place", "没这地方")
    assert (result.exit_code, "[LT-NAME-01]" in result.stderr, len(home.ledger.judgements())) == (1, True, 1)


def test_the_same_workbook_twice_changes_nothing_and_says_so(liantu: Call, home: Home, book: Path) -> None:
    fill(book, layout.QUEUE, "不同")
    liantu("review", "import", book, "--reviewer", "招商一局", "--day", "2026-11-30")
    snapshot = home.ledger.snapshot()
    output = liantu("review", "import", book, "--reviewer", "招商一局", "--day", "2026-12-01").output
    assert output.startswith("读入 2 行 = 记下 0 + 不变 2 + 没有记 0；不变的行里有 1 行没有填判定。\n没有新的判定，账本没有变。")
    assert ("已判不同（招商一局，2026-11-30）" in output.replace("\n", ""), home.ledger.snapshot()) == (True, snapshot)


def test_a_workbook_without_its_headings_loses_no_decision(liantu: Call, home: Home, book: Path) -> None:
    fill(book, layout.QUEUE, "不同")
    cut = load_workbook(book)
    cut[layout.QUEUE].delete_rows(layout.HEAD_ROW)
    cut.save(book)
    result = liantu("review", "import", book, "--reviewer", "招商一局")
    assert (result.exit_code, "第 4 行，列“D”：判定“不同”没有读" in result.stderr, home.ledger.judgements()) == (1, True, [])


def test_two_reviewers_who_differ_stand_in_the_next_workbook(liantu: Call, home: Home, book: Path, tmp_path: Path) -> None:
    home.ledger.judge([Judgement("t:red", "t:star", "different", "两张执照", "科技局", "2026-11-29")])
    fill(book, layout.QUEUE, "相同", more={layout.REMARK: "同一处厂房"})
    result = liantu("review", "import", book, "--reviewer", "招商一局", "--day", "2026-11-30")
    assert "没有记的行里有 1 处两人意见不同：意见留在账上，不生效" in result.output.replace("\n", "")
    assert "[LT-REVIEW-06]" in result.stderr
    assert "是同一个 （与已有的判定不同，只留意见） 同一处厂房" in liantu("diff", "3", "4").output.replace("\n", "")
    liantu("review", "export", "-o", tmp_path / "b.xlsx")
    page = load_workbook(tmp_path / "b.xlsx")[layout.QUEUE]
    why = page.cell(layout.HEAD_ROW + 1, layout.columns(layout.QUEUE).index(layout.WHY) + 1).value
    assert str(why).startswith("意见不同：不同（科技局，2026-11-29）：两张执照；相同（招商一局，2026-11-30）：同一处厂房\n")


JOINED = IdentityChange("t:a", "t:b", ("甲", "乙"), joined=True, judgement=Judgement("t:a", "t:b", "same"))
QUIET = StateByMerge(GAP, "硅料", "光伏链", "listed", ("missing", "missing"), ("没有", "没有"), (1, 1), (0, 0), (), (JOINED,))


@pytest.mark.parametrize(("more", "told"), [
    ({"states": ("missing", "unknown")}, "缺链 → 情况不明；因为甲 与 乙 判为同一家"),
    ({"reasons": ("没有", "待核 1 家")}, "没有 → 待核 1 家；因为"),
    ({"examined": (3, 2)}, "没有；看过的企业 3 家 → 2 家；因为"),
    ({"tests": ("R1", "R2")}, "没有；R1、R2 的结果变了；因为"),
    ({}, "没有；企业的判断变了；因为"),
    ({"because": (JOINED,) * 5}, "因为甲 与 乙 判为同一家，甲 与 乙 判为同一家，甲 与 乙 判为同一家等 5 处")])  # fmt: skip
def test_what_a_merge_changes_at_a_link_is_told(home: Home, more: Mapping[str, Any], told: str) -> None:
    text = states_text([replace(QUIET, **more)], home.ledger.ontology, "甲地").replace("\n  ", "")
    assert told.replace(" ", "") in text.replace(" ", "")


def test_links_whose_states_stay_are_told_apart(home: Home) -> None:
    text = states_text([replace(QUIET, states=("missing", "unknown")), *[QUIET] * 21], home.ledger.ontology, "甲地")
    lines = [line for line in text.split("\n") if not line.startswith("   ")]
    assert (lines[0], lines[2], lines[-1]) == (
        "甲地因此改变状态的环节 1 个：", "状态不变、依据变了的环节 21 个：", "  ……另有 1 行，见 --json。")
