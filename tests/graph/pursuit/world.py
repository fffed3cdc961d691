"""Leads and projects told fact by fact; all names and numbers are made up."""

from __future__ import annotations

from dataclasses import dataclass

from graph.pursuit import Entry, Register, register
from graph.statement import Statement
from tests.worlds import Sketch, key, zone

AS_OF = "2026-06-30"


@dataclass
class Desk(Sketch):
    """A zone's desk: tests add what they are about."""

    def lead(self, name: str = "线索甲", firm: str = "", place: str = "zone", **values: str) -> Desk:
        """A lead after a firm."""
        self.record(name, "Lead", **values)
        if firm:
            self.relate(name, "pursues", firm)
        if place:
            self.relate(name, "projectIn", place)
        return self

    def project(self, name: str = "项目甲", firm: str = "", place: str = "zone", **values: str) -> Desk:
        """A project of an investor."""
        self.record(name, "Project", **values).relate(name, "projectIn", place)
        if firm:
            self.relate(name, "investedBy", firm)
        return self

    def contract(self, name: str = "项目甲", on: str = "2025-01-10", **values: str) -> Desk:
        """A project under a formal contract, with the day it was signed."""
        said = {"projectStage": "signed", "agreementKind": "formal", **values}
        return self.project(name, **said).step(name, "signed", on, "《合同》")

    def step(self, owner: str, stage: str, reached: str = "", paper: str = "", planned: str = "") -> Desk:
        """A milestone."""
        name = f"{owner}-{stage}"
        told = {"projectStage": stage, "reachedOn": reached, "provingPaper": paper, "plannedOn": planned}
        self.record(name, "Milestone", **{one: value for one, value in told.items() if value})
        return self.relate(name, "milestoneOf", owner)

    def phase(self, part: str, whole: str) -> Desk:
        """One project is a phase of another."""
        return self.relate(part, "phaseOf", whole)

    def funds(self, owner: str, kind: str, month: str, amount: str, currency: str = "CNY") -> Desk:
        """Money of a month."""
        name = f"{owner}-{kind}-{month}"
        self.record(name, "FundsReceived", fundsKind=kind, currency=currency).relate(name, "fundsOf", owner)
        self.statements.append(Statement("t", key(name), "amount", value=amount, period=month))
        return self

    def relate(self, start: str, predicate: str, end: str, **said: str) -> Desk:
        """A relation, told by a desk."""
        super().relate(start, predicate, end, **said)
        return self

    def record(self, name: str, cls: str, /, **values: str) -> Desk:
        """A record, told by a desk."""
        super().record(name, cls, **values)
        return self

    def register(self, place: str = "zone") -> Register:
        """The register of a place."""
        return register(self.facts(), key(place))

    def entry(self, name: str = "项目甲") -> Entry:
        """One line of the zone's register."""
        return next(one for one in self.register().entries if one.id == key(name))

    def told(self) -> list[str]:
        """What is wrong with milestones, as printed."""
        return [one.text().split("\n")[0] for one in self.register().doubts]


def desk() -> Desk:
    """A zone in a city, and a firm outside."""
    made = Desk(statements=zone().statements, as_of=AS_OF)
    made.firm("外省企业", place="elsewhere")
    return made
