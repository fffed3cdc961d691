"""What a cell of the workbook shows of a line, and the one form in which two cells are compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from graph.pursuit import Entry, number, stages
from graph.pursuit.entry import Step
from graph.pursuit.judging import FRAMEWORK
from graph.pursuit.money import FOREIGN, MU, SCALES, WAN, arrived, per_mu, share_arrived
from graph.pursuit.tables import RENTED as RENTED_PLANT
from ingest.currencies import NAMES
from ingest.pursuit.layout import CANNOT, NOT_DUE, NOT_STARTED, OF_PHASES, RENTED, REST, UNKNOWN, Column
from ontology.schema import Ontology
from ontology.values import first_day

Value = str | Decimal
MONEY = {"wan": WAN, "usd": SCALES["USD"], "mu": MU, "sqm": Decimal(1), "plain": Decimal(1)}
"""By what a number of the ledger is divided to be shown, by the kind of column."""
CENTS = Decimal("0.01")
PLACES = {"wan": Decimal("0.0001"), "usd": Decimal("0.0000001"), "mu": CENTS, "sqm": CENTS, "plain": CENTS}
NOBODY_ELSE, OVERDUE, ON_PLAN, FRAMEWORK_ONLY = "未见在谈", "逾期", "按计划", "框架协议"
STOPPED = ("paused", "ended", "withdrawn", "full_output")


@dataclass(frozen=True, slots=True)
class Shower:
    """Shows lines as of a day, in the words of an ontology. `numbers` are the numbers of lines by id."""

    ontology: Ontology
    as_of: str

    def value(self, entry: Entry, column: Column) -> Value:
        """What a cell holds; 情况不明 where nobody said, an empty text in cells that are for new figures alone."""
        head, _, rest = column.field.partition(":")
        if head in ("month", "funds", "funds_paper"):
            return ""
        found = self._computed(entry, head, rest) if column.kind == "computed" else self._told(entry, column, head, rest)
        if found in ("", None):
            return self._nothing(entry, column)
        return found

    def _told(self, entry: Entry, column: Column, head: str, rest: str) -> Value:
        if head == "prop":
            return self._property(entry, column)
        if head == "party":
            return "、".join(one.label for one in entry.parties.get(rest, ()))
        if head == "stage":
            return entry.stage_label if not rest else self._step(now(entry), rest)
        if head == "step":
            stage, _, part = rest.partition(":")
            return self._step(entry.step(stage), part)
        if head == "twice":
            return self._twice(entry)
        whole = number(entry.phase_of) if entry.phase_of else ""
        return {"number": entry.number, "name": entry.name, "code": code(entry), "whole": whole}[head]

    def _property(self, entry: Entry, column: Column) -> Value:
        value = entry.values.get(column.prop, "")
        if not value and (total := entry.of_phases.get(column.prop)):
            return f"{OF_PHASES} {shown_number(Decimal(total), column.kind):,f}"
        if not value:
            return ""
        if column.vocabulary:
            return self.ontology.concept(column.vocabulary, value).zh
        if column.kind == "currency":
            return NAMES.get(value, value)
        return shown_number(Decimal(value), column.kind) if column.kind in MONEY else value

    def _step(self, step: Step | None, part: str) -> str:
        return str(getattr(step, part)) if step else ""

    def _twice(self, entry: Entry) -> str:
        told = [one for one in entry.twice if one.active]
        said = "；".join(f"{one.why}：{one.number}（{one.stage}）" for one in told)
        return said or (NOBODY_ELSE if entry.parties.get("investors") else "")

    def _computed(self, entry: Entry, head: str, rest: str) -> Value:
        if head == "chain":
            return "、".join(entry.chains)
        if head == "idle":
            return "" if entry.idle.days is None else Decimal(entry.idle.days)
        if head == "hint":
            framework = FRAMEWORK_ONLY if entry.values.get("agreementKind") == FRAMEWORK else ""
            return entry.stalled or framework or self._late(entry)
        if head == "per_mu":
            return found if (found := per_mu(entry, rest)) is not None else ""
        if rest == "usd":
            return shown_number(found, "usd") if (found := arrived(entry, "", (FOREIGN,), "USD").total) is not None else ""
        if rest == "share":
            return found.quantize(Decimal("0.0001")) if (found := share_arrived(entry)) is not None else ""
        sums = arrived(entry, self.as_of[:4])
        return shown_number(found, "wan") if (found := getattr(sums, rest)) is not None else ""

    def _late(self, entry: Entry) -> str:
        """A milestone that was due and has not been reached."""
        due = [one for one in entry.steps if one.planned and not one.reached and first_day(one.planned) < self.as_of
               and one.stage in stages()]  # fmt: skip
        planned = any(one.planned for one in entry.steps)
        return f"{due[0].label}{OVERDUE}" if due else ON_PLAN if planned else REST

    def _nothing(self, entry: Entry, column: Column) -> str:
        """The word for a cell of which nothing is known: 未到期, 未开工, 租赁, 无法计算, a dash, else 情况不明."""
        head, _, rest = column.field.partition(":")
        stage, _, part = rest.partition(":")
        if head == "step" and part == "reached":
            step = entry.step(stage)
            if step and step.planned and first_day(step.planned) > self.as_of:
                return NOT_DUE
            return NOT_STARTED if stage == "started" and entry.stage in ("signed", "settled") else UNKNOWN
        if entry.values.get("siteMode") == RENTED_PLANT and (head == "per_mu" or column.field == "prop:landArea"):
            return RENTED
        if column.kind == "whole" or (head == "idle" and entry.stage in STOPPED):
            return REST
        return CANNOT if column.field == "arrived:share" else UNKNOWN


def now(entry: Entry) -> Step | None:
    """The milestone of the stage a line is at."""
    return entry.step(entry.stage)


def code(entry: Entry) -> str:
    """The codes of the investors that have one."""
    return "、".join(one.code for one in entry.parties.get("investors", ()) if one.code)


def shown_number(value: Decimal, kind: str) -> Decimal:
    """A number of the ledger in the unit of its column, without rests that no cell shows."""
    return (value / MONEY[kind]).quantize(PLACES[kind]).normalize()
