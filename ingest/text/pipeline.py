"""The pipeline: spaCy's blank Chinese with the readers as components, as one configuration file declares it."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, load_model_from_config

from graph.collecting import collecting_later
from ingest.text.document import TextDocument
from ingest.text.found import Found
from ingest.text.language import found_in
from ingest.text.parted import alone, put_back

CONFIG = Path(__file__).parent / "pipeline.cfg"
COMPONENTS = Path(__file__).parent / "components.txt"
"""The modules that register the components, one a line."""
LONGEST = 20_000_000
"""The longest text that is read in one piece, in characters."""


def make_language(model: Path | None = None, home: Path | None = None) -> Language:
    """A fresh pipeline. `model` is a trained recogniser; without one, names are found by rules and lists alone. `home` is a home
    whose own lists count beside ours."""
    for name in COMPONENTS.read_text(encoding="utf-8").split():
        importlib.import_module(name)
    changes: dict[str, Any] = {"components.liantu_gazetteer.home": str(home)} if home is not None else {}
    nlp = load_model_from_config(load_config(CONFIG, overrides=changes), auto_fill=True, validate=True)
    nlp.max_length = LONGEST
    if model is not None:
        nlp.add_pipe("liantu_crf", before="liantu_merge", config={"model": str(model)})
    return nlp


@cache
def language() -> Language:
    """The pipeline as it ships, made once."""
    return make_language()


def read_text(document: TextDocument, nlp: Language | None = None) -> Found:
    """What is found in one document."""
    chosen, (paper, start) = nlp or language(), alone(document)
    with collecting_later():
        return put_back(found_in(chosen(_prepared(paper, chosen))), start)


def read_texts(documents: Iterable[TextDocument], nlp: Language | None = None) -> Iterator[Found]:
    """What is found in each of several documents, in their order."""
    chosen = nlp or language()
    papers = ((_prepared(paper, chosen), start) for paper, start in map(alone, documents))
    return (put_back(found_in(doc), start) for doc, start in chosen.pipe(papers, as_tuples=True))


def _prepared(document: TextDocument, nlp: Language) -> Doc:
    """The document's text for the readers: what is no part of the paper is blank, so that every offset stays."""
    doc = nlp.make_doc(blanked(document))
    doc._.document = document
    return doc


def blanked(document: TextDocument) -> str:
    """The text as readers see it: simplified, with spaces in place of what was dropped; line ends and offsets stay."""
    text, at, parts = document.reading, 0, []
    for one in sorted(document.dropped, key=lambda part: part.start):
        start = max(one.start, at)
        parts += [text[at:start], "".join(sign if sign in "\r\n" else " " for sign in text[start : one.end])]
        at = max(at, one.end)
    return "".join([*parts, text[at:]])
