"""Why rows were rejected, counted: one reason a row, an error before the rule that set it aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.kept import STANDS, Kept
from ingest.marking.found import reasons
from ontology.errors import Issue, catalogue

FIELD = re.compile(r"\{\w+\}")
RULED = re.compile(r"^按规则“[^”]*”不计入")
"""How a message names the rule of a source that set a row aside."""


class Reason(NamedTuple):
    """Why so many rows were rejected: the code of the message, and the message without what differs from row to row."""

    code: str
    text: str
    rows: int


def of_rows(kept: Kept) -> list[Reason]:
    """The reasons of a load's rejected rows, the commonest first."""
    return counted(reasons(kept, number) for number, state in enumerate(kept.state) if state != STANDS)


def counted(rows: Iterable[Sequence[Issue]]) -> list[Reason]:
    """The reasons of rejected rows, each given by what was told of it, the commonest first."""
    found = Counter(_reason(told) for told in rows if told)
    return [Reason(code, text, count) for (code, text), count in sorted(found.items(), key=lambda one: (-one[1], one[0]))]


def _reason(told: Sequence[Issue]) -> tuple[str, str]:
    one = min(told, key=lambda each: (each.severity != "error", each.severity == "note" and not RULED.match(each.message)))
    ruled = RULED.match(one.message)
    return one.code, ruled[0] if ruled else FIELD.sub("…", catalogue()[one.code]["message"])
