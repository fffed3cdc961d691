"""What a judgement rejected takes no part in any state: the facts that states read, without it."""

from __future__ import annotations

from dataclasses import replace

from graph.facts import Facts

TOLD_BY_VERDICT = frozenset({"occupies", "produces"})
"""Of these the verdict 剔除 tells, firm by firm, so they stay to be judged."""


def accepted(facts: Facts) -> Facts:
    """The same facts without those that a judgement rejects; `rejected` still lists them."""
    gone = {id(fact) for fact in facts.rejected if fact.predicate not in TOLD_BY_VERDICT}
    touched = {fact.predicate for fact in facts.rejected} - TOLD_BY_VERDICT
    if not gone:
        return facts
    kept = {predicate: [fact for fact in facts.by_predicate[predicate] if id(fact) not in gone] for predicate in touched}
    return replace(facts, by_predicate={**facts.by_predicate, **kept}, _sorted=set(), _indexes={})
