"""招商台账: leads, projects in talks, projects signed and building; what rests too long, and the rates by year of signing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from app.show.register import rate_text, twice_text
from app.web import answers
from app.web.bar import Choice, bar
from app.web.faults import fix_of
from app.web.pursued import MONEY, entry_address, in_sight, shower
from app.web.view import Document, Handed, Request, Screen, View
from app.words import words
from graph.pursuit import LEADS, LISTS, SIGNED, STUCK, Entry, Register, Year
from ingest.pursuit.layout import SHEETS

PATH, BOOK, ENTRY, EDIT = "/register", "/register.xlsx", "/register/entry", "/register/edit"


def show(request: Request) -> View:
    """One of the three lists, and what is true of all of them."""
    found = answers.register(request)
    name = request.get("list") if request.get("list") in LISTS else next((one for one in LISTS if found.of(one)), LEADS)
    still = request.get("still") == "1"
    kept = {one.id for one in found.stalled()} if still else {one.id for one in found.entries}
    head = answers.states(request).header
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, found.place_label), "found": found, "list": name,
        "counts": {one: _count(found, one) for one in LISTS}, "tabs": list(_tabs(request, found, name, still=still)),
        "still": still,
        "rows": [_row(request, one) for one in found.of(name) if one.id in kept], "money": MONEY[name], "signed": name == SIGNED,
        "idle": sum(one.idle.over for one in found.entries if not one.phase_of),
        "stuck": sum(one.stalled == STUCK for one in found.entries), "limits": found.limits,
        "toggle": request.asked.address(PATH, {"list": name, **({} if still else {"still": "1"})}),
        "years": [(one, _rates(one)) for one in found.years],
        "doubts": [(one.file, one.message, fix_of(one)) for one in found.doubts], "past": bool(request.asked.at),
        "new": request.asked.address(EDIT, {"new": name}), "book": request.asked.address(BOOK), "sheet": SHEETS[name],
        "upload": request.asked.address("/register/upload"),
    }  # fmt: skip

    def document() -> Document:
        return found.as_dict()

    return View(fields, document)


def _rates(year: Year) -> dict[str, str]:
    """A year's rates in words by label; those in two currencies side by side."""
    told: dict[str, list[str]] = {}
    for rate in year.rates:
        told.setdefault(rate.label, []).append(rate_text(rate))
    return {label: "；".join(some) for label, some in told.items()}


def _count(found: Register, name: str) -> int:
    return sum(not one.phase_of for one in found.of(name))


def _tabs(request: Request, found: Register, name: str, *, still: bool) -> Iterator[Choice]:
    for one in LISTS:
        extra = {"list": one, **({"still": "1"} if still else {})}
        yield Choice(f"{SHEETS[one]} {_count(found, one)}", request.asked.address(PATH, extra), one == name)


def _row(request: Request, entry: Entry) -> dict[str, object]:
    return {"entry": entry, "cells": in_sight(shower(request), entry), "address": entry_address(request, entry, ENTRY),
            "edit": entry_address(request, entry, EDIT), "twice": [twice_text(one) for one in entry.twice]}  # fmt: skip


def book(request: Request) -> tuple[str, bytes]:
    """The workbook to fill in and send back."""
    from app.export.register_book import write_register  # with openpyxl, for which no page waits

    found = answers.register(request)
    with TemporaryDirectory() as folder:
        path = Path(folder) / words("register_book.file", snapshot=found.snapshot[:8])
        return path.name, write_register(found, request.desk.home, path).read_bytes()


REGISTER = Screen(PATH, "招商台账", "register.html", show)
REGISTER_BOOK = Handed(BOOK, "招商台账（表格）", book)
