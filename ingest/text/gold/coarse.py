"""Types that stand for several: what of the ontology and of the recognisers is an organisation, a place, a person."""

from __future__ import annotations

from functools import cache

from ontology.turtle import load_ontology

OF_MODELS = {"ORG": {"company", "government", "organization"}, "LOC": {"address", "scene"}, "PER": {"name"}}
"""As the news set's types are taken together where recognisers are compared."""
OF_ONTOLOGY = {"ORG": "Actor", "LOC": "Place"}
"""The class whose subclasses are meant."""


@cache
def finer(kind: str) -> frozenset[str]:
    """The types that count as this one, itself among them."""
    root = OF_ONTOLOGY.get(kind)
    classes = {name for name, one in load_ontology().classes.items() if root and root in (name, *one.ancestors)}
    return frozenset({kind, *OF_MODELS.get(kind, ()), *classes})


def stands_for(kind: str, found: str) -> bool:
    """Whether a find of one type is one of a kind."""
    return found in finer(kind)
