"""Originals are kept: the bytes, the text that offsets point into, and the pictures of pages that were read as pictures; all found
again by digest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from ingest.text.document import TextDocument
from ingest.text.documents.scanned import picture_of

FOLDER, NAMES = "documents", "names.tsv"
SUFFIX = {"txt": ".original.txt", "html": ".html", "pdf": ".pdf", "docx": ".docx", "paste": ".original.txt"}


def keep(document: TextDocument, home: Path, original: bytes | None = None) -> None:
    """Stores one document, as `keep_all`."""
    keep_all([(document, document.text.encode("utf-8", "surrogatepass") if original is None else original)], home)


def keep_all(documents: Sequence[tuple[TextDocument, bytes]], home: Path) -> None:
    """Stores documents with their bytes under home/documents: `<digest><suffix>` the bytes, `<digest>.txt` the text in UTF-8, a
    picture for each page that was read as one. A pasted text is its own original.
    """
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    known, kept = set(_names(folder)), set[str]()
    with (folder / NAMES).open("a", encoding="utf-8", newline="") as file:
        for document, data in documents:
            if document.digest not in kept:
                kept.add(document.digest)
                _write(folder / f"{document.digest}{SUFFIX[document.form]}", data)
                _write(folder / f"{document.digest}.txt", document.text.encode("utf-8", "surrogatepass"))
                if document.pictures:
                    _keep_pictures(document, data, folder)
            if (name := (document.digest, document.text_digest, document.name)) not in known:
                known.add(name)
                file.write("\t".join(name) + "\n")


def original_of(digest: str, home: Path) -> Path | None:
    """The kept original of a digest."""
    return next((path for suffix in SUFFIX.values() if (path := home / FOLDER / f"{digest}{suffix}").is_file()), None)


def text_of(digest: str, home: Path) -> str | None:
    """The kept text of a digest, sign for sign as offsets count it."""
    path = home / FOLDER / f"{digest}.txt"
    return path.read_bytes().decode("utf-8", "surrogatepass") if path.is_file() else None


def _names(folder: Path) -> Iterator[tuple[str, str, str]]:
    path = folder / NAMES
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        digest, text, name = line.split("\t", 2)
        yield digest, text, name


def _write(path: Path, data: bytes) -> None:
    """Once: what has the digest as its name never changes."""
    if not path.is_file():
        path.write_bytes(data)


def _keep_pictures(document: TextDocument, data: bytes, folder: Path) -> None:
    with pdfium.PdfDocument(data) as paper:
        for number in document.pictures:
            _write(folder / f"{document.digest}.p{number}.png", picture_of(paper[number - 1]))
