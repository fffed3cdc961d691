"""招商台账: the lists are those of the command; two people may not overwrite each other; nothing enters before it was looked at."""

from __future__ import annotations

from io import BytesIO

import pytest
from httpx2 import Response
from openpyxl import load_workbook
from starlette.testclient import TestClient

from graph.facts import read_facts
from graph.home import Home
from graph.pursuit import Entry, register
from ingest.pursuit.layout import HEAD_ROW, SHEETS
from tests.app.conftest import Ask
from tests.app.test_leads import LEAD, NAME, PLANT, pursuits
from tests.app.web.sending import fields, hidden, said, send
from tests.app.web.test_screens import ALLOWED, LATIN

POST, XLSX = "招商一局科长", "台账.xlsx"
EDIT = f"/register/edit?entry={LEAD}"
SAVE = f"/register/save?entry={LEAD}"


@pytest.fixture(autouse=True)
def told(home: Home) -> None:
    home.ledger.add(pursuits())


def entries(home: Home) -> dict[str, Entry]:
    return {one.number: one for one in register(read_facts(home.ledger), home.place).entries}


def save(client: TestClient, form: dict[str, str], address: str = SAVE, **typed: str) -> Response:
    """A form with some fields changed."""
    return send(client, address, {**form, "post": POST, **{f"cell.{name}": text for name, text in typed.items()}})


def book(client: TestClient, **typed: str) -> bytes:
    """The workbook of the page with cells of the first lead changed."""
    made = load_workbook(BytesIO(client.get("/register.xlsx").raise_for_status().content))
    sheet = made[SHEETS["leads"]]
    headings = {str(cell.value).replace("\n", ""): place for place, cell in enumerate(sheet[HEAD_ROW], 1)}
    for heading, text in typed.items():
        sheet.cell(HEAD_ROW + 1, headings[heading]).value = text
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_document_is_that_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/register.json").json() == document("leads")


@pytest.mark.parametrize("path", ["/register?list=signed", f"/register/entry?entry={PLANT}", f"/register/edit?entry={PLANT}",
                                  "/register/edit?new=leads&firm=乙硅片有限公司"])  # fmt: skip
def test_its_pages_are_in_chinese_alone(client: TestClient, path: str) -> None:
    shown = said(client.get(path).raise_for_status()).replace(PLANT, "").replace(LEAD, "").replace(NAME, "")
    assert not LATIN.findall(ALLOWED.sub("", shown))


@pytest.mark.parametrize("path", ["/register", f"/register/entry?entry={LEAD}", EDIT])
def test_odd_names_are_escaped(client: TestClient, home: Home, path: str) -> None:
    save(client, fields(client.get(EDIT).text), 名称="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(path).text
    assert "&lt;script&gt;alert" in client.get(path).text


def test_every_number_of_a_line_leads_to_its_source(client: TestClient) -> None:
    page = client.get(f"/register/entry?entry={PLANT}").text
    cell = page[page.index("总投资（万元）") :]
    assert "32,000" in cell[:200]
    assert 'href="#chuchu-' in cell[:300]


def test_an_unknown_number_offers_what_is_near(client: TestClient) -> None:
    answer = client.get("/register/entry?entry=t:leed")
    assert (answer.status_code, LEAD in said(answer)) == (404, True)


def test_a_form_that_was_left_as_it_was_changes_nothing(client: TestClient, home: Home) -> None:
    before = home.ledger.snapshot()
    assert "没有新的内容" in said(save(client, fields(client.get(EDIT).text)))
    assert home.ledger.snapshot() == before


def test_one_field_that_is_changed_is_recorded_by_the_post(client: TestClient, home: Home) -> None:
    answer = save(client, fields(client.get(EDIT).text), 下一步="再上门一次")
    assert "送方案 再上门一次" in said(answer)
    assert entries(home)[LEAD].values["nextStep"] == "再上门一次"


def test_two_people_who_change_different_fields_both_are_recorded(client: TestClient, home: Home) -> None:
    first, second = fields(client.get(EDIT).text), fields(client.get(EDIT).text)
    save(client, first, 下一步="再上门一次")
    save(client, second, 存在问题="价格谈不拢")
    values = entries(home)[LEAD].values
    assert (values["nextStep"], values["problem"]) == ("再上门一次", "价格谈不拢")


@pytest.fixture
def clash(client: TestClient) -> Response:
    """The second of two people saves the field that the first has changed, and something else."""
    first, second = fields(client.get(EDIT).text), fields(client.get(EDIT).text)
    save(client, first, 下一步="再上门一次")
    return save(client, second, 下一步="请他们来看厂房", 存在问题="价格谈不拢")


def test_the_second_of_two_sees_all_three_versions_and_nothing_is_written(clash: Response, home: Home) -> None:
    assert clash.status_code == 409
    assert "原来是“送方案”，现在是“再上门一次”，你写的是“请他们来看厂房”" in said(clash)
    assert entries(home)[LEAD].values["nextStep"] == "再上门一次"


def test_nothing_that_the_second_typed_is_lost(clash: Response) -> None:
    form = fields(clash.text)
    assert (form["cell.下一步"], form["cell.存在问题"]) == ("请他们来看厂房", "价格谈不拢")


@pytest.mark.parametrize(("whose", "stands"), [("mine", "请他们来看厂房"), ("theirs", "再上门一次")])
def test_the_second_chooses_which_stands(client: TestClient, home: Home, clash: Response, whose: str, stands: str) -> None:
    save(client, {**fields(clash.text), "choose.下一步": whose})
    values = entries(home)[LEAD].values
    assert (values["nextStep"], values["problem"]) == (stands, "价格谈不拢")


def test_a_choice_counts_only_against_what_was_shown(client: TestClient, home: Home, clash: Response) -> None:
    save(client, fields(client.get(EDIT).text), 下一步="第三个人写的")
    again = save(client, {**fields(clash.text), "choose.下一步": "mine"})
    assert (again.status_code, "现在是“第三个人写的”" in said(again)) == (409, True)
    assert entries(home)[LEAD].values["nextStep"] == "第三个人写的"


def test_a_form_without_a_post_comes_back_with_all_that_was_typed(client: TestClient, home: Home) -> None:
    answer = send(client, SAVE, {**fields(client.get(EDIT).text), "cell.下一步": "再上门一次", "post": ""})
    assert (answer.status_code, fields(answer.text)["cell.下一步"]) == (422, "再上门一次")
    assert entries(home)[LEAD].values["nextStep"] == "送方案"


def test_a_date_that_is_none_is_refused_beside_its_field(client: TestClient) -> None:
    answer = save(client, fields(client.get(EDIT).text), 时限="下个月")
    assert (answer.status_code, fields(answer.text)["cell.时限"]) == (422, "下个月")


def new(client: TestClient, **typed: str) -> Response:
    form = fields(client.get("/register/edit?new=leads").text)
    return save(client, form, "/register/save?new=leads", 名称="新材料基地", 来源="走访", 获知日期="2026-06-02", **typed)


def test_a_new_lead_gets_a_number(client: TestClient, home: Home) -> None:
    assert "XS-2026-001 新材料基地" in said(new(client))
    assert entries(home)["XS-2026-001"].name == "新材料基地"


def test_a_new_lead_after_an_enterprise_in_talks_is_refused_with_who_talks(client: TestClient, home: Home) -> None:
    answer = new(client, 投资方="乙硅片有限公司")
    assert (answer.status_code, f"已有人在谈，没有记：{LEAD}" in said(answer)) == (422, True)
    assert "XS-2026-001" not in entries(home)


def test_a_new_lead_that_is_another_project_enters(client: TestClient, home: Home) -> None:
    new(client, 投资方="乙硅片有限公司", 首谈查重="另一项目")
    assert "XS-2026-001" in entries(home)


def test_who_talks_already_can_be_asked_before(client: TestClient) -> None:
    asked = client.get("/register/edit", params={"new": "leads", "firm": "乙硅片有限公司"})
    assert f"见 {LEAD}" in said(asked)
    nobody = client.get("/register/edit", params={"new": "leads", "firm": "没人谈过的公司"})
    assert "台账里没有人在谈“没人谈过的公司”" in said(nobody)


def test_a_trial_says_what_would_change_and_changes_nothing(client: TestClient, home: Home) -> None:
    before = home.ledger.snapshot()
    answer = send(client, "/register/upload", {"by": POST}, (XLSX, book(client, 下一步="再上门一次")))
    assert "1 行会记下" in said(answer)
    assert "下一步： 送方案 → 再上门一次" in said(answer)
    assert home.ledger.snapshot() == before


def test_what_was_tried_enters_when_it_is_confirmed(client: TestClient, home: Home) -> None:
    tried = send(client, "/register/upload", {"by": POST}, (XLSX, book(client, 下一步="再上门一次")))
    assert "已写入：2 行里记下 1 行" in said(send(client, "/register/confirm", hidden(tried.text)))
    assert entries(home)[LEAD].values["nextStep"] == "再上门一次"


def test_what_changed_since_the_trial_is_tried_again(client: TestClient, home: Home) -> None:
    tried = send(client, "/register/upload", {"by": POST}, (XLSX, book(client, 下一步="再上门一次")))
    save(client, fields(client.get(EDIT).text), 下一步="别人写的")
    again = send(client, "/register/confirm", hidden(tried.text))
    assert "刚才试读以后账本又变了" in said(again)
    assert entries(home)[LEAD].values["nextStep"] == "别人写的"


def test_a_refused_row_shows_place_reason_and_fix(client: TestClient) -> None:
    answer = send(client, "/register/upload", {"by": POST}, (XLSX, book(client, 时限="下个月")))
    assert "不能记的 1 行" in said(answer)
    assert "线索库 第 5 行" in said(answer)
    assert "“时限”列" in said(answer)
    assert "怎么改：" in said(answer)


def test_a_conflict_of_the_workbook_stands_by_its_row_and_may_be_settled(client: TestClient, home: Home) -> None:
    old = book(client, 下一步="请他们来看厂房")
    save(client, fields(client.get(EDIT).text), 下一步="再上门一次", 责任人="")
    tried = send(client, "/register/upload", {"by": "招商二局科长"}, (XLSX, old))
    assert "你写 请他们来看厂房，导出时是 送方案，现在账本里已是 再上门一次" in said(tried)
    send(client, "/register/confirm", {**hidden(tried.text), "settle": "1"})
    assert entries(home)[LEAD].values["nextStep"] == "请他们来看厂房"


@pytest.mark.parametrize(("name", "content", "words"), [
    ("台账.xlsx", b"PK\x03\x04kaputt", "打不开"), ("台账.exe", b"MZ", "读不了这种文件"),
    ("别的.csv", "甲,乙\n1,2\n".encode(), "没有认出台账"),
])  # fmt: skip
def test_a_file_that_is_no_register_is_refused_at_once(client: TestClient, name: str, content: bytes, words: str) -> None:
    answer = send(client, "/register/upload", {}, (name, content))
    assert (answer.status_code, words in said(answer)) == (422, True)


def test_a_form_without_a_file_and_one_that_is_too_large_are_refused(client: TestClient) -> None:
    assert "没有选文件" in said(send(client, "/register/upload", {"by": POST}))
    large = send(client, "/register/upload", {}, (XLSX, b"0" * (21 * 1024 * 1024)))
    assert "文件太大" in said(large)


@pytest.mark.parametrize("token", ["", "../../home.toml", "A" * 22])
def test_a_token_that_leads_nowhere_is_said(client: TestClient, token: str) -> None:
    assert "已不在" in said(client.get("/register/trial", params={"file": token}))


def test_the_name_of_a_file_leads_nowhere_else(client: TestClient, home: Home) -> None:
    send(client, "/register/upload", {"by": POST}, ("../../../../" + XLSX, book(client)))
    kept = [one for one in (home.run / "uploads").rglob("*") if one.is_file()]
    assert [one.name for one in kept] == [XLSX]


def test_the_past_can_be_looked_at_and_not_changed(client: TestClient, home: Home) -> None:
    past = home.ledger.snapshot()[:12]
    save(client, fields(client.get(EDIT).text), 下一步="再上门一次")
    assert "送方案" in client.get("/register", params={"at": past}).text
    answer = client.get("/register/edit", params={"entry": LEAD, "at": past})
    assert (answer.status_code, "看的是过去的快照，不能改" in said(answer)) == (422, True)
