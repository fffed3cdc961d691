"""The build of a paper: its headings, clauses, numbered items, annexes and tables as a tree, and its sentences."""

from ingest.text.structure.reading import read_structure, section_at
from ingest.text.structure.sentences import sentences
from ingest.text.structure.tables import text_tables
from ingest.text.structure.wrapping import Flow, flow

__all__ = ["Flow", "flow", "read_structure", "section_at", "sentences", "text_tables"]
