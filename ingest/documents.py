"""Documents and citations: the `documents.csv` of a source's folder, and the `cites` cells that point into it."""

from __future__ import annotations

import re

from ingest.row import Row
from ingest.say import Reference, Say
from ontology.values import normalised_name

MANY = re.compile(r"[;；]")
COLUMNS = {"publisher": "publisher", "kind": "documentKind", "url": "url", "date": "issuedOn", "strength": "strength",
           "text_digest": "textDigest", "note": "note"}  # fmt: skip


def read_document(row: Row, say: Say, prefix: str = "") -> None:
    """One text that was opened: id, title, publisher, kind, url, date, strength, copy_of,
    text_digest, note."""
    key = say.record("Document", prefix + row.need("id"), name=row.need("title"))
    url = row.take("url")
    for column, prop in COLUMNS.items():
        say.put(key, prop, row.take(column))
    if url:
        say.identity(key, normalised_name(url), normalised_name(row.take("title")))
    if original := row.take("copy_of"):
        say.relate(key, "copyOf", say.key(prefix + original), written=original)


def cite_all(row: Row, say: Say, prefix: str = "", column: str = "cites") -> None:
    """Cite every document of a cell `id#where;id;…`; one that nobody introduces is refused (LT-REF-01)."""
    cell = row.take(column)
    for cited in filter(None, map(str.strip, MANY.split(cell))):
        document, _, where = cited.partition("#")
        say.cite(prefix + document, where)
        say.draft.references.append(Reference(say.key(prefix + document), document, cell.column))
