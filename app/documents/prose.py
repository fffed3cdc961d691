"""Text with its looks, and the sources that its numbers point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.candidates import Score
from graph.states.coverage import Coverage
from graph.states.evidence import Evidence

UNKNOWN = "情况不明"
PROGRAM = "链图 LianTu"
"""What a file names as its maker."""
COMMAND = re.compile(r"（liantu [^）]*）")
"""What tells a reader at the terminal how to go on says nothing on paper."""
CITE, STRONG, FAINT = "cite", "strong", "unknown"
"""Looks of a run; an empty one is that of its paragraph."""


class Run(NamedTuple):
    """Signs of one look."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Runs one after the other."""

    runs: tuple[Run, ...] = ()

    def __add__(self, other: Text) -> Text:
        return Text(self.runs + other.runs)

    @property
    def plain(self) -> str:
        """The signs without their looks; numbers of sources too."""
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return bool(self.runs)


def said(text: str, look: str = "") -> Text:
    """A text of one look; 情况不明 in it has its own."""
    parts = text.split(UNKNOWN)
    runs = [Run(UNKNOWN, FAINT) if at % 2 else Run(parts[at // 2], look) for at in range(2 * len(parts) - 1)]
    return Text(tuple(run for run in runs if run.text))


def joined(texts: Iterable[Text], between: str) -> Text:
    """Texts with a sign between them; empty ones are left out."""
    found = Text()
    for text in texts:
        if text:
            found = found + said(between) + text if found else text
    return found


def scored(score: Score, between: str = "") -> str:
    """A score with its interval; where too little is known for one, 情况不明 and the interval, with a sign between them."""
    value = UNKNOWN + between if score.value is None else f"{score.value:.0f}"
    return f"{value}（{score.low:.0f}—{score.high:.0f}）"


@dataclass
class Sources:
    """Numbers the sources of a document in the order in which they are first pointed at: one number a paper, or a source without
    papers."""

    titles: dict[str, str]
    window: float
    numbered: dict[tuple[str, str], int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def cite(self, evidence: Iterable[Evidence]) -> Text:
        """The numbers of the papers that say something, as they stand above the line; nothing for no evidence."""
        numbers = self.numbers(evidence)
        return Text((Run(",".join(map(str, numbers)), CITE),)) if numbers else Text()

    def numbers(self, evidence: Iterable[Evidence]) -> list[int]:
        """The same as numbers."""
        return sorted({self._number(one) for one in evidence})

    def _number(self, one: Evidence) -> int:
        key = (one.source, one.document)
        if key not in self.numbered:
            self.numbered[key] = len(self.numbered) + 1
            self.told.append(self.said(one))
        return self.numbered[key]

    def said(self, one: Evidence) -> str:
        """A paper in words."""
        return "，".join(self._said(one))

    def _said(self, one: Evidence) -> Iterator[str]:
        """Who says it, where, of which date, and whether that is too old to confirm anything."""
        yield one.document or self.titles.get(one.source, one.source)
        if one.date_unknown:
            yield "日期不明"
        elif one.dated:
            stale = one.age is not None and one.age > self.window
            yield one.dated + ("（证据过期）" if stale else "")

    def plain(self) -> list[str]:
        """The sources in the order of their numbers."""
        return list(self.told)

    def lines(self) -> list[str]:
        """The list of sources, each with its number."""
        return [f"{number} {text}" for number, text in enumerate(self.told, 1)]


def looked(one: Coverage) -> Evidence:
    """A survey as the paper that it is."""
    told = one.surveyed_to or one.surveyed_from
    return Evidence(one.id.partition(":")[0], one.label, "", "", "", told, told, not told, None, True)
