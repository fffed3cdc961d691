"""A precheck as a page to be read out: the clauses that are met first, each with its conditions and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from app.layout import indented
from app.words import known, words
from graph.precheck.amounts import said
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
    if one.verdict != INELIGIBLE:
        for condition in one.conditions:
            yield from _condition(condition)


def _about(one: ClauseCheck) -> Iterator[str]:
    if one.policy_label:
        yield words("precheck.policy", policy=one.policy_label)
    if one.gifts:
        yield words("precheck.gives", gifts="；".join(map(_gift, one.gifts)))
    if one.departments and one.verdict != INELIGIBLE:
        yield words("precheck.ask_whom", departments="、".join(one.departments))
    for claim in one.claimed:
        yield words("precheck.claimed", label=claim.label, status=claim.status, day=claim.day)


def _gift(one: Gift) -> str:
    text = one.text or (said(float(Decimal(one.amount)), "元") if one.amount else "")
    told = words("precheck.gift", kind=one.kind_label, text=text) if text else words("precheck.gift_bare", kind=one.kind_label)
    way = f"precheck.ways.{one.paid_as}"
    return told + (words("precheck.paid", way=words(way)) if one.paid_as and known(way) else "")


def _condition(one: Checked) -> Iterator[str]:
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
