"""What a row comes to: an edit of a known line, a new line, nothing, or a refusal; with whom its names mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from graph.pursuit import Entry
from ingest.pursuit.finding import Found
from ingest.pursuit.layout import Column
from ingest.pursuit.lines import Line
from ontology.errors import Issue


class Fate(StrEnum):
    """What became of a row."""

    NEW = "新增"
    CHANGED = "修改"
    UNCHANGED = "不变"
    REFUSED = "没有记"


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that says something new: what stood before, and what is written."""

    heading: str
    before: str
    after: str


def ends(entry: Entry, column: Column) -> tuple[str, ...]:
    """The ids of those who stand in a cell of names of a line, or of the project that it is a phase of."""
    if column.kind == "whole":
        return (entry.phase_of,) if entry.phase_of else ()
    return tuple(one.id for one in entry.parties.get(column.field.partition(":")[2], ()))


@dataclass(slots=True)
class Change:
    """One row on its way into the ledger. `entry` is the line it is of (None: new), `base` how that stood in the snapshot the
    workbook was made from; `key` the record that is told of, `becomes` the lead that turns into this project;
    `again`: an earlier row says the same."""

    line: Line
    number: str
    cls: str
    key: str
    entry: Entry | None = None
    base: Entry | None = None
    becomes: str = ""
    edits: list[Edit] = field(default_factory=list)
    found: dict[str, list[Found]] = field(default_factory=dict)
    post: str = ""
    again: bool = False
    issues: list[Issue] = field(default_factory=list)

    @property
    def new(self) -> bool:
        """Whether the record is introduced by this row."""
        return self.entry is None or bool(self.becomes)

    @property
    def refused(self) -> bool:
        """Whether nothing of the row may enter."""
        return any(one.severity == "error" for one in self.issues)

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.refused:
            return Fate.REFUSED
        if self.again:
            return Fate.UNCHANGED
        return Fate.NEW if self.entry is None else Fate.CHANGED if self.edits else Fate.UNCHANGED

    def after(self, heading: str) -> str:
        """What is written newly in a cell; empty where it is as it was."""
        return next((one.after for one in self.edits if one.heading == heading), "")

    def tell(self, *issues: Issue) -> None:
        """Note what is wrong with the row."""
        self.issues += issues
