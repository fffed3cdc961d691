"""Matches as text: how many are sure, to be looked at and none, and the first of each with its reason."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from app.layout import indented
from app.words import words
from ingest.resolve import Status

SHOWN = 20
"""So many of each are shown, and so many remarks; the file and --json have all."""
MARKS = {Status.SAME.value: "●", Status.REVIEW.value: "◐", Status.NONE.value: "○"}


def match_text(answer: pd.DataFrame, name: str, counts: Mapping[str, int], out: str) -> str:
    """The whole answer; what needs a look comes first. `name` is the column of the names that were looked for."""
    numbers = {name: counts[one.value] for name, one in (("same", Status.SAME), ("review", Status.REVIEW), ("none", Status.NONE))}
    lines = [indented(words("match.summary", total=len(answer), **numbers), 0)]
    for status in (Status.REVIEW.value, Status.SAME.value, Status.NONE.value):
        rows = answer[answer["status"] == status]
        if len(rows):
            lines += ["", f"【{status}】"]
        for row in rows.head(SHOWN).to_dict("records"):
            lines += _lines({str(key): value for key, value in row.items()}, str(row[name]))
        if len(rows) > SHOWN:
            lines.append(indented(words("match.more", count=len(rows) - SHOWN), 0))
    return "\n".join([*lines, *(["", words("match.written", path=out)] if out else [])])


def _lines(row: Mapping[str, object], name: str) -> list[str]:
    said = words("match.line" if row["match_name"] else "match.bare", mark=MARKS[str(row["status"])], name=name,
                 match=row["match_name"], score=f"{row['score']:.2f}")  # fmt: skip
    return [indented(said, 0), indented(str(row["reason"]), 2)]
