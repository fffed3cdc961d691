"""Small labelled papers for tests, made field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXT = "到2026年，示例产业产值达到300亿元。（牵头单位：示例局）"
HEAD = {"title": "示例", "split": "dev", "origin": "示例", "labelled_by": "示例"}
TARGET = {"start": 15, "end": 20, "quote": "300亿元", "indicator": "示例产业产值|产值", "value": "30000000000", "unit": "元",
          "comparator": "reach", "year": "2026"}  # fmt: skip


def paper(folder: Path, *, text: str | None = TEXT, name: str = "甲", **said: Any) -> Path:
    """A labelled paper in a folder; returns the folder. `text` None leaves the text out."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps({**HEAD, **said}, ensure_ascii=False), encoding="utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
