"""Which states of a place would be others if two were one: tried, many pairs at a time that have nothing to do with each other.

Two pairs are tried together where they share neither an entity nor a link that is decided by what is said of them (graph.analysis
.whatif.reach), so that a link that comes out otherwise is the doing of the one pair that reaches it. The facts are read anew for
each such batch: a merge can set off rules of its own. What is left out: R3, where it reads a recipe beyond the links reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.analysis.whatif.reach import Reach
from graph.collecting import collecting_later
from graph.facts import Facts, read_facts
from graph.ledger import Judgement, Ledger
from graph.states.decide import decide
from graph.states.touched import Touched
from graph.states.world import World

Ends = tuple[str, str]
"""Two records."""
AT_ONCE = 12
"""Batches that are tried, each about as long as reading the facts; pairs that find no place in them are not tried."""
NEVER_LATER = "9999"


@dataclass(frozen=True, slots=True)
class Flip:
    """A link, the population (empty: the place's own) and its state apart and as one."""

    link: str
    population: str
    states: tuple[str, str]


@dataclass(slots=True)
class _Batch:
    """Pairs with the links that each reaches."""

    entities: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    pairs: list[tuple[Ends, frozenset[str]]] = field(default_factory=list)

    def admits(self, entities: frozenset[str], links: frozenset[str]) -> bool:
        return self.entities.isdisjoint(entities) and self.links.isdisjoint(links)

    def add(self, pair: Ends, entities: frozenset[str], links: frozenset[str]) -> None:
        self.entities |= entities
        self.links |= links
        self.pairs.append((pair, links))


@collecting_later()
def flips(ledger: Ledger, facts: Facts, place: str, pairs: Sequence[Ends]) -> dict[Ends, tuple[Flip, ...]]:
    """What each pair of records would change at the links of a place, the first pairs first; a pair that changes nothing, or was
    not tried, is left out. Tried for the place's own population and for those that a survey closes here. Raises UnknownName."""
    now = World(facts, place)
    own, *others = now.coverages.asked(now.place)
    populations = {own: "", **dict(zip(others, others, strict=True))}
    found: dict[Ends, tuple[Flip, ...]] = {}
    for batch in _batches(facts, pairs):
        told = [Judgement(*pair, "same", date=NEVER_LATER).ordered() for pair, _ in batch.pairs]
        then = World(read_facts(ledger, facts.as_of, judgements=[*ledger.judgements(), *told]), place)
        for pair, links in batch.pairs:
            if changed := tuple(_changed(now, then, sorted(links), populations)):
                found[pair] = changed
    return found


def _batches(facts: Facts, pairs: Sequence[Ends]) -> list[_Batch]:
    reach, found = Reach(facts), list[_Batch]()
    for pair in pairs:
        entities = frozenset(map(facts.resolution.of, pair))
        links = reach.links(Touched(actors=entities), facts) or frozenset()
        batch = next((one for one in found if one.admits(entities, links)), None)
        if batch is None and len(found) < AT_ONCE:
            batch = _Batch()
            found.append(batch)
        if batch is not None:
            batch.add(pair, entities, links)
    return found


def _changed(now: World, then: World, links: Sequence[str], populations: dict[str, str]) -> Iterator[Flip]:
    for population, told in populations.items():
        for link in links:
            before, after = (decide(world, link, population).state for world in (now, then))
            if before != after:
                yield Flip(link, told, (before, after))
