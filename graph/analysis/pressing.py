"""Which links press most: the order in which a place's links should be looked at, and how many downstream links wait for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.facts import Facts
from graph.states.survey import Gaps, LinkState
from graph.states.world import World

OPEN = ("missing", "weak", "at_risk")
"""States that ask for somebody, the worst first; an unknown link asks to be surveyed, a sound one for nothing."""
BOUGHT = frozenset({"purchasable", "unsuited", "prohibited"})
"""可外购、不宜本地、禁限: these are told, and never pressed for."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """A link in the order of urgency. `waiting` are the links that use its products and at which somebody here counts."""

    state: LinkState
    waiting: tuple[str, ...]
    suits: bool

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a link."""
        return {"id": self.state.id, "label": self.state.label, "chain": self.state.chain, "state": self.state.state,
                "waiting": list(self.waiting), "suits": self.suits}  # fmt: skip


def pressing(facts: Facts, states: Gaps) -> tuple[Pressing, ...]:
    """Every link that is not sound, the most pressing first: those that suit being local before others, known to be open before
    unknown; then by how many links downstream wait for it, then by state (缺链, 弱链, 断链风险), then in the order of the map."""
    world = World(facts, states.header.place)
    here = {one.id for one in states.links if one.organisations}
    order = {one.id: number for number, one in enumerate(states.links)}
    found = [Pressing(one, waiting(world, one.id, here), facts.value(one.id, "layout") not in BOUGHT)
             for one in states.links if one.state != "sound"]  # fmt: skip

    def place(one: Pressing) -> tuple[bool, bool, int, int, int]:
        known = one.state.state in OPEN
        return not one.suits, not known, -len(one.waiting), OPEN.index(one.state.state) if known else 0, order[one.state.id]

    return tuple(sorted(found, key=place))


def waiting(world: World, link: str, here: Iterable[str]) -> tuple[str, ...]:
    """The links among `here` that have a product with a slot which a product of this link fills; not those of its own kind."""
    facts, own = world.facts, {*world.links.family(link), *world.links.above(link)}
    users = {needed.subject for product in world.links.products(link) for filled in facts.about(product, "fills")
             for needed in facts.to(filled.object, "requires")}  # fmt: skip
    links = {fact.object for product in users for fact in facts.about(product, "makesUp")}
    return tuple(sorted(links.intersection(here) - own))


def counts(links: Sequence[LinkState]) -> Counter[str]:
    """How many links are in each state."""
    return Counter(one.state for one in links)
