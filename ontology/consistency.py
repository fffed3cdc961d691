"""What the Turtle files must agree on among themselves: everything named is declared, one property has one set of limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from ontology.errors import OntologyFault, issue
from ontology.schema import Constraint, Ontology
from ontology.shapes import ENDS

Shapes = Mapping[str, Mapping[str, Constraint]]


def check_consistency(ontology: Ontology, shapes: Shapes) -> None:
    """Raises OntologyFault LT-ONT-03 for a name nobody declared, LT-ONT-04 for a property limited in two ways."""
    owners = {*ontology.classes, "Relation", *(one.name for one in ontology.relations.values())}
    limits: dict[str, Constraint] = {}
    for owner, constraints in shapes.items():
        if owner not in owners:
            raise OntologyFault(issue("LT-ONT-03", shape=owner, term=owner))
        for constraint in constraints.values():
            for term in _undeclared(ontology, constraint):
                raise OntologyFault(issue("LT-ONT-03", shape=owner, term=term))
            if constraint.path not in ENDS:
                _check_limits(limits.setdefault(constraint.path, constraint), constraint)
    for relation in ontology.relations.values():
        for name in relation.key:
            if name != "period" and name not in relation.constraints:
                raise OntologyFault(issue("LT-ONT-03", shape=relation.name, term=name))


def _undeclared(ontology: Ontology, constraint: Constraint) -> Iterator[str]:
    """Names in a constraint that the ontology lacks: an end joins classes, a value is of a property and a vocabulary."""
    at_end = constraint.path in ENDS
    if not at_end and constraint.path not in ontology.properties:
        yield constraint.path
    known = ontology.classes if at_end else ontology.vocabularies
    yield from (name for name in constraint.classes if name not in known)


def _check_limits(first: Constraint, second: Constraint) -> None:
    """Shapes may differ only in what they require of a property."""
    if replace(first, required=second.required) != second:
        raise OntologyFault(issue("LT-ONT-04", term=first.path, first=_said(first), second=_said(second)))


def _said(constraint: Constraint) -> str:
    """A constraint's limits in one line: `datatype=decimal maximum=1`."""
    named = {one.name: getattr(constraint, one.name) for one in fields(constraint) if one.name not in ("path", "required")}
    return " ".join(f"{name}={value}" for name, value in named.items() if value not in ("", (), None))
