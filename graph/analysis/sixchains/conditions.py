"""The conditions of the remedy table: each looks at a link's situation and gives the ground on which it holds, or None."""

from __future__ import annotations

from collections.abc import Callable

from graph.analysis.sixchains.carriers import before_production, carrier, incubator, space, tested_achievement
from graph.analysis.sixchains.clauses import acting, holds_here, policies
from graph.analysis.sixchains.failing import at_risk, imported, state_unknown, weak, weak_amount, weak_grade
from graph.analysis.sixchains.situation import Ground, Situation
from graph.analysis.sixchains.tables import chain_rules
from graph.states.flags import neighbours
from graph.states.weak import UNSUITED as NOT_LOCAL

UNSUITED = NOT_LOCAL - {"purchasable"}
GUIDANCE, ACTIVE = "guidance", "active"
HIGHER = frozenset({"national", "provincial", "municipal"})
Condition = Callable[[Situation], Ground | None]


def ground(situation: Situation, condition: str) -> Ground | None:
    """The ground of a condition. Raises KeyError for a name that is no condition: table and code have to agree."""
    chain, _, presence = condition.rpartition("_")
    if chain in situation.cells:
        return _of_cell(situation, chain, presence)
    if chain == "ask":
        return _ask(situation, presence)
    return CONDITIONS[condition](situation)


def _of_cell(situation: Situation, chain: str, presence: str) -> Ground | None:
    cell, facts = situation.cells[chain], situation.world.facts
    surveys = (fact for one in cell.coverage for fact in facts.about(one.id, "closed"))
    told = (*surveys, *(fact for one in cell.supporters for fact in one.facts))
    return Ground(cell.reason, told) if cell.presence == presence else None


def _ask(situation: Situation, chain: str) -> Ground:
    """Whom to ask: the kind of body that knows, and the departments responsible for the chain where some are known."""
    told = situation.world.facts.to(situation.subject.chain, "responsibleFor") if situation.subject.chain else []
    names = situation.named(fact.subject for fact in told)
    return Ground(chain_rules()[chain].ask + (f"；本链责任单位：{names}" if names else ""), tuple(told))


def transferable(situation: Situation) -> Ground | None:
    """A tested achievement and a carrier, both."""
    return tested_achievement(situation) and carrier(situation)


def unsuited(situation: Situation) -> Ground | None:
    """The link is 不宜本地 or 禁限 here, with the reason."""
    facts, link = situation.world.facts, situation.decision.link
    layout, reason = facts.value(link, "layout"), facts.value(link, "layoutReason")
    if layout not in UNSUITED:
        return None
    words = facts.ontology.concept("Layout", layout).zh + (f"（{reason}）" if reason else "")
    return Ground(words, situation.told(link, "layout"))


def guidance_fund(situation: Situation) -> Ground | None:
    """Guidance funds in the province, or of unknown place, that are active: they may invest here."""
    facts = situation.world.facts
    found = [one for one in facts.instances("Fund") if GUIDANCE in facts.values(one, "fundKind")
             and facts.value(one, "fundStatus") == ACTIVE and situation.places.within(one, "province") is not False]  # fmt: skip
    told = tuple(fact for one in found for fact in situation.told(one, "fundKind"))
    return Ground(situation.named(found), told) if found else None


def higher_clause(situation: Situation) -> Ground | None:
    """Clauses in force here of policies of higher levels, though they name other links so far."""
    facts = situation.world.facts
    found = [one for one in facts.instances("PolicyClause") for policy in policies(situation.world, one)
             if HIGHER & set(facts.values(policy, "level")) and acting(situation.world, policy)
             and holds_here(situation.world, policy) is not False]  # fmt: skip
    told = tuple(fact for one in found for fact in facts.about(one, "clauseOf"))
    return Ground(situation.named(found), told) if found else None


def neighbour(situation: Situation) -> Ground | None:
    """Nobody counts here, but somebody near does."""
    where, found = neighbours(situation.world, situation.decision.link)
    if not found or situation.decision.counted:
        return None
    makers = sorted({one.actor for one in found})
    words = f"{where}有 {len(makers)} 家（{situation.named(makers)}）"
    return Ground(words, tuple(fact for one in found for fact in one.living()))


def needs_carrier(situation: Situation) -> Ground | None:
    """Something has to be built here: nobody makes it, or too little."""
    absent = _of_cell(situation, "industry", "absent")
    return absent or weak_amount(situation)


CONDITIONS: dict[str, Condition] = {
    "tested_achievement": tested_achievement, "carrier": carrier, "transferable": transferable, "unsuited": unsuited, "weak": weak,
    "weak_amount": weak_amount, "weak_grade": weak_grade, "state_unknown": state_unknown, "at_risk": at_risk,
    "imported": imported, "guidance_fund": guidance_fund,
    "higher_clause": higher_clause, "needs_carrier": needs_carrier, "space": space,
    "incubator": incubator, "before_production": before_production, "neighbour": neighbour,
}  # fmt: skip
