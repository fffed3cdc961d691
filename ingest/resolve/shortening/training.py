"""Learns all of the model: the likelihood from pairs of a short and a full name, then what to make of it in a register, from what a
likelihood that did not see a company says of its short names, with the company there and without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from ingest.resolve.shortening.finding import ShortNames
from ingest.resolve.shortening.kernel import Numbers
from ingest.resolve.shortening.learning import learned
from ingest.resolve.shortening.model import Model
from ingest.resolve.shortening.roles import Spelled
from ingest.resolve.shortening.weighing import Trait, Weighing, ahead, table_of

FOLDS = 4
SHRUNK_WHICH, SHRUNK_WHETHER = 100.0, 3.0
"""How strongly weights are drawn to nothing (ridge, of standardised traits); those of the ratio in `which` are not."""
TAKEN_OUT = 0.1
"""What a name whose company is taken out of the register counts, beside one whose company never was there."""
MAY_BE = 0.05
"""From which probability on among the candidates the right one counts as found: where two fit alike, either is."""
ALIKE_FOR_ALL = [Trait.AHEAD, Trait.ONE]
"""What tells nothing of one candidate against another."""


class Known(NamedTuple):
    """A short name, the full name, and the place of its company in the register (-1: not there)."""

    short: str
    full: Spelled
    place: int


class Seen(NamedTuple):
    """What is told of the candidates of one short name (candidates, Trait), and which of them is right (-1: none)."""

    table: Numbers
    right: int


def trained(names: Sequence[Known], register: Sequence[Spelled]) -> Model:
    """The model of these names in this register."""
    seen = list(_seen(names, register))
    which = _which([one for one in seen if one.right >= 0])
    weighing = Weighing(which, _whether(seen, which))
    return replace(learned([(one.short, one.full) for one in names]), weighing=weighing)


def _seen(names: Sequence[Known], register: Sequence[Spelled]) -> Iterator[Seen]:
    """What a likelihood says of names of companies that it did not learn from."""
    fold = [crc32("".join(one.full.signs).encode()) % FOLDS for one in names]
    for number in range(FOLDS):
        model = learned([(one.short, one.full) for one, its in zip(names, fold, strict=True) if its != number])
        asked = ShortNames(register, model)
        for one, its in zip(names, fold, strict=True):
            if its == number and (near := asked.near(one.short)).places.size:
                right = np.flatnonzero(near.places == one.place)
                yield Seen(table_of(near.ratios, near.traits, len(register)), int(right[0]) if len(right) else -1)


def _which(seen: Sequence[Seen]) -> Numbers:
    """Weights of the candidates against each other (conditional logit)."""
    starts = np.cumsum([0, *(len(one.table) for one in seen)])[:-1]
    owner = np.repeat(np.arange(len(seen)), [len(one.table) for one in seen])
    right = starts + np.array([one.right for one in seen], int)
    table = np.concatenate([one.table for one in seen])
    table[:, ALIKE_FOR_ALL] = 0.0

    def loss(values: Numbers, at: Numbers) -> tuple[float, Numbers]:
        score = values @ at
        total = np.logaddexp.reduceat(score, starts)
        return float((total - score[right]).sum()), values.T @ np.exp(score - total[owner]) - values[right].sum(0)

    return _fitted(table, loss, np.where(np.arange(len(Trait)) == Trait.RATIO, 0.0, SHRUNK_WHICH))


def _whether(seen: Sequence[Seen], which: Numbers) -> Numbers:
    """Weights of the likeliest against nobody (logistic regression)."""
    rows, known, counted = [], [], []
    for table, right in seen:
        score = table @ which
        rows.append(ahead(table, int(np.argmax(score))))
        known.append(right >= 0 and score[right] - np.logaddexp.reduce(score) > np.log(MAY_BE))
        counted.append(1.0)
        if right >= 0 and len(table) > 1:
            rest, left = np.delete(table, right, 0), np.delete(score, right)
            rows.append(ahead(rest, int(np.argmax(left))))
            known.append(False)
            counted.append(TAKEN_OUT)
    told, weight = np.array(known, float), np.array(counted)

    def loss(values: Numbers, at: Numbers) -> tuple[float, Numbers]:
        score = values @ at
        wrong: NDArray[np.float64] = 1 / (1 + np.exp(-score)) - told
        return float((weight * (np.logaddexp(0, score) - told * score)).sum()), values.T @ (weight * wrong)

    return _fitted(np.array(rows), loss, np.where(np.arange(len(Trait)) == Trait.ONE, 0.0, SHRUNK_WHETHER))


def _fitted(table: Numbers, loss: Callable[[Numbers, Numbers], tuple[float, Numbers]], shrunk: Numbers) -> Numbers:
    """The weights that lose least, found for standardised columns; a column that never varies has none, but for ONE."""
    mean, spread = table.mean(0), table.std(0)
    mean[Trait.ONE], spread[Trait.ONE] = 0.0, 1.0
    spread[spread == 0] = np.inf
    values = (table - mean) / spread

    def penalised(at: Numbers) -> tuple[float, Numbers]:
        lost, slope = loss(values, at)
        return lost + float(shrunk @ at**2) / 2, slope + shrunk * at

    found = minimize(penalised, np.zeros(len(Trait)), jac=True, method="L-BFGS-B").x
    weights = found / spread
    weights[Trait.ONE] = (found[Trait.ONE] - float(mean @ weights)) * bool(table[:, Trait.ONE].any())
    return np.asarray(weights, float)
