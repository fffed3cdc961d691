"""Who answers for what: every name with its role, its section and its programme."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.departments.columns import in_columns
from ingest.text.departments.customs import customs, leaders
from ingest.text.departments.duties import Notice
from ingest.text.departments.labels import labelled
from ingest.text.departments.phrases import bracketed, spoken
from ingest.text.departments.unframed import headed, stacked
from ingest.text.document import TextTable
from ingest.text.found import NONE, Duty, Programme, Section
from ingest.text.language import found_in, tables_in, text_of
from ingest.text.structure import flow, section_at, text_tables

NOTHING = re.compile(r"[\s（(【\[〔]*")


def read_departments(
    text: str, sections: Sequence[Section], programmes: Sequence[Programme] = (), tables: Sequence[TextTable] = ()
) -> list[Duty]:
    """The duties of a paper in the order of the text. `tables` are the document's own; those of plain text are found here."""
    found = []
    of = {one.section: place for place, one in enumerate(programmes) if not one.digits}
    notices = read_notices(text, tuple(tables))
    said = flow(text)
    text, sections = said.text, said.sections(sections)
    told = zip(notices, notice_sections(text, sections, notices), customs(text, notices), strict=True)
    for notice, section, custom in told:
        programme = _programme(sections, of, section)
        for name, role in notice.duties(leaders(text, custom, notice)):
            found.append(Duty(*said.back_span(name.start, name.end), name.text, role, programme, section, name.group))
    return found


@Language.component("liantu_departments")
def departments(doc: Doc) -> Doc:
    """Adds who answers for what to the finds."""
    found = found_in(doc)
    found.duties.extend(read_departments(text_of(doc), found.sections, found.programmes, tables_in(doc)))
    return doc


@lru_cache(maxsize=1)
def read_notices(text: str, tables: tuple[TextTable, ...] = ()) -> list[Notice]:
    """Every place that says who answers, each stretch of the text taken once: by labels, then tables, brackets, sentences.

    Places are in the flow of the text (its lines joined). The last text is kept: programmes and departments are read from it.
    """
    taken: list[Notice] = []
    said = flow(text)
    for notices in _all(said.text, [*said.tables(tables), *_tables_of(said.text)]):
        ends = [one.end for one in taken]
        taken += [one for one in notices if _free(taken, bisect_right(ends, one.start), one)]
        taken.sort(key=lambda one: one.start)
    return taken


def _tables_of(text: str) -> Iterator[TextTable]:
    """The tables of a plain text that may say who answers."""
    yield from (headed(text, table) for table in text_tables(text))
    yield from stacked(text)


def _free(taken: Sequence[Notice], place: int, notice: Notice) -> bool:
    """Whether no notice taken before holds a part of this stretch; `place` is the first that ends behind its start."""
    return place == len(taken) or taken[place].start >= notice.end


def _all(text: str, tables: Sequence[TextTable]) -> Iterator[Iterable[Notice]]:
    """The notices by the ways they are found, the surest first."""
    yield labelled(text)
    yield chain.from_iterable(in_columns(text, table) for table in tables)
    yield bracketed(text)
    yield spoken(text)


def notice_sections(text: str, sections: Sequence[Section], notices: Sequence[Notice]) -> list[int]:
    """The part that each notice speaks of. One behind the last of several headed paragraphs, or on a line of its own behind the
    last of the items 1, 2, … of a part, where those before it have none of their own, speaks of them all: of the part that holds
    them."""
    own = [_own_section(text, sections, notice.start) for notice in notices]
    answered = set(own)
    return [
        sections[at].parent if at != NONE and _for_all(text, sections, at, answered, notice.start) else at
        for at, notice in zip(own, notices, strict=True)
    ]


def _own_section(text: str, sections: Sequence[Section], at: int) -> int:
    """The part around a notice; where it fills a line of its own, the part that the line before belongs to."""
    if _begins_line(text, at):
        return section_at(sections, max(_last_sign(text, text.rfind("\n", 0, at) + 1), 0))
    return section_at(sections, at)


def _begins_line(text: str, at: int) -> bool:
    return NOTHING.fullmatch(text, text.rfind("\n", 0, at) + 1, at) is not None


def _last_sign(text: str, at: int) -> int:
    """The place of the last sign before an offset that is no blank; -1 where there is none."""
    while at and text[at - 1].isspace():
        at -= 1
    return at - 1


def _for_all(text: str, sections: Sequence[Section], at: int, answered: set[int], notice: int) -> bool:
    """Whether a headed paragraph or an item is the last in a numbered part, and the only one with a notice; an item's stands on a
    line of its own."""
    parent, kind = sections[at].parent, sections[at].kind
    if parent == NONE or not sections[parent].number or parent in answered:
        return False
    if any(one.parent == parent for one in sections[at + 1 : at + 2]) or not _alone(sections, at, answered):
        return False
    if kind == "paragraph":
        return sections[at - 1].parent == parent and sections[at - 1].kind == kind
    return sections[at].number[-1:].isdigit() and not sections[parent].number[-1:].isdigit() and _begins_line(text, notice)


def _alone(sections: Sequence[Section], at: int, answered: set[int]) -> bool:
    while sections[at - 1].parent == sections[at].parent and sections[at - 1].kind == sections[at].kind:
        at -= 1
        if at in answered:
            return False
    return True


def _programme(sections: Sequence[Section], of: dict[int, int], section: int) -> int:
    """The programme of the innermost part that is one."""
    while section != NONE and section not in of:
        section = sections[section].parent
    return of.get(section, NONE)
