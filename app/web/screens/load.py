"""一次装载: what became of its rows, where each refused one stood and how to mend it, and what it changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.show.statements import said
from app.web.bar import placeless
from app.web.saying import line_of, lines_of
from app.web.screens.data import loads_of, what_came
from app.web.view import Document, Request, Screen, View
from graph.keys import tell_apart
from graph.ledger.rows import first_changes, refused_rows
from ontology.errors import Issue

PATH = "/data/load"
ROWS, FIRST, SHOWN = 200, 2_000, 100
"""Refused rows that are told, statements that are read, and those of each kind that are shown."""


def show(request: Request) -> View:
    """The load that the address names. Raises UnknownName LT-LEDGER-06."""
    ledger, facts = request.desk.home.ledger, request.sight.facts
    number = ledger.find_load(request.get("load"))
    one = next(each for each in loads_of(request) if each["id"] == number)
    refused = list(issues_of(request, number))
    came, went = first_changes(ledger, number, FIRST)
    new, changed, gone = tell_apart(came, went, ledger.keys)
    fields = {
        "bar": placeless(request, PATH), "one": one, "came": what_came(one, facts),
        "refused": refused, "most": ROWS, "new": lines_of(new[:SHOWN], facts), "gone": lines_of(gone[:SHOWN], facts),
        "changed": [(line_of(before, facts), line_of(after, facts)) for before, after in changed[:SHOWN]],
        "counts": (len(new), len(changed), len(gone)), "first": FIRST, "more": FIRST in (len(came), len(went)),
        "all": request.asked.address("/data"),
    }  # fmt: skip

    def document() -> Document:
        return {"schema": 1, "load": one, "refused": [each.as_dict() for each in refused], "added": [said(each) for each in came],
                "closed": [said(each) for each in went], "more": FIRST in (len(came), len(went))}  # fmt: skip

    return View(fields, document)


def issues_of(request: Request, number: int) -> Iterator[Issue]:
    """What was wrong with the rows that a load refused, each with its place."""
    for row in refused_rows(request.desk.home.ledger, number, ROWS):
        told = [Issue(**one) for one in json.loads(row.issues)] if row.issues else []
        yield from (one.at(one.file or row.file, one.sheet or row.sheet, row.line) for one in told)


LOAD = Screen(PATH, "", "load.html", show)
