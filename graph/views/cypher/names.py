"""Constraints, indexes and quoting for the Cypher view, from the ontology."""

from __future__ import annotations

from collections.abc import Iterator

from graph.views.items import OURS
from ontology.schema import Ontology

VIEW = "LianTuView"
"""The label of the node that holds the marker."""
LOOKED_UP = ("name", "label")


def quoted(name: str) -> str:
    """A label, type or property name as Cypher takes it, whatever is in it."""
    return "`" + name.replace("`", "``") + "`"


def node_labels(labels: tuple[str, ...]) -> str:
    """`:A:B` of a pattern."""
    return "".join(":" + quoted(one) for one in labels)


def schema_commands(ontology: Ontology) -> Iterator[str]:
    """DDL that may run again: ids are unique, names and declared identifiers are indexed."""
    yield f"CREATE CONSTRAINT liantu_id IF NOT EXISTS FOR (n:{OURS}) REQUIRE n.id IS UNIQUE"
    yield f"CREATE CONSTRAINT liantu_view IF NOT EXISTS FOR (n:{VIEW}) REQUIRE n.id IS UNIQUE"
    for name in (*LOOKED_UP, *(one for one in ontology.identifiers() if one != "identityKey")):
        yield f"CREATE INDEX liantu_{name} IF NOT EXISTS FOR (n:{OURS}) ON (n.{quoted(name)})"
