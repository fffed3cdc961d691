"""The two questions faces ask: the states of a place's links, and why one link is in its state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states.certificate import Certificate, certify, said_by
from graph.states.decide import MISSING, UNKNOWN, Decision, decide, look
from graph.states.flags import FlagNote, flags
from graph.states.flips import smallest_flip
from graph.states.heading import Header, header
from graph.states.proof import CONFIRMED
from graph.states.world import COUNTED, Examined, World

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class LinkState:
    """The state of one link as lists show it; the certificate tells the rest."""

    id: str
    label: str
    chain: str
    chain_label: str
    stage: str
    stage_label: str
    group: str
    card_label: str
    order: int
    state: str
    rule: str
    reason: str
    excluded: tuple[str, ...]
    flags: tuple[FlagNote, ...]
    organisations: int
    substantial: int
    hint: str
    contradictions: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The link's object in `gaps --json`."""
        return {
            "id": self.id, "label": self.label, "chain": self.chain, "chain_label": self.chain_label, "stage": self.stage,
            "group": self.group, "card_label": self.card_label, "state": self.state, "rule": self.rule, "reason": self.reason,
            "excluded": list(self.excluded), "flags": [one.as_dict() for one in self.flags],
            "organisations": self.organisations, "substantial": self.substantial, "hint": self.hint,
            "contradictions": list(self.contradictions),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gaps:
    """The states of a place's links for one scope."""

    header: Header
    links: tuple[LinkState, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu gaps --json`."""
        head = {name: getattr(self.header, name) for name in ("snapshot", "ontology", "place", "place_label", "scope", "as_of")}
        return {"schema": 1, **head, "links": [one.as_dict() for one in self.links]}

    def frame(self) -> pd.DataFrame:
        """One row a link; flags and contradictions as their words."""
        import pandas as pd

        rows = [one.as_dict() | {"flags": "、".join(f.label for f in one.flags), "contradictions": "；".join(one.contradictions)}
                for one in self.links]  # fmt: skip
        return pd.DataFrame(rows)


@collecting_later()
def gaps(facts: Facts, place: str, scope: str = "", chain: str = "", *, rollup: bool = True) -> Gaps:
    """States of every link (of one chain) in a place. Names may be what a person types. Raises UnknownName."""
    world = World(facts, place, rollup=rollup)
    return gaps_in(world, world.coverages.find_scope(scope, world.place), chain)


def gaps_in(world: World, population: str, chain: str = "") -> Gaps:
    """The same in a world that is there already. Raises UnknownName for the chain."""
    links = world.links.of_chain(world.links.find_chain(chain) if chain else "")
    return Gaps(header(world, population), tuple(link_state(world, decide(world, one, population)) for one in links))


@collecting_later()
def why(facts: Facts, link: str, place: str, scope: str = "", *, rollup: bool = True) -> Certificate:
    """The certificate of one link in a place. Raises UnknownName."""
    world = World(facts, place, rollup=rollup)
    return why_in(world, world.links.find(link), world.coverages.find_scope(scope, world.place))


def why_in(world: World, link: str, population: str) -> Certificate:
    """The same of a link by its id, in a world that is there already."""
    decision = decide(world, link, population)
    flip, searched = smallest_flip(world, decision)
    certificate = certify(world, decision, flags(world, decision), hint(world, decision))
    moved = [fact for step in flip.steps for fact in step.changes.removed] if flip else []
    return replace(certificate, flip=flip, flip_searched=searched, flip_evidence=said_by(world, moved))


def link_state(world: World, decision: Decision) -> LinkState:
    """A decision as lists show it."""
    facts, link = world.facts, decision.link
    chain, stage = world.links.chain(link), facts.value(link, "stage")
    confirmed = [one for one in decision.examined if _is_organisation_here(one)]
    return LinkState(
        link, facts.label(link), chain, facts.label(chain) if chain else "", stage,
        facts.ontology.concept("Stage", stage).zh if stage else "", facts.value(link, "linkGroup"),
        facts.value(link, "cardLabel") or facts.label(link), int(facts.value(link, "linkOrder") or 0),
        decision.state, decision.rule, decision.reason, decision.excluded, flags(world, decision), len(confirmed),
        sum(one.verdict.code != "negligible" for one in confirmed), hint(world, decision), decision.contradictions,
    )  # fmt: skip


def _is_organisation_here(one: Examined) -> bool:
    """Local, confirmed, and counted or counted weakly, whatever the scope."""
    return one.local and one.standing == CONFIRMED and one.verdict.group in COUNTED


def hint(world: World, decision: Decision) -> str:
    """Beside an unknown state: what narrower populations that were looked at say."""
    if decision.state != UNKNOWN:
        return ""
    words = []
    for code in world.coverages.narrower(decision.population):
        if not world.coverages.covering(world.place, code, decision.link):
            continue
        narrow, name = look(world, decision.link, code), _members(world.facts, code)
        if narrow.state == MISSING:
            words.append(f"{name}中未见")
        elif narrow.counted:
            words.append(f"{name}中已有 {len(narrow.counted)} 家")
    return "；".join(words)


def _members(facts: Facts, population: str) -> str:
    """What the members of a population are called, in running text: 上市公司, 规上企业."""
    concept = facts.ontology.concept("Population", population)
    return next((word for word in (concept.zh, *concept.aliases) if word.endswith(("企业", "公司"))), concept.zh)
