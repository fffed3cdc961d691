"""What a clause gives, case by case: of a clause with steps, which one the enterprise falls in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, SHORT, Checked, Gift, any_of, grouped, largest_gap, together
from graph.precheck.whom import conditions_of

TOLD = {"amount": "benefitAmount", "rate": "benefitRate", "text": "amountText", "paid_as": "paidAs", "ceiling": "benefitCeiling",
        "rate_of": "benefitRateOf", "step": "benefitStep", "per": "benefitPer", "limit": "benefitLimit",
        "years": "benefitYears"}  # fmt: skip
"""The parts of a benefit and the properties that tell them."""


def gifts_of(known: Known, clause: str) -> list[Gift]:
    """The benefits of a clause in the order of its text, each with the conditions that are asked for it alone."""
    facts = known.facts
    return [_gift(known, clause, one) for one in sorted({fact.object for fact in facts.about(clause, "gives")}, key=_order)]


def _order(key: str) -> tuple[str, int, str]:
    """Benefits that are numbered stand by their number."""
    head, _, number = key.rpartition("/")
    return (head, int(number), "") if number.isdigit() else (key, 0, "")


def _gift(known: Known, clause: str, benefit: str) -> Gift:
    facts = known.facts
    kind = facts.value(benefit, "benefitKind")
    concept = facts.ontology.vocabularies["BenefitKind"].get(kind)
    asked = tuple(conditions_of(known, benefit, clause))
    told = {name: facts.value(benefit, prop) for name, prop in TOLD.items()}
    verdict = together([any_of([one.verdict for one in held]) for held in grouped(asked)])
    return Gift(facts.label(benefit), kind, concept.zh if concept else "", verdict=verdict, conditions=asked, **told)


def verdict_of(gifts: Sequence[Gift]) -> str:
    """Whether any of the benefits can be had: one that asks for nothing of its own is had with the clause."""
    return any_of([one.verdict for one in gifts]) if gifts else ELIGIBLE


def deciding(gifts: Sequence[Gift], verdict: str) -> Iterator[Checked]:
    """The conditions of the steps that keep a clause from being met: of the step that is missed least."""
    if verdict == ELIGIBLE or verdict_of(gifts) != verdict:
        return
    nearest = min((one for one in gifts if one.verdict == verdict), key=lambda one: largest_gap(one.conditions))
    yield from (one for one in nearest.conditions if one.verdict == verdict)


def gap_of(gifts: Sequence[Gift]) -> float:
    """How far the nearest step is missed."""
    short = [largest_gap(one.conditions) for one in gifts if one.verdict == SHORT]
    return min(short, default=0.0) if verdict_of(gifts) == SHORT else 0.0
