"""What may be taken away: a firm, all firms of one controller, the makers here at a link, a region outside, a product's sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.analysis.stops.supply import Entry, Supply
from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import find_one
from graph.states.shares import controller
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
    grouped = {link: [one for product in products for one in supply.of_product.get(product, ()) if one.here]
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
    """What a person means to take away, by name. A controller's firms go with it.

    Raises UnknownName LT-RECIPE-01 (nothing is called so: nearest offered), LT-RECIPE-02 (it supplies nothing here or to here), or
    LT-NAME-02 (several are).
    """
    facts, world = supply.world.facts, supply.world
    kind, found = _find(facts, written)
    owned = tuple(one for one in supply.entries if found in (one.source, controller(world, one.source)))
    ways = {
        FIRM: (CONTROLLER if any(one.source != found for one in owned) else FIRM, owned),
        LINK: (LINK, _entries(_by_link(supply), found)),
        REGION: (REGION, _entries(_by_region(supply), found)),
        PRODUCT: (PRODUCT, tuple(supply.of_product.get(found, ()))),
    }
    kind, entries = ways[kind]
    if not entries:
        raise UnknownName(issue("LT-RECIPE-02", value=facts.label(found), place=facts.label(world.place)))
    return Removal(kind, found, entries)


def _entries(grouped: Iterator[Removal], id: str) -> tuple[Entry, ...]:
    return next((one.entries for one in grouped if one.id == id), ())


def _find(facts: Facts, written: str) -> tuple[str, str]:
    offered: list[str] = []
    for kind, (cls, properties) in SEARCHED.items():
        try:
            return kind, find_one(facts, written, cls, properties)
        except UnknownName as fault:
            if fault.issues[0].code == "LT-NAME-02":
                raise
            offered += [facts.label(one) for one in facts.instances(cls)]
    names = close(written, offered) or "、".join(offered[:OFFERED])
    raise UnknownName(issue("LT-RECIPE-01", value=written, expected=names or "（账本是空的：先载入数据）"))
