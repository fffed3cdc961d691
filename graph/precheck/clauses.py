"""One clause held against one enterprise: for whom it is, whether it holds, every condition, what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.precheck.gifts import deciding, gap_of, gifts_of, verdict_of
from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, Checked, Claimed, ClauseCheck, Gift, any_of, grouped, largest_gap, together
from graph.precheck.policies import check_dates, policy_of
from graph.precheck.whom import asked_of

CLAIM_DATES = ("paidOn", "decidedOn", "appliedOn")


def check_clause(known: Known, clause: str) -> ClauseCheck:
    """The clause's verdict, with everything that it rests on."""
    facts, policy = known.facts, policy_of(known.facts, clause)
    conditions = (*check_dates(known, clause), *asked_of(known, clause))
    gifts = gifts_of(known, clause)
    verdict = _verdict(conditions, gifts)
    why = tuple(dict.fromkeys(map(_reason, (*_deciding(conditions, verdict), *deciding(gifts, verdict)))))
    return ClauseCheck(
        clause, facts.label(clause), facts.value(clause, "clauseNumber"), policy, facts.label(policy) if policy else "",
        facts.value(clause, "quote"), verdict, why, max(largest_gap(conditions), gap_of(gifts)), conditions,
        tuple(gifts), _departments(known, policy), facts.value(policy, "inForceFrom"),
        facts.value(policy, "inForceTo"), facts.value(clause, "claimFrom"), facts.value(clause, "claimTo"),
        tuple(_claims(known, clause)))  # fmt: skip


def _verdict(conditions: Sequence[Checked], gifts: Sequence[Gift]) -> str:
    """All must hold; of a group one is enough, and of the steps one."""
    return together([*(any_of([one.verdict for one in held]) for held in grouped(conditions)), verdict_of(gifts)])


def _deciding(conditions: Sequence[Checked], verdict: str) -> Iterator[Checked]:
    """The conditions that a verdict rests on: those that fail, are short or unknown, unless another of their group is met."""
    met = {one.group for one in conditions if one.group and one.verdict == ELIGIBLE}
    return (one for one in conditions if one.verdict == verdict != ELIGIBLE and one.group not in met)


def _reason(one: Checked) -> str:
    told = one.shortfall or one.have
    return f"{one.label}：{told}" if told else one.label


def _departments(known: Known, policy: str) -> tuple[str, ...]:
    """Who pays and answers: the departments the policy is addressed to, else who issued it; a whole group of addressees (各区县
    人民政府、市直各部门) is told of the paper and answers for none of it."""
    facts = known.facts
    named = [fact for fact in facts.about(policy, "addressedTo") if not facts.is_a(fact.object, "DepartmentGroup")]
    named = named or list(facts.about(policy, "issuedBy"))
    return tuple(dict.fromkeys(facts.label(fact.object) for fact in named))


def _claims(known: Known, clause: str) -> Iterator[Claimed]:
    """The enterprise's own applications under the clause."""
    facts = known.facts
    mine = {fact.subject for fact in facts.to(known.firm, "appliedBy")}
    for one in sorted(mine & {fact.subject for fact in facts.to(clause, "appliedUnder")}):
        status = facts.ontology.vocabularies["ApplicationStatus"].get(facts.value(one, "applicationStatus"))
        day = next((told for prop in CLAIM_DATES if (told := facts.value(one, prop))), "")
        yield Claimed(facts.label(one), status.zh if status else "", day)
