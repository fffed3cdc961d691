"""What may be said: classes, relations, vocabularies and their checks, read from Turtle. Names are imported when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.errors import Fault, Issue, UserFault
    from ontology.schema import Ontology
    from ontology.turtle import load_ontology

_HOME_OF = {"Fault": "errors", "Issue": "errors", "UserFault": "errors", "Ontology": "schema", "load_ontology": "turtle"}

__all__ = ["Fault", "Issue", "Ontology", "UserFault", "load_ontology"]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'ontology' has no attribute {name!r}")
    return getattr(import_module(f"ontology.{_HOME_OF[name]}"), name)
