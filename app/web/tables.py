"""An answer as a screen shows it: cells in words, and whatever they name as a link to its map or network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.show.answer import cell
from app.web.view import Request
from graph.asking import Answer
from graph.facts import Facts

SHOWN = 500
"""Rows on a screen; files and the document have all."""
LED = ("ChainLink", "IndustryChain", "Actor")
"""Classes that have a screen of their own."""
NONE: Mapping[str, Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, where they lead (empty: nowhere), whether it is a number, and whether nothing is known."""

    text: str
    address: str = ""
    number: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A table: headings, rows, and how many rows there are in all."""

    headings: Sequence[str]
    numbers: Sequence[bool]
    rows: Sequence[Sequence[Cell]]
    count: int


class Names:
    """What has a screen of its own, by its id and by a name that is its alone."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self._by_name = facts, dict[str, str]()
        self._classes = {one: cls for cls in LED for one in facts.instances(cls)}
        shared = set[str]()
        for one in self._classes:
            name = facts.label(one)
            if self._by_name.setdefault(name, one) != one:
                shared.add(name)
        for name in shared:
            del self._by_name[name]

    def id_of(self, value: str) -> str:
        """The entity that a text names; empty where it names none, or several."""
        return value if value in self._classes else self._by_name.get(value, "")

    def address(self, one: str, request: Request) -> str:
        """The screen of an entity."""
        cls = self._classes[one]
        if cls == "Actor":
            return request.asked.address("/network", {"of": one}, chain="", link="", by="")
        return request.asked.address(
            "/chain", link=one if cls == "ChainLink" else "", chain=one if cls != "ChainLink" else "", by=""
        )


def shown(answer: Answer, labels: Mapping[str, str], request: Request, said: Mapping[str, Mapping[str, str]] = NONE) -> Shown:
    """The first rows of an answer. Ids are told by the names of what they mean; a column of ids beside their names is left out."""
    names = request.sight.once("names", lambda: Names(request.sight.facts))
    rows = answer.rows[:SHOWN]
    kept = [place for place in range(len(answer.columns)) if not _doubles(place, rows, names)]
    made = [[_cell(row[place], said.get(answer.columns[place], {}), names, request) for place in kept] for row in rows]
    headings = [labels.get(answer.columns[place], answer.columns[place]) for place in kept]
    numbers = [bool(made) and all(row[at].number or row[at].unknown for row in made) for at in range(len(kept))]
    return Shown(headings, numbers, made, len(answer.rows))


def _doubles(place: int, rows: Sequence[tuple[Any, ...]], names: Names) -> bool:
    """Whether a column holds nothing but ids whose names stand in the row anyway."""
    facts = names.facts
    return bool(rows) and all(
        isinstance(one := row[place], str) and bool(facts.classes(one)) and facts.label(one) != one
        and facts.label(one) in row[:place] + row[place + 1:]
        for row in rows)  # fmt: skip


def _cell(value: Any, said: Mapping[str, str], names: Names, request: Request) -> Cell:
    if value is None:
        return Cell("不明", unknown=True)
    if isinstance(value, str) and value not in said:
        one = names.id_of(value)
        named = names.facts.label(value) if names.facts.classes(value) else value
        return Cell(named, names.address(one, request) if one else "")
    return Cell(cell(value, said), number=isinstance(value, int | float) and not isinstance(value, bool))
