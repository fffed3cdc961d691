"""Reference lines of measures: a place's own threshold goes first, then the table beside this module; each inside its range."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cache

from graph.analysis.measures.faults import MeasureFault
from graph.analysis.measures.wording import FOLDER, read, say
from graph.states.thresholds import Thresholds
from ontology.errors import issue


@dataclass(frozen=True, slots=True)
class Line:
    """A threshold: its value, the range that makes sense for it, and who says so. `confirmed`: by the place itself."""

    name: str
    label: str
    value: float
    low: float
    high: float
    source: str
    confirmed: bool = False

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `lines`."""
        return asdict(self)


@cache
def defaults() -> dict[str, Line]:
    """The reference values by name."""
    return {row["name"]: Line(row["name"], row["zh"], float(row["value"]), float(row["low"]), float(row["high"]), row["source"])
            for row in read(FOLDER / "thresholds.csv")}  # fmt: skip


def lines(thresholds: Thresholds) -> tuple[Line, ...]:
    """Every line as it holds in a place. Raises MeasureFault LT-MEASURE-04 where one is out of range."""
    return tuple(line(name, thresholds) for name in defaults())


def line(name: str, thresholds: Thresholds | None = None) -> Line:
    """The line that holds in a place (without thresholds: the reference value). Raises MeasureFault LT-MEASURE-04 out of range."""
    default = defaults()[name]
    found = thresholds.get(name) if thresholds else None
    if found is None or thresholds is None:
        return default
    if not default.low <= found.value <= default.high:
        span = f"{default.low:g} 到 {default.high:g}"
        raise MeasureFault(issue("LT-MEASURE-04", value=f"{found.value:g}", name=default.label, expected=span))
    return replace(default, value=found.value, source=say("set_by_place") if found.place else default.source,
                   confirmed=thresholds.confirmed(name))  # fmt: skip
