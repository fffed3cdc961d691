"""The programmes of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.departments import notice_sections, read_notices
from ingest.text.document import TextTable
from ingest.text.found import Programme, Section
from ingest.text.language import found_in, tables_in, text_of
from ingest.text.programmes.announced import announced
from ingest.text.programmes.digits import digit_programmes, tie_digits
from ingest.text.programmes.parts import part_programmes
from ingest.text.structure import Flow, flow


def read_programmes(text: str, sections: Sequence[Section], tables: Sequence[TextTable] = ()) -> list[Programme]:
    """The programmes of a paper: its parts that are one, then those named by digits, which have no targets yet."""
    notices = read_notices(text, tuple(tables))
    said = flow(text)
    text, sections = said.text, said.sections(sections)
    answered = set(notice_sections(text, sections, notices))
    parts = announced(text, sections, part_programmes(text, sections, answered))
    found = [*parts, *digit_programmes(text, sections, parts)]
    return [_told(said, one) for one in found] if said.cuts else found


def _told(said: Flow, one: Programme) -> Programme:
    start, end = said.back_span(one.start, one.end)
    return replace(one, start=start, end=end)


@Language.component("liantu_programmes")
def programmes(doc: Doc) -> Doc:
    """Adds the programmes to the finds."""
    found = found_in(doc)
    found.programmes.extend(read_programmes(text_of(doc), found.sections, tables_in(doc)))
    return doc


@Language.component("liantu_digits")
def digits(doc: Doc) -> Doc:
    """Ties the programmes that are named by digits to their targets: it runs after those were read."""
    found = found_in(doc)
    found.programmes = tie_digits(found.programmes, found.targets)
    return doc
