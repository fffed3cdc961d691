"""What is asked about: a link or a whole chain, with what makes it up, its firms here and its projects here."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.decide import Decision
from graph.states.world import World

ELSEWHERE = frozenset({"rejected", "product_mismatch", "moved_or_cancelled", "trade_agency"})
"""Verdicts by which a firm is none of the link's own: who supports it supports something else."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A link (or all links of a chain): its family, what is wider, what it makes, its firms and projects here.

    A firm is here by a site of any kind: who works with its research house works for the link, though it is no supply.
    """

    id: str
    chain: str
    family: tuple[str, ...]
    above: tuple[str, ...]
    products: tuple[str, ...]
    firms: tuple[str, ...]
    projects: tuple[str, ...]

    def targets(self, towards: str) -> tuple[str, ...]:
        """What a rule of the table looks towards: link, made, product, firm, project or chain."""
        return {"link": self.family, "made": (*self.family, *self.products), "product": self.products, "firm": self.firms,
                "project": self.projects, "chain": (self.chain,) if self.chain else ()}[towards]  # fmt: skip

    def wider(self, towards: str) -> tuple[str, ...]:
        """What is wider than the link, of which a saying leaves open whether it is of the link: 归类未细."""
        return self.above if towards == "link" else ()


def subject_of(world: World, decision: Decision) -> Subject:
    """The subject that a decided link is."""
    link, links = decision.link, world.links
    family, chain = links.family(link), links.chain(link)
    above = (*(links.above(link) if links.rollup else ()), *([chain] if chain else []))
    firms = sorted(one.actor for one in decision.examined if not one.known_in and one.verdict.code not in ELSEWHERE)
    return Subject(link, chain, family, above, tuple(links.products(link)), tuple(firms), _projects(world, family))


def whole_chain(chain: str, subjects: tuple[Subject, ...]) -> Subject:
    """A chain as one subject: everything its links have, and what is said of the chain itself."""
    def union(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for subject in subjects for one in getattr(subject, name)))

    return Subject(chain, chain, (*union("family"), chain), (), union("products"), union("firms"), union("projects"))


def _projects(world: World, family: tuple[str, ...]) -> tuple[str, ...]:
    """Projects here that are to fill the link."""
    found = {fact.subject for link in family for fact in world.facts.to(link, "forLink")}
    return tuple(sorted(one for one in found if world.facts.is_a(one, "Project") and _here(world, one)))


def _here(world: World, project: str) -> bool:
    return any(world.place in world.geography.above(fact.object) for fact in world.facts.about(project, "projectIn"))
