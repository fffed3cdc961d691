"""Target statements of a paper: numbers that say what shall be reached, by when, and on what basis."""

from ingest.text.targets.reading import read_targets

__all__ = ["read_targets"]
