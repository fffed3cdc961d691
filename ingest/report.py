"""What a load did: its numbers, and every issue with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.ledger import LoadResult
from ingest.fix_counts import FixCount
from ingest.marking.found import SheetProblems
from ingest.reasons import Reason
from ontology.errors import Issue

SEVERITIES = ("error", "warning", "note")


@dataclass(slots=True)
class LoadReport:
    """What a load command did: the numbers, and every issue with its place. `load` is 0 where nothing entered.

    Of the rejected rows `aside` were set aside by a named rule, such as the example of a template; no error stands against them.
    `problems` tells the issues again by sheet, for a marked workbook; `fixes` how many cells each correction changed,
    `reasons` why rows were rejected, the commonest first.
    """

    load: int
    snapshot: str
    read: int
    accepted: int
    merged: int
    rejected: int
    aside: int = 0
    errors: list[Issue] = field(default_factory=list)
    problems: Sequence[SheetProblems] = ()
    fixes: Sequence[FixCount] = ()
    reasons: Sequence[Reason] = ()

    @classmethod
    def of(
        cls, result: LoadResult, aside: int, issues: list[Issue], problems: Sequence[SheetProblems] = (),
        fixes: Sequence[FixCount] = (),
    ) -> LoadReport:  # fmt: skip
        """The report of a load that has entered."""
        numbers = (result.read, result.accepted, result.merged, result.rejected, aside)
        return cls(result.id, result.snapshot, *numbers, issues, problems, fixes)

    @classmethod
    def refused(
        cls, snapshot: str, read: int, aside: int, issues: list[Issue], problems: Sequence[SheetProblems] = (),
        fixes: Sequence[FixCount] = (),
    ) -> LoadReport:  # fmt: skip
        """The report of a load of which nothing enters."""
        return cls(0, snapshot, read, 0, 0, read, aside, issues, problems, fixes)

    @property
    def failed(self) -> bool:
        """Whether any issue is an error (exit status 1)."""
        return any(one.severity == "error" for one in self.errors)

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu load --json`."""
        numbers = {name: getattr(self, name) for name in ("load", "snapshot", "read", "accepted", "merged", "rejected", "aside")}
        fixes = [one.as_dict() for one in self.fixes]
        return {"schema": 1, **numbers, "errors": [one.as_dict() for one in self.errors], "fixes": fixes,
                "reasons": [one._asdict() for one in self.reasons]}  # fmt: skip


def in_order(issues: Iterable[Issue]) -> list[Issue]:
    """Grave issues first, then as they stand in the files: by file, sheet and row; what is of a whole file or sheet before its
    rows. The order in which files were named or rows were judged does not matter."""
    return sorted(issues, key=_place)


def _place(one: Issue) -> tuple[object, ...]:
    return (SEVERITIES.index(one.severity), one.file, one.sheet, one.row or 0, one.column, one.code, one.value, one.message)
