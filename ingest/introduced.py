"""Which classes one record may have at once."""

from __future__ import annotations

from ontology.schema import Ontology

ROOT = "Entity"
"""The class above all others: sharing it alone makes nothing of one kind."""


def one_kind(ontology: Ontology, first: str, second: str) -> bool:
    """Whether one record may be of both classes: they share a class below the root (an actor may be of several kinds)."""
    lines = [{name, *ontology.classes[name].ancestors} for name in (first, second)]
    return bool(lines[0] & lines[1] - {ROOT})
