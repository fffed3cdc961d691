"""Whether a sentence states a relation as a fact, plans it, or denies it."""

from __future__ import annotations

import re
from functools import cache

from ingest.text.lists import rows

NO_PLAN = re.compile(r"将其|将所|将持有|并将|不少|不断|不仅|不到|重要|主要|要素|首要|需要|必要|推进了|加快了|未来")
"""Words that hold such a word and say neither."""
BEFORE = 14


@cache
def _moods() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = {mood: [row["word"] for row in rows("tie_moods") if row["mood"] == mood] for mood in ("negated", "planned")}
    return tuple((mood, re.compile("|".join(listed))) for mood, listed in words.items())


def mood_of(skeleton: str, start: int, end: int) -> str:
    """negated, planned or nothing, by the words of the frame (start to end) and those of its clause before it."""
    clause = re.split(r"[，,：:]", skeleton[max(0, start - BEFORE) : start])[-1]
    said = NO_PLAN.sub("", clause + skeleton[start:end])
    return next((mood for mood, words in _moods() if words.search(said)), "")
