"""What is stated of five of the six chains, as bare numbers: those that the named question `six-chains` counts, too."""

from __future__ import annotations

from graph.analysis.sixchains.clauses import clauses
from graph.analysis.sixchains.subject import Subject, subject_of
from graph.analysis.sixchains.supporters import related
from graph.analysis.sixchains.tables import chain_rules, standings, support_rules
from graph.analysis.sixchains.whereabouts import Whereabouts
from graph.facts import Facts
from graph.states.coverage import ALL
from graph.states.decide import decide
from graph.states.world import World


def stated_counts(facts: Facts, place: str, chain: str, *, rollup: bool = True) -> dict[str, dict[str, int]]:
    """Link → chain → how many bodies inside the ring are stated to support it (servesLink) or clauses in force apply to it,
    whatever the evidence. Industry is counted by `graph.states` and the question `link-organisations`. Raises UnknownName."""
    world = World(facts, place, rollup=rollup)
    places, found = Whereabouts(world), dict[str, dict[str, int]]()
    for link in world.links.of_chain(world.links.find_chain(chain)):
        subject = subject_of(world, decide(world, link, ALL))
        found[link] = {name: _stated(world, subject, name, places) for name in chain_rules() if name not in ("industry", "policy")}
        known = (one for one in clauses(world, subject) if standings()[one.standing][0] != "pending")
        found[link]["policy"] = len(list(known))
    return found


def _stated(world: World, subject: Subject, chain: str, places: Whereabouts) -> int:
    rules = [one for one in support_rules() if one.chain == chain and one.relation == "servesLink"]
    found = {other for rule in rules for target in subject.targets(rule.towards)
             for other, _ in related(world, rule.relation, target)
             if any(world.facts.is_a(other, cls) for cls in rule.classes)}  # fmt: skip
    return sum(places.within(one, chain_rules()[chain].ring) is True for one in found)
