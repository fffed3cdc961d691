"""Finding the link, chain or product that a person means."""

from __future__ import annotations

from graph.analysis.measures.faults import MeasureFault
from graph.errors import UnknownName
from graph.facts import Facts
from graph.names import SEVERAL, find_first
from ontology.errors import issue

KINDS = {"ChainLink": "link", "IndustryChain": "chain", "Product": "product"}
KNOWN_BY = (
    ("ChainLink", ("name", "cardLabel", "englishName")), ("IndustryChain", ("name", "shortName", "englishName")),
    ("Product", ("name", "shortName", "englishName", "alias")),
)  # fmt: skip


def find(facts: Facts, thing: str) -> tuple[str, str]:
    """(kind, entity) of the link, chain or product of a name, looked for in this order. Raises UnknownName where several bear the
    name, MeasureFault LT-MEASURE-06 where none does."""
    try:
        cls, entity = find_first(facts, thing, KNOWN_BY)
    except UnknownName as unknown:
        if unknown.issues[0].code == SEVERAL:
            raise
        offered = "；".join(one.expected for one in unknown.issues)
        raise MeasureFault(issue("LT-MEASURE-06", value=thing, expected=offered)) from None
    return KINDS[cls], entity
