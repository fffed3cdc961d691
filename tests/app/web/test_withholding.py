"""What the ontology declares sensitive: a viewer meets it on no screen, in no document and in no file; others do."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.web.files import FORMS
from app.web.screens import SCREENS
from app.web.security.access import Access, Rule
from graph.facts import read_facts, withhold
from graph.home import Home
from graph.statement import Statement
from graph.states import gaps
from tests.app.web.conftest import Guarded, Make
from tests.app.web.test_screens import NEEDING
from tests.app.world import GAP, MADE, ZONE, record, relation

SECRET = "机密字样"
OWN = [one for one in SCREENS if one.path not in NEEDING and Access(SCREENS).rule("GET", one.path, one.path) == Rule("viewer")]
"""Screens that a viewer reaches, and that need no choice."""
ADDRESSES = [*(path for one in OWN for path in (one.path, one.twin)), f"/chain?link={GAP}", f"/chain.json?link={GAP}",
             f"/chain?link={MADE}", f"/chain.json?link={MADE}", f"/candidates?link={MADE}", f"/candidates.json?link={MADE}",
             f"/search?q={SECRET}", f"/search.json?q={SECRET}"]  # fmt: skip
FILES = [
    f"/files/{form}?link={MADE}" if kind in ("brief", "list") else f"/files/{form}?chain=光伏链" for form, kind in FORMS.items()
]
LEVELS = frozenset({"public"})


@pytest.fixture
def home(home: Home) -> Home:
    """The tiny world with something sensitive of every kind: a class, a property, a relation, a restricted one, a quote."""
    home.ledger.add([
        *record("t:lead", "Lead", name=f"{SECRET}线索", projectStage="talks", nextStep=f"{SECRET}下一步"),
        relation("t:lead", "pursues", "t:firm"), relation("t:lead", "forLink", GAP),
        *record("t:project", "Project", name=f"{SECRET}项目", projectStage="building"), relation("t:project", "forLink", GAP),
        relation("t:project", "investedBy", "t:firm"),
        *record("t:application", "PolicyApplication", name=f"{SECRET}办件", amountPaid="7654321"),
        relation("t:application", "appliedBy", "t:firm"),
        Statement("t", "t:firm", "expansionSign", value=f"{SECRET}扩产", quote=f"该厂{SECRET}扩产，做硅片"),
        Statement("t", "t:firm", "produces", object=f"{GAP}-product", quote=f"该厂{SECRET}扩产，做硅片"),
    ])  # fmt: skip
    return home


def read(content: bytes) -> str:
    """All text of an answer: of a page as it is, of a Word or Excel file out of its parts."""
    if not content.startswith(b"PK"):
        return content.decode(errors="ignore")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())


@pytest.mark.parametrize("address", [*ADDRESSES, *FILES])
def test_a_viewer_meets_nothing_sensitive(guarded: Guarded, address: str) -> None:
    said = (
        read(guarded.as_("viewer").get(address).raise_for_status().content)
        .replace(f'value="{SECRET}"', "")
        .replace(f"“{SECRET}”", "")
    )
    said = said.replace(f'"q": "{SECRET}"', "")
    assert [one for one in (SECRET, "7654321", "7,654,321", "t:lead", "t:project", "t:application") if one in said] == []


@pytest.mark.parametrize("address", [f"/chain?link={GAP}", f"/chain.json?link={GAP}"])
def test_who_edits_does_meet_it(guarded: Guarded, address: str) -> None:
    assert SECRET in guarded.as_("editor").get(address).text


@pytest.mark.parametrize("address", [one.path for one in OWN])
def test_a_screen_says_that_something_is_withheld_and_what(guarded: Guarded, address: str) -> None:
    page = guarded.as_("viewer").get(address).text
    assert [one for one in ("无权查看", "线索", "兑现办件", "扩产信号") if one not in page] == []


def test_a_document_says_so_too_and_that_of_an_editor_does_not(guarded: Guarded) -> None:
    documents = [guarded.as_(role).get("/chain.json").json() for role in ("viewer", "editor")]
    assert ("扩产信号" in documents[0]["withheld"], "withheld" in documents[1]) == (True, False)


def test_a_file_says_so_in_its_name(guarded: Guarded) -> None:
    named = [guarded.as_(role).get(FILES[1]).headers["content-disposition"] for role in ("viewer", "editor")]
    assert ["%E6%97%A0%E6%9D%83%E6%9F%A5%E7%9C%8B" in one for one in named] == [True, False]


def test_the_snapshot_and_the_states_are_those_of_all(home: Home) -> None:
    whole = read_facts(home.ledger)
    part = withhold(whole, LEVELS)
    assert part.snapshot == whole.snapshot
    assert [(one.id, one.state) for one in gaps(part, ZONE).links] == [(one.id, one.state) for one in gaps(whole, ZONE).links]


def test_a_quote_that_tells_something_hidden_is_masked_and_others_stay(home: Home) -> None:
    part = withhold(read_facts(home.ledger), LEVELS)
    quotes = {one.object: one.quote for one in part.evidence(part.about("t:firm", "produces")).values()}
    assert quotes == {f"{GAP}-product": "（无权查看）", f"{MADE}-product": ""}


def test_who_may_see_more_is_told_nothing_less(home: Home) -> None:
    part = withhold(read_facts(home.ledger), LEVELS | {"internal"})
    assert (part.value("t:lead", "nextStep"), part.withheld) == (f"{SECRET}下一步", ("兑现办件",))


def test_one_reading_serves_both_and_neither_gets_the_other_s(guarded: Guarded, guarding: Make) -> None:
    answers = [SECRET in guarded.as_(role).get(f"/chain.json?link={GAP}").text for role in ("editor", "viewer", "editor", "viewer")]
    assert answers == [True, False, True, False]


def test_at_an_earlier_snapshot_it_is_withheld_as_well(guarded: Guarded) -> None:
    assert SECRET not in guarded.as_("viewer").get(f"/chain.json?link={GAP}&at={guarded.home.ledger.snapshot()[:12]}").text
