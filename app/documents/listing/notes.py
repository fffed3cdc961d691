"""The sheets behind the list: who is here or in talks already, and what the list is, how it is read and on what it rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from app.documents.prose import Sources
from app.export.cells import write_text
from app.export.workbook import BAND, HEADING, TEXT, TITLE, WRAPPED, one_page_wide
from app.layout import width
from app.words import catalogue, words
from graph.candidates import Candidates

WIDTHS = (30, 16, 20, 30, 10, 16, 12, 36)
LINE = 13.5


def add_apart(book: Any, answers: Sequence[Candidates], sources: Sources) -> None:
    """Those who are here or in talks already."""
    sheet = book.create_sheet(words("list_book.apart"), 1)
    names = list(catalogue()["list_book"]["apart_columns"])
    for place, name in enumerate(names, 1):
        head = write_text(sheet, 1, place, words(f"list_book.apart_columns.{name}"), HEADING)
        head.fill = BAND
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS[place - 1]
    listed = [(answer, one) for answer in answers for one in answer.set_apart]
    for number, (answer, one) in enumerate(listed, 2):
        source = "；".join(dict.fromkeys(map(sources.said, one.evidence)))
        told = (one.label, answer.link_label, one.says, one.item_label, one.stage_label, one.post, one.date, source)
        for place, text in enumerate(told, 1):
            write_text(sheet, number, place, text).alignment = WRAPPED
    sheet.freeze_panes = "B2"
    one_page_wide(sheet, 1)


def add_notes(book: Any, answers: Sequence[Candidates], kind: str, *, public: bool = False) -> None:
    """What the list is, how it is read, of which snapshot, the states of its links, and the terms of its sources."""
    sheet = book[words("list_book.notes")]
    one_page_wide(sheet)
    head, weights = answers[0].header, answers[0].weights
    parts = "、".join(f"{label} {share:.0%}" for label, share in weights.parts)
    told = [(words("export.notes.kind"), words(f"export.kinds.{kind}"))]
    told += [(words(f"export.notes.{name}"), value) for name, value in
             (("place", head.place_label), ("scope", head.scope_label), ("as_of", head.as_of), ("snapshot", head.snapshot),
              ("ontology", head.ontology))]  # fmt: skip
    told += [(words(f"list_book.about.{name}"), words(f"list_book.about.{name}_text{'_outside' if public else ''}"))
             for name in ("first", "fill")]  # fmt: skip
    told += [(words("list_book.about.unknown_label"), words("list_book.about.unknown_text")),
             (words("list_book.about.score"), words("list_book.about.score_text", parts=parts, note=weights.note)),
             (words("list_book.about.tier"), words("list_book.about.tier_text"))]  # fmt: skip
    counts = [(one.link_label, "；".join(filter(None, (f"{one.state_label}：{one.reason}", one.note)))) for one in answers]
    sources = {one.id: one for answer in answers for one in answer.sources}
    terms = [(one.label, "，".join(filter(None, (one.publisher, one.licence, one.attribution)))) for one in sources.values()]
    write_text(sheet, 1, 1, words("list_book.notes"), TITLE)
    number = 2
    for label, pairs in (("", told), (words("list_book.about.state"), counts), (words("list_book.about.source"), terms)):
        if label:
            write_text(sheet, number + 1, 1, label, Font(name="黑体", size=11))
            number += 2
        for name, text in pairs:
            write_text(sheet, number, 1, name, TEXT).alignment = WRAPPED
            write_text(sheet, number, 2, text, TEXT).alignment = WRAPPED
            sheet.row_dimensions[number].height = LINE * (1 + width(text) // 94) + 3
            number += 1
