"""Clauses, their conditions and what they give."""

from __future__ import annotations

from ingest.text.facts.papers import policy_key
from ingest.text.facts.row import Paper, clause_key, joined
from ingest.text.found import Clause

LONGEST = 40
"""The most signs of a clause's name."""


def add_clauses(paper: Paper) -> None:
    """A row for each clause that can be claimed alone, for each of its conditions and for each thing it gives."""
    for number, one in enumerate(paper.found.clauses, start=1):
        name = one.number or str(number)
        given = [_benefit(paper, one, name, place) for place in range(len(one.benefits))]
        sums = [benefit.ceiling or benefit.amount for benefit in one.benefits]
        largest = max(filter(None, sums), key=float, default="")
        key = paper.add("clauses", "class:PolicyClause", {
            "id": clause_key(paper, number - 1), "name": short(one.title or paper.text(one.start, one.end)),
            "clauseOf": policy_key(paper), "clauseNumber": one.number, "quote": paper.text(one.start, one.end),
            "clauseAmount": largest, "claimFrom": one.claim_from, "claimTo": one.claim_to, "claimWay": one.claim_way,
            "actorKind": joined(one.actors), "gives": joined(given), "appliesTo": paper.place,
        }, one.start, one.end, f"rule:{one.source}", where=paper.section(one.section))  # fmt: skip
        for place, condition in enumerate(one.conditions, start=1):
            paper.add("conditions", "class:ClauseCondition", {
                "id": paper.key("condition", name, place), "name": paper.text(condition.start, condition.end), "conditionOf": key,
                "conditionNumber": str(place), "conditionOn": condition.on, "comparator": condition.comparator,
                "conditionValue": condition.value, "unitText": condition.unit, "calibre": condition.scope,
                "anyOfGroup": condition.any_of, "quote": paper.text(condition.start, condition.end),
            }, condition.start, condition.end, f"rule:{one.source}", where=paper.section(one.section))  # fmt: skip


def short(words: str) -> str:
    """Words on one line, cut where they are long."""
    said = " ".join(words.split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _benefit(paper: Paper, clause: Clause, name: str, place: int) -> str:
    one = clause.benefits[place]
    words = paper.text(one.start, one.end)
    told = f"最高{words}" if one.ceiling and not one.amount and not one.rate and "最高" not in words else words
    return paper.add("benefits", "class:Benefit", {
        "id": paper.key("benefit", name, place + 1), "name": f"{one.step}：{words}" if one.step else words, "benefitKind": one.kind,
        "benefitAmount": one.ceiling or one.amount, "benefitRate": one.rate, "amountText": told, "paidAs": one.paid_as,
    }, one.start, one.end, f"rule:{clause.source}", where=paper.section(clause.section))  # fmt: skip
