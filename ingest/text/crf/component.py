"""The recogniser as a part of the pipeline: `liantu_crf`, which adds what a model finds to the document's entities. Compiled code
is loaded with a model only: readers by rules do without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import Entity
from ingest.text.language import found_in, text_of

if TYPE_CHECKING:
    from ingest.text.crf.model import Model

NAME = "liantu_crf"
LEAST = 0.0
"""Finds of a lower score are left out; a model may set more for itself."""


class Recogniser:
    """Adds entities with `source` = `crf:` and the model's id. It is kept with the pipeline: its model goes to disk with it."""

    def __init__(self, model: Model, least: float) -> None:
        self.model, self.least = model, least

    def __call__(self, doc: Doc) -> Doc:
        found_in(doc).entities.extend(recognise(text_of(doc), self.model, self.least))
        return doc

    def to_disk(self, path: Path | str, *, exclude: tuple[str, ...] = ()) -> None:
        """Keep the model in a folder."""
        self.model.save(Path(path))

    def from_disk(self, path: Path | str, *, exclude: tuple[str, ...] = ()) -> Recogniser:
        """Take the model of a folder. Raises InputFault as `read_model` does."""
        from ingest.text.crf.model import read_model

        self.model = read_model(Path(path))
        return self


def recognise(text: str, model: Model, least: float = LEAST) -> Iterator[Entity]:
    """What a model finds in a text."""
    source, least = f"crf:{model.id}", max(least, model.least)
    for one in model.recognise(text):
        if one.score >= least:
            yield Entity(one.start, one.end, text[one.start : one.end], one.type, source, one.score)


@Language.factory(NAME, default_config={"model": "", "least": LEAST})
def make(nlp: Language, name: str, model: str, least: float) -> Recogniser:
    """The component: `model` is a model's folder, empty for the one that comes with the program."""
    from ingest.text.crf.model import SHIPPED, read_model

    return Recogniser(read_model(Path(model) if model else SHIPPED), least)
