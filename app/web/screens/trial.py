"""试装载: what an upload would change, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.show.rehearsal import outcomes, rehearsal_document
from app.web.bar import placeless
from app.web.saying import line_of, lines_of
from app.web.trying import Question
from app.web.view import Document, Request, Screen, View
from graph.states import LinkState
from ingest.rehearsal import Rehearsal

PATH = "/data/try"
ISSUES = 100
"""Issues that are shown; the marked workbooks have all."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A link whose state would be another; None where it is not there before or after."""

    link: LinkState
    before: LinkState | None
    after: LinkState | None


def show(request: Request) -> View:
    """The dry run of the upload that the address names. Raises UserFault LT-WEB-34, -35, -37, and what reading it raises."""
    desk, asked, facts = request.desk, request.asked, request.sight.facts
    kept, snapshot = desk.keeping.find(request.get("file")), desk.now()
    shown = placeless(request, PATH)
    about = Question(request.place if shown.placed else "", asked.scope, asked.as_of)
    found = desk.trying.trial(kept, snapshot, about)
    told = found.rehearsal
    named = {one.subject: one.value for one in told.new if one.predicate == "name"}
    fields = {
        "bar": shown, "token": kept.token, "snapshot": snapshot,
        "names": [one.name for one in kept.paths], "report": told.report, "outcomes": outcomes(told.report),
        "enters": told.report.accepted + told.report.merged, "issues": told.report.errors[:ISSUES], "most": ISSUES,
        "new": lines_of(told.new, facts, named), "counts": (found.new, found.changed, found.gone),
        "changed": [(line_of(before, facts), line_of(after, facts)) for before, after in told.changed],
        "gone": lines_of(told.gone, facts), "flips": list(flips_of(told)), "links": told.after and len(told.after.links),
        "dates": told.before and told.after and (told.before.header.as_of, told.after.header.as_of),
        "marked": [(one.name, asked.address("/data/marked", {"file": kept.token, "name": one.name})) for one in found.marked],
    }  # fmt: skip

    def document() -> Document:
        return rehearsal_document(desk.trying.rehearse(kept, about))

    return View(fields, document)


def flips_of(told: Rehearsal) -> Iterator[Flip]:
    """The links whose state would change."""
    for before, after in told.flips:
        known = after or before
        if known:
            yield Flip(known, before, after)


TRIAL = Screen(PATH, "", "trial.html", show)
