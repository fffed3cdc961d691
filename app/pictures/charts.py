"""Charts for a slide: bars with their intervals, a board of words, and a before beside an after. Readable without colour.

Chinese needs a font of this machine; where none is found the chart says so instead of showing boxes only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.pictures.looks import colour
from app.words import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from app.pictures.slide import Slide

FAMILIES = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei",
            "SimHei", "Noto Serif CJK SC", "SimSun", "Heiti SC", "Noto Sans CJK JP")  # fmt: skip
"""Families that hold simplified Chinese, the wished-for first."""
WIDE, ROW, MARGIN = 10.0, 0.42, 1.6
"""Inches: a slide's width, the height of a row, what title and note take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its number, the least and most it may be (None: known exactly), and whether it is hatched (assumed)."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How a word stands in a cell: its sign before it, how dark the cell is (0 white to 1 black), and a hatch of matplotlib's."""

    sign: str
    word: str
    dark: float
    hatch: str = ""


def chinese_font() -> str:
    """The family that shows Chinese on this machine; empty where there is none."""
    from matplotlib import font_manager

    there = {font.name for font in font_manager.fontManager.ttflist}
    return next((family for family in FAMILIES if family in there), "")


def bars(rows: Sequence[Bar], title: str, unit: str, note: str = "") -> Slide:
    """Horizontal bars, the first on top; the interval of a number stands as a line across its end."""
    from matplotlib.ticker import MaxNLocator

    figure, axes = _slide(len(rows), title, note)
    places = range(len(rows))
    drawn = axes.barh(places, [row.value for row in rows], color=colour("ink-3"), edgecolor=colour("ink"), height=0.62)
    for place, row, bar in zip(places, rows, drawn, strict=True):
        if row.hatched:
            bar.set(facecolor=colour("paper"), hatch="////")
        if row.low is not None and row.high is not None:
            axes.plot([row.low, row.high], [place, place], color=colour("ink"), linewidth=2, marker="|", markersize=9)
        axes.annotate(f" {row.value:g}", (max(row.value, row.high or 0), place), va="center", color=colour("ink"))
    axes.set_yticks(list(places), labels=[row.label for row in rows])
    axes.set_xlabel(unit)
    if all(float(row.value).is_integer() for row in rows):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.invert_yaxis()
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def board(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]], marks: Mapping[str, Mark], title: str,
          note: str = "") -> Slide:  # fmt: skip
    """A table of words: `rows` are (label, code of each column); the cell of a code looks as its mark says.

    Raises KeyError for a code without mark.
    """
    from matplotlib.patches import Rectangle

    figure, axes = _slide(len(rows) + 1, title, note)
    for down, (_, codes) in enumerate(rows):
        for across, code in enumerate(codes):
            mark = marks[code]
            axes.add_patch(Rectangle((across + 0.03, down + 0.06), 0.94, 0.88, facecolor=str(1 - mark.dark),
                                     edgecolor=colour("line-strong"), hatch=mark.hatch))  # fmt: skip
            ink = colour("paper") if mark.dark > 0.5 else colour("ink")
            axes.text(across + 0.5, down + 0.5, f"{mark.sign} {mark.word}".strip(), ha="center", va="center", color=ink,
                      bbox={"facecolor": str(1 - mark.dark), "edgecolor": "none", "pad": 1.5} if mark.hatch else None)  # fmt: skip
    axes.set(xlim=(0, len(columns)), ylim=(len(rows), 0))
    axes.set_xticks([one + 0.5 for one in range(len(columns))], labels=columns)
    axes.set_yticks([one + 0.5 for one in range(len(rows))], labels=[label for label, _ in rows])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure


def _slide(rows: int, title: str, note: str) -> tuple[Slide, Axes]:
    """An empty chart as high as its rows need; title above, note (and, where it is so, that no Chinese font is here) below."""
    from matplotlib import rcParams

    from app.pictures.slide import Slide

    family = chinese_font()
    if family:
        rcParams["font.sans-serif"] = [family, *(one for one in rcParams["font.sans-serif"] if one != family)]
    else:
        note = "\n".join(filter(None, (note, words("charts.no_font"))))
    rcParams["axes.unicode_minus"] = False
    figure = Slide(figsize=(WIDE, MARGIN + ROW * max(rows, 1)), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title, loc="left", fontsize=14, color=colour("ink"), pad=12)
    figure.supxlabel(note, x=0.01, ha="left", fontsize=9, color=colour("ink-2"))
    return figure, axes
