"""Fills a Word template: fields in {{ }} get their values, lists in {% for %} their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate, RichText
from jinja2 import Environment, StrictUndefined, TemplateError, UndefinedError
from lxml.etree import XMLSyntaxError

from app.documents import looks
from app.documents.prose import Text
from ontology.errors import UserFault, issue

Fields = Mapping[str, object]


def render(fields: Fields | Callable[[Any], Fields], path: Path, template: Path) -> Path:
    """Write a document by a template; an existing file of this name is replaced. `fields` may be made for the opened template where
    they hold pictures.

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
    except (TemplateError, XMLSyntaxError) as broken:
        raise UserFault(issue("LT-PAPER-03", value=str(broken)).at(template.name)) from None
    path.parent.mkdir(parents=True, exist_ok=True)
    paper.save(path)
    return path


def _opened(template: Path) -> Any:
    paper = DocxTemplate(template)
    try:
        paper.init_docx()
    except (BadZipFile, KeyError, ValueError, FileNotFoundError) as broken:
        raise UserFault(issue("LT-PAPER-04", value=str(broken)).at(template.name)) from None
    return paper


def _check(paper: Any, fields: Fields, template: Path) -> None:
    """Refuse fields that there are none of, with the nearest that there is."""
    unknown = sorted(paper.get_undeclared_template_variables(Environment(undefined=StrictUndefined)) - fields.keys())
    if unknown:
        near = get_close_matches(unknown[0], list(fields), 1, 0.3)
        known = near[0] if near else "、".join(fields)
        raise UserFault(issue("LT-PAPER-02", value="、".join(unknown), known=known).at(template.name))


def rich(text: Text) -> Any:
    """A text as runs that bear the template's character styles."""
    found = RichText()
    for run in text.runs:
        found.add(run.text, style=looks.LOOKS[run.look].name if run.look else None)
    return found
