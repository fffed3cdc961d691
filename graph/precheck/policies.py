"""Whether a clause holds at the as-of date and can be claimed: its policy's status and dates, what replaced it, its window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from graph.facts import Fact, Facts
from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, INELIGIBLE, SHORT, UNKNOWN, Checked, Shown
from graph.precheck.tables import asked, say
from ontology.values import first_day, last_day

FORCE, WINDOW = "有效期", "申报期"
TOLD = ("policyStatus", "inForceFrom", "inForceTo")


def policy_of(facts: Facts, clause: str) -> str:
    """The policy that a clause stands in; empty where nobody says."""
    return next((fact.object for fact in facts.about(clause, "clauseOf")), "")


def check_dates(known: Known, clause: str) -> Iterator[Checked]:
    """Whether the clause's policy holds, and whether its claims are open where the clause says when they are."""
    facts, policy = known.facts, policy_of(known.facts, clause)
    evidence = _dated(known, policy, TOLD)
    verdict, have = _force(facts, policy) if policy else (UNKNOWN, say("policy_none"))
    need = _span(facts.value(policy, "inForceFrom"), facts.value(policy, "inForceTo")) if policy else FORCE
    missing = FORCE if verdict == UNKNOWN else ""
    yield Checked(FORCE, FORCE, verdict, need, have, missing=missing, ask=asked(FORCE) if missing else "", evidence=evidence)
    yield from _window(known, clause)


def _dated(known: Known, subject: str, properties: tuple[str, ...]) -> tuple[Shown, ...]:
    """The evidence of dates: what a paper says of its own days never grows too old."""
    found = known.shown(filter(None, (known.facts.told(subject, prop) for prop in properties)))
    return tuple(replace(one, stale=False) for one in found)


def _span(since: str, until: str) -> str:
    return say("span", since=since or "…", until=until or "…") if since or until else FORCE


def _force(facts: Facts, policy: str) -> tuple[str, str]:
    """By status, then by what replaced it, then by days: one known only to the month or year counts as late as it may begin and
    as early as it may end."""
    status = facts.value(policy, "policyStatus")
    if status == "drafted":
        return INELIGIBLE, say("policy_drafted")
    if status in ("repealed", "revised"):
        return INELIGIBLE, say("policy_repealed", status=facts.ontology.concept("PolicyStatus", status).zh)
    if newer := _newer(facts, policy):
        return INELIGIBLE, say("policy_replaced", policy=facts.label(newer))
    found = [fact for prop in TOLD if (fact := facts.told(policy, prop))]
    if any(fact.conflict for fact in found):
        return UNKNOWN, say("value_conflict", have="、".join(told for fact in found for told in _tellings(fact)))
    return _by_days(facts, facts.value(policy, "inForceFrom"), facts.value(policy, "inForceTo"), stated=status == "in_force")


def _tellings(fact: Fact) -> list[str]:
    return [fact.value, *(other for other, _ in fact.others)] if fact.conflict else []


def _newer(facts: Facts, policy: str) -> str:
    """A policy that has begun and replaces this one."""
    for fact in facts.to(policy, "replaces"):
        since = facts.value(fact.subject, "inForceFrom")
        if since and first_day(since) <= facts.as_of and facts.value(fact.subject, "policyStatus") != "drafted":
            return fact.subject
    return ""


def _by_days(facts: Facts, since: str, until: str, *, stated: bool) -> tuple[str, str]:
    if since and first_day(since) > facts.as_of:
        return INELIGIBLE, say("policy_early", day=since)
    if until and last_day(until) < facts.as_of:
        return INELIGIBLE, say("policy_over", day=until)
    if until and first_day(until) <= facts.as_of:
        return UNKNOWN, say("policy_last_day", day=until)
    if (since and last_day(since) > facts.as_of) or not (stated or (since and until)):
        return UNKNOWN, say("policy_undated")
    return ELIGIBLE, ""


def _window(known: Known, clause: str) -> Iterator[Checked]:
    """The days on which claims are taken: over is no refusal, as the next may come; not yet open is so many days short."""
    facts = known.facts
    since, until = facts.value(clause, "claimFrom"), facts.value(clause, "claimTo")
    if not since and not until:
        return
    evidence = _dated(known, clause, ("claimFrom", "claimTo"))
    if until and last_day(until) < facts.as_of:
        yield Checked(WINDOW, WINDOW, UNKNOWN, _span(since, until), say("claim_over", day=until), missing=say("next_claim"),
                      ask=asked(FORCE), evidence=evidence)  # fmt: skip
    elif since and first_day(since) > facts.as_of:
        days = (date.fromisoformat(first_day(since)) - date.fromisoformat(facts.as_of)).days
        early = say("claim_early", day=since, days=days)
        yield Checked(WINDOW, WINDOW, SHORT, _span(since, until), shortfall=early, gap=days / 365, evidence=evidence)
    else:
        yield Checked(WINDOW, WINDOW, ELIGIBLE, _span(since, until), evidence=evidence)
