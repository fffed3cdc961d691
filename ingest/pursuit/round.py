"""What a workbook of the register comes to: what became of every row, and what there is to say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ingest.pursuit.changes import Change, Fate
from ontology.errors import Issue


@dataclass(slots=True)
class Round:
    """What a workbook comes to: every row's change, remarks on the whole, lines of the snapshot that it lacks, the load (0: none)
    with that of the judgements that came with it (0: none), and the snapshot after."""

    file: str
    changes: list[Change]
    issues: list[Issue]
    gone: list[str] = field(default_factory=list)
    load: int = 0
    judged: int = 0
    snapshot: str = ""

    def count(self, fate: Fate) -> int:
        """How many rows came to this."""
        return Counter(one.fate for one in self.changes)[fate]

    def entered(self, sheet: str, row: int) -> bool | None:
        """Whether a row stands in the ledger; None where it is no row of the register."""
        fates = {(one.line.sheet, one.line.row): one.fate for one in self.changes}
        fate = fates.get((sheet, row))
        return None if fate is None else fate is not Fate.REFUSED

    @property
    def failed(self) -> bool:
        """Whether anything was refused."""
        return any(one.severity == "error" for one in self.issues)

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu leads import --json`."""
        rows = [{"sheet": one.line.sheet, "row": one.line.row, "number": one.number, "name": one.line.name, "fate": one.fate.value,
                 "edits": [{"column": edit.heading, "before": edit.before, "after": edit.after} for edit in one.edits]}
                for one in self.changes]  # fmt: skip
        counts = {fate.name.lower(): self.count(fate) for fate in Fate}
        return {"schema": 1, "file": self.file, "load": self.load, "judged": self.judged, "snapshot": self.snapshot,
                "read": len(self.changes), **counts, "gone": self.gone, "rows": rows,
                "issues": [one.as_dict() for one in self.issues]}  # fmt: skip
