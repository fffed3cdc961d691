"""One clause held against one enterprise: for whom it is, whether it holds, every condition, what it gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, SHORT, Checked, Claimed, ClauseCheck, Gift, any_of, together
from graph.precheck.policies import check_dates, policy_of
from graph.precheck.whom import asked_of

CLAIM_DATES = ("paidOn", "decidedOn", "appliedOn")


def check_clause(known: Known, clause: str) -> ClauseCheck:
    """The clause's verdict, with everything that it rests on."""
    facts, policy = known.facts, policy_of(known.facts, clause)
    conditions = (*check_dates(known, clause), *asked_of(known, clause))
    verdict = _verdict(conditions)
    why = tuple(map(_reason, _deciding(conditions, verdict)))
    return ClauseCheck(
        clause, facts.label(clause), facts.value(clause, "clauseNumber"), policy, facts.label(policy) if policy else "",
        facts.value(clause, "quote"), verdict, why, _gap(conditions), conditions,
        tuple(_gifts(known, clause)), _departments(known, policy), facts.value(policy, "inForceFrom"),
        facts.value(policy, "inForceTo"), facts.value(clause, "claimFrom"), facts.value(clause, "claimTo"),
        tuple(_claims(known, clause)))  # fmt: skip


def _verdict(conditions: Sequence[Checked]) -> str:
    """All must hold; of a group one is enough."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for place, one in enumerate(conditions):
        groups[one.group or f"#{place}"].append(one.verdict)
    return together(list(map(any_of, groups.values())))


def _gap(conditions: Sequence[Checked]) -> float:
    """The largest shortfall; of a group the smallest, as one is enough."""
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for place, one in enumerate(conditions):
        if one.verdict == SHORT:
            groups[one.group or f"#{place}"].append(one.gap)
    return max((min(gaps) for gaps in groups.values()), default=0.0)


def _deciding(conditions: Sequence[Checked], verdict: str) -> Iterator[Checked]:
    """The conditions that a verdict rests on: those that fail, are short or unknown, unless another of their group is met."""
    met = {one.group for one in conditions if one.group and one.verdict == ELIGIBLE}
    return (one for one in conditions if one.verdict == verdict != ELIGIBLE and one.group not in met)


def _reason(one: Checked) -> str:
    told = one.shortfall or one.have
    return f"{one.label}：{told}" if told else one.label


def _gifts(known: Known, clause: str) -> Iterator[Gift]:
    facts = known.facts
    for benefit in sorted({fact.object for fact in facts.about(clause, "gives")}):
        kind = facts.value(benefit, "benefitKind")
        concept = facts.ontology.vocabularies["BenefitKind"].get(kind)
        told = (facts.value(benefit, prop) for prop in ("benefitAmount", "benefitRate", "amountText", "paidAs"))
        yield Gift(facts.label(benefit), kind, concept.zh if concept else "", *told)


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
