"""The European Commission's screen for foreign dependence: three indicators, all of which must exceed their lines.

Source: SWD(2021) 352 and Arjona, Connell and Herghelegiu (2023), An enhanced methodology to monitor the EU's strategic
dependencies and vulnerabilities, doi:10.2873/768035. The lines are reference values (`thresholds.csv`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from graph.analysis.measures.concentration import Holdings, concentration
from graph.analysis.measures.dependence import foreign_bounds
from graph.analysis.measures.faults import MeasureFault
from graph.analysis.measures.lines import line
from graph.analysis.measures.measure import Measure, measured, unknown
from graph.analysis.measures.supply import supply
from graph.analysis.measures.wording import say
from graph.states.thresholds import Thresholds
from graph.states.world import World
from ontology.errors import issue

INDICATORS = ("screen_concentration", "screen_import_share", "screen_substitution")


@dataclass(frozen=True, slots=True)
class Screen:
    """The three indicators and the verdict: True (all exceed), False (one does not), None (not known), with its sentence."""

    indicators: tuple[Measure, ...]
    dependent: bool | None
    words: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a subject's `screen`."""
        return {"dependent": self.dependent, "words": self.words, "indicators": [one.as_dict() for one in self.indicators]}


def verdict(indicators: Sequence[Measure]) -> Screen:
    """The screen's verdict over its three indicators."""
    over = [one.over for one in indicators]
    dependent = True if all(over) else False if False in over else None
    missing = "、".join(one.label for one in indicators if one.over is None)
    key = {True: "screen_yes", False: "screen_no", None: "screen_unknown"}[dependent]
    return Screen(tuple(indicators), dependent, say("screen", verdict=say(key, missing=missing)))


def trade_screen(
    imports: Mapping[str, float], internal: float | None, exports: float | None, thresholds: Thresholds | None = None,
) -> Screen:  # fmt: skip
    """The screen on trade values of one product, all in one currency: imports from each partner outside, imports from inside
    the area (for a country: its own production for itself), and exports to outside; None where an amount is not known.

    Raises MeasureFault LT-MEASURE-07 for a value that is negative, NaN or infinite.
    """
    named = {**imports, say("internal"): internal, say("exports"): exports}
    wrong = [issue("LT-MEASURE-07", name=name, value=f"{value:g}") for name, value in named.items()
             if value is not None and (not math.isfinite(value) or value < 0)]  # fmt: skip
    if wrong:
        raise MeasureFault(*wrong)
    away = fsum(imports.values())
    lines = [line(name, thresholds).value for name in INDICATORS]
    hhi = concentration(Holdings({name: value / away for name, value in imports.items()})).value if away else 0.0
    found = (hhi, _share(away, internal), _ratio(away, exports))
    return verdict([_told(name, number, limit) for name, number, limit in zip(INDICATORS, found, lines, strict=True)])


def _share(away: float, internal: float | None) -> float | None:
    """Imports from outside in all that is used; without any import none, whatever the rest."""
    if not away:
        return 0.0
    return None if internal is None else away / (away + internal)


def _ratio(away: float, exports: float | None) -> float | None:
    """Imports from outside over exports to outside; without any import 0, without any export beyond every line."""
    if not away:
        return 0.0
    return None if exports is None else away / exports if exports else math.inf


def _told(name: str, number: float | None, limit: float) -> Measure:
    if number is None:
        return unknown(name, say("trade_not_told"), over=limit)
    return measured(name, number, number, number, 1.0, "", 0.0, over=limit)


def supply_screen(world: World, targets: Sequence[str], *, scale: bool = False) -> Screen:
    """The screen on what is stated of a product's supply by country, which stands in for imports; exports are not known."""
    limits = [line(name, world.thresholds).value for name in INDICATORS]
    last = unknown(INDICATORS[2], say("screen_substitution_none"), over=limits[2])
    home, found = world.geography.country(world.place), supply(world, targets, "country", scale=scale)
    if found.holdings is None or not home:
        why = found.why or say("country_unknown")
        return verdict([*(unknown(name, why, over=limit) for name, limit in zip(INDICATORS[:2], limits, strict=False)), last])
    low, high = foreign_bounds(found, home)
    least = line("measure_coverage", world.thresholds).value
    share = measured(INDICATORS[1], low, low, high, 1 - (high - low), say("screen_import_basis"), least, over=limits[1])
    return verdict([_foreign_concentration(found.holdings, home, least, limits[0]), share, last])


def _foreign_concentration(holdings: Holdings, home: str, least: float, limit: float) -> Measure:
    """HHI of foreign sources among themselves. The unlisted part x may be one source or many and, where the own country's share
    is unknown, anything between none and all of the rest: (Σf² + x²)/(F + x)² is largest, Σf²/(F + x)² smallest, at an end."""
    away = [share for place, share in holdings.held.items() if place != home]
    total, open_part = fsum(away), fsum(holdings.loose) + holdings.rest
    if not total:
        if home in holdings.held and not open_part:
            return measured(INDICATORS[0], 0.0, 0.0, 0.0, 1.0, say("no_foreign"), least, over=limit)
        return unknown(INDICATORS[0], say("no_shares"), over=limit)
    squares, fixed = fsum(share * share for share in away), home in holdings.held and not holdings.loose
    low = squares / (total + open_part) ** 2
    parts = (open_part,) if fixed else (0.0, open_part)
    top = max(away)
    high = max(_largest(squares, total, top, part, apart=holdings.apart and not holdings.loose) for part in parts)
    value = (squares + open_part**2) / (total + open_part) ** 2
    words = say("screen_concentration_basis")
    return measured(INDICATORS[0], value, low, high, total / (total + open_part), words, least, over=limit)


def _largest(squares: float, total: float, top: float, part: float, *, apart: bool) -> float:
    """The HHI where the unlisted part is one source: a new one, or the largest one where that can be."""
    most = squares + part * part if apart else squares - top * top + (top + part) ** 2
    return most / (total + part) ** 2
