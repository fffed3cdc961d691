"""A precheck as a page to be read out: the clauses that are met first, each with its conditions and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from app.layout import indented
from app.words import known, words
from graph.precheck.amounts import SHARE, said
from graph.precheck.outcome import ELIGIBLE, INELIGIBLE, UNKNOWN, Checked, ClauseCheck, Gift, Precheck, Shown

EVIDENCES = 2
"""Pieces of evidence shown for a condition; --json has all of them."""


def precheck_text(found: Precheck, kind: str, counts: Mapping[str, int]) -> str:
    """The whole answer; `counts` are those of all clauses, also of such that are not shown."""
    title = words("precheck.title", label=found.label)
    lines = [indented(title if kind == "real" else words("heading.sample") + title, 0),
             indented(words("precheck.line", as_of=found.as_of, snapshot=found.snapshot[:12]), 0), ""]  # fmt: skip
    if not sum(counts.values()):
        return "\n".join([*lines, indented(words("precheck.nothing"), 0)])
    lines.append(indented(words("precheck.summary", total=sum(counts.values()), **counts), 0))
    for verdict, clauses in groupby(found.clauses, key=lambda one: one.verdict):
        lines += ["", f"【{words(f'precheck.verdicts.{verdict}')}】"]
        for one in clauses:
            lines += _clause(one)
    return "\n".join([*lines, "", indented(words("precheck.unsaid"), 0)])


def _clause(one: ClauseCheck) -> Iterator[str]:
    """One clause; of those that are not met by a fact that is known only why."""
    name = "clause_numbered" if one.number else "clause"
    yield indented(words(f"precheck.{name}", mark=_mark(one.verdict), label=one.label, number=one.number), 0)
    yield from (indented(line, 2) for line in _about(one))
    yield indented(words("precheck.why", why="；".join(one.why)) if one.why else words("precheck.met"), 2)
    if one.verdict == INELIGIBLE:
        return
    yield from (indented(line, 2) for line in _summary(one))
    for condition in one.conditions:
        yield from _condition(condition)
    for gift in one.gifts:
        yield from _step(gift)


def _summary(one: ClauseCheck) -> Iterator[str]:
    """Of a clause that is not decided: what holds already, which facts are missing, how many of its words somebody has to judge."""
    if one.verdict != ELIGIBLE:
        told = {"holds": one.met, "facts": one.missing, "words": one.unread}
        yield from (words(f"precheck.{name}", told="；".join(parts)) for name, parts in told.items() if parts)


def _step(one: Gift) -> Iterator[str]:
    """One step of a clause with its own conditions: whether the enterprise falls in it."""
    if one.conditions:
        name = "step_in" if one.verdict == ELIGIBLE else "step"
        step = one.step or "、".join(dict.fromkeys(asked.need for asked in one.conditions))
        yield indented(words(f"precheck.{name}", mark=_mark(one.verdict), step=step, gift=_gift(one)), 4)
        told = [asked.shortfall or asked.have for asked in one.conditions if asked.verdict != ELIGIBLE]
        if any(told):
            yield indented("；".join(dict.fromkeys(filter(None, told))), 6)


def _about(one: ClauseCheck) -> Iterator[str]:
    if one.policy_label:
        yield words("precheck.policy", policy=one.policy_label)
    if gifts := _given(one):
        yield words("precheck.gives", gifts="；".join(map(_gift, gifts)))
    if one.departments and one.verdict != INELIGIBLE:
        yield words("precheck.ask_whom", departments="、".join(one.departments))
    for claim in one.claimed:
        yield words("precheck.claimed", label=claim.label, status=claim.status, day=claim.day)


def _given(one: ClauseCheck) -> list[Gift]:
    """What a clause gives: of its steps those that the enterprise falls in, all of them where it may fall in any."""
    chosen = [gift for gift in one.gifts if gift.verdict == ELIGIBLE]
    return chosen or list(one.gifts)


def _gift(one: Gift) -> str:
    text = _sum(one) or one.text
    told = words("precheck.gift", kind=one.kind_label, text=text) if text else words("precheck.gift_bare", kind=one.kind_label)
    way = f"precheck.ways.{one.paid_as}"
    return told + (words("precheck.paid", way=words(way)) if one.paid_as and known(way) else "")


def _sum(one: Gift) -> str:
    """A benefit in words, by its parts: a fixed sum is told from the most that may be given."""
    parts = []
    if one.amount:
        parts.append(_money(one.amount))
    if one.rate:
        rate = said(float(one.rate), SHARE)
        parts.append(words("precheck.rate", base=one.rate_of, rate=rate) if one.rate_of else rate)
    if one.ceiling:
        parts.append(words("precheck.ceiling", limit=one.limit, amount=_money(one.ceiling)))
    if one.per and parts:
        parts[0] = words("precheck.per", told=parts[0], per=one.per)
    if one.years and parts:
        parts.append(words("precheck.years", years=one.years))
    return "，".join(parts)


def _money(amount: str) -> str:
    return said(float(Decimal(amount)), "元")


def _condition(one: Checked) -> Iterator[str]:
    if one.unread:
        yield indented(words("precheck.judge", mark=_mark(one.verdict), need=one.need, ask=one.ask), 4)
        return
    name = "either" if one.group else "condition"
    yield indented(words(f"precheck.{name}", mark=_mark(one.verdict), label=one.label, need=one.need), 4)
    if one.have and one.have not in (one.need, one.shortfall):
        yield indented(words("precheck.have", have=one.have) if one.evidence else one.have, 6)
    if one.shortfall:
        yield indented(words("precheck.shortfall", shortfall=one.shortfall), 6)
    if one.verdict == UNKNOWN and one.missing:
        yield indented(words("precheck.missing_ask" if one.ask else "precheck.missing", missing=one.missing, ask=one.ask), 6)
    elif one.verdict != ELIGIBLE or one.evidence:
        yield from (indented(line, 6) for line in dict.fromkeys(map(_evidence, one.evidence[:EVIDENCES])))


def _evidence(one: Shown) -> str:
    period = words("precheck.period", period=one.period) if one.period else ""
    stale = words("precheck.stale") if one.stale else ""
    return words("precheck.evidence", source=one.document or one.source, period=f"{period}{stale}")


def _mark(verdict: str) -> str:
    return words(f"precheck.marks.{verdict}")
