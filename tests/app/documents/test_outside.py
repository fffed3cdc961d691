"""What goes out: nothing that only internal sources say, nobody in talks, nothing for staff alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.documents.outside import states_licence
from graph.home import Home
from graph.statement import Statement, pack
from tests.app.conftest import Call
from tests.app.documents.world import OUTSIDER, grow, texts
from tests.app.world import GAP, MADE, ZONE, record

SECRET = ("内部硅料厂", "内部采购商", "丙来洽谈", "招商岗", "内部台账", "内部摸排")
"""What a source without a licence says, and what the register does."""
STAFF = ("包抓领导", "责任人", "下一步", "首谈查重", "时限", "项目设想", "在谈")
FORMS = {
    "brief": ("brief", GAP), "list": ("export", "list", "--ego", GAP), "page": ("export", "page", "--chain", "光伏链"),
    "report": ("export", "report", "--chain", "光伏链"),
}  # fmt: skip
ENDINGS = {"brief": ".docx", "list": ".xlsx", "page": ".html", "report": ".docx"}
Read = Callable[..., str]


@pytest.fixture
def read(liantu: Call, home: Home, tmp_path: Path) -> Read:
    """Write a document of a world with secrets, and read all its words back."""
    grow(home)
    home.ledger.add(list(secrets()))

    def written(form: str, *args: str) -> str:
        path = tmp_path / f"d{ENDINGS[form]}"
        result = liantu(*FORMS[form], "--out", path, *args)
        assert result.exit_code == 0, result.output
        return words(path)

    return written


def secrets() -> Iterator[Statement]:
    """A source without a licence: a maker outside, a buyer here, a survey, and a lead for the public maker."""
    own = [("own:source", "Source", "内部台账"), ("own:firm", "Enterprise", "内部硅料厂"), ("own:site", "Site", "内部厂房"),
           ("own:buyer", "Enterprise", "内部采购商"), ("own:survey", "SurveyCoverage", "内部摸排")]  # fmt: skip
    for key, cls, name in own:
        yield from (Statement("own", key, prop, value=value) for prop, value in (("a", cls), ("name", name)))
    for prop, value in (("closed", "true"), ("population", "all"), ("surveyedFrom", "2026")):
        yield Statement("own", "own:survey", prop, value=value)
    ties = [("own:firm", "produces", f"{GAP}-product"), ("own:buyer", "demands", f"{GAP}-product"),
            ("own:buyer", "operates", "own:site"), ("own:site", "locatedIn", ZONE), ("own:survey", "coversPlace", ZONE),
            ("own:survey", "coversLink", GAP), ("own:survey", "coversLink", MADE)]  # fmt: skip
    for subject, predicate, object_ in ties:
        told = {"quantity": "777", "quantityUnit": "吨"} if predicate == "demands" else {}
        yield Statement("own", subject, predicate, object=object_, qualifiers=pack(told))
    yield from record("t:lead", "Lead", name="丙来洽谈", projectStage="in_talks", foundOn="2026-03", ownerPost="招商岗")
    yield Statement("t", "t:lead", "pursues", object=f"{MADE}-maker")
    yield from record(f"{MADE}-maker", "Enterprise", name="戊硅料有限公司")
    yield Statement("t", f"{MADE}-maker", "produces", object=f"{GAP}-product")


def words(path: Path) -> str:
    if path.suffix == ".docx":
        return texts(path)
    if path.suffix == ".html":
        return path.read_text(encoding="utf-8")
    book: Any = load_workbook(path)
    feet = [part.text for sheet in book for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right)]
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row) + f"{feet}{book.sheetnames}"


@pytest.mark.parametrize("form", FORMS)
def test_what_goes_out_says_so_and_holds_nothing_internal(read: Read, form: str) -> None:
    said = read(form, "--public")
    assert [word for word in (*SECRET, *STAFF, "777") if word in said] == []
    assert ("外发版" in said, "丙硅料股份有限公司" in said) == (True, True)


@pytest.mark.parametrize("form", FORMS)
def test_staff_see_what_does_not_go_out(read: Read, form: str) -> None:
    assert "内部硅料厂" in read(form)


def test_the_state_is_that_of_all_that_is_known(read: Read) -> None:
    assert "缺链" in read("brief", "--public")


def test_the_name_of_a_file_says_that_it_may_go_out(liantu: Call, home: Home, tmp_path: Path) -> None:
    grow(home)
    liantu("export", "list", "--ego", GAP, "--out", tmp_path, "--public")
    assert [one.stem.endswith("_外发版") for one in tmp_path.glob("*.xlsx")] == [True]


def test_a_weekly_never_goes_out(liantu: Call) -> None:
    result = liantu("export", "week", "--public")
    assert (result.exit_code, "week 没有外发版" in result.output) == (2, True)


def test_a_way_to_somebody_is_public_only_if_all_its_steps_are(read: Read, home: Home) -> None:
    home.ledger.add([Statement("own", "t:firm", "holdsShares", object=OUTSIDER)])
    assert ["持股" in read("page", *args) for args in ((), ("--public",))] == [True, False]


@pytest.mark.parametrize(("licence", "stated"), [
    ("Apache-2.0", True), ("政府公开名单（事实）", True), ("", False),
    ("整理者未声明许可；所载为年报与登记事实", False), ("来源未标明许可", False)])  # fmt: skip
def test_a_sentence_that_says_there_is_no_licence_is_none(licence: str, stated: bool) -> None:
    assert states_licence(licence) is stated
