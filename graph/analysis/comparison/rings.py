"""Rings around a place: who supplies a link 区内, 市内, 省内, 国内 and 国外, and the state each ring is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from graph.analysis.comparison.faults import ComparisonFault
from graph.analysis.comparison.side import Side
from graph.analysis.comparison.wording import names, say
from graph.analysis.measures.supply import country_of
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states.heading import Header
from graph.states.occupancy import Occupancy
from graph.states.shares import supply_told
from ontology.errors import issue


@dataclass(frozen=True, slots=True)
class RingCell:
    """A link in one ring: firms counted there and in no inner ring, by label, and the state of the ring's whole area (empty for
    国外, of which no state is said)."""

    ring: str
    firms: tuple[str, ...]
    state: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a link's `rings`."""
        return {"ring": self.ring, "firms": list(self.firms), "state": self.state or None}


@dataclass(frozen=True, slots=True)
class LinkRings:
    """A link with its rings outwards, the nearest one that supplies (empty: none known), and why in words."""

    id: str
    label: str
    chain: str
    cells: tuple[RingCell, ...]
    nearest: str
    why: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `links`."""
        return {"id": self.id, "label": self.label, "chain": self.chain, "rings": [one.as_dict() for one in self.cells],
                "nearest": self.nearest or None, "why": list(self.why)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rings:
    """The rings around a place for a scope; `rings` are (name, place label) outwards, 国外 last without a place."""

    header: Header
    rings: tuple[tuple[str, str], ...]
    links: tuple[LinkRings, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu compare --rings --json`."""
        rings = [{"ring": name, "place": place or None} for name, place in self.rings]
        return {"schema": 1, **asdict(self.header), "rings": rings, "links": [one.as_dict() for one in self.links]}


@collecting_later()
def compare_rings(facts: Facts, place: str, scope: str = "", chain: str = "") -> Rings:
    """Every link (of a chain) over the rings of a place, all by the place's scope and thresholds. Raises UnknownName,
    ComparisonFault LT-COMPARE-02 (a chain without links)."""
    home = Side.of(facts, place, scope, chain=chain)
    if chain and not home.decisions:
        raise ComparisonFault(issue("LT-COMPARE-02", value=facts.label(home.chain)))
    rings = home.world.geography.rings(home.world.place)
    sides = [home, *(Side.of(facts, area, home.population, name, chain).judged_by(home) for name, area in rings[1:])]
    named = [(name, side) for (name, _), side in zip(rings, sides, strict=True)]
    links = tuple(_link(named, link) for link in home.decisions)
    shown = [(name, facts.label(area)) for name, area in rings]
    return Rings(home.header, (*shown, (say("abroad"), "")), links)


def _link(sides: list[tuple[str, Side]], link: str) -> LinkRings:
    home = sides[0][1]
    facts, seen = home.world.facts, set[str]()
    cells = []
    for name, side in sides:
        counted = [one.actor for one in side.decisions[link].counted if one.actor not in seen]
        seen.update(counted)
        cells.append(RingCell(name, tuple(map(facts.label, counted)), side.decisions[link].state))
    cells.append(RingCell(say("abroad"), tuple(facts.label(one) for one in _abroad(home, link)), ""))
    nearest = next((cell.ring for cell in cells if cell.firms), "")
    chain = home.world.links.chain(link)
    why = (*_told(cells), *_countries(home, link), *_reasons(sides, link))
    return LinkRings(link, facts.label(link), facts.label(chain) if chain else "", tuple(cells), nearest, why)


def _abroad(home: Side, link: str) -> list[str]:
    """Members of the population, or what may be, whose known sites lie in one other country and that count there."""
    world, own = home.world, home.world.geography.country(home.world.place)
    found = {one.actor: one for one, above in world.occupancies_of(link) if not above}
    return [actor for actor, one in sorted(found.items()) if _counts_abroad(home, one, own)]


def _counts_abroad(home: Side, one: Occupancy, own: str) -> bool:
    country = country_of(home.world, one.actor)
    if not own or not country or country == own or home.world.coverages.member(one.actor, home.population) is False:
        return False
    return home.world.geography.is_local(one.actor, country) and home.world.counts(one, country)


def _told(cells: list[RingCell]) -> Iterator[str]:
    held = [say("ring_firms", ring=cell.ring, count=len(cell.firms), names=names(cell.firms)) for cell in cells if cell.firms]
    yield "，".join(held) if held else say("ring_nobody")


def _countries(home: Side, link: str) -> Iterator[str]:
    """Countries other than the own one that sources state to supply the link or its products; where the own one is unknown, that
    nobody can be said to be abroad."""
    world, own = home.world, home.world.geography.country(home.world.place)
    told = [f for f in supply_told(world, [link, *world.links.products(link)]) if world.supplies(f)]
    found = sorted({f.subject for f in told if world.facts.is_a(f.subject, "Country")} - {own})
    if not own:
        yield say("ring_no_country", place=home.header.place_label)
    if found:
        yield say("ring_countries", names="、".join(map(world.facts.label, found)))


def _reasons(sides: list[tuple[str, Side]], link: str) -> Iterator[str]:
    """The state of each ring with its reason, told where it differs from that of the ring inside it."""
    before = ""
    for name, side in sides:
        decision = side.decisions[link]
        if decision.reason != before:
            state = side.world.facts.ontology.vocabularies["LinkState"][decision.state].zh
            yield say("ring_state", ring=name, state=state, reason=decision.reason)
        before = decision.reason
