"""Reads plain rows of tables with the ontology's own columns fast: what a cell says is worked out once by `Say`, then remembered.

A row with anything unusual is left to the reader that takes its cells one by one; both write the same statements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from graph.statement import SEPARATOR, Statement
from ingest.headings import EVIDENCE, STAMPS, Meaning, meanings
from ingest.kept import END
from ingest.ontology_tables import SITE
from ingest.planned import PlannedTable
from ingest.row import Cell, Row
from ingest.say import AS_WRITTEN, NAMED, PARSED, VALUED, Say
from ingest.tally import Tally
from ontology import values
from ontology.schema import Constraint, Ontology

REMEMBERED = 20_000
"""How many different cells of a column are remembered at most."""
SUBJECT, OTHER = "_:subject", "_:other"
CAREFUL = frozenset({NAMED, VALUED, SITE, *AS_WRITTEN.values()})
"""Properties whose cells say more than a value each."""
UNSTAMPED = SEPARATOR * 4


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: the value, its statement's text from the predicate to the citation (of a qualifier: its JSON), and what
    follows the stamps: the separator and the text as written, where that differs."""

    value: str
    text: str
    original: str


@dataclass(slots=True)
class Column:
    """A column: its place and meaning, what its cells have been found to say, whether they are plain text, and
    whether the tally counts them (names and codes)."""

    place: int
    heading: str
    meaning: Meaning
    plain: bool = False
    counted: bool = False
    known: dict[str, Said | None] = field(default_factory=dict)

    def joined(self, cell: str) -> str:
        """The text of a plain cell's statement, as in `Said`."""
        return f"{SEPARATOR}{self.meaning.name}{SEPARATOR}{SEPARATOR}{cell}{SEPARATOR}{SEPARATOR}{SEPARATOR}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What rows with something in the same columns have in common: how their content is written, and the columns to be read."""

    content: str
    cells: Callable[[Sequence[str]], object]
    columns: tuple[Column, ...]
    stamps: tuple[int, ...]
    shape: int
    careful: bool


class Quick:
    """The quick reader of one table; `read` returns None where a row needs care."""

    def __init__(self, table: PlannedTable, ontology: Ontology, kind: str, tally: Tally) -> None:
        self.ontology, self.kind, self.tally = ontology, kind, tally
        self.source, self.names, self._prefix = table.source.id, table.names, f"{table.source.id}:"
        what, _, self.name = table.spec.reads.partition(":")
        self.is_relation, self._label = what == "relation", table.label
        self._ignored = table.spec.ignore
        self._patterns: dict[tuple[bool, ...], Pattern] = {}
        self._stamps: dict[tuple[str, ...], tuple[str, str] | None] = {}
        known = meanings(ontology, table.spec.reads, tuple(self.names))
        self._columns = [Column(place, name, known[name], self._is_plain(known[name]), known[name].name in tally.counted)
                         for place, name in enumerate(self.names) if name in known]  # fmt: skip
        self._special = {one.meaning.name: one.place for one in self._columns if one.meaning.kind == "special"}

    def read(self, number: int, cells: Sequence[str]) -> tuple[str, str] | None:
        """The content and the written statements of row `number`, counted in the tally; None where the row needs care."""
        if len(cells) != len(self.names):
            return None
        mask = tuple(map(bool, cells))
        pattern = self._patterns.get(mask) or self._pattern(mask)
        if pattern.careful:
            return None
        stamps = self._stamped(tuple(cells[place] for place in pattern.stamps)) if pattern.stamps else (UNSTAMPED, UNSTAMPED)
        if stamps is None:
            return None
        said = (self._relation if self.is_relation else self._entity)(number, cells, pattern, *stamps)
        return None if said is None else (pattern.content % pattern.cells(cells), said)

    def _key(self, local: str) -> str:
        """The same as `Say.key`."""
        return local if ":" in local and ":" in local.split("/", 1)[0] else self._prefix + local

    def _entity(self, number: int, cells: Sequence[str], pattern: Pattern, stamps: str, observed: str) -> str | None:
        key = self._key(cells[self._special["id"]])
        base, tally = f"{self.source}{SEPARATOR}{key}", self.tally
        texts = [f"{base}{SEPARATOR}a{SEPARATOR}{SEPARATOR}{self.name}{SEPARATOR}{SEPARATOR}{SEPARATOR}{observed}"]
        relations: list[tuple[str, str, str]] = []
        counted: list[tuple[str, str]] = []
        for column in pattern.columns:
            cell, meaning = cells[column.place], column.meaning
            if meaning.kind != "property":
                if values.SEVERAL.search(cell) or values.means_nothing(cell):
                    return None
                start, end = (key, self._key(cell)) if meaning.kind == "relation" else (self._key(cell), key)
                if start == end:
                    return None
                relations.append((start, meaning.name, end))
                texts.append(f"{self.source}{SEPARATOR}{start}{SEPARATOR}{meaning.name}{SEPARATOR}{end}{SEPARATOR * 4}{stamps}")
            elif column.plain and values.text(cell) == cell and not (meaning.name == "name" and values.means_nothing(cell)):
                texts.append(base + column.joined(cell) + stamps)
                if column.counted:
                    counted.append((meaning.name, cell))
            elif said := self._says(column, cell):
                texts.append(base + said.text + stamps + said.original)
                if column.counted:
                    counted.append((meaning.name, said.value))
            else:
                return None
        tally.add(key, pattern.shape)
        for name, value in counted:
            tally.count(name, value, key)
        for start, predicate, end in relations:
            tally.relate(number, start, predicate, end)
        return END.join(texts)

    def _relation(self, number: int, cells: Sequence[str], pattern: Pattern, stamps: str, observed: str) -> str | None:
        start, end = self._key(cells[self._special["from"]]), self._key(cells[self._special["to"]])
        if start == end:
            return None
        found: list[tuple[str, int, Said]] = []
        for column in pattern.columns:
            said = self._says(column, cells[column.place])
            if said is None:
                return None
            found.append((column.meaning.name, column.place, said))
        self.tally.relate(number, start, self.name, end)
        head = f"{self.source}{SEPARATOR}{start}{SEPARATOR}{self.name}{SEPARATOR}{end}{SEPARATOR * 3}"
        if not found:
            return f"{head}{SEPARATOR}{stamps}"
        qualifiers = ",".join(said.text for _, _, said in found)
        originals = [said.original for _, _, said in sorted(found, key=itemgetter(1)) if said.original]
        original = SEPARATOR + "；".join(originals) if originals else ""
        return f"{head}{{{qualifiers}}}{SEPARATOR}{stamps}{original}"

    def _says(self, column: Column, cell: str) -> Said | None:
        """What a cell of a property or qualifier says, as `Say` has it; None where it says more than a value, or is refused."""
        if cell in column.known:
            return column.known[cell]
        say = Say(self.ontology, self.source, Row("", "", "", 0, {}), self.kind)
        asked, meaning = Cell(cell, column.heading), column.meaning
        if self.is_relation:
            say.relate(SUBJECT, self.name, OTHER, {meaning.name: asked}, units={meaning.name: meaning.unit} if meaning.unit else {})
        elif not (self.ontology.properties[meaning.name].multi and (values.SEVERAL.search(cell) or "/" in cell)):
            say.put(SUBJECT, meaning.name, asked, unit="" if meaning.name == "stockCode" else meaning.unit)
        found = self._plainly(say, meaning.name)
        if len(column.known) < REMEMBERED:
            column.known[cell] = found
        return found

    def _plainly(self, say: Say, name: str) -> Said | None:
        """What was said, if it is one statement of the usual form and nothing is wrong or to be remarked."""
        if say.row.issues or len(say.draft.statements) != 1 or len(say.draft.references) != 1 + self.is_relation:
            return None
        (one,) = say.draft.statements
        if one != Statement(*one[:8], original=one.original):
            return None
        if self.is_relation:
            return Said("", one.qualifiers[1:-1], one.original) if one.qualifiers else None
        original = SEPARATOR + one.original if one.original else ""
        return Said(one.value, SEPARATOR + SEPARATOR.join(one[2:8]), original) if one.predicate == name else None

    def _stamped(self, cells: tuple[str, ...]) -> tuple[str, str] | None:
        """What the stamps of a row add to its statements, and to that of the record itself; None where one is refused."""
        if cells not in self._stamps:
            given = dict(zip((name for name in STAMPS if name in self._special), cells, strict=True))
            say = Say(self.ontology, self.source, Row("", "", "", 0, {}), self.kind)
            say.record("Enterprise", "x", **{name: Cell(cell, name) for name, cell in given.items() if cell})
            found = say.draft.statements[0][8:12]
            joined = "".join(f"{SEPARATOR}{one}" for one in found)
            self._stamps[cells] = None if say.row.issues or say.row.blanks else (joined, SEPARATOR * 4 + found[3])
        return self._stamps[cells]

    def _is_plain(self, meaning: Meaning) -> bool:
        """Whether any printable text is a value of a column as it is."""
        if meaning.kind != "property" or self.is_relation:
            return False
        prop = self.ontology.properties[meaning.name]
        free = all(one == Constraint(one.path, one.datatype, required=one.required) for one in self.ontology.limits(prop.name))
        return free and not (prop.multi or prop.vocabulary or prop.identifier or prop.unit or prop.datatype in PARSED)

    def _pattern(self, mask: tuple[bool, ...]) -> Pattern:
        """The pattern of rows that have something in these columns."""
        filled = [place for place, there in enumerate(mask) if there]
        ordered = sorted(filled, key=self.names.__getitem__)
        columns = [one for one in self._columns if mask[one.place] and one.meaning.kind != "special"]
        if self.is_relation:
            columns.sort(key=lambda one: one.meaning.name)
        properties = [one.meaning.name for one in columns if one.meaning.kind == "property"]
        label, *names = (one.replace("%", "%%") for one in (self._label, *map(self.names.__getitem__, ordered)))
        content = "\x1f".join([label, *(f"{name}=%s" for name in names)])
        stamps = tuple(self._special[name] for name in STAMPS if name in self._special)
        shape = 0 if self.is_relation else self.tally.shapes.number([self.name], properties)
        found = Pattern(content, _getter(ordered), tuple(columns), stamps, shape, self._needs_care(mask, columns))
        self._patterns[mask] = found
        return found

    def _needs_care(self, mask: tuple[bool, ...], columns: Sequence[Column]) -> bool:
        """Whether rows of this pattern are none of the quick reader's: cells that nobody takes, or that bear on each other."""
        taken = {one.place for one in self._columns}
        names = {one.meaning.name for one in columns}
        unknown = any(there and place not in taken and self.names[place] not in self._ignored for place, there in enumerate(mask))
        lacking = not all(name in self._special and mask[self._special[name]] for name in self._ends())
        apart = any(mask[self._special[name]] for name in ("kind", "cites", *EVIDENCE) if name in self._special)
        measured = any(name in self.ontology.properties and self.ontology.properties[name].unit_property for name in names)
        return unknown or lacking or apart or measured or bool(names & CAREFUL) or {"stockCode", "listingBoard"} <= names

    def _ends(self) -> tuple[str, ...]:
        return ("from", "to") if self.is_relation else ("id",)


def _getter(places: Sequence[int]) -> Callable[[Sequence[str]], object]:
    """The cells at these places as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple(cells[place] for place in places)


def quick_for(table: PlannedTable, ontology: Ontology, kind: str, tally: Tally) -> Quick | None:
    """The quick reader of a table, if it has one: a class without an identity key or a relation, with no reader of
    the source's own and no corrections of values."""
    what, _, name = table.spec.reads.partition(":")
    plain = what == "relation" or (what == "class" and not ontology.classes[name].identity)
    if not plain or table.fixes or table.spec.name in table.source.readers:
        return None
    return Quick(table, ontology, kind, tally)
