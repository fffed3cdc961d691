"""A line of the register as a form: what may be filled in, held against what stood there when it was made, and against now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from graph.facts import Facts
from graph.pursuit import Entry
from ingest.pursuit.layout import NOTHING, NUMBER, STAGE, TWICE, Column, of_list
from ingest.pursuit.showing import MONEY, Shower
from ontology.errors import Issue

LONG = ("text",)
DEPENDS = "stage:"
"""Cells of whatever stage a line is at: with another stage they are about another milestone."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that somebody else changed meanwhile: what stood there, what stands there now, what was typed."""

    heading: str
    before: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: how it is filled in, what stands in it, what is wrong with it."""

    column: Column
    value: str
    choices: Sequence[str] = ()
    clash: Clash | None = None
    issues: Sequence[Issue] = ()

    @property
    def kind(self) -> str:
        """How it is filled in: choice, long, number or line."""
        if self.choices:
            return "choice"
        return "long" if self.column.kind in LONG else "number" if self.column.kind in MONEY else "line"

    @property
    def open(self) -> bool:
        """Whether it must be in sight though its column is folded."""
        return bool(self.clash or self.issues)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one name: those in sight, and those that are folded away."""

    title: str
    shown: Sequence[Field]
    folded: Sequence[Field]


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be written, cell by cell, and where somebody has to choose first."""

    cells: Mapping[str, str]
    clashes: Mapping[str, Clash] = field(default_factory=dict)


def to_fill(name: str) -> list[Column]:
    """The columns of a list that people may fill in, as the workbook lets them."""
    return [one for one in of_list(name).values() if one.fill and one.heading not in (NUMBER, TWICE)]


def cells_of(facts: Facts, entry: Entry | None, name: str) -> dict[str, str]:
    """What stands in each field of a line; empty where nobody said anything, or there is no line yet."""
    show = Shower(facts.ontology, facts.as_of)
    return {one.heading: _plain(show.value(entry, one)) if entry else "" for one in to_fill(name)}


def _plain(value: object) -> str:
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return "" if text in NOTHING else text


def merged(typed: Mapping[str, str], before: Mapping[str, str], now: Mapping[str, str], chosen: Mapping[str, str]) -> Merged:
    """Three versions made one: only what a person touched is theirs to change; where both changed the same, `chosen` says whose
    (mine or theirs) counts."""
    cells, clashes = dict(now), {}
    for heading, mine in typed.items():
        was, stands = before.get(heading, ""), now.get(heading, "")
        if mine == was or chosen.get(heading) == "theirs":
            continue
        if stands in (was, mine) or chosen.get(heading) == "mine":
            cells[heading] = mine
        else:
            clashes[heading] = Clash(heading, was, stands, mine)
    return Merged(cells, clashes)


def without_stale(cells: Mapping[str, str], now: Mapping[str, str], name: str) -> dict[str, str]:
    """The cells without those of the stage before, where another stage is written and they were left as they stood."""
    moved = cells.get(STAGE, "") != now.get(STAGE, "")
    stale = {one.heading for one in to_fill(name) if one.field.startswith(DEPENDS)} if moved else set()
    return {heading: "" if heading in stale and text == now.get(heading, "") else text for heading, text in cells.items()}


def groups(
    facts: Facts, name: str, values: Mapping[str, str], clashes: Mapping[str, Clash], issues: Iterable[Issue]
) -> list[Group]:  # fmt: skip
    """The form: the fields of each band, with what is wrong beside each."""
    told = list(issues)

    def made(column: Column) -> Field:
        words = [one.zh for one in facts.ontology.vocabularies[column.vocabulary].values()] if column.vocabulary else []
        value = values.get(column.heading, "")
        extra = [value] if words and value and value not in words else []
        return Field(column, value, [*words, *extra], clashes.get(column.heading),
                     [one for one in told if one.column == column.heading])  # fmt: skip

    found = []
    for title, columns in groupby(to_fill(name), key=lambda one: one.band):
        fields = [made(one) for one in columns]
        shown = [one for one in fields if not one.column.folded or one.open]
        found.append(Group(title, shown, [one for one in fields if one not in shown]))
    return found
