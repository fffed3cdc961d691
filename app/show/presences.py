"""How a presence in the six chains looks in text: its mark and its word, both from the vocabulary, in its colour."""

from __future__ import annotations

from app.terminal import coloured
from app.words import words
from ontology.schema import Ontology


class PresenceMarks:
    """Marks of present, thin, absent and unknown; the vocabulary names the figure, `text/glyphs.toml` the sign that draws it."""

    def __init__(self, ontology: Ontology) -> None:
        self._presences = ontology.vocabularies["ChainPresence"]

    def plain(self, code: str) -> str:
        """Mark and word, such as `◐ 偏薄`."""
        return f"{words('glyphs.' + self._presences[code].notes['glyph'])} {self._presences[code].zh}"

    def painted(self, text: str) -> str:
        """A text with every mark and word in its colour."""
        for code, concept in self._presences.items():
            text = text.replace(self.plain(code), coloured(self.plain(code), concept.notes["ink"]))
        return text
