"""A clause, its policy and an enterprise, told fact by fact; all names and numbers are made up."""

from __future__ import annotations

from dataclasses import dataclass

from graph.precheck import Checked, ClauseCheck, precheck_facts
from graph.statement import Statement
from tests.worlds import Sketch, key, zone

AS_OF = "2025-06-15"
POLICY = {"level": "national", "policyStatus": "in_force", "inForceFrom": "2025-01-01", "inForceTo": "2026-12-31"}


@dataclass
class Case(Sketch):
    """A policy with one clause `c` for enterprises, and the firm 甲公司; tests add what they are about."""

    def condition(self, number: str = "1", /, title: str = "", **values: str) -> Case:
        """A condition of the clause."""
        name = f"条件{number}"
        self.record(name, "ClauseCondition", conditionNumber=number, **values).relate(name, "conditionOf", "c")
        if title:
            self.relate(name, "requiresQualification", title)
        return self

    def here(self, **values: str) -> Case:
        """The firm must be registered in the zone."""
        return self.condition(conditionOn="注册地", comparator="equals", conditionValue="甲园区", **values)

    def number(self, on: str, comparator: str, value: str, unit: str = "", **values: str) -> Case:
        """A condition on a number."""
        return self.condition(conditionOn=on, comparator=comparator, conditionValue=value, unitText=unit, **values)

    def observed(self, on: str, value: str, unit: str = "元", period: str = "2024", **values: str) -> Case:
        """A figure of the firm."""
        one = f"{on}-{period}-{value}"
        self.record(f"指标{on}", "Indicator", name=on).record(one, "Observation", name=one, unitText=unit, **values)
        self.statements.append(Statement("t", key(one), "observedValue", value=value, period=period))
        self.relate(one, "measures", f"指标{on}")
        self.relate(one, "observedOf", "甲公司")
        return self

    def holds(self, title: str, since: str = "", until: str = "", **said: str) -> Case:
        """The firm holds a qualification."""
        self.record(title, "Qualification")
        self.relate("甲公司", "holdsQualification", title, since=since, until=until, **said)
        return self

    def at_home(self, place: str = "zone") -> Case:
        """The firm is registered in a place."""
        self.site("甲公司", "registered", place)
        return self

    def checked(self) -> ClauseCheck:
        """The clause held against the firm."""
        return precheck_facts(self.facts(), "甲公司").clauses[0]

    def found(self, label: str = "条件1") -> Checked:
        """One condition held against the firm."""
        return next(one for one in self.checked().conditions if one.label == label)


def case(policy: dict[str, str] | None = None, **clause: str) -> Case:
    """A clause in force, and a firm of which only the name is known."""
    told = Case(statements=zone(name="甲园区").statements, as_of=AS_OF)
    told.record("政策", "Policy", **(POLICY if policy is None else policy))
    told.record("c", "PolicyClause", **{"name": "条款", "clauseNumber": "第一条", "actorKind": "enterprise", **clause})
    told.relate("c", "clauseOf", "政策").record("甲公司", "Enterprise")
    return told

