"""The word lists that the reader of clauses goes by, read once from the tables beside the program."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from ingest.text.lists import rows


@cache
def words_by_role(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a table of `word,role`, by role."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(name):
        found[row["role"]].append(row["word"])
    return {role: tuple(words) for role, words in found.items()}


@cache
def _finder(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    roles = {row["word"]: row["role"] for row in rows(name)}
    return re.compile(alternation(roles)), roles


def roles_in(name: str, text: str) -> list[str]:
    """The roles whose words a text holds, in the order of their table."""
    pattern, roles = _finder(name)
    found = {roles[word] for word in pattern.findall(text)}
    return [role for role in words_by_role(name) if role in found]


def alternation(words: Iterable[str]) -> str:
    """A pattern that finds any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
