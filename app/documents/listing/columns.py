"""The columns of the list, read from the table beside this module: the template is drawn by them; a template of one's own may have
other columns, in another order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.text.lists import read_rows

ASK, DUE, STATE = "ask", "due", "state"
FORMATS = {"number": "#,##0", "money": "#,##0.0", "score": "0.0", "date": "yyyy-mm-dd", DUE: "yyyy-mm-dd"}
"""Number formats by kind; all else is text."""
CENTRED = frozenset({"centre", "number", "score", "date", DUE, STATE, "money"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the band it stands in, the field that fills it, its heading, width, whether it is folded away, whether it is
    for staff alone, what kind of value it holds, and what a drop-down offers."""

    band: str
    field: str
    heading: str
    width: float
    folded: bool
    inside: bool
    kind: str
    choices: tuple[str, ...]

    @property
    def asked(self) -> bool:
        """Whether staff fill it."""
        return self.kind in (ASK, DUE)

    @property
    def centred(self) -> bool:
        """Whether its values stand in the middle: all that is short."""
        return self.kind in CENTRED or bool(self.choices)

    @property
    def format(self) -> str:
        """Its number format."""
        return FORMATS.get(self.kind, "@")


@cache
def columns() -> tuple[Column, ...]:
    """Every column in its order."""
    return tuple(map(_column, read_rows(Path(__file__).with_name("columns.csv"))))


def shown(*, public: bool) -> list[Column]:
    """Those of a list for staff, or of one that goes out."""
    return [one for one in columns() if not (public and one.inside)]


def _column(row: Mapping[str, str]) -> Column:
    choices = tuple(filter(None, row["choices"].split("、")))
    return Column(row["band"], row["field"], row["heading"], float(row["width"]), row["folded"] == "yes", row["inside"] == "yes",
                  row["kind"], choices)  # fmt: skip
