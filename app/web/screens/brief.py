"""简报: the one page that goes into the meeting, seen before it is printed; its words may be changed, its numbers not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.documents.brief.content import BLOCKS, Brief
from app.documents.brief.fitting import halves, heights, over
from app.documents.brief.making import TRIED, make_brief
from app.documents.brief.saying import Sayings
from app.documents.brief.writing import fields_of, write_brief
from app.documents.naming import name_of
from app.web import answers
from app.web.bar import bar
from app.web.drafts import Draft, drafted, places
from app.web.kept import Shelf
from app.web.sent import Form
from app.web.view import Action, Document, Handed, Moved, Request, Screen, View
from graph.states.links import LinkIndex
from ontology.errors import UserFault, issue

PATH, WORD = "/brief", "/brief.docx"
TOO_LONG = "LT-PAPER-05"
SHOWN = 40
"""How many links are offered where none is asked for."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block that may be left out: what it is called, how tall it is (mm), whether it is on the page, and the address that changes
    that."""

    name: str
    title: str
    tall: float | None
    on: bool
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the address asks for: the brief with its changed words, and how many mm it is too long (0 or less: it fits)."""

    link: str
    drop: tuple[str, ...]
    public: bool
    token: str
    brief: Brief
    draft: Draft
    over: float


def show(request: Request) -> View:
    """The page of a link; without one, the links to choose from."""
    head = answers.states(request).header
    fields = {"bar": bar(request, PATH, head.scope, head.scope_label, head.place_label)}
    if not request.asked.link:
        known = _pressing(request)
        return View({**fields, "page": None, "known": known[:SHOWN], "left": max(0, len(known) - SHOWN)},
                    lambda: {"schema": 1, **head.head(), "links": [one.as_dict() for one in answers.urgent(request)]})  # fmt: skip
    page = _page(request)
    return View({**fields, **_fields(request, page)}, lambda: _document(request, page))


def _pressing(request: Request) -> list[dict[str, object]]:
    chain = LinkIndex(request.sight.facts).find_chain(request.asked.chain) if request.asked.chain else ""
    return [{"state": one.state, "address": request.asked.address(PATH, chain="", link=one.state.id)}
            for one in answers.urgent(request) if not chain or one.state.chain == chain]  # fmt: skip


def _page(request: Request) -> Page:
    link = LinkIndex(request.sight.facts).find(request.asked.link)
    drop = tuple(one for one in request.get("drop").split(",") if one)
    public, token = request.get("public") == "1", request.get("draft")
    brief = _brief(request, link, drop, public=public)
    draft = drafted(brief, _typed(request, link, token))
    return Page(link, drop, public, token, brief, draft, over(draft.brief))


def _brief(request: Request, link: str, drop: Sequence[str], *, public: bool) -> Brief:
    """The brief, even where it is too long. Raises UserFault LT-PAPER-06 (no source), LT-PAPER-07 (no such block)."""
    dossier = answers.dossier(request, link, public=public)
    try:
        return make_brief(dossier, drop).brief
    except UserFault as fault:
        if fault.issues[0].code != TOO_LONG:
            raise
    return Sayings(dossier, TRIED[-1]).brief().without(*drop)


def _shelf(request: Request) -> Shelf:
    return Shelf(request.desk.home.run / "drafts")


def _typed(request: Request, link: str, token: str) -> dict[str, str]:
    """The words kept under a token, if they are of this link."""
    path = _shelf(request).find(token)
    kept = json.loads(path.read_text(encoding="utf-8")) if path else {}
    return dict(kept["words"]) if kept.get("link") == link else {}


def _address(request: Request, page: Page, path: str = PATH, **other: object) -> str:
    told = {"drop": ",".join(page.drop), "public": "1" if page.public else "", "draft": page.token} | other
    return request.asked.address(path, {name: str(value) for name, value in told.items()}, chain="", link=page.link)


def _fields(request: Request, page: Page) -> dict[str, object]:
    brief, dossier = page.draft.brief, answers.dossier(request, page.link)
    known = places(page.brief)
    return {
        "page": page, "brief": brief, "titles": fields_of(brief)["次序"], "states": [one.state for one in dossier.strip],
        "columns": halves(brief.sources), "blocks": _blocks(request, page), "places": known, "known": [], "left": 0,
        "editing": request.get("edit") == "1" or bool(page.draft.refused), "typed": page.draft.typed,
        "refused": page.draft.refused, "gone": bool(page.token) and _shelf(request).find(page.token) is None,
        "word": _address(request, page, WORD), "edit": _address(request, page, edit=1), "plain": _address(request, page),
        "original": _address(request, page, draft=""), "save": _address(request, page),
        "inside": _address(request, page, public=""), "outside": _address(request, page, public=1),
        "others": request.asked.address(PATH, chain="", link=""), "label": dossier.candidates.link_label,
        "certificate": request.asked.address("/chain", chain="", link=page.link),
        "candidates": request.asked.address("/candidates", chain="", link=page.link),
    }  # fmt: skip


def _blocks(request: Request, page: Page) -> list[Block]:
    """Every block that there is something to say in, with the switch of each."""
    sizes, whole = heights(page.draft.brief), _brief(request, page.link, (), public=page.public)
    found = []
    for name in whole.blocks():
        on = name not in page.drop
        drop = [*page.drop, name] if on else [one for one in page.drop if one != name]
        found.append(Block(name, BLOCKS[name], sizes.get(name), on, _address(request, page, drop=",".join(drop))))
    return found


def _document(request: Request, page: Page) -> Document:
    """What `liantu brief --json` says, without the file that it writes."""
    told, answer = page.draft.brief, answers.dossier(request, page.link).candidates
    return {"schema": 1, **answer.header.head(), "link": answer.link, "spare_mm": round(-page.over, 1),
            "sources": list(told.sources), "candidates": len(told.firms)}  # fmt: skip


def save(request: Request, form: Form) -> Moved:
    """Keep the words that were typed; they are looked at where the page is shown."""
    page = _page(request)
    typed = {name: text for name, text in form.under("words.").items() if text}
    token = _shelf(request).keep("简报.json", json.dumps({"link": page.link, "words": typed}, ensure_ascii=False).encode())
    return Moved(_address(request, page, draft=token))


def word(request: Request) -> tuple[str, bytes]:
    """The Word file of the page as it is shown. Raises UserFault LT-WEB-24 (words that don't fit), LT-WEB-25 (too long)."""
    page = _page(request)
    if page.draft.refused:
        raise UserFault(issue("LT-WEB-24", value=len(page.draft.refused)), *page.draft.refused.values())
    if page.over > 0:
        raise UserFault(issue("LT-WEB-25", value=f"{page.over:.0f}"))
    answer = answers.dossier(request, page.link).candidates
    with TemporaryDirectory() as folder:
        path = Path(folder) / name_of("brief", answer.link_label, answer.header, public=page.public)
        return path.name, write_brief(page.draft.brief, path).read_bytes()


BRIEF = Screen(PATH, "简报", "brief.html", show)
SAVE = Action(PATH, "改简报的文字", save)
BRIEF_WORD = Handed(WORD, "简报（Word）", word)
