"""A document as it was read: the text that every offset points into, what of it is no part of the paper, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from ontology.errors import Issue

PAPER = "doc-"
"""How the id of a source begins that is one paper."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of the text that is not part of the paper (navigation, another page's headline), with the reason in Chinese."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a document: its cells by row, each with its place in the text, and the text's stretch that it fills."""

    start: int
    end: int
    cells: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class TextDocument:
    """A document's text. Offsets count characters (Python's) of `text` from 0, ends are exclusive.

    `text` is all that was read, furniture included: nothing is cut out of it, `dropped` says what readers pass over. Of a plain
    text file it is the decoded file itself. `name` is the file's name, `form` one of txt, html, pdf, docx, paste; `pages` are the
    starts of the pages of a paged document; `digest` is of the original's bytes. `simplified` is the reading of a text in
    traditional signs, as long as the text; `pictures` are the pages (from 1) that were read as pictures.
    """

    name: str
    text: str
    form: str = "txt"
    dropped: tuple[Dropped, ...] = ()
    tables: tuple[TextTable, ...] = ()
    pages: tuple[int, ...] = ()
    digest: str = ""
    issues: tuple[Issue, ...] = ()
    simplified: str = ""
    pictures: tuple[int, ...] = ()

    @property
    def reading(self) -> str:
        """What readers read: the text, of one in traditional signs the simplified reading. Offsets are the same in both."""
        return self.simplified or self.text

    @property
    def text_digest(self) -> str:
        """Digest of what the paper says, whatever its spacing and the page around it: equal for one document under two names
        (hex, 32 characters)."""
        said = "".join(self.text[start:end] for start, end in self.kept())
        return blake2b("".join(said.split()).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def kept(self) -> list[tuple[int, int]]:
        """The stretches that are part of the paper, in order."""
        found, at = [], 0
        for one in sorted(self.dropped, key=lambda part: part.start):
            if one.start > at:
                found.append((at, one.start))
            at = max(at, one.end)
        return [*found, (at, len(self.text))] if at < len(self.text) else found
