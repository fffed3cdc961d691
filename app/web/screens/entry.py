"""One line of the register: everything that is known of it, its milestones with their papers, and who else pursues the same."""

from __future__ import annotations

from dataclasses import replace

from app.show.register import twice_text
from app.web import answers
from app.web.bar import bar
from app.web.certificates import Proofs
from app.web.faults import fix_of
from app.web.pursued import bands, entry_address, found_entry, proofs_of_funds, proofs_of_steps
from app.web.screens.register import EDIT, ENTRY, PATH
from app.web.view import Document, Request, Screen, View
from graph.pursuit import Entry
from graph.states.evidence import Evidence


def show(request: Request) -> View:
    """The line that the address names."""
    entry, found, proofs = found_entry(request), answers.register(request), Proofs()
    return View(fields_of(request, entry, proofs), lambda: _document(found.snapshot, entry))


def fields_of(request: Request, entry: Entry, proofs: Proofs) -> dict[str, object]:
    """What the page of a line shows."""
    head, found = answers.states(request).header, answers.register(request)
    others, says = {one.id: one for one in found.entries}, dict[Evidence, str]()
    groups = bands(request, entry, proofs, says)
    steps = list(zip(entry.steps, proofs_of_steps(request, entry, proofs), strict=True))
    funds = list(zip(entry.funds, proofs_of_funds(request, entry, proofs), strict=True))
    return {
        "bar": bar(request, ENTRY, head.scope, head.scope_label, found.place_label), "entry": entry, "found_as_of": found.as_of,
        "bands": groups,
        "steps": steps, "funds": funds,
        "doubts": [(one.message, fix_of(one)) for one in entry.doubts],
        "evidence": [replace(one, says=says.get(one, one.says)) for one in proofs.numbers],
        "twice": [(twice_text(one), entry_address(request, others[one.id], ENTRY) if one.id in others else "")
                  for one in entry.twice],
        "links": [(one.label, request.asked.address("/chain", chain="", link=one.id)) for one in entry.parties.get("links", ())],
        "firms": [(one, request.asked.address("/network", {"of": one.id}, chain="", link=""))
                  for one in entry.parties.get("investors", ())],
        "edit": entry_address(request, entry, EDIT), "past": bool(request.asked.at),
        "back": request.asked.address(PATH, {"list": entry.list}),
    }  # fmt: skip


def _document(snapshot: str, entry: Entry) -> Document:
    return {"schema": 1, "snapshot": snapshot, **entry.as_dict()}


ENTRY_SCREEN = Screen(ENTRY, "", "register_entry.html", show)
