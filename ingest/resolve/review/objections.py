"""Reviewers who differ: an opinion against a decision that stands is kept beside it, and shown until somebody settles it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.ledger import Judgement, latest_last, latest_on_pairs
from graph.ledger.judging import aside
from ingest.resolve.review import layout
from ingest.resolve.review.lines import Line, Pair

AGAIN = " 第{}次"
"""Behind the date of a decision that comes after another of the same pair and day."""
BOTH, LONGEST = "意见不同：", 30
"""How a difference begins, and how many signs of each reason it shows."""

Open = Mapping[Pair, tuple[Judgement, ...]]
"""What is said of pairs against the decision that stands."""


def day_of(one: Judgement) -> str:
    """The day of a judgement, whether it stands or is kept beside one that does."""
    return one.date.strip("()")


def objection(line: Line, stands: Judgement) -> Judgement:
    """The opinion of a row against a decision that stands."""
    return aside(Judgement(*line.pair, line.verdict, line.reason, line.role, after(line.day, day_of(stands))))


def undecided(lines: Sequence[Line], date: str) -> Judgement:
    """What two reviewers who differ on a pair that nobody decided come to: nobody can say, with both opinions as the reason."""
    roles = dict.fromkeys(one.role for one in lines)
    return Judgement(*lines[0].pair, "to_review", BOTH + "；".join(one.said() for one in lines), "、".join(roles), date)


def objections(judgements: Iterable[Judgement]) -> dict[Pair, tuple[Judgement, ...]]:
    """The open ones of each pair, the last of each reviewer: what is said otherwise than the decision that stands, and later."""
    judgements = list(judgements)
    standing, found = latest_on_pairs(judgements), dict[Pair, dict[str, Judgement]]()
    for one in latest_last(judgements):
        if one.aside:
            found.setdefault((one.subject, one.object), {})[one.role] = one
    return {pair: kept for pair, each in found.items()
            if (kept := tuple(one for one in each.values() if _open(one, standing[pair])))}  # fmt: skip


def both_said(one: Judgement | None) -> bool:
    """Whether a judgement is no decision but what two reviewers who differ came to."""
    return one is not None and one.verdict == "to_review" and one.reason.startswith(BOTH)


def _open(one: Judgement, stands: Judgement) -> bool:
    return one.verdict != stands.verdict and day_of(one) > day_of(stands)


def after(day: str, stands: str) -> str:
    """The day, or what comes right behind the date of the decision that stands: two of one day are told apart by their number."""
    if day > stands:
        return day
    known, _, number = stands.partition(AGAIN.partition("{")[0])
    return known + AGAIN.format(int(number.removesuffix("次") or 1) + 1)


def told(one: Judgement | None) -> str:
    """A judgement in words; empty for none."""
    if one is None:
        return ""
    who = "，".join(filter(None, (one.role, day_of(one))))
    return f"{layout.SAID[one.verdict]}（{who}）" + (f"：{one.reason}" if one.reason else "")


def differing(stands: Judgement | None, against: Sequence[Judgement]) -> str:
    """Who differs from whom, in words; empty where nobody does."""
    if stands and both_said(stands):
        return stands.reason
    return BOTH + "；".join(map(_shortly, filter(None, (stands, *against)))) if against else ""


def _shortly(one: Judgement) -> str:
    return told(one if len(one.reason) <= LONGEST else one._replace(reason=f"{one.reason[:LONGEST]}…"))
