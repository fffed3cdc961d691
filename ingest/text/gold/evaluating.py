"""How well reading does on labelled papers: by layer, strict and relaxed, with every miss and every false find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.text.document import TextDocument
from ingest.text.found import Found
from ingest.text.gold.judging import Judged, judge
from ingest.text.gold.labels import GoldDocument
from ingest.text.gold.pairing import Paired
from ingest.text.gold.scoring import Counts, interval, total

Read = Callable[[TextDocument], Found]
AROUND = 12
"""So many characters before and after are shown of an error's place."""


@dataclass(frozen=True, slots=True)
class Row:
    """One layer: `papers` that label it, the counts over them, and the 95 % intervals of the two F1."""

    layer: str
    papers: int
    strict: Counts
    relaxed: Counts
    strict_interval: tuple[float, float] | None
    relaxed_interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A label that was not found as it is (`missed`), or a find that no label has: where, what, and the words around it."""

    paper: str
    layer: str
    missed: bool
    start: int
    end: int
    said: str
    around: str


@dataclass(frozen=True, slots=True)
class Report:
    """All rows, in the order in which the layers were met, and all strict mistakes by paper and place."""

    papers: int
    characters: int
    rows: list[Row]
    mistakes: list[Mistake]


def evaluate(papers: Sequence[GoldDocument], read: Read) -> Report:
    """Read every paper and judge it."""
    strict: dict[str, list[Counts]] = defaultdict(list)
    relaxed: dict[str, list[Counts]] = defaultdict(list)
    mistakes: list[Mistake] = []
    for paper in papers:
        for judged in judge(paper, read(TextDocument(f"{paper.name}.txt", paper.text))):
            strict[judged.layer].append(_counts(judged.strict))
            relaxed[judged.layer].append(_counts(judged.relaxed))
            mistakes += _mistakes(paper, judged)
    rows = [
        Row(layer, len(counts), total(counts), total(relaxed[layer]), interval(counts), interval(relaxed[layer]))
        for layer, counts in strict.items()
    ]
    characters = sum(len(paper.text) for paper in papers)
    return Report(len(papers), characters, rows, sorted(mistakes, key=lambda one: (one.paper, one.start, one.layer)))


def _counts(paired: Paired[Any, Any]) -> Counts:
    right = len(paired.pairs)
    return Counts(right + len(paired.missed), right + len(paired.wrong), right)


def _mistakes(paper: GoldDocument, judged: Judged) -> list[Mistake]:
    missed = [(True, one, one.quote) for one in judged.strict.missed]
    wrong = [(False, one, one.said) for one in judged.strict.wrong]
    return [
        Mistake(paper.name, judged.layer, absent, one.start, one.end, said, _around(paper.text, one.start, one.end))
        for absent, one, said in (*missed, *wrong)
    ]


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"…{before}【{text[start:end]}】{after}…".split())
