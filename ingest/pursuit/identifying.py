"""Which line of the ledger a row is: by its number, else by its name and date; a new one gets a number that nobody has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.pursuit import LEADS, OWN, Entry, stages
from ingest.pursuit.changes import Change
from ingest.pursuit.layout import STAGE
from ingest.pursuit.lines import Line
from ingest.pursuit.sameness import day_of
from ontology.errors import issue
from ontology.schema import Ontology
from ontology.values import normalised_name

PREFIXES = {"Lead": "XS", "Project": "XM"}
COUNTED = re.compile(r"(XS|XM)-(\d{4})-(\d+)$")
FOUND_ON, TALKED_ON = "获知日期", "首谈日期"


@dataclass
class Register:
    """Lines by id as they stand, the project a lead became, and how lines stood in the workbook's snapshot."""

    now: Mapping[str, Entry]
    base: Mapping[str, Entry]
    became: Mapping[str, str]
    ontology: Ontology
    day: str
    _last: dict[tuple[str, str], int] = field(default_factory=dict)

    def change(self, line: Line) -> Change:
        """The change that a row begins with: the record it is of."""
        entity = self._entity(line) if line.number else self._by_name(line)
        entry = self.now.get(self.became.get(entity, entity)) if entity else None
        if line.number and ":" in line.number and entry is None:
            unknown = Change(line, line.number, "", "")
            unknown.tell(issue("LT-LEAD-14", value=line.number))
            return unknown
        if entry is None:
            return Change(line, line.number, self._class(line), "")
        found = Change(line, entry.number, entry.cls, entry.id, entry, self._base(line, entity, entry))
        if entry.cls == "Lead" and self._class(line) == "Project":
            found.cls, found.becomes = "Project", entry.id
        return found

    def _base(self, line: Line, entity: str, entry: Entry) -> Entry | None:
        """How the line stood in the workbook's snapshot. A row without a number came in with this very workbook before: it stood
        in no snapshot, and what others wrote since is a conflict."""
        found = self.base.get(entity) or self.base.get(entry.id)
        return found or (entry if line.number else None)

    def _entity(self, line: Line) -> str:
        for entity in (line.number, f"{OWN}:{line.number}"):
            if entity in self.now or entity in self.became:
                return entity
        return ""

    def _by_name(self, line: Line) -> str:
        """The line of the register's own that bears the very name, and the date if both have one: the row came in before."""
        told = [one for one in self.now.values() if one.id.startswith(f"{OWN}:") and self._is_it(one, line)]
        return told[0].id if len(told) == 1 else ""

    def _is_it(self, entry: Entry, line: Line) -> bool:
        if normalised_name(entry.name) != normalised_name(line.name):
            return False
        return all(not (written := day_of(line.cells.get(heading, ""))) or written == entry.values.get(prop, written)
                   for heading, prop in ((FOUND_ON, "foundOn"), (TALKED_ON, "firstTalkOn")))  # fmt: skip

    def whole(self, written: str) -> Entry | None:
        """The project that is meant by its number, else by a name that no other line bears."""
        for entity in (written, f"{OWN}:{written}"):
            if entity in self.now:
                return self.now[entity]
        told = [one for one in self.now.values() if normalised_name(one.name) == normalised_name(written)]
        return told[0] if len(told) == 1 else None

    def _class(self, line: Line) -> str:
        """A lead in the first list, unless its stage is one of projects; else a project."""
        stage = self.stage_of(line.cells.get(STAGE, ""))
        if line.list != LEADS or (stage in stages() and stages()[stage].list not in ("", LEADS)):
            return "Project"
        return "Lead"

    def stage_of(self, written: str) -> str:
        """The code of a stage by its word; empty for none."""
        return next((code for code, one in self.ontology.vocabularies["ProjectStage"].items()
                     if written and written in (code, one.zh, *one.aliases)), "")  # fmt: skip

    def give_numbers(self, changes: Iterable[Change]) -> None:
        """Numbers for new lines, in the order of their names, whatever the order of the rows."""
        for one in sorted((each for each in changes if each.new), key=lambda each: (each.line.name, each.line.list, each.line.row)):
            if not one.number or one.becomes:
                one.number = self._next(one)
            one.key = f"{OWN}:{one.number}"

    def _next(self, one: Change) -> str:
        prefix = PREFIXES[one.cls]
        days = (day_of(one.line.cells.get(heading, "")) for heading in (FOUND_ON, TALKED_ON))
        year = next(filter(None, days), self.day)[:4]
        if not self._last:
            known = (COUNTED.search(each) for each in {*self.now, *self.became})
            for match in filter(None, known):
                self._last[match[1], match[2]] = max(self._last.get((match[1], match[2]), 0), int(match[3]))
        self._last[prefix, year] = self._last.get((prefix, year), 0) + 1
        return f"{prefix}-{year}-{self._last[prefix, year]:03}"
