"""Who supports a link in innovation, capital, talent and service, gathered by the rule table and judged one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.analysis.sixchains.rows import Supporter
from graph.analysis.sixchains.subject import Subject
from graph.analysis.sixchains.tables import SupportRule, chain_rules, inactive, standings, support_rules
from graph.analysis.sixchains.whereabouts import Whereabouts
from graph.facts import Fact
from graph.states.figures import latest
from graph.states.world import World

BOTH_WAYS = frozenset({"cooperatesWith"})
"""Relations that have no direction: either end may be the supporter."""


@dataclass(slots=True)
class Told:
    """What is said of one supporter: of the link itself, by way of its firms, of something wider only."""

    direct: list[Fact] = field(default_factory=list)
    indirect: list[Fact] = field(default_factory=list)
    coarse: list[Fact] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class Supporters:
    """Finds and judges supporters, seen from one place."""

    def __init__(self, world: World, whereabouts: Whereabouts) -> None:
        self._world, self._whereabouts = world, whereabouts

    def of(self, subject: Subject, chain: str) -> list[Supporter]:
        """The supporters of a link (or of a whole chain) in one of the six chains; those outside the ring are left out."""
        told: dict[str, Told] = defaultdict(Told)
        for rule in (one for one in support_rules() if one.chain == chain):
            for other, target, fact, coarse in self._said(rule, subject):
                said = told[other]
                (said.coarse if coarse else said.direct if rule.direct else said.indirect).append(fact)
                said.words.append(rule.words.format(to=self._world.facts.label(target)))
        found = (self._supporter(one, chain, said) for one, said in sorted(told.items()))
        return sorted((one for one in found if one), key=lambda one: (list(standings()).index(one.standing), one.label, one.id))

    def _said(self, rule: SupportRule, subject: Subject) -> Iterator[tuple[str, str, Fact, bool]]:
        """(supporter, what it supports, fact, whether that is something wider than the link)."""
        for targets, coarse in ((subject.targets(rule.towards), False), (subject.wider(rule.towards), True)):
            for target in targets:
                for other, fact in related(self._world, rule.relation, target):
                    if any(self._world.facts.is_a(other, cls) for cls in rule.classes):
                        yield other, target, fact, coarse

    def _supporter(self, entity: str, chain: str, told: Told) -> Supporter | None:
        standing = self._standing(entity, chain, told)
        if standing not in standings():
            return None
        facts = tuple(dict.fromkeys((*told.direct, *told.indirect, *told.coarse)))
        cls = self._world.facts.ontology.classes[min(self._world.facts.classes(entity))].zh
        return Supporter(entity, self._world.facts.label(entity), cls, "；".join(dict.fromkeys(told.words)),
                         self._whereabouts.ring(entity), standing, standings()[standing][1], facts)  # fmt: skip

    def _standing(self, entity: str, chain: str, told: Told) -> str:
        """The standing of a supporter; `gone` and `outside` stand in no table, for they are not shown."""
        facts = self._world.facts
        for prop, value, standing in inactive():
            if facts.value(entity, prop) == value:
                return standing
        inside = self._whereabouts.within(entity, chain_rules()[chain].ring)
        if inside is None:
            return "unplaced"
        return self._evidenced(entity, told) if inside else "outside"

    def _evidenced(self, entity: str, told: Told) -> str:
        """How far the evidence of a supporter inside the ring carries."""
        for facts, standing in ((told.direct, "counted"), (told.indirect, "indirect")):
            fresh = [one for one in facts if not self._world.proof.all_stale(one)]
            if fresh:
                return standing if self._confirmed(entity, fresh) else "weak"
        fresh = [one for one in told.coarse if not self._world.proof.all_stale(one)]
        return "coarse" if fresh else "stale"

    def _confirmed(self, entity: str, facts: Sequence[Fact]) -> bool:
        return not self._world.occupancies.doubtful(entity) and self._world.proof.accepted(facts)


def related(world: World, relation: str, target: str) -> Iterator[tuple[str, Fact]]:
    """(the other end, fact) of the current facts of a relation that end at a target, or begin there where either end may."""
    for fact in latest(world.facts, world.facts.to(target, relation)):
        yield fact.subject, fact
    if relation in BOTH_WAYS:
        for fact in latest(world.facts, world.facts.about(target, relation)):
            yield fact.object, fact
