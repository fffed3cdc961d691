"""Which policy clauses in force apply to a link here: those that name it, its products, its chain or field, and general ones."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.sixchains.rows import Supporter
from graph.analysis.sixchains.subject import Subject
from graph.analysis.sixchains.tables import standings
from graph.facts import Fact
from graph.facts.building import in_force
from graph.states.world import World

LAPSED = frozenset({"drafted", "revised", "repealed"})
"""A revised policy has been replaced by its revision."""
ACTING = "in_force"


def clauses(world: World, subject: Subject) -> list[Supporter]:
    """Every clause that applies, those that name the link's own things first.

    One that only names places around is general (普惠). Left out is what is out of force or holds elsewhere; where it is not
    known whether a clause is in force, or where its policy holds, it is undecided.
    """
    own = _by_clause(fact for target in named_by(world, subject) for fact in world.facts.to(target, "appliesTo"))
    around = _by_clause(fact for place in world.geography.above(world.place) for fact in world.facts.to(place, "appliesTo"))
    found = [_judged(world, one, told, "counted") for one, told in own.items()]
    found += [_judged(world, one, told, "general") for one, told in around.items() if one not in own]
    return sorted((one for one in found if one), key=lambda one: (list(standings()).index(one.standing), one.label, one.id))


def named_by(world: World, subject: Subject) -> tuple[str, ...]:
    """What a clause may name to be about a link: its family, products, its chain and the chain's fields."""
    chain = (subject.chain,) if subject.chain else ()
    fields = (fact.object for one in chain for fact in world.facts.about(one, "inField"))
    return tuple(dict.fromkeys((*subject.family, *subject.products, *chain, *fields)))


def policies(world: World, clause: str) -> tuple[str, ...]:
    """The policies that a clause stands in."""
    return tuple(fact.object for fact in world.facts.about(clause, "clauseOf"))


def acting(world: World, policy: str) -> bool | None:
    """Whether a policy is in force at the as-of date; None where neither a date nor its status says so."""
    since, until, status = (world.facts.value(policy, one) for one in ("inForceFrom", "inForceTo", "policyStatus"))
    if status in LAPSED or not in_force(since, until, world.facts.as_of):
        return False
    return True if since or status == ACTING else None


def holds_here(world: World, policy: str) -> bool | None:
    """Whether the territory of a policy's issuer holds this place; None where that is not known."""
    issuers = [fact.object for fact in world.facts.about(policy, "issuedBy")]
    bodies = [*issuers, *(fact.object for one in issuers for fact in world.facts.about(one, "unitOf"))]
    territories = {fact.object for one in bodies for fact in world.facts.about(one, "governs")}
    return bool(territories & set(world.geography.above(world.place))) if territories else None


def in_words(world: World, clause: str, told: Iterable[Fact]) -> str:
    """The policy of a clause and what the clause names."""
    papers = "、".join(world.facts.label(one) for one in policies(world, clause)) or "出自哪份政策不明"
    return f"{papers}；适用于“{'、'.join(dict.fromkeys(world.facts.label(one.object) for one in told))}”"


def _by_clause(found: Iterable[Fact]) -> dict[str, list[Fact]]:
    told: dict[str, list[Fact]] = {}
    for fact in found:
        told.setdefault(fact.subject, []).append(fact)
    return told


def _judged(world: World, clause: str, told: list[Fact], standing: str) -> Supporter | None:
    """A clause with how far it counts; None where it is out of force or holds elsewhere."""
    papers = policies(world, clause)
    force, here = (_best([test(world, one) for one in papers]) for test in (acting, holds_here))
    if force is False or here is False or _names_other_places(world, clause):
        return None
    if not (force and here):
        standing = "undecided"
    elif not world.proof.accepted(told, fresh=False):
        standing = "weak"
    cls = world.facts.ontology.classes["PolicyClause"].zh
    facts = (*told, *world.facts.about(clause, "clauseOf"))
    return Supporter(clause, world.facts.label(clause), cls, in_words(world, clause, told), "", standing,
                     standings()[standing][1], facts)  # fmt: skip


def _best(said: list[bool | None]) -> bool | None:
    """True where one of them holds, False where none can, else None."""
    if True in said:
        return True
    return False if said and None not in said else None


def _names_other_places(world: World, clause: str) -> bool:
    """Whether a clause names places and none of them holds this one."""
    places = {fact.object for fact in world.facts.about(clause, "appliesTo") if world.facts.is_a(fact.object, "Place")}
    return bool(places) and places.isdisjoint(world.geography.above(world.place))
