"""Moves as typed → changes to the facts of a place: names found, amounts read, everything wrong told at once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from graph.analysis.sixchains import supporting_classes
from graph.analysis.whatif.moves import Arrival, Clause, Departure, Line, Move, Moves, Spot, Support, Surveyed
from graph.errors import UnknownName
from graph.facts import Changes, Facts
from graph.names import find_first, find_known, find_one
from graph.states import assumptions
from graph.states.world import World
from ontology.errors import Issue, Refusal, UserFault, issue
from ontology.ranges import ranges
from ontology.units import Measured, units_of
from ontology.values import amount, canonical_decimal, decimal, normalised_name

LINES = Path(__file__).with_name("lines.csv")
NAMES = ("uscc", "stockCode", "name", "shortName", "cardLabel", "englishName", "alias")
NAMELESS: dict[type[Move], str] = {Arrival: "增加的企业", Support: "增加的支撑单位", Clause: "增加的条款"}
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Assumption:
    """One move as changes to the facts, and in words."""

    words: str
    changes: Changes


class MoveFault(UserFault):
    """Moves that cannot be assumed: unknown names, the same firm twice, amounts or lines out of range."""


def plan(world: World, population: str, moves: Moves) -> list[Assumption]:
    """Each move as an assumption on the world's facts. Raises MoveFault with every issue of every move."""
    if not moves:
        raise MoveFault(issue("LT-WHATIF-01"))
    if not world.links.all:
        raise MoveFault(issue("LT-WHATIF-02"))
    planner = _Planner(world, population)
    found = [planner.read(move) for move in moves]
    if faults := [*planner.faults, *_twice(moves, planner)]:
        raise MoveFault(*faults)
    return [one for one in found if one is not None]


def _twice(moves: Moves, planner: _Planner) -> Iterator[Issue]:
    """Firms that come or leave twice, or do both; lines set twice."""
    seen: dict[str, Move] = {}
    for move in moves:
        if not isinstance(move, Surveyed):
            what = move.name if isinstance(move, Line) else planner.firms.get(move.name) or normalised_name(move.name)
            if what in seen:
                code = "LT-WHATIF-03" if type(seen[what]) is type(move) else "LT-WHATIF-04"
                yield _at(issue(code, value=move.name), move.spot)
            seen[what] = move


class _Planner:
    """Reads moves one by one; `faults` gathers what is wrong, `firms` the entities of the enterprises named."""

    def __init__(self, world: World, population: str) -> None:
        self._world, self._population = world, population
        self.faults: list[Issue] = []
        self.firms: dict[str, str] = {}

    def read(self, move: Move) -> Assumption | None:
        """The assumption of a move; None where something is wrong with it."""
        wrong = len(self.faults)
        found = self._read(move)
        return found if len(self.faults) == wrong else None

    def _read(self, move: Move) -> Assumption | None:
        if isinstance(move, Arrival | Support | Clause) and not normalised_name(move.name):
            self._wrong("LT-WHATIF-23", move.spot, value=NAMELESS[type(move)])
            return None
        if isinstance(move, Arrival):
            return self._arrival(move)
        if isinstance(move, Support):
            return self._support(move)
        if isinstance(move, Clause):
            return self._clause(move)
        if isinstance(move, Departure):
            return self._departure(move)
        return self._line(move) if isinstance(move, Line) else self._surveyed(move)

    def _arrival(self, move: Arrival) -> Assumption | None:
        world, facts = self._world, self._world.facts
        actor = self._find(lambda: find_known(facts, move.name, "Enterprise", NAMES), move.spot) or ""
        self.firms[move.name] = actor
        links = [self._find(lambda one=one: world.links.find(one), move.spot) for one in move.links]  # type: ignore[misc]
        products = [self._find(lambda one=one: find_one(facts, one, "Product", ("name", "alias")), move.spot)  # type: ignore[misc]
                    for one in move.products]  # fmt: skip
        place = self._find(lambda: world.geography.find(move.place), move.spot) if move.place else world.place
        said, status = self._figures(move), self._status(move)
        if not (links or products):
            self._wrong("LT-WHATIF-05", move.spot, value=move.name)
        if None in (*links, *products, place):
            return None
        told = assumptions.arrival(world, self._population, move.name, links=[one for one in links if one], place=place or "",
                                   products=[one for one in products if one], status=status, said=said, actor=actor)  # fmt: skip
        where = "、".join(facts.label(one) for one in (*links, *products) if one)
        known = "" if actor else "（库中没有的新企业）"
        word = facts.ontology.concept("SiteStatus", status).zh
        words = f"{facts.label(actor) if actor else move.name}{known}在{facts.label(place or '')}设厂（{word}），做{where}"
        return Assumption("，".join([words, *_told(move)]), told)

    def _support(self, move: Support) -> Assumption | None:
        world, facts = self._world, self._world.facts
        cls = self._kind(move)
        entity = self._find(lambda: find_known(facts, move.name, cls, NAMES), move.spot) if cls else None
        self.firms[move.name] = entity or f"{cls}/{normalised_name(move.name)}"
        served = self._named(move.serves, ("ChainLink", "IndustryChain"), move.spot)
        place = self._find(lambda: world.geography.find(move.place), move.spot) if move.place else world.place
        if not move.serves:
            self._wrong("LT-WHATIF-18", move.spot, value=move.name)
        if not cls or place is None or None in served:
            return None
        labels = "、".join(map(facts.label, filter(None, served)))
        known = "" if entity else f"（库中没有的新{facts.ontology.classes[cls].zh}）"
        words = f"{facts.label(entity) if entity else move.name}{known}设在{facts.label(place)}，支撑{labels}"
        return Assumption(words, assumptions.support(world, move.name, cls, filter(None, served), place, entity or ""))

    def _clause(self, move: Clause) -> Assumption | None:
        named = self._named(move.names, ("ChainLink", "Product", "IndustryChain"), move.spot)
        if not move.names:
            self._wrong("LT-WHATIF-19", move.spot, value=move.name)
        if None in named:
            return None
        facts = self._world.facts
        words = f"{facts.label(self._world.place)}有条款“{move.name}”生效，点名{'、'.join(map(facts.label, filter(None, named)))}"
        return Assumption(words, assumptions.clause(self._world, move.name, filter(None, named)))

    def _kind(self, move: Support) -> str:
        """The class of a supporter, by label or name; empty where it is none that may serve a link."""
        classes = self._world.facts.ontology.classes
        known = [classes[name] for name in supporting_classes()]
        for one in known:
            if move.kind in (one.name, one.zh, one.en, *one.aliases):
                return one.name
        self._wrong("LT-WHATIF-20", move.spot, value=move.kind, expected="、".join(one.zh for one in known))
        return ""

    def _named(self, names: Iterable[str], classes: tuple[str, ...], spot: Spot) -> list[str | None]:
        """What each name means, of the first class that knows it; None where none does, told by the first class's near names."""
        return [self._find(lambda one=one: _first(self._world.facts, one, classes), spot) for one in names]  # type: ignore[misc]

    def _departure(self, move: Departure) -> Assumption | None:
        facts, clause = self._world.facts, "PolicyClause"
        known = self._find(lambda: _first(facts, move.name, ("Enterprise", *supporting_classes(), clause)), move.spot)
        if known is None:
            return None
        self.firms[move.name] = known
        if facts.is_a(known, clause):
            return Assumption(f"条款“{facts.label(known)}”失效", assumptions.lapse(self._world, known))
        return Assumption(f"{facts.label(known)}停业或注销", assumptions.departure(self._world, known))

    def _line(self, move: Line) -> Assumption | None:
        ranges = lines()
        if move.name not in ranges:
            self._wrong("LT-WHATIF-06", move.spot, value=move.name, expected="、".join(ranges))
            return None
        low, high = ranges[move.name]
        if (value := _number(move.value)) is None or not low <= value <= high:
            self._wrong("LT-WHATIF-07", move.spot, value=move.value, name=move.name, low=f"{low:g}", high=f"{high:g}")
            return None
        words = f"{self._world.facts.label(self._world.place)}把阈值 {move.name} 定为 {value:g}"
        return Assumption(words, assumptions.line(self._world, move.name, f"{value:g}"))

    def _surveyed(self, move: Surveyed) -> Assumption | None:
        world = self._world
        link = self._find(lambda: world.links.find(move.link), move.spot)
        if link is None:
            return None
        scope = world.facts.ontology.concept("Population", self._population).zh
        words = f"摸清{world.facts.label(world.place)}的{world.facts.label(link)}（{scope}），除已知的外没有别家"
        return Assumption(words, assumptions.surveyed(world, self._population, [link]))

    def _figures(self, move: Arrival) -> dict[str, str]:
        """Capacity with unit, market share and grade as qualifiers, each checked."""
        said: dict[str, str] = {}
        if move.capacity:
            found = self._measured("capacity", move.capacity)
            if not found or not found.unit or float(found.value) < 0:
                self._wrong("LT-WHATIF-08", move.spot, value=move.capacity)
            else:
                said |= {"capacity": found.value, "capacityUnit": found.unit}
        for name, written, high in (("marketShare", move.market_share, 1.0), ("grade", move.grade, None)):
            measured = self._measured(name, written) if written else None
            value = float(measured.value) if measured else None
            if written and (value is None or value < 0 or (high is not None and value > high)):
                self._wrong("LT-WHATIF-09", move.spot, value=written, name="市场份额" if high else "等级",
                            expected="0 到 1 之间的小数，或 0% 到 100%" if high else "不小于 0 的数")  # fmt: skip
            elif measured:
                said[name] = measured.value
        return said

    def _measured(self, name: str, written: str) -> Measured | None:
        """A figure as a load reads it; a capacity's unit that the vocabulary lacks stays as written. None: it is no figure."""
        ontology = self._world.facts.ontology
        try:
            return units_of(ontology).measured(ontology.properties[name], written)
        except Refusal as fault:
            if fault.issues[0].code != "LT-UNIT-01" or name != "capacity":
                return None
        found = amount(written)
        return Measured(canonical_decimal(found.number), found.unit)

    def _status(self, move: Arrival) -> str:
        """The code of a site status; 投产 where none is written."""
        vocabulary = self._world.facts.ontology.vocabularies["SiteStatus"]
        for code, one in vocabulary.items():
            if (move.status or "operating") in (code, one.zh, one.en, *one.aliases):
                return code
        self._wrong("LT-WHATIF-10", move.spot, value=move.status, expected="、".join(one.zh for one in vocabulary.values()))
        return "operating"

    def _find(self, look: Callable[[], Found], spot: Spot) -> Found | None:
        """What a name means; None where it means nothing that is known, which is a fault if `look` raises it as one."""
        try:
            return look()
        except UnknownName as fault:
            self.faults += [_at(one, spot) for one in fault.issues]
            return None

    def _wrong(self, code: str, spot: Spot, **fields: str) -> None:
        self.faults.append(_at(issue(code, **fields), spot))


def _first(facts: Facts, name: str, classes: Sequence[str]) -> str:
    """The one of this name in the first class that has it. Raises UnknownName, of the first class where none has it."""
    try:
        return find_first(facts, name, ((cls, NAMES) for cls in classes))[1]
    except UnknownName as fault:
        raise UnknownName(fault.issues[0]) from None


def _told(move: Arrival) -> list[str]:
    """The figures of an arrival, in words."""
    said = (("产能", move.capacity), ("市场份额", move.market_share), ("等级", move.grade))
    return [f"{name} {value}" for name, value in said if value]


def _number(written: str) -> float | None:
    try:
        return float(decimal(written))
    except Refusal:
        return None


def _at(one: Issue, spot: Spot) -> Issue:
    return one.at(spot.file, spot.sheet, spot.row) if spot.file else one


@cache
def lines() -> dict[str, tuple[float, float]]:
    """The thresholds that may be set → their least and greatest value."""
    with LINES.open(encoding="utf-8", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    return {name: (ranges()[name].low, ranges()[name].high) for name in names}
