"""Clauses, their conditions and what they give."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.text.clauses.conditions import WRITTEN
from ingest.text.facts.papers import policy_key
from ingest.text.facts.row import Paper, clause_key, joined
from ingest.text.found import Benefit, Clause, Condition

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
        _conditions(paper, one, key, (name,), one.conditions)


def _conditions(paper: Paper, clause: Clause, of: str, names: tuple[str, ...], asked: Sequence[Condition]) -> None:
    """A row for each condition of a clause, or of a benefit for one case of several; `names` are the parts of its key."""
    for place, one in enumerate(asked, start=1):
        words = paper.text(one.start, one.end)
        name = f"{one.on}{words}" if words[:1].isdigit() else words
        paper.add("conditions", "class:ClauseCondition", {
            "id": paper.key("condition", *names, place), "name": name, "conditionOf": of, "conditionNumber": str(place),
            "conditionOn": one.on, "comparator": one.comparator, "conditionValue": one.value, "unitText": one.unit,
            "calibre": one.scope, "anyOfGroup": one.any_of, "quote": words,
        }, one.start, one.end, f"rule:{clause.source}", where=paper.section(clause.section))  # fmt: skip


def short(words: str) -> str:
    """Words on one line, cut where they are long."""
    said = " ".join(words.split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _step(paper: Paper, one: Benefit) -> str:
    """Which case a benefit is for: in the words of its own conditions where they were read."""
    read = [told for told in one.conditions if told.on != WRITTEN]
    return "、".join(dict.fromkeys(paper.text(told.start, told.end) for told in read)) or one.step


def _benefit(paper: Paper, clause: Clause, name: str, place: int) -> str:
    one = clause.benefits[place]
    words, step = paper.text(one.start, one.end), _step(paper, one)
    told = f"最高{words}" if one.ceiling and not one.amount and not one.rate and "最高" not in words else words
    key = paper.add("benefits", "class:Benefit", {
        "id": paper.key("benefit", name, place + 1), "name": f"{step}：{words}" if step else words, "benefitKind": one.kind,
        "benefitAmount": one.amount, "benefitCeiling": one.ceiling, "benefitRate": one.rate, "benefitRateOf": one.rate_of,
        "benefitStep": step, "benefitPer": one.per, "benefitLimit": one.limit,
        "benefitYears": str(one.years) if one.years else "", "amountText": told, "paidAs": one.paid_as,
    }, one.start, one.end, f"rule:{clause.source}", where=paper.section(clause.section))  # fmt: skip
    _conditions(paper, clause, key, (name, f"step{place + 1}"), one.conditions)
    return key
