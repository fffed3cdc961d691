"""Constraints, indexes and quoting for the Cypher view, from the ontology."""

from __future__ import annotations

from collections.abc import Iterator

from graph.views.items import OURS
from ontology.schema import Ontology

VIEW = "LianTuView"
"""The label of the node that holds the marker."""
MARK = f"MERGE (v:{VIEW} {{id: 'view'}}) SET v += $said"
"""Writes the marker, given as `said`."""


def quoted(name: str) -> str:
    """A label, type or property name as Cypher takes it, whatever is in it."""
    return "`" + name.replace("`", "``") + "`"


def node_labels(labels: tuple[str, ...]) -> str:
    """`:A:B` of a pattern."""
    return "".join(":" + quoted(one) for one in labels)


def schema_commands(ontology: Ontology) -> Iterator[str]:
    """DDL that may run again: ids are unique, names and declared identifiers are indexed where the ontology allows them.

    The embedded engine keeps each index once for every combination of labels below it: an index more costs a file of 256 KB
    for each, so that identifiers are indexed on the classes that may carry them and no higher.
    """
    yield f"CREATE CONSTRAINT liantu_id IF NOT EXISTS FOR (n:{OURS}) REQUIRE n.id IS UNIQUE"
    yield f"CREATE CONSTRAINT liantu_view IF NOT EXISTS FOR (n:{VIEW}) REQUIRE n.id IS UNIQUE"
    yield f"CREATE INDEX liantu_name IF NOT EXISTS FOR (n:{OURS}) ON (n.name)"
    for prop in ontology.identifiers():
        for cls in carriers(ontology, prop) if prop != "identityKey" else ():
            yield f"CREATE INDEX liantu_{cls}_{prop} IF NOT EXISTS FOR (n:{quoted(cls)}) ON (n.{quoted(prop)})"


def carriers(ontology: Ontology, prop: str) -> list[str]:
    """The classes that may carry a property and none of whose ancestors may."""
    able = {name for name, cls in ontology.classes.items() if prop in cls.constraints}
    return sorted(name for name in able if able.isdisjoint(ontology.classes[name].ancestors))
