"""Which sources an answer quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from graph.candidates.answer import Pursued
from graph.candidates.candidate import Candidate, Support
from graph.candidates.profile import Item, Profile
from graph.states.evidence import Evidence


class Quoting(Protocol):
    """Whatever quotes evidence."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Its evidence."""


def used_sources(candidates: Iterable[Candidate], pursued: Iterable[Pursued], carriers: Iterable[Support]) -> list[str]:
    """The ids of all sources quoted, sorted."""
    told = {piece.source for one in candidates for piece in _pieces(one)}
    others: tuple[Quoting, ...] = (*pursued, *carriers)
    told |= {piece.source for one in others for piece in one.evidence}
    return sorted(told)


def _pieces(one: Candidate) -> Iterator[Evidence]:
    held: tuple[Quoting, ...] = (*one.reasons, *one.vetoes, *one.to_verify, *one.buyers, *one.sellers, *one.carriers,
                                 *one.score.parts, *(one.path.steps if one.path else ()), *_items(one.profile))  # fmt: skip
    for part in held:
        yield from part.evidence
    for deal in one.buyers:
        for present in deal.present:
            yield from present.evidence


def _items(profile: Profile) -> Iterator[Item]:
    for name in profile.__slots__:
        told = getattr(profile, name)
        if isinstance(told, tuple):
            yield from told
        elif told:
            yield told
