"""A zone with thresholds and a project that asks to enter; all numbers are made up."""

from __future__ import annotations

from dataclasses import dataclass

from graph.admission import admit
from graph.admission.answer import Admitted, Item
from graph.statement import Statement
from tests.worlds import Sketch, key

MU = 2000 / 3
JUDGED = ("catalogue", "planning", "environment", "two_highs", "safety", "credit")


@dataclass
class Entry(Sketch):
    """Project 甲 in the zone; what is told of it is added by tests."""

    def project(self, **values: str) -> Entry:
        """What is told of the project."""
        told = {name: value for name, value in values.items() if value}
        self.record("甲", "Project", **told)
        return self

    def figures(self, investment: float = 10_000, output: float = 20_000, tax: float = 800, mu: float = 20) -> Entry:
        """Fixed investment, output and tax in 万元, land in 亩."""
        return self.project(
            fixedInvestment=str(investment * 10_000),
            expectedOutput=str(output * 10_000),
            expectedTax=str(tax * 10_000),
            landArea=str(mu * MU),
            energyUse="100",
            plotRatio="1.2",
        )

    def review(self, item: str, outcome: str = "met", by: str = "某局", **values: str) -> Entry:
        """What somebody judged."""
        one = f"判-{item}-{by}"
        self.record(one, "EntryReview", reviewItem=item, reviewOutcome=outcome, judgedBy=by, **values)
        self.relate(one, "reviewOf", "甲")
        return self

    def reviewed(self) -> Entry:
        """Everything that people judge is met."""
        for item in JUDGED:
            self.review(item)
        return self

    def limits(self, **values: str) -> Entry:
        """Thresholds of the zone."""
        for name, value in values.items():
            self.statements = [one for one in self.statements if one.subject != key(f"threshold-{name}-zone")]
            self.threshold(name, value, "zone", "true")
        return self

    def whole(self) -> Entry:
        """A project that passes everything."""
        limits = {
            "entry_investment": "300",
            "entry_output": "500",
            "entry_tax": "25",
            "entry_plot_ratio": "1",
            "entry_energy_review": "1000",
            "entry_energy_sure": "614.5",
        }
        return self.figures().reviewed().limits(**limits)

    def listed(self, kind: str, on: str = "甲", by: str = "某局") -> Entry:
        """A line of a catalogue."""
        self.record(f"条目-{kind}", "CatalogueItem", catalogueKind=kind)
        return self.relate(on, "listedIn", f"条目-{kind}", judgedBy=by) if by else self.relate(on, "listedIn", f"条目-{kind}")

    def twice(self, name: str, value: str) -> Entry:
        """Another source tells a number otherwise."""
        self.statements.append(Statement("u", key("甲"), name, value=value))
        return self

    def found(self) -> Admitted:
        """The project held against everything."""
        return admit(self.facts(), ["甲"], key("zone")).projects[0]

    def item(self, code: str) -> Item:
        """One item of it."""
        return next(one for one in self.found().items if one.code == code)


def entry() -> Entry:
    """The zone and the bare project."""
    made = Entry()
    made.record("zone", "Zone")
    made.record("甲", "Project")
    return made
