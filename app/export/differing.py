"""Text in cells of a workbook with parts of it in bold: what sets two names apart, and lines to look at first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

PLAIN, APART = InlineFont(rFont="宋体", sz=10), InlineFont(rFont="宋体", sz=10, b=True, u="single", color=Color("FF7A2530"))
STRESSED = InlineFont(rFont="宋体", sz=10, b=True)
ALIKE = 0.5
"""From which likeness (0 to 1) it helps to be shown what differs; of two quite different names all would be marked."""


def mark_differing(one: Any, other: Any) -> None:
    """Mark in two cells of text what the other has not."""
    texts = [ILLEGAL_CHARACTERS_RE.sub("", str(cell.value or "")) for cell in (one, other)]
    found = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    if texts[0] == texts[1] or found.ratio() < ALIKE:
        return
    codes = found.get_opcodes()
    for cell, text, (start, end) in zip((one, other), texts, ((1, 2), (3, 4)), strict=True):
        cell.value = CellRichText(*_runs(text, [(code[0], int(code[start]), int(code[end])) for code in codes]))


def stress_lines(cell: Any, lines: Collection[str]) -> None:
    """Show some lines of a cell of text in bold."""
    if lines:
        told = ILLEGAL_CHARACTERS_RE.sub("", str(cell.value or "")).split("\n")
        ends = [*["\n"] * (len(told) - 1), ""]
        cell.value = CellRichText(*(TextBlock(STRESSED if line in lines else PLAIN, line + end)
                                    for line, end in zip(told, ends, strict=True)))  # fmt: skip


def _runs(text: str, codes: list[tuple[str, int, int]]) -> Iterator[TextBlock]:
    for kind, start, end in codes:
        if end > start:
            yield TextBlock(PLAIN if kind == "equal" else APART, text[start:end])
