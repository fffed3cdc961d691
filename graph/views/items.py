"""What a property graph holds: nodes and relationships as plain values, and the names that views give to terms."""

from __future__ import annotations

import re
from typing import NamedTuple

Value = str | int | float | bool | list[str]
Properties = dict[str, Value]

OURS = "LianTu"
"""The label that every node of ours bears beside its classes."""
DATED = "DatedValue"
"""Nodes that hold one value of a property for one period or stretch of time; they are reached by HAS_VALUE."""
HAS_VALUE = "HAS_VALUE"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Node(NamedTuple):
    """An entity, or a dated value of one. `labels` holds OURS and is sorted."""

    id: str
    labels: tuple[str, ...]
    properties: Properties


class Edge(NamedTuple):
    """One version of a relation's fact."""

    id: str
    type: str
    start: str
    end: str
    properties: Properties


def relationship_type(predicate: str) -> str:
    """The relationship type of a predicate, in Neo4j's spelling: makesUp → MAKES_UP."""
    return _HUMP.sub("_", predicate).upper()
