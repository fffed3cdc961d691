"""Reads a filled template: the ontology's headings are its mapping, and the row marked as an example is set aside."""

from __future__ import annotations

from ingest.headings import meanings
from ingest.mapping.mapping import MARK, Entry, Mapping, entry_for
from ingest.mapping.reader import MappedReader
from ingest.row import Row
from ingest.say import Say
from ingest.templates.marks import EXAMPLE, MARK_COLUMN, plain
from ingest.templates.template import Sheet, sheet_for
from ontology.errors import issue
from ontology.schema import Ontology


class TemplateReader(MappedReader):
    """The reader of the template sheet of a class or relation: `reads` is `class:NAME` or `relation:PREDICATE`."""

    def __init__(self, reads: str) -> None:
        super().__init__(Mapping(reads, ()))
        self.reads = reads
        self._known: dict[tuple[str, ...], Mapping] = {}

    def sheet(self, ontology: Ontology) -> Sheet:
        """The sheet as it is handed out."""
        return sheet_for(ontology, self.reads)

    def entries(self, ontology: Ontology, header: tuple[str, ...]) -> tuple[Entry, ...]:
        """What the headings of a sheet mean; those that mean nothing are not among them."""
        headings = {plain(one): one for one in header}
        known = meanings(ontology, self.reads, tuple(headings))
        found = [entry_for(headings[one], means) for one, means in known.items() if one != MARK_COLUMN]
        return (Entry(MARK_COLUMN, MARK), *found)

    def mapping_for(self, row: Row, ontology: Ontology) -> Mapping:
        """The mapping that the row's own headings make."""
        header = tuple(row.cells)
        if header not in self._known:
            self._known[header] = Mapping(self.mapping.reads, self.entries(ontology, header))
        return self._known[header]

    def __call__(self, row: Row, say: Say) -> None:
        """Say what a row says, unless it is an example."""
        if not set_aside(row, self.sheet(say.ontology)):
            super().__call__(row, say)


def set_aside(row: Row, sheet: Sheet) -> bool:
    """Whether a row is marked as an example (LT-TPL-01; LT-TPL-02: written over), or bears another mark (LT-WORD-02)."""
    mark = row.take(MARK_COLUMN)
    if not mark:
        return False
    if mark != EXAMPLE:
        row.issues.append(issue("LT-WORD-02", column=MARK_COLUMN, value=mark, expected=f"“{EXAMPLE}”，或空着"))
        return True
    shown = {plain(one.heading): one.example for one in sheet.columns}
    said = {plain(heading): text for heading, text in row.cells.items() if text and heading != MARK_COLUMN}
    code = "LT-TPL-01" if all(shown.get(heading) == text for heading, text in said.items()) else "LT-TPL-02"
    row.set_aside = True
    row.issues.append(issue(code, column=MARK_COLUMN, value=mark))
    return True
