"""Countries, regions and zones: what “here” can mean, with their codes and the places they lie in."""

from __future__ import annotations

from functools import partial

from ingest.documents import cite_all, read_document
from ingest.row import Row
from ingest.say import Say
from ingest.source import RowReader
from ontology.values import normalised_name

CODES = {"Country": "countryCode", "Region": "divisionCode"}
DOCUMENT = "doc/"


def place(row: Row, say: Say) -> None:
    """One place; a zone's other spellings are address spellings, anybody else's are aliases."""
    cite_all(row, say, DOCUMENT)
    cls, part_of = row.need("class"), row.take("part_of")
    key = say.record(cls, row.need("id"), name=row.need("name"))
    for column, prop in (("short_name", "shortName"), ("english_name", "englishName"), ("note", "note")):
        say.put(key, prop, row.take(column))
    if cls in CODES:
        say.put(key, CODES[cls], row.need("code"))
    else:
        say.identity(key, normalised_name(row.take("name")), say.key(part_of))
    for spelling in filter(None, row.take("alias").split("、")):
        say.put(key, "addressAlias" if cls == "Zone" else "alias", spelling)
    if part_of:
        say.relate(key, "partOf", say.key(part_of), written=part_of)


TABLES: dict[str, RowReader] = {"places": place, "documents": partial(read_document, prefix=DOCUMENT)}
