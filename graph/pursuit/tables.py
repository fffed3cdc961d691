"""The small tables of this package: the stages, and the rates by year of signing."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology.schema import Ontology

LEADS, TALKS, SIGNED = "leads", "talks", "signed"
LISTS = (LEADS, TALKS, SIGNED)
RENTED = "rented"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one table beside this module."""
    with (Path(__file__).parent / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the pursuit: its place in the order, the list it stands in (none: it stops a pursuit), whether a later one needs
    it to have been, what reaches it, and the paper that proves it (another one where the plant is rented)."""

    code: str
    order: int
    list: str
    needed: bool
    reached_by: str
    paper: str
    paper_rented: str

    @property
    def stops(self) -> bool:
        """Whether the pursuit rests or is over."""
        return not self.list

    def proof(self, siting: str) -> str:
        """The paper that proves it, by the way of siting."""
        return self.paper_rented if siting == RENTED and self.paper_rented else self.paper


@cache
def stages() -> dict[str, Stage]:
    """The stages by code, in their order."""
    return {row["stage"]: Stage(row["stage"], place, row["list"], row["needed"] == "yes", row["reached_by"], row["paper"],
                                row["paper_rented"]) for place, row in enumerate(rows("stages"))}  # fmt: skip


def stage_label(ontology: Ontology, code: str) -> str:
    """What a stage is called; empty for none."""
    found = ontology.vocabularies["ProjectStage"].get(code)
    return found.zh if found else code


def order(code: str) -> int:
    """The place of a stage in the order; -1 for none."""
    return stages()[code].order if code in stages() else -1
