"""Links, their chains, their kinds, and the products that make them up, with roll-up over isTypeOf."""

from __future__ import annotations

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

    def above(self, link: str) -> list[str]:
        """Every link this one is a type of, nearest first, whatever the roll-up."""
        found: list[str] = []
        frontier = [link]
        while frontier:
            parents = {f.object for one in frontier for f in self._facts.about(one, "isTypeOf")} - set(found) - {link}
            frontier = sorted(parents)
            found += frontier
        return found

    def family(self, link: str) -> tuple[str, ...]:
        """The link and, with roll-up, all links that are types of it."""
        if not self.rollup:
            return (link,)
        if link not in self._below:
            found, frontier = [link], [link]
            while frontier:
                frontier = sorted({f.subject for one in frontier for f in self._facts.to(one, "isTypeOf")} - set(found))
                found += frontier
            self._below[link] = tuple(found)
        return self._below[link]

    def products(self, link: str) -> dict[str, bool]:
        """Products that make up the link or its kinds → whether essential."""
        found: dict[str, bool] = {}
        for one in self.family(link):
            for fact in self._facts.to(one, "makesUp"):
                found[fact.subject] = found.get(fact.subject, False) or fact.qualifier("essential") == "true"
        return found
