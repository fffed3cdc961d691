"""Names that are known beforehand, found as they stand: authorities, places, fields, qualifications, and what a home lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import Entity
from ingest.text.gazetteer.finder import Finder
from ingest.text.gazetteer.names import Known, home_names, our_names
from ingest.text.language import found_in, text_of

SOURCE = "gazetteer"


class Gazetteer:
    """Known names, ready to be found in texts."""

    def __init__(self, names: Mapping[str, Known]) -> None:
        self.names = names
        self._finder = Finder(names)

    def read(self, text: str) -> list[Entity]:
        """Every known name of a text, in order, with its class and, where it is known, the record that it names."""
        return [self._entity(text[start:end], start) for start, end in self._finder.find(text)]

    def _entity(self, name: str, start: int) -> Entity:
        known = self.names[name]
        place = start, start + len(name)
        return Entity(*place, name, known.type, SOURCE, record=known.record, kind=known.kind, full=known.full)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the known names of a document to its entities."""
        found_in(doc).entities.extend(self.read(text_of(doc)))
        return doc


@cache
def our_gazetteer() -> Gazetteer:
    """The gazetteer of our own lists."""
    return Gazetteer(our_names())


@Language.factory("liantu_gazetteer", default_config={"home": ""})
def gazetteer(nlp: Language, name: str, home: str) -> Gazetteer:
    """The component; `home` is the folder of a home whose lists are added to ours, and win over them."""
    return Gazetteer(our_names() | home_names(Path(home))) if home else our_gazetteer()
