"""目标任务: the answer is that of the command; a department's workbook goes out and comes back, tried first."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from graph.home import Home
from ingest.indicators import layout
from tests.app.conftest import Ask
from tests.app.test_indicators import PLACE, goal
from tests.app.web.sending import hidden, said, send
from tests.app.web.test_screens import ALLOWED, LATIN
from tests.graph.indicators.world import SPAN, planned

ASKED = {"place": "t:zone", "as-of": "2024-12-31"}
HERE = "?place=t:zone&as-of=2024-12-31"


@pytest.fixture(autouse=True)
def plan(home: Home) -> None:
    """A stock target with a figure of 2023, a share, a yearly one."""
    made = planned().target().seen("60", "2023").target("乙", "0.3", "比例", valueText="30%以上")
    made.target("丙", "20", basis="yearly", targetPeriod=SPAN, targetYear="")
    home.ledger.add(made.statements)


def book(client: TestClient, **cells: object) -> bytes:
    """The workbook of 甲局 for 2024, with cells of the first target filled."""
    asked = {**ASKED, "department": "甲局", "period": "2024"}
    made = load_workbook(BytesIO(client.get("/indicators.xlsx", params=asked).raise_for_status().content))
    sheet = made[layout.TARGETS]
    names = [cell.value for cell in sheet[layout.HEAD_ROW]]
    for name, value in cells.items():
        sheet.cell(layout.HEAD_ROW + 1, names.index(name) + 1).value = value  # type: ignore[assignment]
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_document_is_that_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/indicators.json", params=ASKED).json() == document("indicators", *PLACE)


def test_one_department_and_status_are_those_of_the_command(client: TestClient, document: Ask) -> None:
    asked = {**ASKED, "department": "甲局", "status": "no_data"}
    told = document("indicators", "--department", "甲局", "--status", "无数据", *PLACE)
    assert client.get("/indicators.json", params=asked).json() == told


def test_the_page_is_in_chinese_alone(client: TestClient) -> None:
    shown = said(client.get("/indicators", params=ASKED).raise_for_status()).replace("zone", "")  # the place's own name here
    assert not LATIN.findall(ALLOWED.sub("", shown))


def test_a_target_without_a_figure_is_hatched_and_never_zero(client: TestClient) -> None:
    page = client.get("/indicators", params={**ASKED, "status": "no_data"}).text
    assert '<span class="void">无数据</span>' in page
    assert 'data-name="完成率">0' not in page


def test_a_figure_leads_to_who_says_it(client: TestClient) -> None:
    page = client.get("/indicators", params=ASKED).text
    row = page[page.index("60 家（2023）") :]
    assert 'href="#chuchu-' in row[: row.index("</tr>")]


def test_an_unknown_department_is_said_with_those_that_there_are(client: TestClient) -> None:
    answer = client.get("/indicators", params={**ASKED, "department": "己局"})
    assert (answer.status_code, "甲局" in said(answer)) == (404, True)


def test_a_trial_says_what_would_change_and_changes_nothing(client: TestClient, home: Home) -> None:
    before = home.ledger.snapshot()
    answer = send(client, f"/indicators/upload{HERE}", {"by": "统计岗"}, ("甲局.xlsx", book(client, 累计=80)))
    assert "累计（甲局，2024）： 情况不明 → 80 家" in said(answer)
    assert "1 行会记下" in said(answer)
    assert home.ledger.snapshot() == before


def test_what_was_tried_enters_when_it_is_confirmed(client: TestClient, home: Home) -> None:
    tried = send(client, f"/indicators/upload{HERE}", {"by": "统计岗"}, ("甲局.xlsx", book(client, 累计=80)))
    assert "记下 1 行" in said(send(client, f"/indicators/confirm{HERE}", hidden(tried.text)))
    assert goal(home, "甲").value == 80


def test_a_refused_row_shows_place_reason_and_fix(client: TestClient) -> None:
    answer = send(client, f"/indicators/upload{HERE}", {"by": "统计岗"}, ("甲局.xlsx", book(client, 累计="很多")))
    assert f"{layout.TARGETS} 第 5 行" in said(answer)
    assert "“累计”列" in said(answer)
    assert "怎么改：" in said(answer)


def test_a_file_without_the_columns_is_refused_at_once(client: TestClient) -> None:
    answer = send(client, f"/indicators/upload{HERE}", {}, ("别的.csv", "甲,乙\n1,2\n".encode()))
    assert (answer.status_code, "认不出哪一行是哪条目标" in said(answer)) == (422, True)


def test_a_name_is_no_post(client: TestClient) -> None:
    answer = send(client, f"/indicators/upload{HERE}", {"by": "王建国"}, ("甲局.xlsx", book(client, 累计=80)))
    assert (answer.status_code, "像是姓名" in said(answer)) == (422, True)
