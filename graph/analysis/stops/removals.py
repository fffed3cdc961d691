"""What may be taken away: a firm, all firms of one controller, the makers here at a link, a region outside, a product's sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.stops.supply import BEYOND_PLACE, BEYOND_ZONE, Supply
from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import find_one
from graph.states.shares import controller
from graph.states.supplying import Entry
from ontology.errors import issue
from ontology.nearest import close

FIRM, CONTROLLER, LINK, REGION, PRODUCT = "firm", "controller", "link", "region", "product"
SEARCHED = {
    FIRM: ("Actor", ("name", "shortName", "uscc", "stockCode", "alias", "englishName")),
    LINK: ("ChainLink", ("name", "cardLabel", "englishName")),
    PRODUCT: ("Product", ("name", "alias", "productCode")),
    REGION: ("Place", ("divisionCode", "countryCode", "name", "shortName", "englishName", "alias")),
}
"""In this order a name is looked for: class, and the properties that may bear it."""
OFFERED = 5


@dataclass(frozen=True, slots=True)
class Removal:
    """What is taken away: its kind, who or what it is, and the entries of supply that go with it."""

    kind: str
    id: str
    entries: tuple[Entry, ...]


def removals(supply: Supply) -> list[Removal]:
    """Every firm, controller of several firms, link with makers here, and region outside; in an order of its own."""
    return [*_by_firm(supply), *_by_controller(supply), *_by_link(supply), *_by_region(supply)]


def _by_firm(supply: Supply) -> Iterator[Removal]:
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for one in supply.entries:
        if not supply.world.facts.is_a(one.source, "Place"):
            grouped[one.source].append(one)
    yield from _removals(FIRM, grouped)


def _by_controller(supply: Supply) -> Iterator[Removal]:
    several = {owner: entries for owner, entries in supply.independent.items() if len({one.source for one in entries}) > 1}
    yield from _removals(CONTROLLER, several)


def _by_link(supply: Supply) -> Iterator[Removal]:
    links = supply.world.links
    made = {link: links.products(link) for link in links.all}
    grouped = {link: [one for product in products for one in supply.all_of(product) if one.here]
               for link, products in made.items()}  # fmt: skip
    yield from _removals(LINK, {link: entries for link, entries in grouped.items() if entries})


def _by_region(supply: Supply) -> Iterator[Removal]:
    grouped: dict[str, list[Entry]] = defaultdict(list)
    for one in supply.entries:
        if one.region:
            grouped[one.region].append(one)
    yield from _removals(REGION, grouped)


def _removals(kind: str, grouped: dict[str, list[Entry]]) -> Iterator[Removal]:
    return (Removal(kind, id, tuple(entries)) for id, entries in sorted(grouped.items()))


def find_removal(supply: Supply, written: str) -> Removal:
    """What a person means to take away, by name: of all that is called so, the first in the order of `SEARCHED` that supplies
    anything. A controller's firms go with it.

    Raises UnknownName LT-RECIPE-01 (nothing is called so: nearest offered), LT-RECIPE-02 (it supplies nothing made here or needed
    here), or LT-NAME-02 (several of one class are).
    """
    facts = supply.world.facts
    found = _find(facts, written.removesuffix(BEYOND_ZONE).removesuffix(BEYOND_PLACE))
    meant = [_meant(supply, kind, one) for kind, one in found]
    chosen = next((one for one in meant if one.entries), None)
    if chosen is None:
        raise UnknownName(issue("LT-RECIPE-02", value=facts.label(found[0][1]), place=facts.label(supply.world.place)))
    return chosen


def _meant(supply: Supply, kind: str, id: str) -> Removal:
    if kind == FIRM:
        owned = tuple(one for one in supply.entries if id in (one.source, controller(supply.world, one.source)))
        return Removal(CONTROLLER if any(one.source != id for one in owned) else FIRM, id, owned)
    if kind == PRODUCT:
        return Removal(kind, id, tuple(supply.all_of(id)))
    grouped = _by_link(supply) if kind == LINK else _by_region(supply)
    return next((one for one in grouped if one.id == id), Removal(kind, id, ()))


def _find(facts: Facts, written: str) -> list[tuple[str, str]]:
    """Everything of this name: (kind, id)."""
    found, offered = list[tuple[str, str]](), list[str]()
    for kind, (cls, properties) in SEARCHED.items():
        try:
            found.append((kind, find_one(facts, written, cls, properties)))
        except UnknownName as fault:
            if fault.issues[0].code == "LT-NAME-02":
                raise
            offered += [facts.label(one) for one in facts.instances(cls)]
    if found:
        return found
    names = close(written, offered) or "、".join(offered[:OFFERED])
    raise UnknownName(issue("LT-RECIPE-01", value=written, expected=names or "（账本是空的：先载入数据）"))
