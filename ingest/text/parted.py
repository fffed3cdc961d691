"""One paper of a file that holds several, read by itself: its own stretch of the text, and what is found there put back to where it
stands in the file. Readers would go through the whole file once for each paper otherwise."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from ingest.text.document import Dropped, TextDocument, TextTable
from ingest.text.documents.splitting import OTHER
from ingest.text.found import Found, Head

OFFSETS = frozenset({"start", "end", "title_start", "title_end", "value_start", "value_end"})
"""The fields of finds that count characters of the text."""
Find = TypeVar("Find")


def alone(document: TextDocument) -> tuple[TextDocument, int]:
    """A paper without the others of its file, and how many characters of the file stand before it; any other document as it is."""
    if not any(one.why == OTHER for one in document.dropped) or not (kept := document.kept()):
        return document, 0
    start, end = kept[0][0], kept[-1][1]
    dropped = tuple(Dropped(one.start - start, one.end - start, one.why) for one in document.dropped if one.why != OTHER
                    and start <= one.start and one.end <= end)  # fmt: skip
    tables = tuple(_moved(one, -start) for one in document.tables if start <= one.start and one.end <= end)
    pages = tuple(one - start for one in document.pages if start <= one < end)
    return replace(document, text=document.text[start:end], simplified=document.simplified[start:end], dropped=dropped,
                   tables=tables, pages=pages), start  # fmt: skip


def put_back(found: Found, by: int) -> Found:
    """What was found in a paper by itself, with the places that it has in the file."""
    return _shifted(found, by) if by else found


def _moved(table: TextTable, by: int) -> TextTable:
    cells = tuple(tuple((start + by, end + by) for start, end in row) for row in table.cells)
    return TextTable(table.start + by, table.end + by, cells)


def _shifted(one: Find, by: int) -> Find:
    """A find with its own places and those of the finds within it moved."""
    if isinstance(one, list | tuple):
        return type(one)(_shifted(each, by) for each in one) if any(map(is_dataclass, one)) else one
    if not is_dataclass(one) or isinstance(one, type):
        return one
    said: dict[str, Any] = {}
    for name in (field.name for field in fields(one)):
        value = getattr(one, name)
        said[name] = value + by if name in OFFSETS and value >= 0 else _shifted(value, by)
    if isinstance(one, Head):
        said["places"] = {name: (start + by, end + by) for name, (start, end) in one.places.items()}
    return replace(one, **said)
