"""The words by which a template is known again: the mark and its column, what is required, the sheets that hold no data."""

from __future__ import annotations

import csv
import re
from pathlib import Path

with Path(__file__).with_name("marks.csv").open(encoding="utf-8", newline="") as _file:
    MARKS = {row["name"]: row["word"] for row in csv.DictReader(_file)}

MARK_COLUMN, EXAMPLE, REQUIRED = MARKS["example_column"], MARKS["example"], MARKS["required"]
NOTES, LISTS = MARKS["notes_sheet"], MARKS["lists_sheet"]
TRAILING = re.compile(r"\s*[*＊]+\s*$")


def plain(heading: str) -> str:
    """A heading without the mark of what is required."""
    return TRAILING.sub("", heading)
