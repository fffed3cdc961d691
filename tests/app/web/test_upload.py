"""An upload is tried before it enters: nothing changes until it is confirmed, and what can't be taken is refused in Chinese."""

from __future__ import annotations

import os
import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from app.web import receiving, trying
from app.web.keeping import HOUR, Keeping
from app.web.receiving import safe_name
from app.web.trying import limit
from app.words import words
from graph.home import Home
from ontology.errors import UserFault
from tests.app.web.pages import OWN, confirm, hidden, token_of, upload
from tests.app.web.test_screens import words_of

GOOD = ("企业.csv", "编号,名称\ne1,丙公司\ne2,丁公司\n".encode())
BAD = ("企业.csv", "编号,名称,注册资本（元）\ne1,丙公司,100\ne2,丁公司,很多\n".encode())


def packed(*members: tuple[str, bytes]) -> bytes:
    """A zip package."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return file.getvalue()


def test_a_dry_run_changes_nothing(client: TestClient, home: Home) -> None:
    before = home.ledger.snapshot()
    said = words_of(upload(client, GOOD).raise_for_status().text)
    assert (home.ledger.snapshot(), "2 行都可以写入" in said, "尚未改动任何数据" in said) == (before, True, True)


def test_a_dry_run_says_what_would_be_new(client: TestClient) -> None:
    said = words_of(upload(client, GOOD).text)
    assert "新增 丙公司 名称 丙公司" in said


def test_a_dry_run_is_the_document_of_the_command(client: TestClient) -> None:
    file = token_of(upload(client, BAD))
    told = client.get("/data/try.json", params={"file": file}).json()
    assert (told["dry_run"], told["read"], told["accepted"], told["rejected"], told["load"]) == (True, 2, 1, 1, 0)


def test_a_dry_run_says_which_link_would_be_in_another_state(client: TestClient) -> None:
    table = "编号,类别,名称,摸排口径,是否看全,摸排地方,摸排环节\ns,SurveyCoverage,乙摸排,全部法人,是,t:zone,t:panel\n"
    said = words_of(upload(client, ("摸排.csv", table.encode())).text)
    assert "3 个环节里 1 个换状态" in said
    assert "组件 光伏链 情况不明 缺链" in said


def test_confirming_loads_it(client: TestClient, home: Home) -> None:
    answer = confirm(client, upload(client, GOOD))
    assert (answer.url.path, "丙公司" in answer.text) == ("/data/load", True)
    assert any(one.value == "丙公司" for one in home.ledger.statements())


def test_a_refused_row_is_shown_with_place_value_and_fix(client: TestClient) -> None:
    said = words_of(upload(client, BAD).text)
    assert "第 3 行，“注册资本（元）”列" in said
    assert "“很多”不是数字" in said
    assert "改成数字，单位写在表头或单位列" in said


def test_a_loaded_row_that_was_refused_stays_on_the_page_of_its_load(client: TestClient) -> None:
    said = words_of(confirm(client, upload(client, BAD)).text)
    assert ("拒收 1 行" in said, "第 3 行，“注册资本（元）”列" in said, "“很多”不是数字" in said) == (True, True, True)


def test_the_marked_workbook_is_handed_out(client: TestClient) -> None:
    tried = upload(client, BAD)
    answer = client.get("/data/marked", params={"file": token_of(tried), "name": "企业-问题标注.xlsx"})
    book = load_workbook(BytesIO(answer.raise_for_status().content))
    assert any("很多" in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_marked_workbook_is_found_by_its_name_alone(client: TestClient) -> None:
    file = token_of(upload(client, BAD))
    assert client.get("/data/marked", params={"file": file, "name": "../files/企业.csv"}).status_code == 404


def test_a_file_goes_when_it_is_loaded_or_given_up(client: TestClient, home: Home) -> None:
    confirm(client, upload(client, GOOD))
    client.post("/data/drop", data={"file": token_of(upload(client, BAD))}, headers=OWN)
    assert list((home.run / "uploads").iterdir()) == []


def test_a_file_goes_after_an_hour(client: TestClient, home: Home) -> None:
    file, late = token_of(upload(client, GOOD)), time.time() - HOUR - 60
    os.utime(home.run / "uploads" / file, (late, late))
    answer = client.get("/data/try", params={"file": file})
    assert (answer.status_code, "回到“数据核查”重新上传" in words_of(answer.text)) == (422, True)
    assert list((home.run / "uploads").iterdir()) == []


@pytest.mark.parametrize("written", ["../../ledger", "..", "", "x" * 32])
def test_a_token_that_was_never_given_opens_nothing(client: TestClient, written: str) -> None:
    assert client.get("/data/try", params={"file": written}).status_code == 422


def test_an_upload_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    kept = Keeping(tmp_path / "uploads").begin()
    assert [one.stat().st_mode & 0o077 for one in (tmp_path / "uploads", kept.folder / "files")] == [0, 0]


def test_a_load_that_was_tried_on_another_ledger_is_tried_again(client: TestClient, home: Home) -> None:
    tried = upload(client, GOOD)
    home.ledger.add([], note="别人")
    confirm(client, upload(client, BAD))
    answer = confirm(client, tried)
    assert (answer.status_code, "账本变了" in words_of(answer.text)) == (422, True)


REFUSED = {
    "名单.xlsm": (b"PK", "另存为“Excel 工作簿（.xlsx）”"),
    "名单.exe": (b"MZ", "另存为 .xlsx 或 CSV UTF-8"),
    "没有后缀": (b"a,b", "另存为 .xlsx 或 CSV UTF-8"),
    "藏着宏.xlsx": (packed(("xl/vbaProject.bin", b"x")), "另存为“Excel 工作簿（.xlsx）”"),
    "里面有宏.zip": (packed(("a.xlsm", b"x")), "另存为“Excel 工作簿（.xlsx）”"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_of_another_kind_is_refused_with_the_fix(client: TestClient, home: Home, name: str) -> None:
    content, fix = REFUSED[name]
    answer = upload(client, (name, content))
    assert (answer.status_code, fix in words_of(answer.text)) == (422, True)
    assert list((home.run / "uploads").iterdir()) == []


def test_a_zip_bomb_is_refused_unopened(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "UNFOLDED", 15)
    bomb = packed(*((f"{number}.csv", bytes(2 << 20)) for number in range(8)))
    said = words_of(upload(client, ("数据.zip", bomb)).text)
    assert ("压缩炸弹" in said, "展开后有 16 MB" in said, "核对来路" in said) == (True, True, True)


def test_a_file_of_50_mb_is_refused_with_the_fix(client: TestClient, home: Home) -> None:
    said = words_of(upload(client, ("大.csv", b"a" * (50 << 20))).text)
    assert ("超过 20 MB" in said, "拆成几份分次上传" in said, (home.run / "uploads").exists()) == (True, True, False)


def test_no_file_is_said(client: TestClient) -> None:
    answer = client.post("/data/upload", data={"place": "甲经开区"}, headers=OWN)
    assert (answer.status_code, "没有选文件" in words_of(answer.text)) == (422, True)


def test_a_load_that_takes_too_long_is_ended_and_nothing_enters(
    client: TestClient, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried, before = upload(client, GOOD), home.ledger.snapshot()
    monkeypatch.setattr(trying, "SECONDS", -1)
    assert "什么都没有写" in words_of(confirm(client, tried).text)
    assert home.ledger.snapshot() == before


def test_a_deadline_that_has_passed_is_told() -> None:
    with pytest.raises(UserFault, match="LT-WEB-34"):
        limit(-1)("read", 0, 1)


def test_a_table_of_too_many_rows_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.trying.limit", lambda seconds: limit(seconds, rows=1))
    answer = upload(client, GOOD)
    assert (answer.status_code, "共 2 行的表”太大" in words_of(answer.text)) == (422, True)


@pytest.mark.parametrize("table", [BAD, ("空.csv", b"")])
def test_a_large_upload_is_tried_in_a_process_of_its_own_with_the_same_result(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, table: tuple[str, bytes]
) -> None:
    here = words_of(upload(client, table).text)
    monkeypatch.setattr(trying, "APART", 0)
    assert words_of(upload(client, table).text) == here


def test_a_process_that_takes_too_long_is_ended(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "APART", 0)
    monkeypatch.setattr(trying, "SECONDS", 0.01)
    assert "秒还没有做完" in words_of(upload(client, GOOD).text)


def test_the_second_of_two_loads_at_once_is_told_to_wait(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "WAIT", 0.01)
    desk = client.app.state.desk  # type: ignore[attr-defined]
    with desk.trying._my_turn():
        assert "另一份文件的装载正在进行" in words_of(upload(client, GOOD).text)


@pytest.mark.parametrize("headers", [{"origin": "http://boese.example"}, {"sec-fetch-site": "cross-site"},
                                     {"sec-fetch-site": "cross-site", **OWN}])  # fmt: skip
@pytest.mark.parametrize("path", ["/data/upload", "/data/load", "/data/drop"])
def test_a_write_that_another_site_began_is_refused(client: TestClient, path: str, headers: dict[str, str]) -> None:
    answer = client.post(path, data={"file": "x", "snapshot": "y"}, headers=headers)
    assert (answer.status_code, words("web_access.foreign") in words_of(answer.text)) == (403, True)


def test_hostile_names_are_shown_as_text(client: TestClient) -> None:
    table, other = (
        ("企业.csv", "编号,名称,注册资本（元）\ne1,<script>alert(1)</script>,1\ne2,=cmd|'/c calc'!A1,2\n".encode()),
        ("<b>x.csv", b"a,b\n1,2\n"),
    )
    page = upload(client, table, other).text
    assert "<script>alert" not in page
    assert "<b>x" not in page
    assert "=cmd|'/c calc'!A1" in words_of(page)


def test_an_uploaded_name_leads_nowhere() -> None:
    assert [safe_name(one) for one in ("../../etc/passwd", "C:\\表.xlsx", "a\x00b.csv", "...", "长" * 300 + ".csv")] == [
        "passwd", "表.xlsx", "a_b.csv", "文件1", "长" * 120 + ".csv"]  # fmt: skip


def test_two_files_of_one_name_are_both_taken(client: TestClient) -> None:
    other = ("企业.csv", "编号,名称\ne3,己公司\n".encode())
    said = words_of(upload(client, GOOD, other).text)
    assert ("3 行都可以写入" in said, "己公司" in said) == (True, True)


def test_the_question_of_the_page_goes_along(client: TestClient) -> None:
    tried = upload(client, GOOD, scope="listed")
    assert hidden(tried.text)["scope"] == "listed"
