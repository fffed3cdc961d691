"""How much of the page a brief takes: lines counted by the width of their signs, each style at its fixed pitch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from app.documents.brief import layout as at
from app.documents.brief.content import Brief
from app.documents.prose import CITE, Text
from app.layout import wrap

POINT, PAD = 25.4 / 72, 2.4
"""A point in mm; the space at both sides of a cell."""
RAISED = 0.62
"""A raised sign is this much narrower."""
TIGHT = 0.97
"""How much of a line is filled at worst: signs that may not stand at its end go to the next."""


def lines(text: str | Text, style: str, width: float) -> int:
    """Lines that a text takes in a column of this width (mm)."""
    plain = text if isinstance(text, str) else _squeezed(text)
    cells = int(width * TIGHT / (at.STYLES[style].size * POINT / 2))
    return len(wrap(plain, cells)) if plain else 1


def _squeezed(text: Text) -> str:
    """The signs of a text, as many fewer of the raised ones as they are narrower."""
    return "".join(run.text[: ceil(len(run.text) * RAISED)] if run.look == CITE else run.text for run in text.runs)


def heights(brief: Brief) -> dict[str, float]:
    """The height of each block in mm, with those that are always there under an empty name."""
    always = _height(at.EYEBROW) + _height(at.TITLE) + _paragraphs([brief.verdict], at.VERDICT, at.WIDTH - 6)
    always += _height(at.SOURCE) + _sources(brief)
    told = {"": always}
    sizes = {
        "链条": lambda: 2 * _height(at.SOURCE) + _height(at.COLUMN_HEAD) + _height(at.CELL),
        "要点": lambda: _height(at.HEAD) + _paragraphs(brief.points, at.POINT, at.WIDTH),
        "目标企业": lambda: _table(at.FIRMS, [one.cells() for one in brief.firms]),
        "配套渠道": lambda: _height(at.HEAD) + _paragraphs(brief.channels, at.POINT, at.WIDTH),
        "落地与风险": lambda: _height(at.HEAD) + _halves(brief),
        "下一步": lambda: _table(at.STEPS[1:], [one.cells() for one in brief.steps]),
    }
    return told | {block: sizes[block]() for block in brief.blocks()}


def over(brief: Brief) -> float:
    """How many mm a brief is too long; 0 or less: it fits."""
    return sum(heights(brief).values()) - (at.HEIGHT - at.SPARE)


def _height(style: str, count: int = 1) -> float:
    one = at.STYLES[style]
    return (one.before + one.after + count * one.line) * POINT


def _paragraphs(texts: Iterable[Text], style: str, width: float) -> float:
    room = width - at.HANG if style == at.POINT else width
    return sum(_height(style, lines(text, style, room)) for text in texts)


def _halves(brief: Brief) -> float:
    return max(_paragraphs(half, at.POINT, width) for half, width in zip((brief.terms, brief.risks), at.HALF, strict=True))


def _table(widths: Sequence[float], rows: Iterable[Sequence[Text]]) -> float:
    """A heading, the heads of the columns, the rows."""
    tall = sum(_height(at.CELL, max(lines(text, at.CELL, width - PAD) for text, width in zip(row, widths, strict=True)))
               for row in rows)  # fmt: skip
    return _height(at.HEAD) + _height(at.COLUMN_HEAD) + tall


def _sources(brief: Brief) -> float:
    """Two columns of sources."""
    left, right = halves(brief.sources)
    return max(sum(_height(at.SOURCE, lines(one, at.SOURCE, at.WIDTH / 2 - PAD)) for one in half) for half in (left, right))


def halves(sources: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The sources in two columns, the left one as long or one longer."""
    middle = (len(sources) + 1) // 2
    return sources[:middle], sources[middle:]
