"""源数据行: the row behind a number, with all it says, and who recorded it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.show.statements import said
from app.web.bar import placeless
from app.web.saying import Line, line_of, lines_of, method_words
from app.web.view import Document, Request, Screen, View
from app.words import words
from graph.errors import UnknownName
from graph.facts import Facts
from graph.ledger.rows import SourceRow, source_row
from graph.statement import Statement
from ontology.errors import issue

PATH = "/data/row"


def show(request: Request) -> View:
    """The statement that the address names, and its row. Raises UnknownName LT-WEB-39."""
    written, facts = request.get("statement"), request.sight.facts
    found = source_row(request.desk.home.ledger, written)
    if found is None:
        raise UnknownName(issue("LT-WEB-39", value=written))
    one = found.one
    document_ = facts.resolution.of(one.cites) if one.cites else ""
    source = facts.resolution.of(f"{one.source}:source")
    fields = {
        "bar": placeless(request, PATH), "row": found, "one": one,
        "line": line_of(one, facts),
        "beside": _apart(lines_of(found.beside, facts)), "source": facts.label(source),
        "publisher": facts.value(source, "publisher"), "licence": facts.value(source, "licence"),
        "cited": facts.label(document_) if document_ else "", "url": facts.value(document_, "url") if document_ else "",
        "method": method_words(one.method), "verdicts": _verdicts(facts, one),
    }  # fmt: skip

    def document() -> Document:
        return {"schema": 1, "snapshot": facts.snapshot, **as_document(found)}

    return View(fields, document)


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Each saying once, though the row may cite several documents for it."""
    return list({(one.subject, one.what, one.value, one.aside): one for one in reversed(lines)}.values())[::-1]


def _verdicts(facts: Facts, one: Statement) -> Sequence[Mapping[str, str]]:
    """What people have decided on the fact of this statement."""
    ends = {facts.resolution.of(one.subject), facts.resolution.of(one.object) if one.object else ""}
    return [{"verdict": words(f"diff.verdicts.{judged.verdict}"), "reason": judged.reason, "role": judged.role, "date": judged.date}
            for judged in facts.ledger.judgements() if judged.predicate == one.predicate and one.object
            and {facts.resolution.of(judged.subject), facts.resolution.of(judged.object)} == ends]  # fmt: skip


def as_document(found: SourceRow) -> Document:
    """The row as a JSON object."""
    one = found.one
    evidence = {name: getattr(one, name) for name in ("original", "locator", "quote", "method", "confidence")}
    return {"statement": {**said(one), **evidence}, "file": found.file, "sheet": found.sheet, "row": found.line or None,
            "beside": [said(other) for other in found.beside], "load": dict(found.loaded),
            "closed_by": dict(found.ended) if found.ended else None}  # fmt: skip


ROW = Screen(PATH, "", "row.html", show)
