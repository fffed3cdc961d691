"""Papers whose lines were broken at one width (text of a PDF, a mail): the broken lines joined again, every offset kept."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, pairwise

from ingest.text.structure.lines import LINE
from ingest.text.structure.marks import read_mark

JOINER = "\u2060"
"""Stands for a line end inside a sentence: a sign of no width that is no blank, so that a word broken there stays one."""
WHOLE = frozenset("。！？；：!?;:）)】〕]|")
"""How a line ends that does not go on in the next."""
SAMPLE = 2000
FEWEST = 6
SHORTEST, WIDEST = 15.0, 60.0
"""Lines shorter than this show no width; wider ones are paragraphs, not broken lines (Chinese signs a line)."""


@lru_cache(maxsize=4)
def unwrapped(text: str) -> str:
    """The text with a joiner for each sign of a line end inside a sentence, as long as before; the same text if none is broken."""
    width = _width(text)
    if not width:
        return text
    parts, at = [], 0
    for one, two in pairwise(LINE.finditer(text)):
        if _goes_on(text, one.span(), two.span(), width):
            parts += [text[at : one.end()], JOINER * (two.start() - one.end())]
            at = two.start()
    return "".join(parts) + text[at:]


def joined(text: str) -> str:
    """A quotation without the line ends inside it."""
    return text.replace(JOINER, "")


def _width(text: str) -> float:
    """The width that lines were broken at; 0 where they were not: most long lines are then about as wide and stop half way."""
    lines = [found.group() for found in islice(LINE.finditer(text), SAMPLE)]
    wide = [(_wide(line), line) for line in lines if "\t" not in line and _wide(line) >= SHORTEST]
    if len(wide) < FEWEST:
        return 0.0
    width = sorted(size for size, _ in wide)[len(wide) * 9 // 10]
    full = [line for size, line in wide if size >= 0.85 * width]
    broken = sum(line[-1] not in WHOLE for line in full)
    return width if width <= WIDEST and len(full) * 2 > len(wide) and broken * 2 > len(full) else 0.0


def _wide(line: str) -> float:
    """How wide a line is in Chinese signs: others take half."""
    chinese = (len(line.encode("utf-8", "surrogatepass")) - len(line)) / 2
    return chinese + (len(line) - chinese) / 2


def _goes_on(text: str, one: tuple[int, int], two: tuple[int, int], width: float) -> bool:
    """Whether a line is full, stops half way, and the next stands right below it without a mark of its own."""
    if text[one[1] - 1] in WHOLE or text.count("\n", one[1], two[0]) > 1:
        return False
    return _wide(text[slice(*one)]) >= 0.8 * width and read_mark(text, *two) is None
