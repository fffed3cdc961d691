"""The reader of clauses as a part of the pipeline."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.clauses.reading import read_clauses
from ingest.text.language import found_in, tables_in, text_of


@Language.component("liantu_clauses")
def clauses(doc: Doc) -> Doc:
    """Adds the document's clauses to its finds; the parts, the head and the departments are read before."""
    found = found_in(doc)
    found.clauses.extend(read_clauses(text_of(doc), found.sections, found.head, found.duties, tables_in(doc)))
    return doc
