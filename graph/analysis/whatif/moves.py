"""What a person may assume, as typed: an enterprise comes or leaves, a line is set, links are taken as surveyed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a move was written: an option of the command, or file, sheet and row."""

    file: str = ""
    sheet: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """An enterprise sets up a plant in a place (default: the place asked) at links or for products.

    `capacity` is an amount with its unit (`100吨`), `market_share` a fraction 0–1, `status` a SiteStatus by code or word.
    """

    name: str
    links: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    place: str = ""
    status: str = ""
    capacity: str = ""
    market_share: str = ""
    grade: str = ""
    spot: Spot = field(default=Spot(), compare=False)


@dataclass(frozen=True, slots=True)
class Departure:
    """An enterprise ceases."""

    name: str
    spot: Spot = field(default=Spot(), compare=False)


@dataclass(frozen=True, slots=True)
class Line:
    """The place sets a threshold, such as W1 to 0.6."""

    name: str
    value: str
    spot: Spot = field(default=Spot(), compare=False)


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A link is taken as looked at in full, with nobody found but those known."""

    link: str
    spot: Spot = field(default=Spot(), compare=False)


Move = Arrival | Departure | Line | Surveyed
Moves = Sequence[Move]
