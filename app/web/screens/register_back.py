"""A filled register sent back: tried on a copy of the ledger, then taken in, by the function of `liantu leads import`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.web import answers
from app.web.bar import bar
from app.web.kept import Shelf
from app.web.rounds import of_register
from app.web.screens.register import PATH
from app.web.sent import Form
from app.web.view import Action, Moved, Request, Screen, Shown, View
from graph.ledger import Ledger
from graph.ledger.copying import copied
from ingest.errors import InputFault
from ingest.pursuit import Round, read_register, take_in
from ingest.pursuit.finding import person
from ontology.errors import UserFault, issue

TRIAL, CONFIRM, UPLOAD = "/register/trial", "/register/confirm", "/register/upload"


def shelf(request: Request) -> Shelf:
    """Where files wait between the two steps."""
    return Shelf(request.desk.home.run / "uploads")


def kept_file(request: Request, token: str) -> Path:
    """A file that waits. Raises UserFault LT-WEB-23 where it is gone."""
    path = shelf(request).find(token)
    if path is None:
        raise UserFault(issue("LT-WEB-23"))
    return path


def upload(request: Request, form: Form) -> Moved:
    """Keep the file, and go on to what it would do. Raises UserFault where it can't be read, or the poster is a person's name."""
    sent, post = form.file("file"), form.get("by")
    if named := person(post, "填报人（职务）"):
        raise InputFault(named)
    token = shelf(request).keep(sent.name, sent.content)
    try:
        read_register(kept_file(request, token))
    except UserFault:
        shelf(request).drop(token)
        raise
    return Moved(request.asked.address(TRIAL, {"file": token, "by": post}))


def trial(request: Request) -> View:
    """What the file would do, found out on a copy."""
    token, post = request.get("file"), request.get("by")
    with copied(request.desk.home.ledger) as copy:
        found = _round(request, copy, kept_file(request, token), post, settle=False)
    kept = {"file": token, "by": post, "snapshot": request.sight.facts.snapshot}
    fields = _fields(request, found) | {"done": False, "kept": kept, "confirm": request.asked.address(CONFIRM),
                                        "again": request.get("again") == "1"}  # fmt: skip
    return View(fields, found.as_dict)


def _round(request: Request, ledger: Ledger, path: Path, post: str, *, settle: bool) -> Round:
    return take_in(ledger, read_register(path), request.place, post, date.today().isoformat(), settle=settle)


def _fields(request: Request, found: Round) -> dict[str, object]:
    head, register = answers.states(request).header, answers.register(request)
    return {"bar": bar(request, TRIAL, head.scope, head.scope_label, register.place_label), "tally": of_register(found),
            "file": found.file, "load": found.load, "snapshot": found.snapshot, "back": request.asked.address(PATH),
            "back_word": "回到招商台账", "again": False}  # fmt: skip


def confirm(request: Request, form: Form) -> Moved | Shown:
    """Take the file in, unless the ledger has gone on since it was tried: then it is looked at again."""
    token, post, path = form.get("file"), form.get("by"), kept_file(request, form.get("file"))
    if form.get("snapshot") != request.desk.now():
        return Moved(request.asked.address(TRIAL, {"file": token, "by": post, "again": "1"}))
    found = _round(request, request.desk.home.ledger, path, post, settle=form.get("settle") == "1")
    shelf(request).drop(token)
    now = Request(request.desk, request.desk.sight(request.asked.as_of), request.asked)
    return Shown("returned.html", _fields(now, found) | {"done": True, "kept": {}, "confirm": ""})


REGISTER_TRIAL = Screen(TRIAL, "", "returned.html", trial)
UPLOAD_REGISTER = Action(UPLOAD, "上传台账", upload)
CONFIRM_REGISTER = Action(CONFIRM, "写入台账", confirm)
