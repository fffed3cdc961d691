"""Clauses: the parts of a policy that can be claimed alone, with who may claim, what is given, and how long."""

from ingest.text.clauses.reading import read_clauses

__all__ = ["read_clauses"]
