"""How facts come in: tables and sources, every row accounted for."""

from ingest.bundled import load_defaults, load_source
from ingest.homes import open_or_make
from ingest.loading import LoadReport, load_paths

__all__ = ["LoadReport", "load_defaults", "load_paths", "load_source", "open_or_make"]
