"""Answers as files: CSV and .xlsx, with all rows, the same numbers as the screen, and nothing that a spreadsheet would run."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any
from urllib.parse import quote

import pandas as pd
from fastapi import Depends, FastAPI, Request, Response

from app.export.folder import harmless
from app.export.sheets import Book, Sheet
from app.export.workbook import write_workbook
from app.web.asked import Asked, asked
from app.web.asking import LANGUAGES
from app.web.desk import Desk
from app.web.loads import XLSX
from app.web.screens import ask, free
from app.web.view import Request as Question
from app.words import words
from graph.asking import Answer, find_question
from graph.asking.codes import words_of
from graph.frames import source_frame


def add(app: FastAPI, desk: Desk) -> None:
    """The addresses of both files."""

    @app.get("/ask/answer.csv", summary="查询结果", name="answer-csv")
    def as_csv(request: Request, one: Annotated[Asked, Depends(asked)]) -> Response:
        name, frame, _, _ = _made(desk, request, one)
        text = frame.map(harmless).to_csv(index=False).encode("utf-8-sig")
        return _file(f"{name}.csv", text, "text/csv; charset=utf-8")

    @app.get("/ask/answer.xlsx", summary="查询结果", name="answer-xlsx")
    def as_workbook(request: Request, one: Annotated[Asked, Depends(asked)]) -> Response:
        name, frame, title, answer = _made(desk, request, one)
        with TemporaryDirectory() as folder:
            path = write_workbook(_book(desk, one, name, title, frame, answer), Path(folder), desk.home.ledger.ontology)
            return _file(path.name, path.read_bytes(), XLSX)


def _made(desk: Desk, request: Request, one: Asked) -> tuple[str, pd.DataFrame, str, Answer]:
    """The name of the file, its rows under Chinese headings, what was asked, and the answer. Raises what asking raises."""
    question = Question(desk, desk.sight(one.as_of, one.at), one, request.query_params.multi_items())
    language = question.get("language") if question.get("language") in LANGUAGES else next(iter(LANGUAGES))
    if text := question.get("text"):
        result, title, labels, coded = free.answered(question, text, language), text, {}, {}
    else:
        named = find_question(question.get("name"))
        result, title, labels, coded = ask.answered(question, named, language), named.zh, named.columns, named.words
    if result.fault or result.answer is None:
        raise result.fault or ValueError
    answer = result.answer
    said = words_of(answer, coded)
    rows = [[_value(value, said.get(column, {})) for value, column in zip(row, answer.columns, strict=True)] for row in answer.rows]
    frame = pd.DataFrame(rows, columns=[labels.get(column, column) for column in answer.columns], dtype=object)
    return f"{words('web_ask.file')}_{answer.as_of}_{answer.snapshot[:8]}", frame, title, answer


def _value(value: Any, said: dict[str, str]) -> Any:
    """A cell: words for codes, lists joined, numbers as numbers."""
    if isinstance(value, list | tuple):
        return "、".join(str(_value(one, said)) for one in value)
    return said.get(value, value) if isinstance(value, str) else str(value) if isinstance(value, dict) else value


def _book(desk: Desk, one: Asked, name: str, title: str, frame: pd.DataFrame, answer: Answer) -> Book:
    """The workbook: what was asked, of which snapshot, and the terms of every source of the home."""
    terms = source_frame(desk.sight(one.as_of, one.at).facts)
    kind = words(f"export.kinds.{desk.home.kind}")
    notes = ((words("web_ask.title"), title), (words("export.notes.as_of"), answer.as_of), (words("export.notes.kind"), kind),
             (words("export.notes.snapshot"), answer.snapshot), (words("web_ask.rows"), str(len(frame))))  # fmt: skip
    line = words("web_ask.terms", sheet=words("export.notes.sheet"))
    head = words("query.head", as_of=answer.as_of, snapshot=answer.snapshot[:12], count=len(frame))
    head = head if desk.home.kind == "real" else words("heading.sample") + head
    sources = terms.rename(columns={column: words(f"export.columns.{column}") for column in terms})
    return Book(name, desk.home.kind, head, notes, sources, Sheet(words("web_ask.file"), frame, line), ())


def _file(name: str, content: bytes, kind: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})
