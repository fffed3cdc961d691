"""Lines of the pursuit register on a screen: cells in the words of the workbook, each with the facts that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from app.web import answers
from app.web.certificates import Proofs
from app.web.view import Request
from graph.errors import UnknownName
from graph.facts import Fact, Facts
from graph.pursuit import LEADS, SIGNED, TALKS, Entry, Register
from graph.pursuit.reading import DUTIES, PARTIES
from graph.states.evidence import Evidence, Exhibits
from graph.states.world import World
from ingest.pursuit.layout import NOTHING, Column, of_list
from ingest.pursuit.showing import Shower
from ontology.errors import issue
from ontology.nearest import nearest

MONEY = {LEADS: "意向投资（万元）", TALKS: "总投资（万元）", SIGNED: "总投资（万元）"}
IN_SIGHT = {LEADS: ("投资方", "环节", MONEY[LEADS]), TALKS: ("投资方", "环节", MONEY[TALKS]),
            SIGNED: ("投资方", "环节", MONEY[SIGNED], "到位率", "签约实际", "开工实际", "投产实际")}  # fmt: skip
"""The columns of each list that stand in the table, between the name and the stage."""
PARTS = ("plannedOn", "reachedOn", "provingPaper")
NEAR = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its heading, what it says (`known`: somebody said it), the numbers of its sources, whether they differ."""

    heading: str
    text: str
    known: bool
    number: bool = False
    proofs: tuple[int, ...] = ()
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A group of cells under its name."""

    title: str
    cells: Sequence[Cell]


def find_entry(found: Register, number: str) -> Entry:
    """The line of a number. Raises UnknownName LT-WEB-26."""
    entry = next((one for one in found.entries if number in (one.number, one.id)), None)
    if entry is None:
        known = nearest(number, [one.number for one in found.entries], NEAR)
        raise UnknownName(issue("LT-WEB-26", value=number, expected=f"最近的有 {known}" if known else "台账里有的编号"))
    return entry


def shower(request: Request) -> Shower:
    """Shows lines as the workbook of this day does."""
    facts = request.sight.facts
    return Shower(facts.ontology, facts.as_of)


def text_of(value: object) -> str:
    """A cell's text."""
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def cell_of(show: Shower, entry: Entry, column: Column) -> Cell:
    """One cell; a share is said in per cent."""
    value = show.value(entry, column)
    text = f"{value * 100:.1f}%" if column.field == "arrived:share" and isinstance(value, Decimal) else text_of(value)
    return Cell(column.heading, text, text not in NOTHING, isinstance(value, Decimal))


def in_sight(show: Shower, entry: Entry) -> list[Cell]:
    """The cells of a line that stand in the table of its list."""
    columns = of_list(entry.list)
    return [cell_of(show, entry, columns[heading]) for heading in IN_SIGHT[entry.list]]


def bands(request: Request, entry: Entry, proofs: Proofs, says: dict[Evidence, str]) -> list[Band]:
    """Everything that the workbook has of a line, with the numbers of the sources of each cell; `says` gets what each source
    says, in the workbook's words."""
    show, world = shower(request), _world(request)
    columns = [one for one in of_list(entry.list).values() if one.field.partition(":")[0] not in ("month", "funds", "funds_paper")]
    told = {one.heading: list(facts_of(world.facts, entry, one)) for one in columns}
    exhibits = Exhibits(world, world.facts.evidence(fact for some in told.values() for fact in some))

    def cell(column: Column) -> Cell:
        bare, facts = cell_of(show, entry, column), told[column.heading]
        pieces = list(exhibits.of(facts))
        numbers = tuple(proofs.of(pieces))
        for one in pieces:
            says.setdefault(one, f"{bare.heading} {bare.text}")
        return Cell(bare.heading, bare.text, bare.known, bare.number, numbers, column.prop in entry.conflicts)

    return [Band(title, [cell(one) for one in some]) for title, some in groupby(columns, key=lambda one: one.band)]


def proofs_of_steps(request: Request, entry: Entry, proofs: Proofs) -> list[tuple[int, ...]]:
    """For each milestone the numbers of its sources."""
    world = _world(request)
    told = [[fact for prop in PARTS for fact in world.facts.about(one.id, prop)] for one in entry.steps]
    exhibits = Exhibits(world, world.facts.evidence(fact for some in told for fact in some))
    return [tuple(proofs.of(exhibits.of(some))) for some in told]


def proofs_of_funds(request: Request, entry: Entry, proofs: Proofs) -> list[tuple[int, ...]]:
    """For each amount that arrived the numbers of its sources."""
    world = _world(request)
    told = [world.facts.about(one.id, "amount") for one in entry.funds]
    exhibits = Exhibits(world, world.facts.evidence(fact for some in told for fact in some))
    return [tuple(proofs.of(exhibits.of(some))) for some in told]


def _world(request: Request) -> World:
    return request.sight.once(("world", request.place), lambda: World(request.sight.facts, request.place))


def facts_of(facts: Facts, entry: Entry, column: Column) -> Iterator[Fact]:
    """The facts by which a cell says what it says: of the line, or of the lead that it came from."""
    head, _, rest = column.field.partition(":")
    lines = [one for one in (entry.id, entry.came_from) if one]
    if head == "party":
        for one in lines:
            yield from (fact for name in PARTIES.get(rest, ()) for fact in facts.about(one, name))
            yield from (fact for fact in facts.to(one, "responsibleFor") if fact.qualifier("duty") == DUTIES.get(rest, "-"))
    elif head == "step" or (head == "stage" and rest):
        stage, part = rest.split(":") if head == "step" else (entry.stage, rest)
        prop = dict(zip(("planned", "reached", "paper"), PARTS, strict=True))[part]
        yield from (fact for one in entry.steps if one.stage == stage for fact in facts.about(one.id, prop))
    else:
        prop = {"name": "name", "stage": "projectStage", "per_mu": rest}.get(head, column.prop)
        yield from (fact for one in lines for fact in (facts.about(one, prop) if prop else ()))


def entry_address(request: Request, entry: Entry, path: str) -> str:
    """Where a line is looked at, or changed."""
    return request.asked.address(path, {"entry": entry.number}, chain="", link="")


def found_entry(request: Request) -> Entry:
    """The line that an address names. Raises UnknownName."""
    return find_entry(answers.register(request), request.get("entry"))
