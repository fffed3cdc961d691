"""Links, their chains, their kinds, and the products that make them up, with roll-up over isTypeOf."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from graph.facts import Facts
from graph.names import find_one

STAGES = ("upstream", "midstream", "downstream", "")


class LinkIndex:
    """Look-ups over chain links; all arguments and results are entity ids."""

    def __init__(self, facts: Facts, *, rollup: bool = True) -> None:
        self._facts, self.rollup = facts, rollup
        self._below: dict[str, tuple[str, ...]] = {}

    def find(self, name: str) -> str:
        """The link of this key, `chain/id`, name or card label. Raises UnknownName."""
        return find_one(self._facts, name, "ChainLink", ("name", "cardLabel", "englishName"))

    def find_chain(self, name: str) -> str:
        """The chain of this key, id or name. Raises UnknownName."""
        return find_one(self._facts, name, "IndustryChain", ("name", "shortName", "englishName"))

    def chain(self, link: str) -> str:
        """The chain a link is part of; empty where unknown."""
        chains = sorted(f.object for f in self._facts.about(link, "partOf") if self._facts.is_a(f.object, "IndustryChain"))
        return chains[0] if chains else ""

    @cached_property
    def all(self) -> list[str]:
        """Every link, by chain, stage and reading order."""
        facts = self._facts

        def place(link: str) -> tuple[str, int, int, str]:
            stage, order = facts.value(link, "stage"), facts.value(link, "linkOrder")
            return facts.label(self.chain(link)), STAGES.index(stage), int(order or 10_000), link

        return sorted(facts.instances("ChainLink"), key=place)

    def of_chain(self, chain: str) -> list[str]:
        """The links of a chain (all links where no chain is given)."""
        return [link for link in self.all if not chain or self.chain(link) == chain]

    def above(self, link: str) -> tuple[str, ...]:
        """Every link this one is a type of, nearest first, whatever the roll-up."""
        return self.wider(link)[1:]

    def kinds(self, link: str) -> list[str]:
        """The links that are directly types of this one; none without roll-up."""
        return sorted({f.subject for f in self._facts.to(link, "isTypeOf")}) if self.rollup else []

    def family(self, link: str) -> tuple[str, ...]:
        """The link and, with roll-up, all links that are types of it."""
        if link not in self._below:
            self._below[link] = self.sorts(link) if self.rollup else (link,)
        return self._below[link]

    def products(self, link: str) -> dict[str, bool]:
        """Products that make up the link or its kinds → whether essential to the link itself (one kind is enough of it)."""
        made = [(fact, one == link) for one in self.family(link) for fact in self._facts.to(one, "makesUp")]
        essential = {fact.subject for fact, own in made if own and fact.qualifier("essential") == "true"}
        return {product: product in essential for product in sorted({fact.subject for fact, _ in made})}

    def told_of(self, link: str) -> tuple[str, ...]:
        """Links and products of which a saying also speaks of this link: the link, its kinds and their products; with roll-up
        what it is a kind of, and the products that make just that up (归类未细)."""
        above = self.above(link) if self.rollup else ()
        own = {fact.subject for one in above for fact in self._facts.to(one, "makesUp")}
        return tuple(dict.fromkeys((*self.family(link), *self.products(link), *above, *sorted(own))))

    def sorts(self, one: str) -> tuple[str, ...]:
        """A product or link and everything that is a type of it: having the narrow is having the wide."""
        return _closure(one, lambda key: {f.subject for f in self._facts.to(key, "isTypeOf")})

    def wider(self, one: str) -> tuple[str, ...]:
        """A product or link and everything it is a type of, nearest first."""
        return _closure(one, lambda key: {f.object for f in self._facts.about(key, "isTypeOf")})


def _closure(start: str, step: Callable[[str], set[str]]) -> tuple[str, ...]:
    """The start and everything the steps lead to, nearest first."""
    found, frontier = [start], [start]
    while frontier:
        frontier = sorted({other for one in frontier for other in step(one)} - set(found))
        found += frontier
    return tuple(found)
