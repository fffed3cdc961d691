"""Who could serve a link that it does not serve yet: it serves a link next to it, or holds the same technology."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graph.analysis.sixchains.answer import Proposal
from graph.analysis.sixchains.neighbourhood import next_links
from graph.analysis.sixchains.presence import PRESENT, Presence
from graph.analysis.sixchains.rows import Cell
from graph.analysis.sixchains.subject import Subject
from graph.analysis.sixchains.tables import chain_rules, standings, support_rules
from graph.facts import Fact
from graph.states.world import World

PROPOSED = ("innovation", "capital", "service")
"""The chains for which a platform, university, fund or service body may be asked; people and clauses are not."""
Reason = tuple[str, str, tuple[Fact, ...]]


def proposals(
    world: World, presence: Presence, subject: Subject, cells: Iterable[Cell], others: Callable[[str], Subject]
) -> tuple[Proposal, ...]:
    """For each of these chains that is not present at the link, those who could serve it, the best reasoned first.

    `others` gives the subject that another link is.
    """
    wanted = {one.chain: one for one in cells if one.chain in PROPOSED and one.presence != PRESENT}
    found: dict[tuple[str, str], list[Reason]] = {}
    for chain, cell in wanted.items():
        known = {one.id for one in cell.supporters}
        for reason in (*_by_link(world, presence, subject, chain, others), *_by_technology(world, presence, subject, chain)):
            if reason[0] not in known:
                found.setdefault((chain, reason[0]), []).append(reason)
    made = [_proposal(world, presence, (subject.id, chain, body), reasons) for (chain, body), reasons in found.items()]
    return tuple(sorted(made, key=lambda one: (PROPOSED.index(one.chain), -len(one.reasons), one.label, one.id)))


def _by_link(
    world: World, presence: Presence, subject: Subject, chain: str, others: Callable[[str], Subject]
) -> Iterator[Reason]:
    """Bodies that support a link next to this one."""
    for near in next_links(world, subject.id):
        for one in presence.supporters.of(others(near.link), chain):
            if standings()[one.standing][0] in ("counted", "weak") and _is_body(world, one.id):
                yield one.id, f"已在“{world.facts.label(near.link)}”（{one.how}）；{near.why}", (*one.facts, *near.facts)


def _by_technology(world: World, presence: Presence, subject: Subject, chain: str) -> Iterator[Reason]:
    """Bodies that own an achievement usable here, or one of the same technology as an achievement usable here."""
    facts = world.facts
    usable = [fact for target in subject.targets("made") for fact in facts.to(target, "usableIn")
              if facts.is_a(fact.subject, "Achievement")]  # fmt: skip
    for fact in usable:
        for owner in facts.about(fact.subject, "ownedBy"):
            if _may(world, presence, owner.object, chain):
                yield owner.object, f"持有可用于本环节的成果“{facts.label(fact.subject)}”", (owner, fact)
    fields = {facts.value(fact.subject, "technologyField"): fact for fact in usable}
    own = {fact.subject for fact in usable}
    for other in facts.of("technologyField") if usable else ():
        if other.value in fields and other.subject not in own:
            for owner in facts.about(other.subject, "ownedBy"):
                if _may(world, presence, owner.object, chain):
                    why = f"成果“{facts.label(other.subject)}”与本环节的成果同属技术领域“{other.value}”"
                    yield owner.object, why, (owner, other, fields[other.value])


def _may(world: World, presence: Presence, body: str, chain: str) -> bool:
    """Whether a body is of a class that serves links in this chain, and inside its ring."""
    classes = {cls for rule in support_rules() if rule.chain == chain and rule.relation == "servesLink" for cls in rule.classes}
    inside = presence.whereabouts.within(body, chain_rules()[chain].ring)
    return bool(inside) and any(world.facts.is_a(body, cls) for cls in classes)


def _is_body(world: World, one: str) -> bool:
    """Whether a supporter is somebody who can be asked, not a result or a right."""
    return world.facts.is_a(one, "Actor")


def _proposal(world: World, presence: Presence, what: tuple[str, str, str], reasons: list[Reason]) -> Proposal:
    facts, words, (link, chain, body) = world.facts, world.facts.ontology, what
    told = tuple(dict.fromkeys(fact for _, _, said in reasons for fact in said))
    whys = tuple(dict.fromkeys(why for _, why, _ in reasons))
    return Proposal(link, facts.label(link), body, facts.label(body), words.classes[min(facts.classes(body))].zh, chain,
                    words.concept("SixChain", chain).zh, presence.whereabouts.ring(body), whys, told)  # fmt: skip
