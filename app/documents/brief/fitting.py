"""How much of the page a brief takes: lines counted by the width of their signs, each style at its fixed pitch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from app.documents import looks
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
    cells = int(width * TIGHT / (looks.STYLES[style].size * POINT / 2))
    return len(wrap(plain, cells)) if plain else 1


def _squeezed(text: Text) -> str:
    """The signs of a text, as many fewer of the raised ones as they are narrower."""
    return "".join(run.text[: ceil(len(run.text) * RAISED)] if run.look == CITE else run.text for run in text.runs)


def heights(brief: Brief) -> dict[str, float]:
    """The height of each block in mm, with those that are always there under an empty name."""
    always = _height(looks.EYEBROW) + _height(looks.TITLE) + _paragraphs([brief.verdict], looks.VERDICT, at.WIDTH - 6)
    always += _height(looks.SOURCE) + _sources(brief)
    told = {"": always}
    sizes = {
        "链条": lambda: 2 * _height(looks.SOURCE) + _height(looks.COLUMN_HEAD) + _height(looks.CELL),
        "要点": lambda: _height(looks.HEAD) + _paragraphs(brief.points, looks.POINT, at.WIDTH),
        "目标企业": lambda: _table(at.FIRMS, [one.cells() for one in brief.firms]),
        "配套渠道": lambda: _height(looks.HEAD) + _paragraphs(brief.channels, looks.POINT, at.WIDTH),
        "落地与风险": lambda: _height(looks.HEAD) + _halves(brief),
        "下一步": lambda: _table(at.STEPS[1:], [one.cells() for one in brief.steps]),
    }
    return told | {block: sizes[block]() for block in brief.blocks()}


def over(brief: Brief) -> float:
    """How many mm a brief is too long; 0 or less: it fits."""
    return sum(heights(brief).values()) - (at.HEIGHT - at.SPARE)


def _height(style: str, count: int = 1) -> float:
    one = looks.STYLES[style]
    return (one.before + one.after + count * one.line) * POINT


def _paragraphs(texts: Iterable[Text], style: str, width: float) -> float:
    room = width - looks.HANG if style == looks.POINT else width
    return sum(_height(style, lines(text, style, room)) for text in texts)


def _halves(brief: Brief) -> float:
    return max(_paragraphs(half, looks.POINT, width) for half, width in zip((brief.terms, brief.risks), at.HALF, strict=True))


def _table(widths: Sequence[float], rows: Iterable[Sequence[Text]]) -> float:
    """A heading, the heads of the columns, the rows."""
    tall = sum(_height(looks.CELL, max(lines(text, looks.CELL, width - PAD) for text, width in zip(row, widths, strict=True)))
               for row in rows)  # fmt: skip
    return _height(looks.HEAD) + _height(looks.COLUMN_HEAD) + tall


def _sources(brief: Brief) -> float:
    """Two columns of sources."""
    left, right = halves(brief.sources)
    return max(sum(_height(looks.SOURCE, lines(one, looks.SOURCE, at.WIDTH / 2 - PAD)) for one in half) for half in (left, right))


def halves(sources: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The sources in two columns, the left one as long or one longer."""
    middle = (len(sources) + 1) // 2
    return sources[:middle], sources[middle:]
