"""The question faces ask: which clauses does this enterprise meet."""

from __future__ import annotations

from graph.facts import Facts, read_facts
from graph.home import Home
from graph.names import find_one
from graph.precheck.clauses import check_clause
from graph.precheck.known import Known
from graph.precheck.outcome import SHORT, UNKNOWN, VERDICTS, ClauseCheck, Precheck

NAMES = ("uscc", "stockCode", "name", "shortName", "formerName", "alias")


def precheck(home: Home, enterprise: str, as_of: str = "", at: int | None = None) -> Precheck:
    """Every clause of a home held against an enterprise, named by its name, code or key, at a date (default: the data date).

    Raises UnknownName LT-NAME-01/-02/-03.
    """
    return precheck_facts(read_facts(home.ledger, as_of, at), enterprise, at)


def precheck_facts(facts: Facts, enterprise: str, at: int | None = None) -> Precheck:
    """The same of facts that were read; `at` is the load after which they were. Raises UnknownName."""
    firm = find_one(facts, enterprise, "Enterprise", NAMES)
    known = Known(facts, firm, at)
    found = [check_clause(known, clause) for clause in known.facts.instances("PolicyClause")]
    return Precheck(firm, facts.label(firm), facts.as_of, facts.snapshot, facts.ontology.digest, tuple(sorted(found, key=_order)))


def _order(one: ClauseCheck) -> tuple[int, float, int, str]:
    """The met ones first, then by the least shortfall, then by what is to be found out."""
    measured = one.gap if one.verdict in (SHORT, UNKNOWN) else 0.0
    return VERDICTS.index(one.verdict), measured, len(one.missing), one.id
