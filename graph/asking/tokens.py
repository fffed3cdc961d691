"""What a Cypher text contains, its strings and comments left out: enough to refuse writing and to offer names that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ASIDE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.S)
_WRITES = re.compile(r"(?<![.:$`\w])(CREATE|MERGE|DELETE|DETACH|REMOVE|SET|DROP|ALTER|FOREACH|LOAD\s+CSV)\b(?!\s*[:.=])", re.I)
_NODE = re.compile(r"\(\s*(?:\w+|`[^`]+`)?\s*((?::\s*!?(?:\w+|`[^`]+`)(?:\s*[|&]\s*!?(?:\w+|`[^`]+`))*\s*)+)")
_EDGE = re.compile(r"\[\s*(?:\w+|`[^`]+`)?\s*:\s*([^\]{*]+)")
_HAS_LABEL = re.compile(r"\b(?:WHERE|AND|OR|XOR|NOT)\s+\(?\s*(?:NOT\s+)?\w+\s*((?::\s*!?(?:\w+|`[^`]+`)\s*)+)", re.I)
_QUOTED = re.compile(r"`[^`]*`")
_BLANK = {"'": "''", '"': "''", "/": " "}
_NAME = re.compile(r"`([^`]+)`|(\w+)")


def bare(text: str) -> str:
    """The text with strings and comments blanked; names in backticks stay, and hide no quote."""
    return _ASIDE.sub(lambda found: _BLANK.get(found.group()[0], found.group()), text)


def writes(text: str) -> str:
    """The first word that would write, or an empty string."""
    found = _WRITES.search(_QUOTED.sub("x", bare(text)))
    return found.group(1).upper() if found else ""


def node_labels(text: str) -> Iterator[str]:
    """Labels that node patterns name."""
    for pattern in (_NODE, _HAS_LABEL):
        for found in pattern.finditer(bare(text)):
            yield from _names(found.group(1))


def relationship_types(text: str) -> Iterator[str]:
    """Types that relationship patterns name."""
    for found in _EDGE.finditer(bare(text)):
        yield from _names(found.group(1).split(" WHERE ")[0])


def _names(written: str) -> Iterator[str]:
    return (quoted or plain for quoted, plain in _NAME.findall(written))
