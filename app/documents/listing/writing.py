"""Writes the list by its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.documents.gathered import nature, use
from app.documents.listing.drawing import FILE, FIRST, HEADS, PUBLIC
from app.documents.listing.filling import FIELD, fill_rows, known_field
from app.documents.listing.notes import add_apart, add_notes
from app.documents.listing.rows import rows_of
from app.documents.prose import PROGRAM, Sources
from app.export.cells import write_text
from app.words import words
from graph.candidates import Candidates
from ontology.errors import UserFault, issue
from ontology.schema import Ontology


def write_list(
    answers: Sequence[Candidates], ontology: Ontology, kind: str, sources: Sources, path: Path, template: Path | None = None, *,
    public: bool = False,
) -> Path:  # fmt: skip
    """Write the list of some links; an existing file of this name is replaced. `public`: it goes out, as its title says, and has no
    columns or sheets for staff alone; what the answers tell is for the caller to see to.

    Raises UserFault LT-PAPER-02 (the template has a field that there is none of), LT-PAPER-04 (it can't be read); OSError where the
    list can't be written.
    """
    template = template or (PUBLIC if public else FILE)
    book = _opened(template)
    sheet: Any = book.worksheets[0]
    sheet.column_dimensions.max_outline, book.properties.creator = 1, PROGRAM
    rows, said = list(rows_of(answers, sources)), _said(answers, kind, public=public)
    _fill_heads(sheet, said, template)
    fill_rows(sheet, rows, ontology, template)
    if not rows:
        _say_nobody(sheet, answers)
    if not public:
        add_apart(book, answers, sources)
    add_notes(book, answers, kind, public=public)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def _say_nobody(sheet: Any, answers: Sequence[Candidates]) -> None:
    """Under the headings of a list without rows: why it has none, and at which links next to it somebody is known."""
    for number, one in enumerate(answers, FIRST):
        write_text(sheet, number, 2, words("list_book.nobody", link=one.link_label, note=one.note or one.reason))


def _opened(template: Path) -> Any:
    try:
        return load_workbook(template)
    except (InvalidFileException, BadZipFile, KeyError, FileNotFoundError):
        raise UserFault(issue("LT-PAPER-04", value=template).at(template.name)) from None


def _said(answers: Sequence[Candidates], kind: str, *, public: bool) -> dict[str, str]:
    """The fields above the table and in the footer."""
    head, subject = answers[0].header, "、".join(dict.fromkeys(one.chain_label or one.link_label for one in answers))
    told = {"place": head.place_label, "subject": subject, "scope": head.scope_label, "as_of": head.as_of,
            "snapshot": head.snapshot[:12]}  # fmt: skip
    marks = nature(kind, public=public)
    title = words("list_book.title") + (words("list_book.marked", marks=marks) if marks else "")
    return {"标题": title, "口径": words("list_book.line", **told),
            "页脚": "　".join(filter(None, (nature(kind, public=False), use(public=public)))),
            "快照": words("list_book.snapshot", **told)}  # fmt: skip


def _fill_heads(sheet: Any, said: Mapping[str, str], template: Path) -> None:
    for row in sheet.iter_rows(min_row=1, max_row=HEADS):
        for cell in row:
            if isinstance(cell.value, str) and "{{" in cell.value:
                write_text(sheet, cell.row, cell.column, _put(cell.value, said, sheet, cell.coordinate, template), copy(cell.font))
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.text = _put(part.text or "", said, sheet, "页脚", template)


def _put(text: str, said: Mapping[str, str], sheet: Any, where: str, template: Path) -> str:
    return FIELD.sub(lambda found: said[known_field(found[1], said, sheet.title, where, template)], text)
