"""Names of departments as papers write them, and their full names: 科技局 is 科学技术局, wherever it stands."""

from __future__ import annotations

import re
from functools import cache

from ingest.text.lists import rows

ROWS = rows("departments")
FULL: dict[str, str] = {row["name"]: row["full"] for row in reversed(ROWS)}
"""The full name of each name; of a name that several levels use, the first one's."""
LOCAL: dict[str, str] = {row["name"]: row["full"] for row in ROWS if row["level"] != "国家"}
KNOWN = re.compile("(?:" + "|".join(sorted({*FULL, *FULL.values()}, key=len, reverse=True)) + ")$")
"""A name that ends in a known one (市科技局, 西安市发展和改革委员会)."""
STEMS = frozenset(re.sub("(?:[局厅委部办]|委员会|办公室)$", "", name) for name in FULL) - {""}
"""What is left of names where several share one ending (发改、财政、人社等部门)."""


@cache
def full_name(name: str) -> str:
    """The full name of a department: place first, then the body. A name that is not known stays as it is."""
    if name in FULL:
        return FULL[name]
    known = KNOWN.search(name)
    if known is None:
        return name
    short = known.group()
    return name[: known.start()] + LOCAL.get(short, FULL.get(short, short))
