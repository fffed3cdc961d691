"""Charts for a slide: drawn, told apart without colour, and honest about a missing font."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest

from app.pictures import charts
from app.pictures.charts import Bar, Mark, bars, board, chinese_font

colors = pytest.importorskip("matplotlib.colors")
MARKS = {"present": Mark("●", "有", 0.85), "thin": Mark("◐", "薄", 0.35), "absent": Mark("○", "无", 0.0),
         "unknown": Mark("▨", "不明", 0.1, "///")}  # fmt: skip


def drawn(figure: object) -> bytes:
    """The chart as a picture."""
    file = BytesIO()
    figure.savefig(file, format="png")  # type: ignore[attr-defined]
    return file.getvalue()


def test_bars_show_their_numbers_and_intervals() -> None:
    figure = bars([Bar("钛锭", 5, 3, 7), Bar("海绵钛", 2, hatched=True)], "去掉一家，停几种产品", "种", "快照 abc")
    (axes,) = figure.axes
    assert [text.get_text() for text in axes.get_yticklabels()] == ["钛锭", "海绵钛"]
    assert [text.get_text().strip() for text in axes.texts] == ["5", "2"]
    assert [tuple(np.asarray(line.get_xdata())) for line in axes.lines] == [(3, 7)]
    assert [bar.get_hatch() for bar in axes.patches] == [None, "////"]
    assert drawn(figure).startswith(b"\x89PNG")


def test_a_board_tells_its_codes_apart_without_colour() -> None:
    figure = board(["产业", "创新"], [("钛锭", ["present", "absent"]), ("钛棒", ["thin", "unknown"])], MARKS, "六链")
    (axes,) = figure.axes
    looks = {(colors.to_hex(cell.get_facecolor()), cell.get_hatch()) for cell in axes.patches}
    assert len(looks) == 4
    assert [text.get_text() for text in axes.texts] == ["● 有", "○ 无", "◐ 薄", "▨ 不明"]
    assert drawn(figure).startswith(b"\x89PNG")


def test_a_code_without_mark_is_refused() -> None:
    with pytest.raises(KeyError):
        board(["产业"], [("钛锭", ["?"])], MARKS, "六链")


def test_an_empty_chart_is_drawn() -> None:
    assert drawn(bars([], "没有", "种")).startswith(b"\x89PNG")


def test_a_missing_font_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "FAMILIES", ("no such family",))
    assert chinese_font() == ""
    assert "没有找到中文字体" in bars([Bar("甲", 1)], "题", "种", "注").get_supxlabel()
