"""A project and its phases: each keeps what is stated of itself; the whole shows that, else what its phases come to together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from graph.pursuit.entry import Entry, Funds
from graph.pursuit.tables import order

INVESTORS = "investors"
SUMMED = ("totalInvestment", "fixedInvestment")
"""Amounts of which the phases together make the whole."""
Month = tuple[str, str, str]
"""Month, kind and currency."""


def with_phases(entries: Mapping[str, Entry], parent: Mapping[str, str]) -> dict[str, Entry]:
    """The lines with what phases give to their whole and have from it, the innermost first."""
    found = dict(entries)
    parts: dict[str, list[str]] = defaultdict(list)
    for part, whole in sorted(parent.items()):
        if part in found and whole in found:
            parts[whole].append(part)
    for whole in sorted(parts, key=lambda one: (-depth(one, parent), one)):
        found[whole] = _whole(found[whole], [found[one] for one in parts[whole]])
    for whole in sorted(parts, key=lambda one: (depth(one, parent), one)):
        found |= {one: _part(found[one], found[whole]) for one in parts[whole]}
    return found


def depth(entity: str, parent: Mapping[str, str]) -> int:
    """How many wholes are above; a circle of phases ends where it closes."""
    seen: list[str] = []
    while entity in parent and entity not in seen:
        seen.append(entity)
        entity = parent[entity]
    return len(seen)


def _whole(whole: Entry, parts: Sequence[Entry]) -> Entry:
    """The whole with the milestones of its phases, their money in months of which it says nothing itself, and their sums."""
    steps = [*whole.steps, *(step for one in parts for step in one.steps)]
    steps.sort(key=lambda one: (order(one.stage), one.reached or one.planned, one.id))
    theirs = [fund for one in parts for fund in one.funds]
    own = {_month(one) for one in whole.own_funds}
    funds = [*whole.own_funds, *(one for one in theirs if _month(one) not in own)]
    funds.sort(key=lambda one: (one.month, one.kind, one.id))
    return replace(whole, steps=tuple(dict.fromkeys(steps)), funds=tuple(funds), phase_funds=tuple(theirs),
                   phases=tuple(one.id for one in parts), of_phases=dict(_sums(whole, parts)))  # fmt: skip


def _part(part: Entry, whole: Entry) -> Entry:
    """A phase without investors of its own has those of the whole; the whole's milestones stand around its own."""
    told = whole.parties.get(INVESTORS, ())
    parties = {**({INVESTORS: told} if told else {}), **part.parties}
    return replace(part, parties=parties, around=(*whole.own_steps, *whole.around))


def _sums(whole: Entry, parts: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Sums of what every phase states in the money of the whole: with one unknown the sum is too."""
    money = {one.values.get("currency", "CNY") for one in (whole, *parts)}
    for prop in SUMMED:
        told = [one.figure(prop) for one in parts]
        if all(told) and len(money) == 1:
            yield prop, str(sum(map(Decimal, told)))


@dataclass(frozen=True, slots=True)
class Differing:
    """An amount that a whole and its phases state differently: a property, or a kind of money in a month; in units of the
    currency."""

    what: str
    month: str
    own: Decimal
    theirs: Decimal
    currency: str


def differing(entry: Entry) -> Iterator[Differing]:
    """Where a whole and its phases state different amounts."""
    for prop, total in entry.of_phases.items():
        if (own := entry.values.get(prop)) and Decimal(own) != Decimal(total):
            yield Differing(prop, "", Decimal(own), Decimal(total), entry.values.get("currency", "CNY"))
    mine, theirs = _by_month(entry.own_funds), _by_month(entry.phase_funds)
    for month, kind, currency in sorted(mine.keys() & theirs.keys()):
        one = month, kind, currency
        if mine[one] != theirs[one]:
            yield Differing(kind, month, mine[one], theirs[one], currency)


def _by_month(funds: Iterable[Funds]) -> dict[Month, Decimal]:
    found: dict[Month, Decimal] = defaultdict(Decimal)
    for one in funds:
        found[_month(one)] += one.amount
    return found


def _month(one: Funds) -> Month:
    return one.month, one.kind, one.currency
