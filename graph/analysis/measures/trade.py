"""The screen for foreign dependence over many products' trade amounts, by the lines of a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.analysis.measures.lines import Line, lines
from graph.analysis.measures.report import ProductScreen
from graph.analysis.measures.screen import INDICATORS, trade_screen
from graph.facts import Facts
from graph.states.world import World


@dataclass(slots=True)
class Amounts:
    """Trade amounts of one product, all in one currency: imports by partner, own supply and exports (None: not told)."""

    product: str
    imports: dict[str, float] = field(default_factory=dict)
    internal: float | None = None
    exports: float | None = None


@dataclass(frozen=True, slots=True)
class TradeScreens:
    """Each product's screen in the order asked, and the three lines that hold in the place."""

    screens: tuple[ProductScreen, ...]
    lines: tuple[Line, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu measures --trade --json`."""
        told = [{"product": one.product, **one.screen.as_dict()} for one in self.screens]
        return {"schema": 1, "screens": told, "lines": [one.as_dict() for one in self.lines]}


def trade_screens(facts: Facts, place: str, traded: Iterable[Amounts]) -> TradeScreens:
    """The European Commission's screen of each product. Raises MeasureFault LT-MEASURE-07, UnknownName (the place)."""
    thresholds = World(facts, place).thresholds
    screens = (ProductScreen(one.product, trade_screen(one.imports, one.internal, one.exports, thresholds)) for one in traded)
    return TradeScreens(tuple(screens), tuple(one for one in lines(thresholds) if one.name in INDICATORS))
