"""A plan with targets, told fact by fact; all names and numbers are made up."""

from __future__ import annotations

from dataclasses import dataclass

from graph.indicators import Targets, targets
from graph.indicators.answer import Goal
from graph.statement import Statement
from tests.worlds import Sketch, key

SPAN = "2023—2025"


@dataclass
class Planned(Sketch):
    """A zone whose plan has the programme 甲工程, led by 甲局, with help of 乙局."""

    as_of: str = "2024-12-31"

    def target(self, name: str = "甲", goal: str = "100", unit: str = "家", /, about: str = "", setter: str = "甲工程",
               **said: str) -> Planned:  # fmt: skip
        """A target of the programme about an indicator of its own."""
        indicator, direction = about or f"指标{name}", said.pop("direction", "higher")
        ordinal = str(1 + sum(one.value == "TargetStatement" for one in self.statements))
        told = {
            "ordinal": ordinal,
            "comparator": "reach",
            "basis": "stock",
            "targetYear": "2025",
            "valueText": f"{goal}{unit}",
            **said,
        }
        self.record(name, "TargetStatement", targetValue=goal, unitText=unit, **told)
        self.record(indicator, "Indicator", unitText=unit, direction=direction)
        self.relate(name, "about", indicator).relate(name, "targetPlace", "zone")
        if setter:
            self.relate(setter, "sets", name)
        return self

    def seen(self, value: str, period: str = "2024", indicator: str = "指标甲", unit: str = "家", source: str = "t",
             place: str = "zone", **said: str) -> Planned:  # fmt: skip
        """A figure of an indicator."""
        one = f"{source}:{indicator}-{period}-{value}"
        identity = f"{key(indicator)}|{key(place)}|{period}"
        for prop, told in {"a": "Observation", "identityKey": identity}.items():
            self.statements.append(Statement(source, one, prop, value=told))
        for prop, told in {"observedValue": value, "unitText": unit, **said}.items():
            if told:
                self.statements.append(Statement(source, one, prop, value=told, period=period))
        self.relate(one, "measures", indicator, source=source, period=period)
        self.relate(one, "observedOf", place, source=source, period=period)
        return self

    def found(self) -> Targets:
        """The answer for the zone."""
        return targets(self.facts(), key("zone"))

    def goal(self, name: str = "甲") -> Goal:
        """One target of it."""
        return next(one for one in self.found().goals if one.id == key(name))


def planned() -> Planned:
    """The plan without a target."""
    made = Planned()
    made.record("zone", "Zone").record("计划", "Policy", issuedOn="2023-01-01")
    made.record("甲工程", "Programme", programmeOrder="1", periodText=SPAN).relate("甲工程", "programmeOf", "计划")
    made.record("甲局", "Department").relate("甲局", "responsibleFor", "甲工程", duty="lead")
    made.record("乙局", "Department").relate("乙局", "responsibleFor", "甲工程", duty="cooperate")
    return made
