"""What is known of a project that asks to enter: numbers, judgements of people, lines of catalogues; from facts or from a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.admission.tables import LAND, RENTED
from graph.precheck.outcome import Shown

SITED = {"rented": RENTED, "granted": LAND, "bought": LAND, "own": LAND}
"""How a project is sited → what its figures are held against."""
PROJECT, PRODUCT, LINK = "project", "product", "link"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its base unit (元, ㎡, 吨标准煤, 1) with its evidence; `others` are values that contradict it."""

    value: float
    currency: str = ""
    others: tuple[str, ...] = ()
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody judged of an item."""

    item: str
    outcome: str
    judged_by: str
    day: str = ""
    condition: str = ""
    paper: str = ""
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A line of a catalogue that a project, its product or its link is judged to fall under."""

    kind: str
    label: str
    judged_by: str
    on: str
    on_label: str
    note: str = ""
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Applicant:
    """A project that asks to enter. `sited` is land, rented or empty; `where` its row, of a table; `concerns` are what
    leads say may stop it."""

    id: str
    label: str
    kind: str = ""
    sited: str = ""
    numbers: Mapping[str, Number] = field(default_factory=dict)
    environmental_class: str = ""
    reviews: tuple[Review, ...] = ()
    listings: tuple[Listing, ...] = ()
    where: str = ""
    concerns: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """What its figures are held against: as it is sited, else land where it has some; empty where that is not known."""
        return self.sited or (LAND if "landArea" in self.numbers else "")

    @property
    def area(self) -> Number | None:
        """The land that is given, or the space that is rented."""
        return self.numbers.get("floorArea" if self.form == RENTED else "landArea")
