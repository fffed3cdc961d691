"""Writes a weekly by a template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.documents.rendering import render, rich
from app.documents.week.content import Row, Week
from app.documents.week.drawing import FILE, LINK, LOAD, PURSUED


def write_week(week: Week, path: Path, template: Path = FILE) -> Path:
    """Write the weekly. Raises what `render` raises."""
    fields = {"眉题": week.eyebrow, "性质": week.nature, "标题": week.title, "总述": rich(week.summary),
              "环节没有变化": week.nothing, "环节变化": _rows(LINK, week.links), "台账没有变化": week.pursuit_none,
              "台账变化": _rows(PURSUED, week.pursuit), "载入": _rows(LOAD, week.loads), "页脚": week.foot}  # fmt: skip
    return render(fields, path, template)


def _rows(names: Sequence[str], rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{name: rich(text) for name, text in zip(names, row, strict=True)} for row in rows]
