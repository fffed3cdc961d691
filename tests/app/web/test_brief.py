"""简报: the preview says what the Word file says; blocks stand in the address; words may be changed, numbers may not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from graph.home import Home
from tests.app.conftest import Ask
from tests.app.documents.world import LONG, grow, texts
from tests.app.web.sending import said, send
from tests.app.web.test_screens import ALLOWED, LATIN
from tests.app.world import GAP, UNSEEN

SHEET = re.compile(r'<article class="sheet.*?</article>', re.S)
NUMBER = re.compile(r"\d+")
LOTS = "可以写得很长的一句话，没有数字。" * 120


@pytest.fixture(autouse=True)
def grown(home: Home) -> None:
    grow(home)


def paper(client: TestClient, **asked: str) -> str:
    """The sheet of the preview, its tags gone."""
    page = client.get("/brief", params={"link": GAP, **asked}).raise_for_status().text
    found = SHEET.search(page)
    assert found
    return re.sub(r"<[^>]+>", "", re.sub(r"</(?:li|p|td|th|span)>", " ", found[0]))


def word(answer: Response, folder: Path) -> str:
    """Every word of a Word file that was sent."""
    (folder / "简报.docx").write_bytes(answer.raise_for_status().content)
    return texts(folder / "简报.docx")


def changed(client: TestClient, **typed: str) -> Response:
    """The preview after words were changed."""
    return send(client, f"/brief?link={GAP}", {f"words.{name}": text for name, text in typed.items()})


def test_without_a_link_the_pressing_ones_are_offered(client: TestClient) -> None:
    page = client.get("/brief").text
    assert page.index(f"/brief?link={GAP}") < page.index(f"/brief?link={UNSEEN}")


def test_the_preview_has_the_numbers_of_the_word_file(client: TestClient, tmp_path: Path) -> None:
    written = word(client.get("/brief.docx", params={"link": GAP}), tmp_path)
    assert Counter(NUMBER.findall(paper(client))) == Counter(NUMBER.findall(written))


def test_the_document_is_that_of_the_command_without_its_file(client: TestClient, document: Ask) -> None:
    told = document("brief", GAP)
    told.pop("files")
    assert client.get("/brief.json", params={"link": GAP}).json() == told


def test_a_screen_of_a_link_is_in_chinese_alone(client: TestClient) -> None:
    shown = re.sub(r"证书 \S+|快照 \w{12}", "", said(client.get("/brief", params={"link": GAP})))
    assert not LATIN.findall(ALLOWED.sub("", shown))


def test_a_block_that_is_dropped_is_on_neither(client: TestClient, tmp_path: Path) -> None:
    asked = {"link": GAP, "drop": "目标企业"}
    assert "丙硅料股份有限公司　丁省" not in paper(client, drop="目标企业")
    assert "丙硅料股份有限公司　丁省" not in word(client.get("/brief.docx", params=asked), tmp_path)


def test_every_raised_number_leads_to_its_source(client: TestClient) -> None:
    page = client.get("/brief", params={"link": GAP}).text
    raised = set(re.findall(r'<sup>.*?href="#(laiyuan-\d+)"', page))
    assert raised
    assert raised <= set(re.findall(r'id="(laiyuan-\d+)"', page))


def test_what_goes_out_has_no_steps(client: TestClient) -> None:
    assert "下一步与责任" in paper(client)
    assert "下一步与责任" not in paper(client, public="1")


def test_changed_words_stand_in_the_word_file(client: TestClient, tmp_path: Path) -> None:
    page = changed(client, 标题="先谈乙公司，再谈丙公司", **{"责任.1": "招商一局局长", "时限.1": "12月5日"})
    draft = re.findall(r"draft=([\w-]+)", page.text)[0]
    written = word(client.get("/brief.docx", params={"link": GAP, "draft": draft}), tmp_path)
    assert [one for one in ("先谈乙公司，再谈丙公司", "招商一局局长", "12月5日") if one not in written] == []


def test_a_number_that_was_changed_is_refused_and_what_was_typed_stays(client: TestClient) -> None:
    answer = changed(client, 结论="有 17 家企业在谈")
    assert "多了或改了数字：17" in said(answer)
    assert "有 17 家企业在谈</textarea>" in answer.text


def test_no_word_file_of_words_that_were_refused(client: TestClient) -> None:
    draft = re.findall(r"draft=([\w-]+)", changed(client, 结论="有十七家企业在谈").text)[0]
    answer = client.get("/brief.docx", params={"link": GAP, "draft": draft})
    assert (answer.status_code, "先不出 Word" in said(answer)) == (422, True)


def test_a_person_is_no_post(client: TestClient) -> None:
    assert "像是人名" in said(changed(client, **{"责任.1": "王建国"}))


def test_a_page_that_is_too_full_asks_in_red_which_block_is_to_go(client: TestClient) -> None:
    answer = changed(client, 结论=LOTS)
    assert "删哪一块？" in said(answer)
    assert f"/brief?link={GAP}&amp;drop=" in answer.text


def test_no_word_file_of_a_page_that_is_too_full(client: TestClient) -> None:
    draft = re.findall(r"draft=([\w-]+)", changed(client, 结论=LOTS).text)[0]
    answer = client.get("/brief.docx", params={"link": GAP, "draft": draft})
    assert (answer.status_code, "这一页放不下" in said(answer)) == (422, True)


def test_a_link_without_a_source_makes_no_brief(client: TestClient) -> None:
    answer = client.get("/brief", params={"link": UNSEEN})
    assert (answer.status_code, "没有一条来源，不出简报" in said(answer)) == (422, True)


def test_words_kept_for_another_link_change_nothing(client: TestClient) -> None:
    draft = re.findall(r"draft=([\w-]+)", changed(client, 标题="只给硅料").text)[0]
    assert "只给硅料" not in client.get("/brief", params={"link": "t:wafer", "draft": draft}).text


@pytest.mark.parametrize("typed", ["<script>alert()</script>", "{{ lipsum }}", "=cmd|' /C calc'!A", "甲\x0b乙"])
def test_odd_words_are_words(client: TestClient, tmp_path: Path, typed: str) -> None:
    page = changed(client, 标题=typed)
    assert "<script>alert" not in page.text
    draft = re.findall(r"draft=([\w-]+)", page.text)[0]
    assert typed.replace("\x0b", "") in word(client.get("/brief.docx", params={"link": GAP, "draft": draft}), tmp_path)


def test_a_form_of_another_page_is_refused(client: TestClient) -> None:
    for told in ({"sec-fetch-site": "cross-site"}, {"origin": "http://boese.example"}, {"origin": "null"}):
        assert client.post(f"/brief?link={GAP}", data={"words.标题": "甲"}, headers=told).status_code == 403
    assert client.post(f"/brief?link={GAP}", headers={"origin": "http://127.0.0.1"}).status_code == 200


def test_an_enterprise_of_a_very_long_name_stays_on_the_page(client: TestClient, home: Home) -> None:
    grow(home, LONG)
    assert '<article class="sheet"' in client.get("/brief", params={"link": GAP}).text
