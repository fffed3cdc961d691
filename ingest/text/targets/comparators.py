"""How a statement compares: what the words before and after its number say together."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.text.lists import rows
from ingest.text.targets.words import any_of

BEFORE = {row["written"]: row["comparator"] for row in rows("target_comparators") if row["place"] == "before"}
FILLERS = (
    r"(?:\s|均|都|也|要|将|应|分别|各|力争|争取|总数|数量|预计|幅度|不断|持续|全部|仍|能|可|左右|了"
    r"|(?:19|20)\d\d年[底末]?的?|每[百千万](?:常住)?(?:人口?|户))*"
)
LAST = re.compile(rf"(?:{any_of(BEFORE)})(?<![通经]过){FILLERS}$")
WORD = re.compile(any_of(BEFORE))
LONGEST = 24
"""Signs before a number in which its comparator may stand."""
CHANGES = {"raise_by": "raise_by_at_least", "lower_by": "lower_by_at_least"}
SURE = {"raise_by_at_least": "raise_by"}
STRONGER = ("at_least", "more_than")
"""What, beside a verb of change, makes it “by this much or more”."""


class Compared(NamedTuple):
    """The comparator, its word as written ("" where bare), and where the words of comparison start."""

    comparator: str
    word: str
    start: int


def compared(plain: str, phrase: int, start: int, after: str) -> Compared:
    """What the words between `phrase` and the number's `start`, and those after it (`after`), say."""
    senses: list[str] = []
    word, at = "", start
    while found := LAST.search(plain, max(phrase, at - LONGEST), at):
        said = WORD.match(plain, found.start(), at)
        if said is None or (senses and BEFORE[said.group()] == "equals"):
            break
        word, at = said.group(), found.start()
        senses.extend([SURE[BEFORE[word]], "at_least"] if BEFORE[word] in SURE else [BEFORE[word]])
    return Compared(_joined(senses, after), word, at)


def _joined(senses: list[str], after: str) -> str:
    """One comparator of several words: a verb of change keeps its direction, a bound says more than 达到 and 为."""
    bounds = [one for one in (after, *senses) if one and one not in ("reach", "equals", *CHANGES)]
    change = next((one for one in senses if one in CHANGES), "")
    if change:
        return CHANGES[change] if any(one in STRONGER for one in bounds) else change
    if bounds:
        return bounds[0]
    return "reach" if "reach" in senses else "equals"
