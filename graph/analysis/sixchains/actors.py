"""政产学研金用: who takes part in a chain as which of the six, computed from facts, and who of them is tied to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.analysis.sixchains.chain import Actor, Tie
from graph.analysis.sixchains.clauses import acting, holds_here, named_by, policies
from graph.analysis.sixchains.pipeline import contracts
from graph.analysis.sixchains.subject import Subject
from graph.analysis.sixchains.supporters import related
from graph.analysis.sixchains.tables import role_rules
from graph.analysis.sixchains.whereabouts import Whereabouts
from graph.facts import Fact
from graph.states.decide import Decision
from graph.states.figures import latest
from graph.states.world import World

ROLES = ("政", "产", "学", "研", "金", "用")
MAKER = "产"
TIES = ("cooperatesWith", "serves", "supplies", "investsIn", "holdsShares", "dependsOn", "sponsors", "branchOf")
"""Relations between two actors that tie them."""
Part = tuple[str, str, str, Fact]
"""Role, actor, how in words, fact."""


def actors(world: World, subject: Subject, decisions: Iterable[Decision], places: Whereabouts) -> tuple[Actor, ...]:
    """Everybody who takes part in a chain, by role, then by name; one body may have several roles."""
    found: dict[tuple[str, str], list[tuple[str, Fact]]] = {}
    for role, body, how, fact in (*_by_rule(world, subject), *_makers(world, decisions), *_issuers(world, subject),
                                  *_buyers(world, subject), *_adopters(world, subject)):  # fmt: skip
        found.setdefault((role, body), []).append((how, fact))
    return _told(world, places, found)


def undecided(world: World, decisions: Iterable[Decision], known: Iterable[Actor], places: Whereabouts) -> tuple[Actor, ...]:
    """产 that nobody can decide yet: firms of which it is not known whether they belong to the population, or whether they
    count; those of `known` that are 产 of another link are left out."""
    makers = {one.id for one in known if one.role == MAKER}
    found: dict[tuple[str, str], list[tuple[str, Fact]]] = {}
    for role, body, how, fact in _perhaps(world, decisions):
        if body not in makers:
            found.setdefault((role, body), []).append((how, fact))
    return _told(world, places, found)


def ties(world: World, members: Iterable[Actor], subject: Subject) -> tuple[Tie, ...]:
    """Every tie between two different members, each once."""
    known = {one.id: one.label for one in members}
    relations, found = world.facts.ontology.relations, dict[Tie, None]()
    for name in TIES:
        for fact in latest(world.facts, world.facts.of(name)):
            if fact.subject in known and fact.object in known and fact.subject != fact.object:
                found[Tie(fact.subject, known[fact.subject], relations[name].zh, fact.object, known[fact.object])] = None
    for start, end in _transfers(world, subject):
        if start in known and end in known:
            found[Tie(start, known[start], world.facts.ontology.classes["Transfer"].zh, end, known[end])] = None
    return tuple(sorted(found, key=lambda one: (one.relation, one.start_label, one.end_label)))


def _told(world: World, places: Whereabouts, found: Mapping[tuple[str, str], list[tuple[str, Fact]]]) -> tuple[Actor, ...]:
    made = [_actor(world, places, role, body, told) for (role, body), told in found.items()]
    return tuple(sorted(made, key=lambda one: (ROLES.index(one.role), one.label, one.id)))


def _actor(world: World, places: Whereabouts, role: str, body: str, told: list[tuple[str, Fact]]) -> Actor:
    words, facts = dict.fromkeys(how for how, _ in told), dict.fromkeys(fact for _, fact in told)
    return Actor(role, body, world.facts.label(body), "；".join(words), places.ring(body), tuple(facts))


def _by_rule(world: World, subject: Subject) -> Iterator[Part]:
    """Those whom the rule table names."""
    duties = world.facts.ontology.vocabularies["Duty"]
    for rule in role_rules():
        for target in subject.targets(rule.towards):
            for other, fact in related(world, rule.relation, target):
                if any(world.facts.is_a(other, cls) for cls in rule.classes):
                    duty = fact.qualifier("duty")
                    word = duties[duty].zh if duty else ""
                    yield rule.role, other, rule.words.format(to=world.facts.label(target), duty=word), fact


def _makers(world: World, decisions: Iterable[Decision]) -> Iterator[Part]:
    """产: firms that count here, whatever the population."""
    for decision in decisions:
        for one in (*decision.counted, *(one for one in decision.outside if one.verdict.group != "pending")):
            for fact in one.occupancy.living():
                yield MAKER, one.actor, f"在“{world.facts.label(decision.link)}”{one.verdict.label}", fact


def _perhaps(world: World, decisions: Iterable[Decision]) -> Iterator[Part]:
    """产, perhaps: firms that are pending, in the population or out of it."""
    for decision in decisions:
        outside = [one for one in decision.outside if one.verdict.group == "pending"]
        for one in (*decision.pending, *outside):
            unknown = "，是否在口径内不明" if one.member is None else ""
            for fact in one.occupancy.living():
                yield MAKER, one.actor, f"在“{world.facts.label(decision.link)}”{one.verdict.label}{unknown}", fact


def _issuers(world: World, subject: Subject) -> Iterator[Part]:
    """政: who issued policies in force here whose clauses name the chain, its links, products or field."""
    for target in named_by(world, subject):
        for applied in world.facts.to(target, "appliesTo"):
            for policy in policies(world, applied.subject):
                if acting(world, policy) and holds_here(world, policy) is not False:
                    for fact in world.facts.about(policy, "issuedBy"):
                        yield "政", fact.object, f"印发《{world.facts.label(policy)}》", fact


def _buyers(world: World, subject: Subject) -> Iterator[Part]:
    """用: who buys from the chain's firms here what they make for it, or what nobody names."""
    for firm in subject.firms:
        made = [fact for fact in world.facts.about(firm, "produces") if fact.object in subject.products]
        names = {name for fact in made for name in (fact.qualifier("productAsNamed"), world.facts.label(fact.object)) if name}
        for fact in latest(world.facts, world.facts.about(firm, "supplies")):
            named = fact.qualifier("productAsNamed")
            if not named or named in names:
                unknown = "" if named else "（产品不明）"
                yield "用", fact.object, f"向“{world.facts.label(firm)}”采购{unknown}", fact


def _adopters(world: World, subject: Subject) -> Iterator[Part]:
    """用: who took over an achievement usable in the chain."""
    for achievement in _usable(world, subject):
        for transfer in contracts(world, achievement):
            for fact in world.facts.about(transfer, "transferTo"):
                yield "用", fact.object, f"受让或采用成果“{world.facts.label(achievement)}”", fact


def _transfers(world: World, subject: Subject) -> Iterator[tuple[str, str]]:
    for achievement in _usable(world, subject):
        for transfer in contracts(world, achievement):
            for start in world.facts.about(transfer, "transferFrom"):
                for end in world.facts.about(transfer, "transferTo"):
                    yield start.object, end.object


def _usable(world: World, subject: Subject) -> list[str]:
    return sorted({fact.subject for target in subject.targets("made") for fact in world.facts.to(target, "usableIn")})
