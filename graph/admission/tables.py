"""The tables that the entry check goes by: its items in their order, what catalogues mean, its sentences."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.admission.answer import DEFERRED, REFUSED

LEADS = {"refuse": REFUSED, "put_off": DEFERRED}
LAND, RENTED = "land", "rented"


@dataclass(frozen=True, slots=True)
class Asked:
    """One item as the table has it: how it is decided, what it measures, by which thresholds, and whom to ask."""

    code: str
    label: str
    kind: str
    measure: str
    threshold: str
    rented_threshold: str
    unit: str
    rented_unit: str
    unmet: str
    ask: str
    missing: str

    def by(self, form: str) -> tuple[str, str]:
        """The name of the threshold and the unit for land or rented space."""
        return (
            (self.rented_threshold, self.rented_unit) if form == RENTED and self.rented_threshold else (self.threshold, self.unit)
        )


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table beside this module, by column."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def items() -> tuple[Asked, ...]:
    """The items in the customary order."""
    return tuple(Asked(**{name: row[name] for name in Asked.__slots__}) for row in rows("items"))


@cache
def _sentences() -> dict[str, str]:
    return {row["code"]: row["text"] for row in rows("sentences")}


def say(code: str, /, **fields: object) -> str:
    """The sentence of a code, its fields filled. Raises KeyError for an unknown code."""
    return _sentences()[code].format(**fields)


def treated(kind: str, project: str) -> tuple[str, str]:
    """(verdict, why) of a project of a kind (new, expansion, …) that falls under a line of a catalogue."""
    return next(
        (row["verdict"], row["why"]) for row in rows("catalogue") if row["kind"] == kind and row["project"] in (project, "*")
    )


SURE = "entry_energy_sure"
"""The threshold below which not even electricity alone can make an energy review due."""


def threshold_names() -> frozenset[str]:
    """Every threshold that the check asks for: of amounts, whether an item is asked, whether it is a veto."""
    amounts = {name for one in items() for name in (one.threshold, one.rented_threshold) if name}
    return frozenset(amounts | {SURE} | {f"entry_{what}_{one.code}" for what in ("ask", "veto") for one in items()})
