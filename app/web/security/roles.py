"""The three roles as data: each may do what those before it may, and sees up to a level of sensitivity."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("roles.csv")
LEVELS = ("public", "internal", "restricted")
"""Levels of the ontology's `lt:sensitivity`, the most open first."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its code, its word, its rank, and the level up to which it sees."""

    code: str
    zh: str
    rank: int
    sees: str

    def may(self, least: str) -> bool:
        """Whether it is at least the role of this code."""
        return self.rank >= roles()[least].rank

    @property
    def levels(self) -> frozenset[str]:
        """All levels that it sees."""
        return frozenset(LEVELS[: LEVELS.index(self.sees) + 1])


NOBODY = Role("", "未登录", 0, LEVELS[0])


@cache
def roles() -> dict[str, Role]:
    """Every role by its code, the least first."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        found = [Role(row["code"], row["zh"], int(row["rank"]), row["sees"]) for row in csv.DictReader(file)]
    return {one.code: one for one in sorted(found, key=lambda one: one.rank)}


def top() -> Role:
    """The role that may do everything."""
    return list(roles().values())[-1]


def role_of(written: str) -> Role | None:
    """The role of a code or word."""
    return next((one for one in roles().values() if written in (one.code, one.zh)), None)
