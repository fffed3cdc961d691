"""What may be said: classes, relations, vocabularies and their checks, read from Turtle."""

from ontology.errors import Fault, Issue, UserFault
from ontology.schema import Ontology
from ontology.turtle import load_ontology

__all__ = ["Fault", "Issue", "Ontology", "UserFault", "load_ontology"]
