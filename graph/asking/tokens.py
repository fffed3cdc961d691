"""What a Cypher text contains, its strings and comments left out: enough to refuse writing and to offer names that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ASIDE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/""", re.S)
_WRITES = re.compile(r"(?<![.:$`\w])(CREATE|MERGE|DELETE|DETACH|REMOVE|SET|DROP|ALTER|FOREACH|LOAD\s+CSV)\b(?!\s*[:.=])", re.I)
_NODE = re.compile(r"\(\s*(?:\w+|`[^`]+`)?\s*((?::\s*!?(?:\w+|`[^`]+`)(?:\s*[|&]\s*!?(?:\w+|`[^`]+`))*\s*)+)")
_EDGE = re.compile(r"\[\s*(?:\w+|`[^`]+`)?\s*:\s*([^\]{*]+)")
_HAS_LABEL = re.compile(r"(?<![\w`\[{,])\b\w+\s*:\s*([A-Z]\w*)")
_NAME = re.compile(r"`([^`]+)`|(\w+)")


def bare(text: str) -> str:
    """The text with strings and comments blanked."""
    return _ASIDE.sub(lambda found: "''" if found.group()[0] in "'\"" else " ", text)


def writes(text: str) -> str:
    """The first word that would write, or an empty string."""
    found = _WRITES.search(bare(text))
    return found.group(1).upper() if found else ""


def node_labels(text: str) -> Iterator[str]:
    """Labels that node patterns name."""
    for found in _NODE.finditer(bare(text)):
        yield from _names(found.group(1))


def relationship_types(text: str) -> Iterator[str]:
    """Types that relationship patterns name."""
    for found in _EDGE.finditer(bare(text)):
        yield from _names(found.group(1).split(" WHERE ")[0])


def _names(written: str) -> Iterator[str]:
    return (quoted or plain for quoted, plain in _NAME.findall(written))
