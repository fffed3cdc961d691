"""Which organisation of a register a short name means: the likelihood that each full name was shortened so, against that of a name
that nobody there bears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from ingest.resolve.shortening.kernel import NEVER, Numbers, Signs, best_of, traits_of
from ingest.resolve.shortening.model import Model, default_model
from ingest.resolve.shortening.roles import Spelled, signs_of
from ingest.resolve.shortening.weighing import table_of, weighed

UNSEEN, SMOOTH, CHAINED = 5000, 0.5, 0.6
"""Signs that may come though no name has them; how far a sign follows from the one before it in a name of nobody."""
KEPT = 20


class Meant(NamedTuple):
    """One organisation that a short name may mean: its place in the register, and the log of how much likelier it is meant than
    nobody, times the size of the register."""

    place: int
    ratio: float


class Near(NamedTuple):
    """The likeliest organisations: places in the register, logs of the likelihood ratios, and what the ways did (TRAITS)."""

    places: Signs
    ratios: Numbers
    traits: Numbers


class ShortNames:
    """The names of a register, ready to be asked for their short forms."""

    def __init__(self, names: Iterable[Spelled], model: Model | None = None) -> None:
        self.model = model or default_model()
        self._code: dict[str, int] = {}
        signs: list[int] = []
        roles: list[int] = []
        others: list[int] = []
        lean: list[float] = []
        starts = [0]
        for name in names:
            signs += [self._code.setdefault(sign, len(self._code)) for sign in name.signs]
            roles += name.roles
            others += [self._code.setdefault(sign, len(self._code)) if sign else -1 for sign in name.others]
            lean += [self.model.lean.get(word, 0.0) for word in name.words]
            starts.append(len(signs))
        self._signs, self._roles = np.array(signs, np.int32), np.array(roles, np.int32)
        self._others, self._lean = np.array(others, np.int32), np.array(lean)
        self._starts = np.array(starts, np.int64)
        self._count()

    def _count(self) -> None:
        """How often each sign comes, and after which; which names have it."""
        size = len(self._code)
        self._often = np.bincount(self._signs, minlength=size).astype(float)
        inner = np.ones(max(len(self._signs) - 1, 0), bool)
        ends = self._starts[1:-1]
        inner[ends[(ends > 0) & (ends <= len(inner))] - 1] = False
        pairs = self._signs[:-1][inner].astype(np.int64) * size + self._signs[1:][inner]
        self._pairs, self._pair_often = np.unique(pairs, return_counts=True)
        owner = np.repeat(np.arange(len(self._starts) - 1, dtype=np.int32), np.diff(self._starts))
        signs, owner = np.concatenate((self._signs, self._others)), np.concatenate((owner, owner))
        signs, owner = signs[signs >= 0], owner[signs >= 0]
        order = np.argsort(signs, kind="stable")
        self._owner = owner[order]
        self._first = np.searchsorted(signs[order], np.arange(size + 1))

    def find(self, short: str) -> list[Meant]:
        """The organisations that a short name may mean, the likeliest first."""
        if not (near := self.near(short)).places.size:
            return []
        size = len(self._starts) - 1
        ratios = weighed(table_of(near.ratios, near.traits, size), self.model.weighing) + np.log(size)
        order = np.lexsort((near.places, -ratios))
        return [Meant(int(near.places[at]), float(ratios[at])) for at in order]

    def near(self, short: str) -> Near:
        """The KEPT likeliest by the likelihood alone, with what it is and what the way did."""
        signs = signs_of(short)
        written = np.array([self._code.get(sign, -2 - at) for at, sign in enumerate(signs)], np.int32)
        alone = self._alone(written)
        candidates = self._candidates(written)
        names = self._starts, self._signs, self._roles, self._others, self.model.keep, self._lean, self.model.put_in, alone
        scores = best_of(written, candidates, *names, (len(set(signs)) + 1) // 2, KEPT)
        order = np.lexsort((candidates, -scores))[:KEPT]
        order = order[scores[order] > NEVER]
        places = candidates[order]
        return Near(places, scores[order] - self._stranger(written, alone), traits_of(written, places, *names))

    def _alone(self, written: Signs) -> Numbers:
        often = np.array([self._often[sign] if sign >= 0 else 0.0 for sign in written])
        return np.log((often + SMOOTH) / (len(self._signs) + UNSEEN))

    def _stranger(self, written: Signs, alone: Numbers) -> float:
        """The log-probability of the name as one of nobody: each sign by itself and after the one before it."""
        total = float(alone[0])
        for before, sign, by_itself in zip(written[:-1].tolist(), written[1:].tolist(), alone[1:], strict=True):
            chained = self._pair(before, sign) / max(self._often[before], 1.0) if before >= 0 and sign >= 0 else 0.0
            total += float(np.log(CHAINED * chained + (1 - CHAINED) * np.exp(by_itself)))
        return total

    def _pair(self, before: int, sign: int) -> int:
        key = before * len(self._code) + sign
        at = int(np.searchsorted(self._pairs, key))
        return int(self._pair_often[at]) if at < len(self._pairs) and self._pairs[at] == key else 0

    def _candidates(self, written: Signs) -> Signs:
        """Names that have one of the two rarest signs of the short name: one that has half of its signs has one of them, or is
        too far away."""
        known = sorted({sign for sign in written.tolist() if sign >= 0}, key=lambda sign: self._first[sign + 1] - self._first[sign])
        least = len(known) - (len(set(written.tolist())) + 1) // 2 + 1
        chosen = [self._owner[self._first[sign] : self._first[sign + 1]] for sign in known[: max(least, 1)]]
        if not chosen:
            return np.empty(0, np.int32)
        found = np.sort(np.concatenate(chosen), kind="stable")
        return found[np.concatenate(([True], found[1:] != found[:-1]))]

