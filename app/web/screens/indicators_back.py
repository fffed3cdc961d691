"""A filled workbook of targets sent back: tried on a copy of the ledger, then taken in, by the function of `liantu indicators`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.show.indicators_back import back_document
from app.web import answers
from app.web.bar import bar
from app.web.rounds import of_indicators
from app.web.screens.indicators import PATH
from app.web.screens.register_back import kept_file, shelf
from app.web.sent import Form
from app.web.view import Action, Moved, Request, Screen, Shown, View
from graph.home import Home
from graph.ledger import Ledger
from graph.ledger.copying import copied
from ingest.indicators.filling import Said
from ingest.indicators.lines import read_workbook
from ingest.indicators.taking_in import Back, take_in
from ingest.posts import names_person
from ontology.errors import UserFault, issue

TRIAL, CONFIRM, UPLOAD = "/indicators/trial", "/indicators/confirm", "/indicators/upload"
ASKED = ("department", "by")
"""What goes along from step to step: the department and the post of who fills in."""


def upload(request: Request, form: Form) -> Moved:
    """Keep the file, and go on to what it would do. Raises UserFault where it can't be read, or the poster is a person's name."""
    sent = form.file("file")
    if names_person(form.get("by")):
        raise UserFault(issue("LT-INDIC-17", column="填报（职务）", value=form.get("by")))
    token = shelf(request).keep(sent.name, sent.content)
    try:
        read_workbook(kept_file(request, token))
    except UserFault:
        shelf(request).drop(token)
        raise
    return Moved(request.asked.address(TRIAL, {"file": token, **{name: form.get(name) for name in ASKED}}))


def trial(request: Request) -> View:
    """What the file would do, found out on a copy."""
    token, home = request.get("file"), request.desk.home
    asked = {name: request.get(name) for name in ASKED}
    with copied(home.ledger) as copy:
        back = _back(request, copy, kept_file(request, token), asked)
        document = back_document(replace(home, ledger=copy), back.outcomes, back.report, back.issues)
    kept = {"file": token, **asked, "snapshot": request.sight.facts.snapshot}
    fields = _fields(request, back, home, kept_file(request, token).name)
    return View(fields | {"done": False, "kept": kept, "confirm": request.asked.address(CONFIRM),
                          "again": request.get("again") == "1"}, lambda: document)  # fmt: skip


def _back(request: Request, ledger: Ledger, path: Path, asked: Mapping[str, str], *, settle: bool = False) -> Back:
    said = Said(asked["department"], asked["by"], date.today().isoformat(), settle)
    return take_in(ledger, read_workbook(path), request.place, said, request.asked.as_of)


def _fields(request: Request, back: Back, home: Home, file: str) -> dict[str, object]:
    head = answers.states(request).header
    load = back.report.load if back.report else 0
    return {"bar": bar(request, TRIAL, head.scope, head.scope_label, back.before.place_label), "file": file, "load": load,
            "tally": of_indicators(back.before, back.outcomes, back.remarks), "snapshot": home.ledger.snapshot(),
            "back": request.asked.address(PATH), "back_word": "回到目标任务", "again": False}  # fmt: skip


def confirm(request: Request, form: Form) -> Moved | Shown:
    """Take the file in, unless the ledger has gone on since it was tried: then it is looked at again."""
    token, path, home = form.get("file"), kept_file(request, form.get("file")), request.desk.home
    asked = {name: form.get(name) for name in ASKED}
    if form.get("snapshot") != request.desk.now():
        return Moved(request.asked.address(TRIAL, {"file": token, **asked, "again": "1"}))
    back = _back(request, home.ledger, path, asked, settle=form.get("settle") == "1")
    shelf(request).drop(token)
    now = Request(request.desk, request.desk.sight(request.asked.as_of), request.asked)
    return Shown("returned.html", _fields(now, back, home, path.name) | {"done": True, "kept": {}, "confirm": ""})


INDICATORS_TRIAL = Screen(TRIAL, "", "returned.html", trial)
UPLOAD_INDICATORS = Action(UPLOAD, "上传目标任务表", upload)
CONFIRM_INDICATORS = Action(CONFIRM, "写入目标任务", confirm)
