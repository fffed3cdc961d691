"""Changing one line of the register, or telling a new one: one row of the workbook as a form, taken in by the same function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from app.show.register import twice_text
from app.web import answers
from app.web.bar import bar
from app.web.desk import Sight
from app.web.faults import fix_of
from app.web.leadform import Clash, Merged, cells_of, groups, merged, without_stale
from app.web.pursued import entry_address, find_entry
from app.web.rounds import of_register
from app.web.screens.register import EDIT, ENTRY, PATH
from app.web.sent import Form
from app.web.view import Action, Document, Request, Screen, Shown, View
from graph.pursuit import LEADS, LISTS, Entry, Reader
from graph.pursuit import register as register_of
from graph.pursuit.twice import twice
from ingest.pursuit import Round, Workbook, take_in
from ingest.pursuit.checking import pursuing
from ingest.pursuit.finding import Finder, Found, person
from ingest.pursuit.importing import KINDS
from ingest.pursuit.layout import ANOTHER, NAME, NUMBER, SHEETS, TWICE
from ingest.pursuit.lines import Line
from ontology.errors import Issue, Refusal, UserFault, issue

FORM, INVESTORS, POST = "网页表单", "投资方", "填写人（职务）"
TAKEN = "LT-LEAD-22"
CONFLICT, WRONG = 409, 422


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about: the list, the line (None: a new one), and what stands in its fields now."""

    list: str
    entry: Entry | None
    now: Mapping[str, str]


def show(request: Request) -> View:
    """The form of a line, or of a new one; with the name of an enterprise, who pursues it already."""
    asked = _asked(request, request.sight)
    firm = request.get("firm")
    values = {**asked.now, **({INVESTORS: firm} if firm and asked.entry is None else {})}
    fields = _fields(request, asked, values) | {"firm": firm, "taken": _pursued(request, firm) if firm else None}

    def document() -> Document:
        number = asked.entry.number if asked.entry else ""
        return {"schema": 1, "snapshot": request.sight.facts.snapshot, "number": number, "list": asked.list, "cells": dict(values)}

    return View(fields, document)


def _asked(request: Request, sight: Sight) -> Asked:
    """Raises UnknownName LT-WEB-26, UserFault LT-WEB-27 for a look at the past."""
    if request.asked.at:
        raise UserFault(issue("LT-WEB-27"))
    name = request.get("new")
    if name or not request.get("entry"):
        chosen = name if name in LISTS else LEADS
        return Asked(chosen, None, cells_of(sight.facts, None, chosen))
    entry = find_entry(register_of(sight.facts, request.place), request.get("entry"))
    return Asked(entry.list, entry, cells_of(sight.facts, entry, entry.list))


def _fields(
    request: Request, asked: Asked, values: Mapping[str, str], *, post: str = "", issues: Sequence[Issue] = (),
    clashes: Mapping[str, Clash] | None = None, base: str = "",
) -> dict[str, object]:  # fmt: skip
    facts, entry, found = request.sight.facts, asked.entry, answers.register(request)
    head, made = answers.states(request).header, groups(request.sight.facts, asked.list, values, clashes or {}, issues)
    own = {"entry": entry.number} if entry else {"new": asked.list}
    return {
        "bar": bar(request, EDIT, head.scope, head.scope_label, found.place_label), "entry": entry, "groups": made, "post": post,
        "issues": [(one, fix_of(one)) for one in issues], "clashes": clashes or {}, "fix_of": fix_of,
        "snapshot": base or facts.snapshot, "seen": facts.snapshot, "list": asked.list, "sheet": SHEETS[asked.list],
        "another": any(one.code == TAKEN for one in issues), "word": ANOTHER, "heading": TWICE, "firm": "", "taken": None,
        "homeless": {},
        "save": request.asked.address("/register/save", own), "check": own, "back": entry_address(request, entry, ENTRY) if entry
        else request.asked.address(PATH, {"list": asked.list}), "path": EDIT,
        "lists": [(SHEETS[one], request.asked.address(EDIT, {"new": one}), one == asked.list) for one in LISTS],
    }  # fmt: skip


def _pursued(request: Request, written: str) -> dict[str, object]:
    """首谈查重: whom the names mean, and which lines pursue them."""
    facts, ledger = request.sight.facts, request.desk.home.ledger
    try:
        firms = request.sight.once("firms", lambda: Finder(ledger, facts, request.place)).firms(written)
    except Refusal as refusal:
        return {"names": written, "lines": [], "known": [], "wrong": refusal.issues[0].message}
    lines = pursuing(facts, Reader(facts).entries(), firms, "")
    return {"names": written, "known": [_meant(one) for one in firms], "wrong": "",
            "lines": [_line(request, one) for one in lines]}  # fmt: skip


def _meant(one: Found) -> str:
    if one.to_review:
        return f"“{one.name}”可能就是在库的“{one.to_review}”，拿不准（{one.why}）"
    return f"“{one.name}”未在库" if one.new else f"“{one.name}”在库（{one.why}）"


def _line(request: Request, entry: Entry) -> tuple[str, str]:
    investor = entry.first("investors")
    said = twice_text(twice(entry, investor, "同一家企业")) if investor else f"{entry.number} {entry.name}"
    return said, entry_address(request, entry, ENTRY)


def save(request: Request, form: Form) -> Shown:
    """Take the form in as one row; where something is wrong or somebody was earlier, the form again with all that was typed."""
    asked, typed, post = _asked(request, request.sight), form.under("cell."), form.get("post")
    base = form.get("snapshot") or request.sight.facts.snapshot
    found, wrong = _merged(request, asked, form, typed, base), _post(post)
    homeless = {} if form.get("list") in ("", asked.list) else {one: text for one, text in typed.items() if one not in asked.now}
    if found.clashes or wrong or homeless:
        values = {**found.cells, **{one: typed[one] for one in found.clashes}}
        fields = _fields(request, asked, values, post=post, issues=wrong, clashes=found.clashes, base=base) | {"homeless": homeless}
        return Shown("register_edit.html", fields, WRONG if wrong else CONFLICT)
    cells = without_stale(found.cells, asked.now, asked.list)
    taken = _take_in(request, asked, {**cells, TWICE: typed.get(TWICE, "")}, post)
    if taken.failed or not taken.changes:
        issues = taken.issues or [issue("LT-LEAD-24", value="", column=NAME)]
        return Shown("register_edit.html", _fields(request, asked, cells, post=post, issues=issues, base=base), WRONG)
    return _done(request, taken)


def _merged(request: Request, asked: Asked, form: Form, typed: Mapping[str, str], base: str) -> Merged:
    """What was typed, held against the snapshot that the form was made of. A choice between two versions counts only while what was
    chosen against still stands."""
    before = _asked(request, request.desk.sight(request.asked.as_of, base)) if asked.entry else asked
    chosen, seen = form.under("choose."), form.get("seen")
    then = _asked(request, request.desk.sight(request.asked.as_of, seen)).now if chosen and seen else {}
    standing = {heading: whose for heading, whose in chosen.items() if then.get(heading) == asked.now.get(heading)}
    return merged({one: text for one, text in typed.items() if one in asked.now}, before.now, asked.now, standing)


def _post(post: str) -> list[Issue]:
    if not post:
        return [issue("LT-CELL-01", column=POST, expected="职务，如 招商一局科长")]
    named = person(post, POST)
    return [named] if named else []


def _take_in(request: Request, asked: Asked, cells: Mapping[str, str], post: str) -> Round:
    """The form as a workbook of one row, made of the facts that this page was held against."""
    home, facts = request.desk.home, request.sight.facts
    line = Line(asked.list, SHEETS[asked.list], 1, {NUMBER: asked.entry.number if asked.entry else "", **cells})
    digest = blake2b(repr(sorted(line.cells.items())).encode(), digest_size=32).hexdigest()
    book = Workbook(FORM, Path(FORM), digest, [line], set(), facts.snapshot, facts.as_of, KINDS[home.kind])
    return take_in(home.ledger, book, request.place, post, date.today().isoformat())


def _done(request: Request, taken: Round) -> Shown:
    """What was recorded."""
    change = taken.changes[0]
    now = Request(request.desk, request.desk.sight(request.asked.as_of), request.asked, request.extra)
    entry = next((one for one in answers.register(now).entries if one.number == change.number), None)
    head, register = answers.states(now).header, answers.register(now)
    fields = {"bar": bar(now, EDIT, head.scope, head.scope_label, register.place_label), "change": change, "round": taken,
              "tally": of_register(taken), "entry": entry_address(now, entry, ENTRY) if entry else "",
              "issues": [(one, fix_of(one)) for one in taken.issues],
              "back": now.asked.address(PATH, {"list": entry.list if entry else LEADS})}  # fmt: skip
    return Shown("register_saved.html", fields)


EDIT_SCREEN = Screen(EDIT, "", "register_edit.html", show)
SAVE_LINE = Action("/register/save", "存台账的一条", save)
