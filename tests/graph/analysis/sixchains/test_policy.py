"""Which clauses apply: in force, of an issuer whose territory holds the place, about the link's own things or a place around."""

from __future__ import annotations

import pytest

from tests.graph.analysis.sixchains.world import cell, clause, standing
from tests.worlds import zone


@pytest.mark.parametrize("to", ["l", "p", "chain", "field"])
def test_a_clause_about_the_links_own_things_counts(to: str) -> None:
    sketch = zone().record("field", "IndustryField").relate("chain", "inField", "field")
    assert standing(clause(sketch, "条", to), "policy", "条") == "counted"


@pytest.mark.parametrize("to", ["zone", "city", "province"])
def test_a_clause_about_a_place_around_is_general(to: str) -> None:
    assert standing(clause(zone(), "条", to), "policy", "条") == "general"


def test_general_clauses_alone_are_thin() -> None:
    sketch = clause(clause(clause(zone(), "甲", "zone"), "乙", "zone"), "丙", "city")
    assert (cell(sketch, "policy").presence, cell(sketch, "policy").known) == ("thin", 3)


def test_two_clauses_that_name_the_link_are_enough() -> None:
    assert cell(clause(clause(zone(), "甲"), "乙", issuer="province"), "policy").presence == "present"


@pytest.mark.parametrize("policy", [
    {"policyStatus": "repealed"}, {"policyStatus": "revised"}, {"policyStatus": "drafted"}, {"inForceTo": "2024-06-30"},
    {"inForceFrom": "2025-01-01"},
])  # fmt: skip
def test_what_is_out_of_force_is_left_out(policy: dict[str, str]) -> None:
    assert standing(clause(zone(), "条", **policy), "policy", "条") == ""


def test_what_bears_neither_date_nor_status_is_undecided() -> None:
    assert standing(clause(zone(), "条", inForceFrom="", policyStatus=""), "policy", "条") == "undecided"


def test_what_another_place_issued_is_left_out() -> None:
    assert standing(clause(zone(), "条", issuer="elsewhere"), "policy", "条") == ""


def test_an_issuer_of_unknown_territory_leaves_it_undecided() -> None:
    sketch = clause(zone(), "条", issuer="").surveyed(surveyRole="policies")
    assert (standing(sketch, "policy", "条"), cell(sketch, "policy").presence) == ("undecided", "unknown")


def test_a_departments_policy_holds_where_its_authority_governs() -> None:
    sketch = clause(zone(), "条", issuer="").record("局", "Department").record("管委会", "PublicAuthority")
    sketch.relate("条-paper", "issuedBy", "局").relate("局", "unitOf", "管委会").relate("管委会", "governs", "zone")
    assert standing(sketch, "policy", "条") == "counted"


def test_a_clause_that_names_only_another_place_is_left_out() -> None:
    assert standing(clause(zone(), "条").relate("条", "appliesTo", "elsewhere"), "policy", "条") == ""


def test_no_clause_is_absent_only_where_all_clauses_were_gone_through() -> None:
    assert cell(zone().surveyed(surveyRole="policies"), "policy").presence == "absent"
