"""What no query may contain: constructs that one engine answers wrongly without a word, and relationships that nothing reaches."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REFUSED = Path(__file__).with_name("refused.csv")
_NODE = r"\(\s*(\w*)\s*((?::[^(){}]*)?)(?:\{[^{}]*\}\s*)?\)"
_EDGE = r"<?-\s*(?:\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\s*)?->?"
_PATTERN = re.compile(rf"{_NODE}\s*{_EDGE}\s*(?={_NODE})")
_QUOTED = re.compile(r"`[^`]*`")
_LABELLED = re.compile(r"\(\s*(\w+)\s*:")


@cache
def _refused() -> tuple[tuple[str, re.Pattern[str], str, bool], ...]:
    """Language, construct, what to do instead, and whether it is refused in a query that somebody just wrote too."""
    with REFUSED.open(encoding="utf-8", newline="") as file:
        return tuple((row["language"], re.compile(row["construct"], re.I), row["why"], row["adhoc"] == "1")
                     for row in csv.DictReader(file))  # fmt: skip


def constructs(language: str, bare: str, *, adhoc: bool = False) -> Iterator[str]:
    """What is said of each refused construct in a text without strings and comments; with `adhoc` of the silently wrong alone."""
    return (why for of, construct, why, always in _refused() if of == language and (always or not adhoc) and construct.search(bare))


def unlabelled(bare: str) -> Iterator[str]:
    """Relationships that no labelled node reaches: on the embedded engine each costs a walk over the whole store."""
    bare = _QUOTED.sub(lambda found: re.sub(r"\W", "_", found.group()), bare)
    labelled = set(_LABELLED.findall(bare))
    for found in _PATTERN.finditer(bare):
        start, labels, end, others = found.groups()
        if not (labels or others or {start, end} & labelled):
            yield f"关系两端都没有标签：{' '.join(found.group().split())}"
