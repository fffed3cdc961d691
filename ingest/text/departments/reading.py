"""Who answers for what: every name with its role, its section and its programme."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.departments.columns import in_columns
from ingest.text.departments.duties import Notice
from ingest.text.departments.labels import labelled
from ingest.text.departments.phrases import NOTICE, bracketed, spoken
from ingest.text.document import TextTable
from ingest.text.found import NONE, Duty, Programme, Section
from ingest.text.language import found_in
from ingest.text.structure import section_at, text_tables

NOTHING = re.compile(r"[\s（(【\[〔]*")


def read_departments(
    text: str, sections: Sequence[Section], programmes: Sequence[Programme] = (), tables: Sequence[TextTable] = ()
) -> list[Duty]:
    """The duties of a paper in the order of the text. `tables` are the document's own; those of plain text are found here."""
    of = {one.section: place for place, one in enumerate(programmes) if one.section != NONE and not one.digits}
    general = _first_leads_from(text)
    found = []
    for notice in read_notices(text, tables):
        section = _section(text, sections, notice.start)
        programme = _programme(sections, of, section)
        for name, role in notice.duties(notice.start >= general or _says_first(text, notice)):
            found.append(Duty(name.start, name.end, name.text, role, programme, section, name.group))
    return found


@Language.component("liantu_departments")
def departments(doc: Doc) -> Doc:
    """Adds who answers for what to the finds."""
    found = found_in(doc)
    tables = doc._.document.tables if doc._.document else ()
    found.duties.extend(read_departments(doc.text, found.sections, found.programmes, tables))
    return doc


def read_notices(text: str, tables: Sequence[TextTable] = ()) -> list[Notice]:
    """Every place that says who answers, each stretch of the text taken once: by labels, then tables, brackets, sentences."""
    taken: list[Notice] = []
    for notices in _all(text, [*tables, *text_tables(text)]):
        ends = [one.end for one in taken]
        taken += [one for one in notices if _free(taken, bisect_right(ends, one.start), one)]
        taken.sort(key=lambda one: one.start)
    return taken


def _free(taken: Sequence[Notice], place: int, notice: Notice) -> bool:
    """Whether no notice taken before holds a part of this stretch; `place` is the first that ends behind its start."""
    return place == len(taken) or taken[place].start >= notice.end


def _all(text: str, tables: Sequence[TextTable]) -> Iterator[Iterable[Notice]]:
    """The notices by the ways they are found, the surest first."""
    yield labelled(text)
    yield chain.from_iterable(in_columns(text, table) for table in tables)
    yield bracketed(text)
    yield spoken(text)


def _first_leads_from(text: str) -> int:
    """From where on the first of each list leads: a notice says so and adds 下同, or stands outside of any list."""
    for found in NOTICE.finditer(text):
        if "下同" in text[found.end() : found.end() + 12]:
            return max(text.rfind("\n", 0, found.start()), 0)
    return len(text) + 1


def _says_first(text: str, notice: Notice) -> bool:
    return NOTICE.search(text, notice.start, notice.end + 30) is not None


def _section(text: str, sections: Sequence[Section], at: int) -> int:
    """The part a notice speaks of: where it fills a line of its own, the part that the line before belongs to."""
    line = text.rfind("\n", 0, at) + 1
    if NOTHING.fullmatch(text, line, at):
        before = len(text[:line].rstrip())
        return section_at(sections, max(before - 1, 0))
    return section_at(sections, at)


def _programme(sections: Sequence[Section], of: dict[int, int], section: int) -> int:
    """The programme of the innermost part that is one."""
    while section != NONE and section not in of:
        section = sections[section].parent
    return of.get(section, NONE)
