"""How names of organisations end, and what each ending says of the class and kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.text.lists import column, rows

OWN, ANY, PLACED, BRAND, STEM, LEVEL, PLACE, WHOLE = "own", "any", "placed", "brand", "stem", "level", "place", "whole"
"""What must stand before an ending: words of its own, anything, words with a place, a short brand, an authority's field (科技),
an authority's level (市), a place, or nothing; words that end so and name no one have another mark."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending of names: the class and kind of what it names, and what must stand before it."""

    suffix: str
    type: str
    kind: str
    content: str


@cache
def endings() -> dict[str, Ending]:
    """The endings by their words, brackets in half width."""
    return {row["suffix"]: Ending(row["suffix"], row["class"], row["kind"], row["content"]) for row in rows("org_suffixes")}


@cache
def ending_pattern() -> re.Pattern[str]:
    """Finds the endings in a text, the longest first; what is no ending before certain words is passed over there."""
    listed = sorted(rows("org_suffixes"), key=lambda row: -len(row["suffix"]))
    return re.compile("|".join(_written(row["suffix"]) + _unless(row["not_before"]) for row in listed))


def ending_of(written: str) -> Ending:
    """The ending that a match of the pattern is."""
    return endings()[written.replace("（", "(").replace("）", ")")]


@cache
def stem_pattern() -> re.Pattern[str]:
    """Matches, in text read backwards, the field or fields that an authority answers for."""
    stems = "|".join(sorted((stem[::-1] for stem in column("government_stems", "stem")), key=len, reverse=True))
    return re.compile(f"(?:{stems})(?:[和与及]?(?:{stems}))*")


def _written(suffix: str) -> str:
    return suffix.replace("(", "[(（]").replace(")", "[)）]")


def _unless(words: str) -> str:
    return f"(?!{words.strip('|')})" if words else ""
