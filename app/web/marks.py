"""How the states look on a screen: all of it from their vocabulary, as one style sheet and one small drawing a state."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from app.show.states import StateMarks


class ScreenMarks(StateMarks):
    """Words, glyphs and the style sheet of the five states."""

    def means(self, code: str) -> str:
        """What a state means, in a sentence."""
        return self._states[code].definition_zh

    def remedy(self, code: str) -> str:
        """The answer to a state, such as 补链; empty where there is none."""
        return self._states[code].notes.get("remedy", "")

    def glyph(self, code: str) -> Markup:
        """A state's glyph; it says nothing that the word beside it does not say."""
        drawing = self._states[code].notes["svg"]
        return Markup(f'<svg class="glyph w-{code}" width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">{drawing}</svg>')

    def sheet(self) -> str:
        """The states' colours, borders and patterns."""
        return "\n".join(rule for code in self._states for rule in self._rules(code)) + "\n"

    def _rules(self, code: str) -> Iterator[str]:
        notes = self._states[code].notes
        yield (f".s-{code}{{border:{notes['border']} {notes['line']};background-color:{notes['fill']};"
               f"background-image:{notes['pattern']}}}")  # fmt: skip
        yield f".w-{code}{{color:{notes['ink']}}}"
