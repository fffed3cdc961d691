"""How a state looks in text: its mark and its word, both from the state vocabulary, in its colour."""

from __future__ import annotations

from app.terminal import coloured
from app.words import words
from ontology.schema import Ontology


class StateMarks:
    """Marks of the five states. The vocabulary names a state's figure; `text/glyphs.toml` says which sign draws it."""

    def __init__(self, ontology: Ontology) -> None:
        self._states = ontology.vocabularies["LinkState"]

    @property
    def codes(self) -> list[str]:
        """The states' codes, the worst first."""
        return list(self._states)

    def code(self, written: str) -> str:
        """The code of a state by code, Chinese or English word; empty where there is none."""
        for code, one in self._states.items():
            if written in (code, one.zh, one.en, *one.aliases):
                return code
        return ""

    def word(self, code: str) -> str:
        """The Chinese word of a state."""
        return self._states[code].zh

    def mark(self, code: str) -> str:
        """The sign that draws a state's figure."""
        return words("glyphs." + self._states[code].notes["glyph"])

    def plain(self, code: str) -> str:
        """Mark and word, such as `○ 缺链`."""
        return f"{self.mark(code)} {self.word(code)}"

    def paint(self, code: str) -> tuple[str, str]:
        """The ground and the ink of a state's card (rrggbb)."""
        notes = self._states[code].notes
        ground, ink = (notes[name].lstrip("#").upper() for name in ("fill", "ink"))
        return ground, ink

    def painted(self, code: str, text: str) -> str:
        """A text with this state's mark and word, wherever they stand together, in the state's colour."""
        plain = self.plain(code)
        return text.replace(plain, coloured(plain, self._states[code].notes["ink"]))
