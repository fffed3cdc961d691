"""Fills a Word template: fields in {{ }} get their values, lists in {% for %} their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx.oxml.ns import qn
from docxtpl import DocxTemplate, RichText
from jinja2 import Environment, StrictUndefined, TemplateError, UndefinedError
from lxml.etree import XMLSyntaxError

from app.documents import looks
from app.documents.prose import PROGRAM, Text
from ontology.errors import UserFault, issue

Fields = Mapping[str, object]
CELL_ORDER = [qn(f"w:{name}") for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
                                           "textDirection", "tcFitText", "vAlign", "hideMark")]  # fmt: skip


def render(
    fields: Fields | Callable[[Any], Fields], path: Path, template: Path, finish: Callable[[Any], None] = lambda paper: None
) -> Path:
    """Write a document by a template; an existing file of this name is replaced. `fields` may be made for the opened template where
    they hold pictures; `finish` takes the filled document before it is saved.

    Raises UserFault LT-PAPER-02 (the template names a field that there is none of), LT-PAPER-03 (its tags don't fit together),
    LT-PAPER-04 (it can't be read); OSError where the document can't be written.
    """
    paper = _opened(template)
    told = fields(paper) if callable(fields) else fields
    try:
        _check(paper, told, template)
        paper.render(told, Environment(undefined=StrictUndefined), autoescape=True)
    except UndefinedError as lacking:
        raise UserFault(issue("LT-PAPER-02", value=str(lacking), known="、".join(told)).at(template.name)) from None
    except (TemplateError, XMLSyntaxError):
        raise UserFault(issue("LT-PAPER-03").at(template.name)) from None
    finish(paper.docx)
    _put_in_order(paper)
    _signed(paper, str(told.get("标题", "")))
    path.parent.mkdir(parents=True, exist_ok=True)
    paper.save(path)
    return path


def _opened(template: Path) -> Any:
    paper = DocxTemplate(template)
    try:
        paper.init_docx()
    except (BadZipFile, KeyError, ValueError, FileNotFoundError):
        raise UserFault(issue("LT-PAPER-04", value=template).at(template.name)) from None
    return paper


def _put_in_order(paper: Any) -> None:
    """What a cell says of itself in the order of the schema (ECMA-376, 17.4.66), on which Word insists; grounds were put first."""
    for properties in paper.docx.element.body.iter(qn("w:tcPr")):
        properties[:] = sorted(properties, key=lambda one: CELL_ORDER.index(one.tag) if one.tag in CELL_ORDER else len(CELL_ORDER))


def _signed(paper: Any, title: str) -> None:
    """The document's own card: its title, and by what it was made."""
    card = paper.docx.core_properties
    card.title, card.author, card.comments = title, PROGRAM, ""


def _check(paper: Any, fields: Fields, template: Path) -> None:
    """Refuse fields that there are none of, with the nearest that there is."""
    unknown = sorted(paper.get_undeclared_template_variables(Environment(undefined=StrictUndefined)) - fields.keys())
    if unknown:
        near = get_close_matches(unknown[0], list(fields), 1, 0.3)
        known = near[0] if near else "、".join(fields)
        raise UserFault(issue("LT-PAPER-02", value="、".join(unknown), known=known).at(template.name))


def rich(text: Text, colour: str = "") -> Any:
    """A text as runs that bear the template's character styles; `colour` (rrggbb) is that of all of it."""
    found = RichText()
    for run in text.runs:
        found.add(run.text, style=looks.LOOKS[run.look].name if run.look else None, color=colour or None)
    return found
