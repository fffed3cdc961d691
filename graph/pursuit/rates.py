"""履约率, 开工率, 投产率, 资金到位率 by year of signing: formal contracts only, a project counted once whatever its phases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.pursuit.entry import Entry
from graph.pursuit.judging import FORMAL, FRAMEWORK, reached, signed_on
from graph.pursuit.money import TOTAL, arrived, currency, share_arrived
from graph.pursuit.tables import SIGNED, rows
from ontology.values import first_day

CANNOT = "无法计算"


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate: what was counted over what (None: nothing to divide by), of how many projects no word is known, and the currency
    of amounts."""

    name: str
    label: str
    part: Decimal | None
    whole: Decimal | None
    unknown: int = 0
    currency: str = ""

    @property
    def value(self) -> float | None:
        """The rate from 0 to 1; None is 无法计算."""
        return float(self.part / self.whole) if self.part is not None and self.whole else None

    def as_dict(self) -> dict[str, object]:
        """Its JSON object."""
        return {"name": self.name, "label": self.label, "value": self.value, "part": _text(self.part),
                "whole": _text(self.whole), "unknown": self.unknown, "currency": self.currency}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """Contracts signed in one year (empty: nobody says when) with their rates; the projects by number."""

    year: str
    signed: int
    rates: tuple[Rate, ...]
    projects: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """Its JSON object."""
        return {"year": self.year, "signed": self.signed, "rates": [one.as_dict() for one in self.rates],
                "projects": list(self.projects)}  # fmt: skip


def by_year(entries: Iterable[Entry], as_of: str) -> tuple[Year, ...]:
    """The years in which formal contracts were signed, the earliest first, those of an unknown year last, as of a day."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        if counted(one, as_of):
            found[signed_on(one)[:4]].append(one)
    return tuple(_year(year, found[year], as_of) for year in sorted(found, key=lambda one: (not one, one)))


def counted(entry: Entry, as_of: str) -> bool:
    """Whether a line is a signed project on a day: a whole one, under a formal contract that is not of a later day."""
    day = signed_on(entry)
    signed = first_day(day) <= as_of if day else entry.list == SIGNED
    return signed and not entry.phase_of and entry.values.get("agreementKind") == FORMAL


def apart(entries: Iterable[Entry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers of whole lines with the signed that count in no rate: under a framework agreement, under nobody knows which."""
    told = [one for one in entries if not one.phase_of and (one.list == SIGNED or one.values.get("frameworkSignedOn"))]
    frameworks = tuple(one.number for one in told if one.values.get("agreementKind") == FRAMEWORK)
    unknown = tuple(one.number for one in told if one.list == SIGNED and not one.values.get("agreementKind"))
    return frameworks, unknown


def _year(year: str, told: Sequence[Entry], as_of: str) -> Year:
    return Year(year, len(told), tuple(_rates(told, as_of)), tuple(sorted(one.number for one in told)))


def _rates(told: Sequence[Entry], as_of: str) -> Iterator[Rate]:
    for row in rows("rates"):
        if row["stage"]:
            done = sum(reached(one, row["stage"], as_of) for one in told)
            yield Rate(row["rate"], row["label"], Decimal(done), Decimal(len(told)))
        else:
            yield from _funded(row["rate"], row["label"], told)


def _funded(name: str, label: str, told: Sequence[Entry]) -> Iterator[Rate]:
    """Money over contracts, of the projects of which both are known; contracts in yuan and in dollars are never added up."""
    known: dict[str, list[Entry]] = defaultdict(list)
    for one in told:
        if share_arrived(one) is not None:
            known[currency(one)].append(one)
    unknown = len(told) - sum(map(len, known.values()))
    if not known:
        yield Rate(name, label, None, None, unknown)
    for money, those in sorted(known.items()):
        part = sum((arrived(one, "", currency=money).total or Decimal(0) for one in those), Decimal(0))
        whole = sum((Decimal(one.figure(TOTAL)) for one in those), Decimal(0))
        yield Rate(name, label, part, whole, unknown, money)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
