"""Passwords: hashed by Argon2id, checked in the same time whether the user exists or not, and refused where they are weak."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ontology.errors import Issue, UserFault, issue

SHORTEST, LONGEST, FEWEST_SIGNS = 10, 128, 5
WEAK = Path(__file__).with_name("weak.txt")
HASHER = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
"""46 MiB, one pass, one lane: the first setting of the OWASP Password Storage Cheat Sheet."""
AT_ONCE = BoundedSemaphore(2)
"""So many are worked out at a time: a flood of attempts takes no more memory than that."""


def hashed(password: str) -> str:
    """The hash to keep of a password."""
    with AT_ONCE:
        return HASHER.hash(_canonical(password))


def matches(kept: str, password: str) -> bool:
    """Whether a password is the one whose hash is kept; where none is kept (empty) it takes as long to say no."""
    with AT_ONCE:
        try:
            return HASHER.verify(kept or _nobodys(), _canonical(password[:LONGEST])) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made under other settings than those of today."""
    return HASHER.check_needs_rehash(kept)


def check(password: str, name: str) -> None:
    """Refuse a weak password. Raises UserFault LT-WEB-42 … LT-WEB-44; the password itself never stands in a message."""
    found = _weakness(_canonical(password).casefold(), name.casefold())
    if found:
        raise UserFault(found)


def _weakness(password: str, name: str) -> Issue | None:
    if not SHORTEST <= len(password) <= LONGEST:
        return issue("LT-WEB-42", shortest=SHORTEST, longest=LONGEST)
    if len(set(password)) < FEWEST_SIGNS or _runs(password) or name in password:
        return issue("LT-WEB-43", fewest=FEWEST_SIGNS)
    return issue("LT-WEB-44") if any(password.startswith(one) and len(password) - len(one) < 4 for one in _weak()) else None


def _runs(password: str) -> bool:
    """Whether all of it goes up or down by one: 1234567890, abcdefghij."""
    steps = {ord(after) - ord(before) for before, after in pairwise(password)}
    return len(steps - {9, -9}) == 1 and steps <= {1, -1, 9, -9}


def _canonical(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


@cache
def _weak() -> frozenset[str]:
    lines = WEAK.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody")
