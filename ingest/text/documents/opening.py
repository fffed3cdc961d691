"""Opens a document of any form: its text, what of it is no part of the paper, and what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from ingest.errors import InputFault
from ingest.text.document import Dropped, TextDocument
from ingest.text.documents.beginning import before_the_paper
from ingest.text.documents.furniture import furniture
from ingest.text.documents.kinds import form_of
from ingest.text.documents.page import read_page
from ingest.text.documents.pdf import read_pdf
from ingest.text.documents.plain import decoded, repaired
from ingest.text.documents.scripts import TRADITIONAL, folded, simplified, traditional_share
from ingest.text.documents.splitting import papers
from ingest.text.documents.word import read_word
from ontology.errors import issue

PASTED = "粘贴的文本"
SAMPLE = 20_000
"""So many signs show whether a text is in traditional ones."""


def _read_plain(path: Path, name: str) -> TextDocument:
    text, said = decoded(path, name)
    return TextDocument(name, text, "txt", issues=said)


READERS: dict[str, Callable[[Path, str], TextDocument]] = {
    "txt": _read_plain,
    "html": read_page,
    "pdf": read_pdf,
    "docx": read_word,
}


def open_document(path: Path, name: str = "") -> TextDocument:
    """The document in a file, whatever its name says it is. `name` is how messages call it, else the file's own name.

    Raises InputFault LT-DOC-01 … -14 for what can't be read, LT-DOC-15 for no file, LT-FILE-12, -13 for text that is none.
    """
    name = name or path.name
    if not path.is_file():
        raise InputFault(issue("LT-DOC-15", value=path).at(name))
    form, said = form_of(path, name)
    document = READERS[form](path, name)
    digest = digest_of(path.read_bytes())
    return _told(replace(document, digest=digest, issues=(*said, *document.issues)))


def pasted(text: str, name: str = PASTED) -> TextDocument:
    """A text that was pasted, not read from a file. Raises InputFault LT-DOC-01 where it says nothing."""
    if not text.strip():
        raise InputFault(issue("LT-DOC-01").at(name))
    mended, said = repaired(text, name)
    return _told(TextDocument(name, mended, "paste", digest=digest_of(text.encode("utf-8", "surrogatepass")), issues=said))


def digest_of(data: bytes) -> str:
    """The name of an original by its bytes (hex, 32 characters)."""
    return blake2b(data, digest_size=16).hexdigest()


def _told(document: TextDocument) -> TextDocument:
    """With furniture and what stands before the paper dropped, and what is to be said of its signs and of other papers in it."""
    document = _simplified(document)
    reading = document.reading
    document = _with(document, furniture(reading, document.kept()))
    document = _with(document, before_the_paper(reading, document.kept()))
    count = len(papers(reading, document.kept()))
    if count > 1:
        said = issue("LT-DOC-16", value=count).at(document.name)
        document = replace(document, issues=(*document.issues, said))
    return document


def _with(document: TextDocument, dropped: list[Dropped]) -> TextDocument:
    whole = sorted((*document.dropped, *dropped), key=lambda part: part.start)
    return replace(document, dropped=tuple(whole))


def _simplified(document: TextDocument) -> TextDocument:
    """With its reading in plain signs, where it is written in radicals (as browsers print them), and in simplified ones, where it
    is written in traditional ones."""
    plain = folded(document.text)
    document = replace(document, simplified=plain) if plain != document.text else document
    sample = plain[:SAMPLE]
    if traditional_share(sample, simplified(sample)) < TRADITIONAL:
        return document
    said = issue("LT-DOC-18").at(document.name)
    return replace(document, simplified=simplified(plain), issues=(*document.issues, said))
