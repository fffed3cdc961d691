"""Projects held against the items of their zone, in the customary order, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.admission.answer import (
    CONDITIONAL,
    CONDITIONALLY,
    DEFERRED,
    OPEN,
    PASSED,
    PUT_OFF,
    REFUSED,
    SHORT,
    UNDECIDED,
    UNMET,
    Admission,
    Admitted,
    Item,
)
from graph.admission.applicant import Applicant
from graph.admission.checking import Checks
from graph.admission.known import applicant
from graph.admission.tables import items
from graph.facts import Facts
from graph.names import find_first
from graph.states.geography import Geography
from graph.states.rejected import accepted
from graph.states.thresholds import Thresholds

KINDS = ("Project", "Lead")
BY = ("name", "projectCode", "shortName", "alias")


def admit(facts: Facts, written: Sequence[str], place: str) -> Admission:
    """Projects or leads of the ledger, by name, code or key, against the items of where they are. A lead that has become a project
    is that project. Raises UnknownName with the nearest names."""
    facts = accepted(facts)
    found = [_project(facts, find_first(facts, one, [(kind, BY) for kind in KINDS])[1]) for one in written]
    here = Geography(facts).find(place)
    return _answer(facts, here, [_admitted(facts, _sited_in(facts, one, here), applicant(facts, one)) for one in found])


def check(facts: Facts, applicants: Iterable[Applicant], place: str) -> Admission:
    """Projects that are not in the ledger against the items of a place."""
    facts = accepted(facts)
    here = Geography(facts).find(place)
    return _answer(facts, here, [_admitted(facts, here, one) for one in applicants])


def _answer(facts: Facts, place: str, projects: Iterable[Admitted]) -> Admission:
    return Admission(facts.snapshot, facts.ontology.digest, place, facts.label(place), facts.as_of, tuple(projects))


def _project(facts: Facts, one: str) -> str:
    return next((fact.object for fact in facts.about(one, "becomesProject")), one)


def _sited_in(facts: Facts, one: str, place: str) -> str:
    """The place of a project, else the one that is asked about."""
    return next((fact.object for fact in facts.about(one, "projectIn")), place)


def _admitted(facts: Facts, place: str, one: Applicant) -> Admitted:
    checks = Checks(facts, Thresholds(facts, Geography(facts), place))
    found = tuple(checks.item(asked, one) for asked in items() if checks.asks(asked, one))
    return Admitted(one.id, one.label, one.form, outcome(found), found, one.where, one.concerns)


def outcome(found: Sequence[Item]) -> str:
    """What comes of all items: one veto is enough; what is put off or short defers; what nobody can decide leaves it open."""
    verdicts = {one.verdict for one in found}
    unmet = [one for one in found if one.verdict in (UNMET, SHORT)]
    if any(one.leads_to == REFUSED for one in unmet):
        return REFUSED
    if unmet or PUT_OFF in verdicts:
        return DEFERRED
    if verdicts & OPEN:
        return UNDECIDED
    return CONDITIONALLY if CONDITIONAL in verdicts else PASSED
