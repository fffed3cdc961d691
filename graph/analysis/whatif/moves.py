"""What a person may assume, as typed: an actor or clause comes or leaves, a line is set, links are taken as surveyed."""

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
class Support:
    """A platform, university, institute, incubator, fund, service body or team comes to a place (default: the place asked) and
    serves these links or chains. `kind` is its class, by label or name."""

    name: str
    kind: str = ""
    serves: tuple[str, ...] = ()
    place: str = ""
    spot: Spot = field(default=Spot(), compare=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A policy clause of the place asked comes into force that names these links, products or chains."""

    name: str
    names: tuple[str, ...] = ()
    spot: Spot = field(default=Spot(), compare=False)


@dataclass(frozen=True, slots=True)
class Departure:
    """An enterprise or another supporter of a link ceases, or a policy clause lapses."""

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


Move = Arrival | Support | Clause | Departure | Line | Surveyed
Moves = Sequence[Move]
