"""The answer about measures: of each subject its measures, screens, position, and the rows of a chain's links."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from graph.analysis.measures.lines import Line
from graph.analysis.measures.measure import Measure
from graph.analysis.measures.positions import Position
from graph.analysis.measures.screen import Screen
from graph.states.heading import Header


@dataclass(frozen=True, slots=True)
class ProductScreen:
    """The screen for foreign dependence of one product, by its label."""

    product: str
    screen: Screen


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link in the list of its chain; `sources` and `foreign` are None where every product abstains."""

    id: str
    label: str
    cover: Measure
    sources: Measure | None
    foreign: Measure | None
    position: Position

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a chain's `links`."""
        told = {name: one.as_dict() if one else None for name, one in
                (("cover", self.cover), ("sources", self.sources), ("foreign", self.foreign))}  # fmt: skip
        return {"id": self.id, "label": self.label, **told, "position": self.position.as_dict()}


@dataclass(frozen=True, slots=True)
class Report:
    """What is measured of one link, product or chain (`kind`)."""

    kind: str
    id: str
    label: str
    measures: tuple[Measure, ...]
    screens: tuple[ProductScreen, ...] = ()
    position: Position | None = None
    links: tuple[LinkRow, ...] = ()

    def measure(self, name: str) -> Measure:
        """The first measure of a name. Raises StopIteration where there is none."""
        return next(one for one in self.measures if one.name == name)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `reports`."""
        return {"kind": self.kind, "id": self.id, "label": self.label, "measures": [one.as_dict() for one in self.measures],
                "screens": [{"product": one.product, **one.screen.as_dict()} for one in self.screens],
                "position": self.position.as_dict() if self.position else None,
                "links": [one.as_dict() for one in self.links]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures of one or more subjects in a place, for a scope, with the reference lines that hold there."""

    header: Header
    reports: tuple[Report, ...]
    lines: tuple[Line, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu measures --json`."""
        return {"schema": 1, **asdict(self.header), "reports": [one.as_dict() for one in self.reports],
                "lines": [one.as_dict() for one in self.lines]}  # fmt: skip
