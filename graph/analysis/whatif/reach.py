"""Which links' decisions may change, by whom and what is touched: more rather than fewer, never one too few (decision 0040)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from graph.facts import Facts
from graph.states.links import LinkIndex
from graph.states.touched import Touched

Links = frozenset[str]


class Reach:
    """Ways from actors, products and links to the links whose decision reads what is said of them.

    Chains, links, products and recipes are read from the facts it is made with: where these change, everything is touched.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts, self._links = facts, LinkIndex(facts)
        self._around: dict[str, Links] = {}
        self._of_product: dict[str, Links] = {}

    def links(self, touched: Touched, after: Facts) -> Links | None:
        """Links whose firms, coverage, flags or tests (all but R3) may read what is touched; None: any link may."""
        surveyed = [self._surveyed(one, facts) for one in touched.surveys for facts in (self._facts, after)]
        if touched.everything or touched.thresholds or None in surveyed:
            return None
        return _union((
            *(one for one in surveyed if one is not None),
            *(self._of_actor(one, facts) for one in touched.actors for facts in (self._facts, after)),
            *map(self._of_thing, touched.things), *map(self._of_chain, touched.chains)))  # fmt: skip

    def supplied(self, touched: Touched, after: Facts, reached: Links) -> set[str]:
        """Products whose supply, as R3 reads it, may differ: of links already reached, or dealt in by touched actors."""
        told = [(actor, facts) for actor in touched.actors for facts in (self._facts, after)]
        dealt = {one for actor, facts in told for one in _dealt_in(actor, facts)} | touched.things
        return dealt | {fact.subject for link in reached for fact in self._facts.to(link, "makesUp")}

    def downstream(self, products: Iterable[str]) -> Links:
        """Links of all that rests on these products through recipes, and of the products themselves."""
        seen = set(products)
        frontier = set(seen)
        while frontier:
            frontier = {other for one in frontier for other in self._resting_on(one)} - seen
            seen |= frontier
        return _union(map(self._made_of, seen))

    def _resting_on(self, one: str) -> Iterator[str]:
        """What may rest on a product or a slot: the slots it fills, what needs the slot, what it is a kind of."""
        yield from (fact.object for name in ("fills", "isTypeOf") for fact in self._facts.about(one, name))
        yield from (fact.subject for fact in self._facts.to(one, "requires"))

    def _of_actor(self, actor: str, facts: Facts) -> Links:
        """By what it holds, makes, buys and provides; by what its products are made of; by the products it trades in by name."""
        parts = [self._of_thing(one) for one in _dealt_in(actor, facts)]
        parts += [self._links_around(fact.object) for fact in facts.about(actor, "occupies")]
        parts += [self._inputs_of(fact.object) for fact in facts.about(actor, "produces")]
        traded = {fact.qualifier("productAsNamed") for look in (facts.about, facts.to) for fact in look(actor, "supplies")}
        if traded - {""}:
            parts += [self._made_of(product) for name in traded for product in self._by_name.get(name, ())]
        return _union(parts)

    def _of_thing(self, thing: str) -> Links:
        """Links that a product or link bears on."""
        return self._links_around(thing) | self._made_of(thing)

    def _made_of(self, product: str) -> Links:
        """Links around those that a product, or what it is a kind of, makes up."""
        if product not in self._of_product:
            made = {fact.object for one in self._links.wider(product) for fact in self._facts.about(one, "makesUp")}
            self._of_product[product] = _union(map(self._links_around, made))
        return self._of_product[product]

    def _inputs_of(self, product: str) -> Links:
        """Links of what fills the slots of a product: whether it is needed here hangs on who makes the product here."""
        slots = [fact.object for fact in self._facts.about(product, "requires")]
        fillers = {fact.subject for slot in slots for fact in self._facts.to(slot, "fills")}
        return _union(self._made_of(kind) for filler in fillers for kind in self._links.sorts(filler))

    def _links_around(self, link: str) -> Links:
        """A link, what it is a kind of, and all kinds of these: they share firms, products and coverage."""
        if link not in self._around:
            self._around[link] = frozenset(kind for one in self._links.wider(link) for kind in self._links.sorts(one))
        return self._around[link]

    def _of_chain(self, chain: str) -> Links:
        return frozenset(fact.subject for fact in self._facts.to(chain, "partOf"))

    def _surveyed(self, survey: str, facts: Facts) -> Links | None:
        """The links that a survey names, itself or by their chain; None where it speaks of all."""
        told = {name: [fact.object for fact in facts.about(survey, name)] for name in ("coversChain", "coversLink", "exceptsLink")}
        if not (told["coversChain"] or told["coversLink"]):
            return None if facts.about(survey, "a") else frozenset()
        around = map(self._links_around, (*told["coversLink"], *told["exceptsLink"]))
        return _union((*map(self._of_chain, told["coversChain"]), *around))

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """Name or alias → the products that people call so, as purchases name them."""
        found: dict[str, set[str]] = {}
        for product in self._facts.instances("Product"):
            for name in (self._facts.label(product), *self._facts.values(product, "alias")):
                found.setdefault(name, set()).add(product)
        return found


def _dealt_in(actor: str, facts: Facts) -> set[str]:
    """Products (and links) that an actor makes, buys or provides."""
    return {fact.object for name in ("produces", "demands", "provides") for fact in facts.about(actor, name)}


def _union(parts: Iterable[Links]) -> Links:
    return frozenset[str]().union(*parts)
