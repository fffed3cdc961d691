"""Papers whose lines were broken at one width (text copied from a PDF, a mail): read without the line ends inside their sentences,
every find told at its place in the text as it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice, pairwise

from ingest.text.document import TextTable
from ingest.text.found import Section
from ingest.text.structure.lines import LINE
from ingest.text.structure.marks import read_mark

WHOLE = frozenset("。！？；：!?;:）)】〕]|")
"""How a line ends that does not go on in the next."""
SAMPLE = 2000
FEWEST = 6
SHORTEST, WIDEST = 15.0, 60.0
"""Lines shorter than this show no width; wider ones are paragraphs, not broken lines (Chinese signs a line)."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A text without the line ends inside its sentences. `cuts` are the places in it where some were taken out, `starts` where
    those stood in the text as it is, `gone` how many signs are gone up to and with each."""

    text: str
    cuts: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def back(self, at: int) -> int:
        """The place in the text as it is of the sign at a place of this one."""
        held = bisect_right(self.cuts, at)
        return at + (self.gone[held - 1] if held else 0)

    def back_span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of this text in the text as it is; an empty one stays empty."""
        return (self.back(start), self.back(end - 1) + 1) if end > start else (self.back(start), self.back(start))

    def there(self, at: int) -> int:
        """The place in this text of a place in the text as it is; of what is gone, where it was."""
        held = bisect_left(self.starts, at)
        return max(at - self.gone[held - 1], self.cuts[held - 1]) if held else at

    def sections(self, sections: Sequence[Section]) -> Sequence[Section]:
        """The parts with their places in this text."""
        if not self.cuts:
            return sections
        return [
            replace(one, start=self.there(one.start), end=self.there(one.end),
                    title_start=self.there(one.title_start), title_end=self.there(one.title_end))
            for one in sections
        ]  # fmt: skip

    def tables(self, tables: Iterable[TextTable]) -> tuple[TextTable, ...]:
        """The tables with their places in this text."""
        if not self.cuts:
            return tuple(tables)
        return tuple(
            TextTable(self.there(one.start), self.there(one.end),
                      tuple(tuple((self.there(start), self.there(end)) for start, end in row) for row in one.cells))
            for one in tables
        )  # fmt: skip


@lru_cache(maxsize=4)
def flow(text: str) -> Flow:
    """The text to read: the same, unless its lines were broken."""
    width = _width(text)
    breaks = [
        (one.end(), two.start())
        for one, two in (pairwise(LINE.finditer(text)) if width else ())
        if _goes_on(text, one.span(), two.span(), width)
    ]
    gone = tuple(accumulate(end - start for start, end in breaks))
    kept = [text[before:start] for (_, before), (start, _) in pairwise([(0, 0), *breaks, (len(text), 0)])]
    starts = tuple(start for start, _ in breaks)
    return Flow("".join(kept), tuple(start - sum for start, sum in zip(starts, (0, *gone), strict=False)), starts, gone)


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
