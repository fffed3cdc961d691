"""The frame of the pipeline: spaCy's blank Chinese with one token a character, so that every offset is a token's, and the finds
of a document beside it (`doc._.found`)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from ingest.text.document import TextDocument, TextTable
from ingest.text.found import Found

TOKENIZER = "liantu.characters.v1"
TEXT = "liantu_text"
"""Where a document keeps its text: spaCy puts it together anew from the tokens each time that it is asked."""


class Codes(dict[str, int]):
    """What a vocabulary calls each sign: spaCy takes such codes faster than the signs."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, sign: str) -> int:
        code: int = self._vocab.strings.add(sign)
        self[sign] = code
        return code


class Characters:
    """Makes one token of each character, spaces and line ends too: offsets in characters and in tokens are the same."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._codes = Codes(vocab)

    def __call__(self, text: str) -> Doc:
        doc = Doc(self.vocab, words=list(map(self._codes.__getitem__, text)),  # type: ignore[arg-type]
                  spaces=[False] * len(text))
        doc.user_data[TEXT] = text
        return doc

    def pipe(self, texts: Iterator[str], batch_size: int = 64) -> Iterator[Doc]:
        """The documents of several texts."""
        return map(self, texts)

    def to_bytes(self, **_: object) -> bytes:
        """It has no state of its own."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> Characters:
        """It has no state of its own."""
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        """It has no state of its own."""

    def from_disk(self, *_: object, **__: object) -> Characters:
        """It has no state of its own."""
        return self


@registry.tokenizers(TOKENIZER)
def characters():  # type: ignore[no-untyped-def]
    """What spaCy's config names as the tokenizer."""

    def make(nlp: Language) -> Characters:
        return Characters(nlp.vocab)

    return make


FOUND, DOCUMENT = "liantu_found", "liantu_document"
"""Where a document keeps its finds and what it was made of: `doc._` is slow to ask, and every component does."""


def _extend(name: str, key: str) -> None:
    """`doc._.name` reads and sets what stands under a key of `doc.user_data`."""
    if not Doc.has_extension(name):
        Doc.set_extension(name, getter=lambda doc: doc.user_data.get(key), setter=lambda doc, one: doc.user_data.update({key: one}))


_extend("found", FOUND)
_extend("document", DOCUMENT)


def found_in(doc: Doc) -> Found:
    """The finds of a document so far; components add to them."""
    found: Found | None = doc.user_data.get(FOUND)
    if found is None:
        found = doc.user_data[FOUND] = Found()
    return found


def document_of(doc: Doc) -> TextDocument | None:
    """What a document was made of; None of a bare text."""
    document: TextDocument | None = doc.user_data.get(DOCUMENT)
    return document


def tables_in(doc: Doc) -> tuple[TextTable, ...]:
    """The tables that a document brought with it."""
    document = document_of(doc)
    return document.tables if document else ()


def text_of(doc: Doc) -> str:
    """The text of a document, as `doc.text` says it, at no cost where our tokenizer made the document."""
    kept: str | None = doc.user_data.get(TEXT)
    return doc.text if kept is None else kept
