"""Which of the likeliest organisations a short name means, and whether any: two logistic models over what is told of how each full
name was shortened. The likelihood alone takes a name of nobody for the nearest one, and one that two firms fit for nobody's."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from ingest.resolve.shortening.kernel import TRAITS, Numbers


class Trait(IntEnum):
    """What is told of one candidate: the log of the likelihood ratio to a name of nobody, for a register of this size; the traits
    of `kernel.traits_of`; of the likeliest only, how far the next is behind; ONE is always 1."""

    RATIO = 0
    NOTHING_PUT_IN = 1
    ONE_PUT_IN = 2
    HEAD = 3
    STRANGE_WORD = 4
    NO_PLACE = 5
    STEM_ONLY = 6
    WORDS_LOST = 7
    AHEAD = 8
    ONE = 9


FURTHEST = 20.0
"""How far ahead the likeliest counts as, where it is the only one."""


class Weighing(NamedTuple):
    """Weights by Trait, in nats: `which` of one candidate against the others, `whether` of the likeliest against nobody."""

    which: Numbers
    whether: Numbers


def plain() -> Weighing:
    """The likelihood alone."""
    which, whether = np.zeros(len(Trait)), np.zeros(len(Trait))
    which[Trait.RATIO] = whether[Trait.RATIO] = 1.0
    return Weighing(which, whether)


def table_of(ratios: Numbers, traits: Numbers, size: int) -> Numbers:
    """(candidates, Trait): what the weights are multiplied with. ratios: (candidates), the log of the likelihood ratios; traits:
    (candidates, TRAITS); size: how many names the register has."""
    table = np.zeros((len(ratios), len(Trait)))
    table[:, Trait.RATIO] = ratios - np.log(max(size, 1))
    table[:, 1 : TRAITS + 1] = traits
    table[:, Trait.ONE] = 1.0
    return table


def ahead(table: Numbers, first: int) -> Numbers:
    """The row of the likeliest candidate, with how far the next is behind."""
    row: Numbers = table[first].copy()
    others = np.delete(table[:, Trait.RATIO], first)
    row[Trait.AHEAD] = min(row[Trait.RATIO] - others.max(), FURTHEST) if len(others) else FURTHEST
    return row


def weighed(table: Numbers, weights: Weighing) -> Numbers:
    """For each candidate the log of how much likelier it is meant than nobody."""
    score: Numbers = table @ weights.which
    first = int(np.argmax(score))
    return np.asarray(score - np.logaddexp.reduce(score) + ahead(table, first) @ weights.whether, float)
