"""What a workbook of the register came to, row by row."""

from __future__ import annotations

from collections.abc import Iterator

from app.layout import indented
from app.words import words
from ingest.pursuit.changes import Change, Fate
from ingest.pursuit.round import Round

SHOWN = 20
"""How many rows and how many remarks are printed."""


def round_text(one: Round) -> str:
    """Counts that add up, the load, then every row that is new or changed with its cells."""
    counts = {fate.name.lower(): one.count(fate) for fate in Fate}
    lines = [words("leads.round.read", read=len(one.changes), **counts)]
    lines.append(_load(one))
    told = [change for change in one.changes if change.fate in (Fate.NEW, Fate.CHANGED)]
    lines += [line for change in told[:SHOWN] for line in _row(change)]
    if len(told) > SHOWN:
        lines.append(words("leads.round.more", count=len(told) - SHOWN))
    return "\n".join(lines)


def _load(one: Round) -> str:
    """Which load it was, and how to take it back: judgements that came with it first."""
    if not one.load:
        return words("leads.round.no_load")
    name = "leads.round.loads" if one.judged else "leads.round.load"
    return indented(words(name, load=one.load, judged=one.judged, snapshot=one.snapshot[:12]), 0)


def _row(change: Change) -> Iterator[str]:
    name = "becomes" if change.becomes else "new" if change.fate is Fate.NEW else "changed"
    said = {"sheet": change.line.sheet, "row": change.line.row, "number": change.number, "name": change.line.name}
    yield indented(words(f"leads.round.{name}", **said), 0)
    if change.fate is Fate.CHANGED:
        yield from (indented(words("leads.round.edit", column=one.heading, before=one.before or words("leads.unknown"),
                                   after=one.after)) for one in change.edits)  # fmt: skip
