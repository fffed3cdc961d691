"""Finding the department that is meant."""

from __future__ import annotations

from graph.facts import Facts
from graph.names import find_first

KINDS = ("Department", "DepartmentGroup", "PublicAuthority")
BY = ("name", "shortName", "alias")


def find_department(facts: Facts, written: str) -> str:
    """The department, group or authority of this name. Raises UnknownName with the nearest names."""
    return find_first(facts, written, [(kind, BY) for kind in KINDS])[1]
