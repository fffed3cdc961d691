"""Sums of the money that arrived, and figures per 亩, each only of what is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from graph.pursuit.entry import Entry, Funds
from graph.pursuit.tables import RENTED

MU = Decimal(2000) / 3
"""Square metres in a 亩."""
WAN = Decimal(10_000)
DONE, FOREIGN = "fixed_investment", "foreign"
TOTAL = "totalInvestment"
SCALES = {"CNY": WAN, "USD": Decimal(10**8)}
"""In what money is shown: 万元, and 亿美元."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What arrived in a year and in all, in yuan (or dollars); None: no month of it is known."""

    year: Decimal | None
    total: Decimal | None


def arrived(entry: Entry, year: str, kinds: tuple[str, ...] = (), currency: str = "CNY") -> Sum:
    """Money in one currency, of these kinds (none: every kind but 固投完成), this year and in all."""
    told = [one for one in entry.funds if one.currency == currency and (one.kind in kinds if kinds else one.kind != DONE)]
    if not told:
        return Sum(None, None)
    within = [one for one in told if one.month.startswith(year)]
    return Sum(_sum(within) if within else None, _sum(told))


def _sum(told: list[Funds]) -> Decimal:
    return sum((one.amount for one in told), Decimal(0))


def currency(entry: Entry) -> str:
    """The currency of the contract: as stated, else yuan."""
    return entry.values.get("currency", "CNY")


def land_in_mu(entry: Entry) -> Decimal | None:
    """The land in 亩; None where it is not known, or the plant is rented."""
    square = entry.values.get("landArea")
    if not square or entry.values.get("siteMode") == RENTED:
        return None
    return Decimal(square) / MU or None


def per_mu(entry: Entry, prop: str) -> Decimal | None:
    """A yearly amount or an investment in 万元 per 亩 to one decimal; None where a part is not known, or it is not in yuan."""
    land, amount = land_in_mu(entry), entry.figure(prop)
    if land is None or not amount or currency(entry) != "CNY":
        return None
    return (Decimal(amount) / WAN / land).quantize(Decimal("0.1"), ROUND_HALF_UP)


def in_words(amount: Decimal, currency: str) -> str:
    """An amount as sentences say it: 万元, or 万美元."""
    return f"{(amount / WAN).normalize():,f} {'万美元' if currency == 'USD' else '万元'}"


def beyond(entry: Entry) -> tuple[Decimal, Decimal] | None:
    """What arrived and the contract's total, where more arrived than the contract says; None where it can't be said."""
    share, total = share_arrived(entry), entry.figure(TOTAL)
    return (share * Decimal(total), Decimal(total)) if share is not None and share > 1 else None


def share_arrived(entry: Entry) -> Decimal | None:
    """Arrived money as a share of the contract's total; None where either is not known or the currencies differ."""
    total = entry.figure(TOTAL)
    known = arrived(entry, "", currency=currency(entry)).total
    mixed = any(one.currency != currency(entry) for one in entry.funds if one.kind != DONE)
    if known is None or mixed or not total or not Decimal(total):
        return None
    return known / Decimal(total)
