"""The expected cost of each threshold on labelled pairs, and the cheapest. `python -m bench.resolve_costs` prints all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.figure import Figure
from bench.resolve_data import aliases, drawn, register
from bench.resolve_pairs import real_pairs
from bench.resolve_short import known, right, two_fold
from bench.resolve_variants import VARIANTS
from ingest.resolve import Entry, Register, Status
from ingest.resolve.candidates import candidates
from ingest.resolve.pairing import weighed
from ingest.resolve.register import parsed
from ingest.resolve.thresholds import Thresholds, default_costs, default_thresholds
from ingest.resolve.weights import default_weights

GRID = (0.0, 1e-5, 1e-4, 1e-3, 0.003, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999)
SHARE = 0.15
"""How many of the changed names are taken: as many as there are pairs of two."""
STRANGERS = 0.05
"""At most so many of the names of nobody in the register may be put before a person."""
OPEN = Thresholds(0.0, 0.0, 0.0)


class Scored(NamedTuple):
    """A labelled pair that no rule decides: how likely both are one, and whether they are."""

    score: float
    one: bool


def full_pairs() -> list[Scored]:
    """True variants, pairs one character apart, and companies of the register that share a key though their codes differ."""
    entries = register()
    true = [(Entry("", text), one) for name, change in VARIANTS.items() if name != "branch" for one in entries
            if drawn(name, one.id) < SHARE and (text := change(one))]  # fmt: skip
    owners, places, _ = candidates(entries, Register.of(entries))
    shared = zip(owners.tolist(), places.tolist(), strict=True)
    false = [(Entry("", entries[at].name), entries[to]) for at, to in shared if at != to]
    false += [(Entry("", one), Entry("", other)) for one, other in real_pairs()]
    return [*_undecided(true, one=True), *_undecided(false, one=False)]


def _undecided(pairs: Sequence[tuple[Entry, Entry]], *, one: bool) -> Iterator[Scored]:
    weights = default_weights().counting(parsed(entry.name).stem for entry in register())
    for query, entry in pairs:
        found = weighed(query, entry, weights)
        if not found.forbidden and found.status is not Status.SAME:
            yield Scored(found.score, one)


def full_costs() -> dict[float, float]:
    """What each threshold of `review` costs for a hundred pairs."""
    costs, pairs = default_costs(), full_pairs()
    return {at: 100 * sum(costs.review if one.score >= at else costs.miss * one.one for one in pairs) / len(pairs) for at in GRID}


class Short(NamedTuple):
    """A short name's likeliest company: how likely, how likely anybody is meant, whether it may be sure, is right, and has its own
    in the register."""

    likely: float
    somebody: float
    whole: bool
    right: bool
    known: bool


def short_names() -> list[Short]:
    """What a model that did not see them says of all short names."""
    ids, somebody = {one.id for one in register()}, dict(zip(aliases(), known(), strict=True))
    return [Short(match.score, somebody[alias], match.status is Status.SAME, right((alias, match)), alias.id in ids)
            for alias, match in two_fold(OPEN)]  # fmt: skip


def short_cost(names: Sequence[Short], sure: float, worth: float) -> float:
    """What two thresholds cost for a hundred names."""
    costs = default_costs()
    total = 0.0
    for one in names:
        if one.whole and one.likely >= sure:
            total += 0.0 if one.right else costs.false_merge
        elif one.somebody >= worth:
            total += costs.review + costs.miss * (one.known and not one.right)
        else:
            total += costs.miss * one.known
    return 100 * total / len(names)


def strangers(names: Sequence[Short], worth: float) -> float:
    """The share of the names of nobody that are put before a person, or taken for sure."""
    nobody = [one.somebody >= worth for one in names if not one.known]
    return sum(nobody) / max(len(nobody), 1)


def cheapest(names: Sequence[Short]) -> tuple[float, float]:
    """The thresholds that cost least among those that keep strangers out."""
    fit = [worth for worth in GRID if strangers(names, worth) <= STRANGERS]
    return min(((sure, worth) for sure in GRID for worth in fit), key=lambda two: (short_cost(names, *two), -two[0], two[1]))


def figures() -> Iterator[Figure]:
    """What the thresholds that ship cost, beside the cheapest."""
    ours, full, names = default_thresholds(), full_costs(), short_names()
    nearest = min(full, key=lambda at: abs(at - ours.review))
    least = min(full, key=lambda at: full[at])
    yield Figure("costs: full names", full[nearest], "/100", f"cheapest {least}", full[least], 1.05)
    best = cheapest(names)
    yield Figure("costs: short names", short_cost(names, ours.short_sure, ours.short_worth), "/100",
                 f"cheapest {best}", short_cost(names, *best), 1.05)  # fmt: skip


def table() -> str:
    """The costs by threshold."""
    full, names = full_costs(), short_names()
    sure, worth = cheapest(names)
    lines = [f"{'threshold':>9}{'review':>9}{'short sure':>12}{'short worth':>12}{'strangers':>11}"]
    lines += [f"{at:>9g}{full[at]:>9.1f}{short_cost(names, at, worth):>12.1f}{short_cost(names, sure, at):>12.1f}"
              f"{strangers(names, at):>11.3f}"
              for at in GRID]  # fmt: skip
    return "\n".join([*lines, f"short sure {sure:g}, short worth {worth:g}"])


if __name__ == "__main__":
    print(table())
