"""一次装载: what became of its rows, where each refused one stood and how to mend it, and what it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.show.statements import said
from app.web import answers
from app.web.bar import bar
from app.web.screens.data import loads_of
from app.web.screens.row import Line, line_of
from app.web.view import Document, Request, Screen, View
from graph.facts import Facts
from graph.keys import tell_apart
from graph.ledger.rows import refused_rows
from graph.statement import Statement
from ontology.errors import Issue

PATH = "/data/load"
ROWS, SHOWN = 200, 100
"""Refused rows, and facts of each kind, that are shown."""


def show(request: Request) -> View:
    """The load that the address names. Raises UnknownName LT-LEDGER-06."""
    ledger, facts = request.desk.home.ledger, request.sight.facts
    number = ledger.find_load(request.get("load"))
    head = answers.states(request).header
    one = next(each for each in loads_of(request) if each["id"] == number)
    refused = list(issues_of(request, number))
    change = request.sight.once(("diff", number), lambda: ledger.diff(number - 1, number))
    new, changed, gone = tell_apart(change.added, change.closed, ledger.keys)
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label), "one": one, "refused": refused, "most": ROWS,
        "new": _lines(new, facts), "changed": [(line_of(before, facts), line_of(after, facts)) for before, after in changed[:SHOWN]],
        "gone": _lines(gone, facts), "counts": (len(new), len(changed), len(gone)), "shown": SHOWN,
        "judged": (len(change.judged), len(change.withdrawn)), "all": request.asked.address("/data"),
    }  # fmt: skip

    def document() -> Document:
        return {"schema": 1, "load": one, "refused": [each.as_dict() for each in refused], "a": number - 1, "b": number,
                "added": [said(each) for each in change.added], "closed": [said(each) for each in change.closed]}  # fmt: skip

    return View(fields, document)


def issues_of(request: Request, number: int) -> Iterator[Issue]:
    """What was wrong with the rows that a load refused, each with its place."""
    for row in refused_rows(request.desk.home.ledger, number, ROWS):
        told = [Issue(**one) for one in json.loads(row.issues)] if row.issues else []
        yield from (one.at(one.file or row.file, one.sheet or row.sheet, row.line) for one in told)


def _lines(found: tuple[Statement, ...], facts: Facts) -> list[Line]:
    return [line_of(one, facts) for one in found[:SHOWN]]


LOAD = Screen(PATH, "", "load.html", show)
