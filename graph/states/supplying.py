"""Who supplies a product, seen from a place: who makes it here, who is known to supply it from elsewhere, and who only may.

One definition for whatever asks what stops. Who counts here is decided by the verdicts; a product of no link is judged by the same
rules. What is not known for certain (evidence to be reviewed, a firm known only to be at a link of the product, a region said to
provide it) is a pending source: it is there in the generous reading and not in the strict one (decision 0020).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.facts import Fact
from graph.states.figures import ended
from graph.states.occupancy import Occupancy
from graph.states.proof import REJECTED
from graph.states.shares import origin
from graph.states.sources import former_makers, makers, may_work, places_held, supplying_places
from graph.states.verdicts import GONE
from graph.states.world import COUNTED, World

PENDING = "pending"
Firms = dict[str, set[str]]
"""Product → firms."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One source of one product: a firm, or a place whose firms are not named. `region` is where an outside source is (empty:
    unknown); `here` says that it makes the product in the place, by its recipe; `pending` that it may be none."""

    product: str
    source: str
    here: bool
    region: str = ""
    pending: bool = False


class Sourcing:
    """The sources of products for one place. With `before`, a country whose makers were named there stays one whose makers are
    named: that a maker goes makes nobody else appear. `moved`: the products whose supply may differ from before (None: any)."""

    def __init__(self, world: World, before: Sourcing | None = None, moved: Collection[str] | None = None) -> None:
        self.world, self._before = world, before
        self._makers: dict[str, tuple[set[str], set[str]]] = {}
        self._here: dict[str, tuple[Entry, ...]] = {}
        self._outside: dict[str, tuple[Entry, ...]] = {}
        if before and moved is not None:
            self._makers = {product: told for product, told in before._makers.items() if product not in moved}
            self._here = {product: told for product, told in before._here.items() if product not in moved}
            self._outside = {product: told for product, told in before._outside.items() if product not in moved}

    @cached_property
    def makers_here(self) -> Firms:
        """Product → firms that count here as its makers; one of no link is judged as if it made up a link of its own."""
        found: Firms = defaultdict(set, {product: set(firms) for product, firms in self.world.makers_here.items()})
        for one in self._unlinked:
            if self._group(one) in COUNTED and self.world.geography.is_local(one.actor, self.world.place):
                found[one.link].add(one.actor)
        return dict(found)

    @cached_property
    def _perhaps_here(self) -> Firms:
        """Product → firms with a site here that may make it: to be reviewed, or known only to be at a link of the product."""
        found: Firms = defaultdict(set)
        for one in (*self._linked(), *self._unlinked):
            group, made = self._group(one), {fact.object for fact in one.living() if fact.predicate == "produces"}
            if group == PENDING or (group in COUNTED and not one.produced):
                for product in made or self._making_up(one.link):
                    found[product].add(one.actor)
        return dict(found)

    def _group(self, one: Occupancy) -> str:
        return self.world.verdicts_in(self.world.place).judge(one).group

    def _linked(self) -> Iterator[Occupancy]:
        return (one for actor in sorted(self.world.geography.present(self.world.place)) for one in self.world.occupancies.of(actor))

    @cached_property
    def _unlinked(self) -> list[Occupancy]:
        """What firms with a site here are said to make that makes up no link, each product as if it were a link."""
        facts, made = self.world.facts, defaultdict[tuple[str, str], list[Fact]](list)
        for actor in sorted(self.world.geography.present(self.world.place)):
            for fact in facts.about(actor, "produces"):
                if ended(facts, fact) and not facts.about(fact.object, "makesUp"):
                    made[actor, fact.object].append(fact)
        return [Occupancy(actor, product, facts, produced=said) for (actor, product), said in made.items()]

    def _making_up(self, link: str) -> set[str]:
        return {fact.subject for fact in self.world.facts.to(link, "makesUp")}

    def here(self, product: str) -> tuple[Entry, ...]:
        """The makers here: those that count, then those that only may."""
        if product not in self._here:
            known = self.makers_here.get(product, set())
            perhaps = self._perhaps_here.get(product, set()) - known
            self._here[product] = (*(Entry(product, firm, True) for firm in sorted(known)),
                                   *(Entry(product, firm, True, pending=True) for firm in sorted(perhaps)))  # fmt: skip
        return self._here[product]

    def outside(self, product: str) -> tuple[Entry, ...]:
        """The sources elsewhere: known firms and countries, then those that only may be."""
        if product not in self._outside:
            self._outside[product] = tuple(dict.fromkeys(sorted(self._found_outside(product), key=lambda one: one.pending)))
        return self._outside[product]

    def _found_outside(self, product: str) -> Iterator[Entry]:
        world, here = self.world, {one.source for one in self.here(product)}
        known, others = self.makers(product)
        for firm in sorted(known - here):
            if self._elsewhere(firm) or not world.geography.is_local(firm, world.place):
                yield Entry(product, firm, False, origin(world, firm), pending=not self._elsewhere(firm))
        told = known | others | self._named_before(product) | former_makers(world, [product])
        for firm in sorted((others | self._at_link(product)) - known - here):
            if self._elsewhere(firm):
                yield Entry(product, firm, False, origin(world, firm), pending=True)
        for place in sorted(supplying_places(world, [product], told)):
            inside = world.place in world.geography.above(place)
            yield Entry(product, place, inside, "" if inside else place)
        yield from self._provided(product, told | here)

    def _named_before(self, product: str) -> set[str]:
        return set().union(*self._before.makers(product)) if self._before else set()

    def makers(self, product: str) -> tuple[set[str], set[str]]:
        """Firms anywhere that make a product: (confirmed, still to be confirmed)."""
        if product not in self._makers:
            self._makers[product] = makers(self.world, [product])
        return self._makers[product]

    def _elsewhere(self, firm: str) -> bool:
        """Whether a firm may make things elsewhere: it has nothing here, or a factory at another place."""
        here, others = self.world.geography.sites(firm, self.world.place)
        return not here or any(self.world.geography.kind(site) == "factory" for site in others)

    def _at_link(self, product: str) -> set[str]:
        """Firms known only to be at a link of a product."""
        world, links = self.world, {fact.object for fact in self.world.facts.about(product, "makesUp")}
        return {one.actor for link in links for one in world.occupancies.at(link) if one.stated and not one.produced
                and may_work(world, one.actor) and world.occupancies.standing(one) != REJECTED}  # fmt: skip

    def _provided(self, product: str, makers: Iterable[str]) -> Iterator[Entry]:
        """Regions elsewhere and firms that are said to provide a product, where no maker of it is known: pending."""
        world, named = self.world, set(makers)
        held = {place for firm in named for place in places_held(world, firm)}
        for fact in world.facts.to(product, "provides"):
            one = fact.subject
            if not world.supplies(fact) or one in held | named or world.geography.one_holds_other(one, world.place):
                continue
            if world.facts.is_a(one, "Place"):
                if not world.facts.is_a(one, "Country"):
                    yield Entry(product, one, False, one, pending=True)
            elif world.facts.value(one, "operatingStatus") not in GONE:
                yield Entry(product, one, False, origin(world, one), pending=True)

    def pending(self, product: str) -> list[Entry]:
        """The sources of a product that may be none."""
        return [one for one in (*self.here(product), *self.outside(product)) if one.pending]

    def known(self, product: str) -> bool:
        """Whether a product, or a type of it, has a source that is known for certain."""
        return any(not one.pending for kind in self.world.links.sorts(product) for one in (*self.here(kind), *self.outside(kind)))

    def sourced(self, slot: str) -> bool:
        """Whether a slot has a known source; one that has none is taken as met, since what needs it is made today."""
        return any(map(self.known, self.world.recipes.fillers(slot)))
