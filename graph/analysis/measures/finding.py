"""Finding the link, chain or product that a person means."""

from __future__ import annotations

from graph.analysis.measures.faults import MeasureFault
from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import find_one
from ontology.errors import issue

KNOWN_BY = (
    ("link", "ChainLink", ("name", "cardLabel", "englishName")), ("chain", "IndustryChain", ("name", "shortName", "englishName")),
    ("product", "Product", ("name", "shortName", "englishName", "alias")),
)  # fmt: skip
SEVERAL = "LT-NAME-02"
"""The message of a name that several things bear."""


def find(facts: Facts, thing: str) -> tuple[str, str]:
    """(kind, entity) of the link, chain or product of a name, looked for in this order. Raises UnknownName where several bear the
    name, MeasureFault LT-MEASURE-06 where none does."""
    offered = []
    for kind, cls, properties in KNOWN_BY:
        try:
            return kind, find_one(facts, thing, cls, properties)
        except UnknownName as unknown:
            if unknown.issues[0].code == SEVERAL:
                raise
            offered.append(unknown.issues[0].expected)
    raise MeasureFault(issue("LT-MEASURE-06", value=thing, expected="；".join(offered)))
