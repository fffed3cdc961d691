"""Which clauses a brief names: those in force at the as-of date, and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.documents.brief.making import make_brief
from app.documents.dossier import gather
from graph.facts import read_facts
from graph.home import Home
from graph.statement import Statement
from tests.app.documents.world import grow
from tests.app.world import GAP, ZONE, record, relation


def clause(name: str, **policy: str) -> Iterator[Statement]:
    """A clause about the gap, of a policy of the zone's own office."""
    yield from record(f"t:{name}-paper", "Policy", name=f"{name}办法", **policy)
    yield from record(f"t:{name}", "PolicyClause", name=f"{name}条款")
    yield from record("t:office", "PublicAuthority", name="管委会")
    yield relation("t:office", "governs", ZONE)
    yield relation(f"t:{name}-paper", "issuedBy", "t:office")
    yield relation(f"t:{name}", "clauseOf", f"t:{name}-paper")
    yield relation(f"t:{name}", "appliesTo", GAP)


def policy_line(home: Home, **policy: str) -> str:
    """What the brief says of policy where this clause is known."""
    grow(home)
    home.ledger.add(list(clause("奖补", **policy)))
    terms = make_brief(gather(read_facts(home.ledger, as_of="2026-09-30"), home.kind, GAP, home.place)).brief.terms
    return next(one.plain for one in terms if one.plain.startswith("政策"))


def test_a_clause_in_force_is_named_with_its_source(home: Home) -> None:
    line = policy_line(home, policyStatus="in_force", inForceFrom="2025-01-01")
    assert (line.startswith("政策　奖补条款"), line[-1].isdigit()) == (True, True)


@pytest.mark.parametrize("policy", [
    {"policyStatus": "revised", "inForceFrom": "2025-01-01"}, {"policyStatus": "repealed", "inForceFrom": "2025-01-01"},
    {"policyStatus": "drafted"}, {"policyStatus": "in_force", "inForceFrom": "2026-12-01"},
    {"policyStatus": "in_force", "inForceTo": "2026-06-30"}, {},
])  # fmt: skip
def test_what_is_not_known_to_be_in_force_is_not_named(home: Home, policy: dict[str, str]) -> None:
    assert policy_line(home, **policy) == "政策　区级现行条款未收录，本页不列。"
