"""What a Cypher text contains, its strings and comments left out: enough to refuse writing and to offer names that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ASIDE = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/""", re.S)
_TOKEN = re.compile(r"\w+|\S")
WRITING = frozenset({
    "CREATE", "MERGE", "DELETE", "DETACH", "NODETACH", "REMOVE", "SET", "INSERT", "DROP", "ALTER", "FOREACH", "LOAD",
})  # fmt: skip
"""Words that begin a clause which writes, or (LOAD CSV) reads a file."""
BEFORE_A_NAME = frozenset({
    "AS", "RETURN", "WITH", "DISTINCT", "BY", "WHERE", "AND", "OR", "XOR", "NOT", "IN", "UNWIND", "CASE", "WHEN", "ELSE",
    "CONTAINS", "LIMIT", "SKIP", "YIELD", *".:$,([=<>/%^&!",
})  # fmt: skip
"""What a name or an expression follows, and never a clause (which `+` and `*` may, as quantifiers of a path)."""
AFTER_A_NAME = frozenset(":.=,)]}|")
"""What follows a name where both a name and a clause may stand (after `{`, `|`, THEN), and never the first word of a clause."""
_NODE = re.compile(r"\(\s*(?:\w+|`[^`]+`)?\s*((?::\s*!?(?:\w+|`[^`]+`)(?:\s*[|&]\s*!?(?:\w+|`[^`]+`))*\s*)+)")
_EDGE = re.compile(r"\[\s*(?:\w+|`[^`]+`)?\s*:\s*([^\]{*]+)")
_HAS_LABEL = re.compile(r"\b(?:WHERE|AND|OR|XOR|NOT)\s+\(?\s*(?:NOT\s+)?\w+\s*((?::\s*!?(?:\w+|`[^`]+`)\s*)+)", re.I)
_ESCAPED = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_QUOTED = re.compile(r"`[^`]*`")
_BLANK = {"'": "''", '"': "''", "/": " "}
_NAME = re.compile(r"`([^`]+)`|(\w+)")


def decoded(text: str) -> str:
    """The text as Neo4j reads it: it takes `\\u0041` for the sign that it stands for, wherever it stands."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def bare(text: str) -> str:
    """The text with strings and comments blanked; names in backticks stay, and hide no quote."""
    return _ASIDE.sub(lambda found: _BLANK.get(found.group()[0], found.group()), text)


def writes(text: str) -> str:
    """The first word that begins a clause which would write, or an empty string; such a word as a name is none.

    In doubt a word counts as a clause: the engine refuses writing too, but says it less well.
    """
    tokens = _TOKEN.findall(_QUOTED.sub("x", bare(text)).upper())
    return next((word for place, word in enumerate(tokens) if word in WRITING and not _is_name(tokens, place)), "")


def _is_name(tokens: Sequence[str], place: int) -> bool:
    """Whether the word at a place is a variable, alias, property, label or parameter, by what stands around it."""
    following = tokens[place + 1] if place + 1 < len(tokens) else ""
    if following in AFTER_A_NAME or (tokens[place] == "LOAD" and following != "CSV"):
        return True
    return place > 0 and tokens[place - 1] in BEFORE_A_NAME and not _is_alias(tokens, place - 1)


def _is_alias(tokens: Sequence[str], place: int) -> bool:
    """Whether a word is itself the name that an AS gives: what follows it then is no name of its own."""
    return place > 0 and tokens[place - 1] == "AS" and not _is_alias(tokens, place - 1)


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
