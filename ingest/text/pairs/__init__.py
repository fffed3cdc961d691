"""Target statements held against each other: what restates, what contradicts, what may be read in two ways."""

from ingest.text.pairs.reading import paired, pairs_among, pairs_between, pairs_of

__all__ = ["paired", "pairs_among", "pairs_between", "pairs_of"]
