"""The masked-code ladder with the owner of each name taken out of the register: whoever is sure then is wrong. A tenth of the
companies is taken out at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bench.resolve_data import drawn
from bench.resolve_ladder import Rung, rungs, world
from ingest.resolve import Matcher, Register, Status

FOLDS = 10


@cache
def absent(folder: str = "a-share-companies") -> dict[str, list[tuple[str, str]]]:
    """By rung the names that are sure though their owner is not there, with the entry that was taken for it."""
    entries, found = world().register.entries, dict[str, list[tuple[str, str]]]()
    for fold in range(FOLDS):
        kept = [at for at, entry in enumerate(entries) if int(drawn(entry.id, "fold") * FOLDS) != fold]
        matcher = Matcher(Register.of(entries[at] for at in kept))
        for one in rungs(folder):
            found.setdefault(one.name, []).extend(_sure(matcher, one, set(kept)))
    return found


def _sure(matcher: Matcher, rung: Rung, kept: set[int]) -> Iterator[tuple[str, str]]:
    asked = [query for query, owner in zip(rung.queries, rung.truth, strict=True) if owner not in kept]
    for query, match in zip(asked, matcher.match(asked), strict=True):
        if match.status is Status.SAME:
            yield query.name, matcher.register.entries[match.place].name
