"""源数据行: the row behind a number, with all it says, and who recorded it when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.show.statements import aside, said
from app.web import answers
from app.web.bar import bar
from app.web.screens.data import said_of
from app.web.view import Document, Request, Screen, View
from app.words import known, words
from graph.errors import UnknownName
from graph.facts import Facts
from graph.ledger.rows import SourceRow, source_row
from graph.statement import Statement, statement_hash
from ontology.errors import issue

PATH = "/data/row"
NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in words: whom it is about, what is said, as it was written, and its hash."""

    subject: str
    what: str
    value: str
    aside: str
    original: str
    statement: str


def show(request: Request) -> View:
    """The statement that the address names, and its row. Raises UnknownName LT-WEB-39."""
    written, facts = request.get("statement"), request.sight.facts
    found = source_row(request.desk.home.ledger, written)
    if found is None:
        raise UnknownName(issue("LT-WEB-39", value=written))
    head, one = answers.states(request).header, found.one
    document_ = facts.resolution.of(one.cites) if one.cites else ""
    source = facts.resolution.of(f"{one.source}:source")
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, head.place_label), "row": found, "one": one, "line": line_of(one, facts),
        "beside": [line_of(other, facts) for other in found.beside], "source": facts.label(source),
        "publisher": facts.value(source, "publisher"), "licence": facts.value(source, "licence"),
        "cited": facts.label(document_) if document_ else "", "url": facts.value(document_, "url") if document_ else "",
        "method": method_words(one.method), "verdicts": _verdicts(facts, one),
    }  # fmt: skip

    def document() -> Document:
        return {"schema": 1, **head.head(), **as_document(found)}

    return View(fields, document)


def line_of(one: Statement, facts: Facts, named: Mapping[str, str] = NONE) -> Line:
    """A statement in words; `named` has the names of records that the facts do not know yet."""
    ontology = facts.ontology
    term = ontology.relations.get(one.predicate) or ontology.properties.get(one.predicate)
    subject = named.get(one.subject) or facts.label(facts.resolution.of(one.subject))
    return Line(subject, term.zh if term else words("diff.is_a"), named.get(one.object) or said_of(one, facts),
                aside(one, ontology).strip("（）"), one.original, statement_hash(one))  # fmt: skip


def method_words(method: str) -> str:
    """How a statement was taken from its source, in words."""
    kind = method.partition(":")[0]
    return words(f"web_data.methods.{kind}") if known(f"web_data.methods.{kind}") else words("web_data.methods.other")


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
