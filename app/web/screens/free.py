"""自写查询: a read-only Cypher or SPARQL text, within limits that the page says."""

from __future__ import annotations

from app.web.asking import LANGUAGES
from app.web.bar import placeless
from app.web.screens.ask import Result
from app.web.tables import shown
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.asking.cypher import ROWS
from ontology.errors import UserFault

PATH = "/ask/free"
LONGEST = 4_000
"""Signs of a query that an address carries."""


def show(request: Request) -> View:
    """The text as it was written, and its answer."""
    text = request.get("text")[:LONGEST]
    language = request.get("language") if request.get("language") in LANGUAGES else next(iter(LANGUAGES))
    result = answered(request, text, language) if text else Result()
    answer, extra = result.answer, {"text": text, "language": language}
    fields = result.fields() | {
        "bar": placeless(request, PATH), "text": text, "language": language, "rows": ROWS,
        "longest": LONGEST, "table": shown(answer, {}, request) if answer else None, "again": request.asked.address(PATH, extra),
        "files": {one: request.asked.address(f"/ask/answer.{one}", extra) for one in ("xlsx", "csv")},
        "examples": [(one, words(f"web_ask.examples.{one}"), request.asked.address(PATH, {
            "text": words(f"web_ask.examples.{one}"), "language": one})) for one in LANGUAGES],
    }  # fmt: skip

    def document() -> Document:
        if result.fault:
            raise result.fault
        return answer.as_dict() if answer else {"schema": 1, "languages": list(LANGUAGES), "rows": ROWS}

    return View(fields, document, result.status)


def answered(request: Request, text: str, language: str) -> Result:
    """The answer to a written text."""
    try:
        return Result(request.desk.asker.written(text, language, request.asked.as_of))
    except UserFault as fault:
        return Result(fault=fault)


FREE = Screen(PATH, "", "free.html", show)
