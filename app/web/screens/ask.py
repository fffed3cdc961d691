"""查询台: the named questions, each with a form made from its header, and its answer as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.web.asking import LANGUAGES
from app.web.bar import placeless
from app.web.faults import status_of, told
from app.web.forms import fields_of, given, subject_of
from app.web.tables import SHOWN, shown
from app.web.view import Document, Request, Screen, View
from app.words import catalogue
from graph.asking import Answer, Question, find_question, questions
from graph.asking.codes import words_of
from graph.asking.cypher import SECONDS
from graph.errors import EngineFault
from ontology.errors import UserFault

PATH = "/ask"
WAITING = ("LT-WEB-37", "LT-VIEW-04", "LT-QUERY-02")
"""What may go well the next time."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a question: its answer, or what was wrong with it; `away`: the engine is not there."""

    answer: Answer | None = None
    fault: UserFault | None = None

    @property
    def away(self) -> bool:
        """Whether the question may be answered as it is, once the engine is back."""
        return isinstance(self.fault, EngineFault)

    def fields(self) -> dict[str, Any]:
        """What the templates of both screens take."""
        return {"faults": told(self.fault) if self.fault else [], "away": self.away,
                "waiting": self.fault is not None and self.fault.issues[0].code in WAITING, "answer": self.answer, "limit": SHOWN,
                "seconds": f"{SECONDS:g}"}  # fmt: skip

    @property
    def status(self) -> int:
        """The status of the page."""
        return status_of(self.fault) if self.fault else 200


def subjects() -> Mapping[str, Sequence[str]]:
    """The systems of the plan that belong to each subject, in the order of the screen."""
    found: Mapping[str, Sequence[str]] = catalogue()["web_ask"]["subjects"]
    return found


def grouped() -> list[tuple[str, list[Question]]]:
    """Every question under its subject."""
    found = defaultdict[str, list[Question]](list)
    for one in questions().values():
        found[subject_of(one, subjects())].append(one)
    return [(subject, found[subject]) for subject in subjects()]


def show(request: Request) -> View:
    """The list of questions; with a name its form; with `run` its answer."""
    name = request.get("name")
    fields: dict[str, Any] = {"bar": placeless(request, PATH), "subjects": grouped()}
    if not name:
        known = [one.as_dict() for one in questions().values()]
        return View(fields | {"question": None, "count": len(known)}, lambda: {"schema": 1, "queries": known})
    question = find_question(name)
    language = request.get("language") if request.get("language") in LANGUAGES else next(iter(LANGUAGES))
    result = answered(request, question, language) if request.get("run") else Result()
    answer = result.answer
    said = words_of(answer, question.words) if answer else {}
    extra = {key: value for key, value in request.extra if key.startswith("p-")} | {"name": name, "run": "1"}
    fields |= result.fields() | {
        "question": question, "fields": fields_of(question, request), "language": language, "run": bool(request.get("run")),
        "table": shown(answer, question.columns, request, said) if answer else None,
        "again": {one: request.asked.address(PATH, extra | {"language": one}) for one in LANGUAGES},
        "files": {one: request.asked.address(f"/ask/answer.{one}", extra | {"language": language}) for one in ("xlsx", "csv")},
    }  # fmt: skip

    def document() -> Document:
        if result.fault:
            raise result.fault
        if answer is None:
            return {"schema": 1, **question.as_dict()}
        return {**answer.as_dict(), "query": name, "title": question.zh, "labels": question.columns, "words": said}

    return View(fields, document, result.status)


def answered(request: Request, question: Question, language: str) -> Result:
    """The answer to a named question as the address asks it."""
    try:
        return Result(request.desk.asker.named(question.name, given(question, request), language, request.asked.as_of))
    except UserFault as fault:
        return Result(fault=fault)


ASK = Screen(PATH, "查询台", "ask.html", show)
