"""Reference lines of measures: a place's own threshold goes first, then the table beside this module; each inside its range."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import cache

from graph.analysis.measures.wording import FOLDER, read, say
from graph.states.thresholds import Thresholds
from ontology.ranges import ranges


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
    return {row["name"]: Line(row["name"], row["zh"], float(row["value"]), ranges()[row["name"]].low, ranges()[row["name"]].high,
                              row["source"]) for row in read(FOLDER / "thresholds.csv")}  # fmt: skip


def lines(thresholds: Thresholds) -> tuple[Line, ...]:
    """Every line as it holds in a place. Raises AnalysisFault LT-THRESHOLD-01 where one is out of range."""
    return tuple(line(name, thresholds) for name in defaults())


def line(name: str, thresholds: Thresholds | None = None) -> Line:
    """The line that holds in a place (without thresholds: the reference value). Raises AnalysisFault LT-THRESHOLD-01 out of
    range."""
    default = defaults()[name]
    found = thresholds.get(name) if thresholds else None
    if found is None or thresholds is None:
        return default
    return replace(default, value=found.value, source=say("set_by_place") if found.place else default.source,
                   confirmed=thresholds.confirmed(name))  # fmt: skip
