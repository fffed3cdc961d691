"""Chinese names of organisations, taken apart: 行政区划 + 字号 + 行业 + 组织形式, branches, ordinals, and what is no name."""

from ingest.resolve.names.folding import folded
from ingest.resolve.names.nothing import may_be_person, no_name, several
from ingest.resolve.names.parts import Parts, parse

__all__ = ["Parts", "folded", "may_be_person", "no_name", "parse", "several"]
