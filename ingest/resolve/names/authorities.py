"""Authorities by their full names: 西安市发改委 → 西安市发展和改革委员会. The lists are those of the text readers."""

from __future__ import annotations

from functools import cache

from ingest.resolve.names.divisions import leading
from ingest.resolve.names.tables import rows
from ingest.text.lists import rows as text_rows

BY_LEVEL = ("地方", "省")
LONGEST = 40
ENDS = frozenset("局委厅部办会府院")


def in_full(text: str) -> str:
    """The name of an authority in full, where it is a known short form behind a place; else the text."""
    for row in rows("openings"):
        if text.startswith(row["word"]):
            return row["full"] + text.removeprefix(row["word"])
    if len(text) > LONGEST or text[-1:] not in ENDS:
        return text
    if full := _national().get(text):
        return full
    region, rest = leading(text, 0)
    return region.words + _local().get(rest, rest)


@cache
def _local() -> dict[str, str]:
    """Departments under a place by their short forms."""
    found = {row["name"]: row["full"] for row in text_rows("departments") if row["level"] in BY_LEVEL}
    return found | {row["word"]: row["full"] for row in rows("authorities")}


@cache
def _national() -> dict[str, str]:
    return {row["name"]: row["full"] for row in text_rows("bodies") if row["full"] and row["name"] != row["full"]}
