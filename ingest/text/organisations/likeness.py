"""Whether a few characters may be a firm's short name: no place, no kind of body, not made of ordinary words alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.text.lists import DATA, column, read_rows
from ingest.text.organisations.endings import endings
from ingest.text.organisations.words import END, INSIDE, is_generic, lexicon, places

OPENS = re.compile(r"[含再继经自被对将把让请使并或若且但因该各每某这那我本]")
"""No short name begins with such a word."""
LONGEST = 4
"""Ordinary words are looked for up to so many characters."""


@cache
def business() -> str:
    """The lines of business that firms' short names end in (科技, 药业), as a pattern."""
    return "|".join(sorted(column("brand_tails", "word"), key=len, reverse=True))


@cache
def _words() -> frozenset[str]:
    """The words that the recogniser knows, too; read here by themselves, as its own tables are for compiled code."""
    return frozenset(row["word"] for row in read_rows(DATA / "word_groups.csv"))


@cache
def _own() -> re.Pattern[str]:
    return re.compile(f"([一-鿿]{{2,4}})(?:{business()})")


@lru_cache(maxsize=50_000)
def may_name(name: str) -> bool:
    """Whether a short name holds no word that names don't hold, and is no place and no kind of body."""
    plain = all(role in (INSIDE, END) for _, _, role in lexicon().read(own_part(name) or name))
    return plain and name not in places() and name not in endings() and not OPENS.match(name) and not is_generic(name)


@lru_cache(maxsize=50_000)
def is_ordinary(name: str) -> bool:
    """Whether a name is made of ordinary words throughout (双方, 前沿科技): then only its frame can tell that it is one."""
    known, reached = _words(), {0}
    for at in range(len(name)):
        if at in reached:
            reached.update(end for end in range(at + 2, min(len(name), at + LONGEST) + 1) if name[at:end] in known)
    return len(name) in reached


def own_part(name: str) -> str:
    """What stands before the line of business in a short name: 江晟 of 江晟科技; nothing in one without."""
    found = _own().fullmatch(name)
    return found[1] if found else ""
