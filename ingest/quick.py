"""Reads plain rows of tables with the ontology's own columns fast: what a cell says is worked out once by `Say`, then remembered.

A row with anything unusual is left to the reader that takes its cells one by one; both write the same statements.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from graph.statement import SEPARATOR, Statement
from ingest.evidence import Evidence, Told
from ingest.headings import STAMPS, Meaning, meanings
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
    whether the tally counts them (names and codes). `unit` is the place of the row's column of units, if it has one."""

    place: int
    heading: str
    meaning: Meaning
    plain: bool = False
    counted: bool = False
    known: dict[tuple[str, str], Said | None] = field(default_factory=dict)
    unit: int | None = None

    def joined(self, cell: str) -> str:
        """The text of a plain cell's statement, as in `Said`."""
        return f"{SEPARATOR}{self.meaning.name}{SEPARATOR}{SEPARATOR}{cell}{SEPARATOR}{SEPARATOR}{SEPARATOR}"


Shared = dict[tuple[str, str], dict[tuple[str, str], Said | None]]
"""What cells say, with the unit beside them, by what their table reads and their heading."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What rows with something in the same columns have in common: how their content is written, and the columns to be read."""

    content: str
    cells: Callable[[Sequence[str]], object]
    columns: tuple[Column, ...]
    stamps: tuple[int, ...]
    shape: int
    careful: bool
    identity: tuple[Column, ...] = ()
    identified: int = 0
    """The columns that make up an identity key that the row does not state, and the shape of a record with one."""


class Quick:
    """The quick reader of one table; `read` returns None where a row needs care."""

    def __init__(self, table: PlannedTable, ontology: Ontology, kind: str, tally: Tally, shared: Shared) -> None:
        self.ontology, self.kind, self.tally = ontology, kind, tally
        self.source, self.names, self._prefix = table.source.id, table.names, f"{table.source.id}:"
        what, _, self.name = table.spec.reads.partition(":")
        self.is_relation, self._label = what == "relation", table.label
        self._ignored = table.spec.ignore
        self._patterns: dict[tuple[bool, ...], Pattern] = {}
        self._stamps: dict[tuple[str, ...], tuple[str, str] | None] = {}
        known, reads = meanings(ontology, table.spec.reads, tuple(self.names)), table.spec.reads
        places = {one.name: place for place, name in enumerate(self.names) if (one := known.get(name)) and one.kind == "property"}
        self._columns = [
            Column(place, name, known[name], self._is_plain(known[name]), known[name].name in tally.counted,
                   shared.setdefault((reads, name), {}), places.get(self._beside(known[name])))
            for place, name in enumerate(self.names) if name in known
        ]  # fmt: skip
        self._special = {one.meaning.name: one.place for one in self._columns if one.meaning.kind == "special"}
        self._evidence = Evidence(self._special, self._key)

    def read(self, number: int, cells: Sequence[str]) -> tuple[str, str, str] | None:
        """The content of row `number`, the document that it relies on, and its written statements, counted in the tally; None where
        the row needs care."""
        if len(cells) != len(self.names):
            return None
        mask = tuple(map(bool, cells))
        pattern = self._patterns.get(mask) or self._pattern(mask)
        if pattern.careful:
            return None
        stamps = self._stamped(tuple(cells[place] for place in pattern.stamps)) if pattern.stamps else (UNSTAMPED, UNSTAMPED)
        told = self._evidence.read(cells)
        if stamps is None or told is None:
            return None
        said = (self._relation if self.is_relation else self._entity)(number, cells, pattern, told, *stamps)
        if said is None:
            return None
        self.tally.needed.update([told.cites] if told.cites else ())
        return pattern.content % pattern.cells(cells), told.cites, said

    def _key(self, local: str) -> str:
        """The same as `Say.key`."""
        return local if ":" in local and ":" in local.split("/", 1)[0] else self._prefix + local

    def _entity(self, number: int, cells: Sequence[str], pattern: Pattern, told: Told, stamps: str, observed: str) -> str | None:
        key = self._key(cells[self._special["id"]])
        base, tally, dated, end = f"{self.source}{SEPARATOR}{key}", self.tally, told.cites + stamps, told.ending("")
        texts = [f"{base}{SEPARATOR}a{SEPARATOR}{SEPARATOR}{self.name}{SEPARATOR}{SEPARATOR}{SEPARATOR}{told.cites}{observed}{end}"]
        relations: list[tuple[str, str, str]] = []
        counted: list[tuple[str, str]] = []
        for column in pattern.columns:
            cell, meaning = cells[column.place], column.meaning
            if meaning.kind != "property":
                ends = self._ends_in(cell, meaning)
                if not ends or key in ends:
                    return None
                for other in ends:
                    start, to = (key, other) if meaning.kind == "relation" else (other, key)
                    relations.append((start, meaning.name, to))
                    texts.append(SEPARATOR.join((self.source, start, meaning.name, to)) + SEPARATOR * 4 + dated + end)
            elif column.plain and values.text(cell) == cell and not (meaning.name == "name" and values.means_nothing(cell)):
                texts.append(base + column.joined(cell) + dated + end)
                if column.counted:
                    counted.append((meaning.name, cell))
            elif said := self._says(column, cell, "" if column.unit is None else cells[column.unit]):
                texts.append(base + said.text + dated + told.ending(said.original))
                if column.counted:
                    counted.append((meaning.name, said.value))
            else:
                return None
        named = self._identity(pattern.identity, cells)
        if named:
            value, original = named
            texts.append(f"{base}{SEPARATOR}identityKey{SEPARATOR}{SEPARATOR}{value}{SEPARATOR}{SEPARATOR}{SEPARATOR}{told.cites}"
                         f"{UNSTAMPED}{told.ending(original)}")  # fmt: skip
        tally.add(key, pattern.identified if named else pattern.shape)
        for name, value in counted:
            tally.count(name, value, key)
        for start, predicate, to in relations:
            tally.relate(number, start, predicate, to)
        return END.join(texts)

    def _ends_in(self, cell: str, meaning: Meaning) -> list[str]:
        """The keys in the cell of a relation; none where it needs care."""
        parts = values.parts(cell) if values.SEVERAL.search(cell) else [cell.strip()]
        one_only = meaning.kind == "relation" and self.ontology.relations[meaning.name].functional
        refused = (len(parts) > 1 and one_only) or not all(parts) or any(map(values.means_nothing, parts))
        return [] if refused else [self._key(part) for part in parts]

    def _identity(self, columns: Sequence[Column], cells: Sequence[str]) -> tuple[str, str] | None:
        """The identity key that these cells make up, and the separator with the text as written, where that differs."""
        said = [values.normalised_name(cells[one.place]) if one.meaning.kind == "property"
                else ",".join(sorted(self._ends_in(cells[one.place], one.meaning))) for one in columns]  # fmt: skip
        if not said or not all(said):
            return None
        written = values.text("|".join(said))
        value = values.half_width(written)
        return value, SEPARATOR + written if written != value else ""

    def _relation(self, number: int, cells: Sequence[str], pattern: Pattern, told: Told, stamps: str, observed: str) -> str | None:
        start, to = self._key(cells[self._special["from"]]), self._key(cells[self._special["to"]])
        if start == to:
            return None
        found: list[tuple[str, int, Said]] = []
        for column in pattern.columns:
            said = self._says(column, cells[column.place])
            if said is None:
                return None
            found.append((column.meaning.name, column.place, said))
        self.tally.relate(number, start, self.name, to)
        head = f"{self.source}{SEPARATOR}{start}{SEPARATOR}{self.name}{SEPARATOR}{to}{SEPARATOR * 3}"
        if not found:
            return f"{head}{SEPARATOR}{told.cites}{stamps}{told.ending('')}"
        qualifiers = ",".join(said.text for _, _, said in found)
        originals = [said.original for _, _, said in sorted(found, key=itemgetter(1)) if said.original]
        original = SEPARATOR + "；".join(originals) if originals else ""
        return f"{head}{{{qualifiers}}}{SEPARATOR}{told.cites}{stamps}{told.ending(original)}"

    def _says(self, column: Column, cell: str, unit: str = "") -> Said | None:
        """What a cell of a property or qualifier says, as `Say` has it; None where it says more than a value, or is refused. `unit`
        is what the row's column of units holds."""
        if (cell, unit) in column.known:
            return column.known[cell, unit]
        say = Say(self.ontology, self.source, Row("", "", "", 0, {}), self.kind)
        asked, meaning = Cell(cell, column.heading), column.meaning
        if self.is_relation:
            say.relate(SUBJECT, self.name, OTHER, {meaning.name: asked}, units={meaning.name: meaning.unit} if meaning.unit else {})
        elif not (self.ontology.properties[meaning.name].multi and (values.SEVERAL.search(cell) or "/" in cell)):
            written = meaning.unit or (Cell(unit, meaning.name) if unit else "")
            say.put(SUBJECT, meaning.name, asked, unit="" if meaning.name == "stockCode" else written)
        found = self._plainly(say, meaning.name)
        if len(column.known) < REMEMBERED:
            column.known[cell, unit] = found
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

    def _beside(self, meaning: Meaning) -> str:
        """The property that holds the unit of an amount without one of its own; empty for every other column."""
        return "" if meaning.kind != "property" else self.ontology.properties[meaning.name].unit_property

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
        identity = () if self.is_relation or "identityKey" in properties else self._identifying(columns)
        identified = self.tally.shapes.number([self.name], [*properties, "identityKey"]) if identity else shape
        care = self._needs_care(mask, columns)
        found = Pattern(content, _getter(ordered), tuple(columns), stamps, shape, care, identity, identified)
        self._patterns[mask] = found
        return found

    def _identifying(self, columns: Sequence[Column]) -> tuple[Column, ...]:
        """The columns that make up an identity key, in its order; none where the class has none or a part of it is not there."""
        found: dict[str, Column] = {}
        for kind in ("property", "inverse", "relation"):
            found |= {one.meaning.name: one for one in columns if one.meaning.kind == kind}
        parts = [found.get(name) for name in self.ontology.classes[self.name].identity]
        return tuple(one for one in parts if one) if all(parts) else ()

    def _needs_care(self, mask: tuple[bool, ...], columns: Sequence[Column]) -> bool:
        """Whether rows of this pattern are none of the quick reader's: cells that nobody takes, or that bear on each other."""
        taken = {one.place for one in self._columns}
        names = {one.meaning.name for one in columns}
        unknown = any(there and place not in taken and self.names[place] not in self._ignored for place, there in enumerate(mask))
        lacking = not all(name in self._special and mask[self._special[name]] for name in self._ends())
        apart = "kind" in self._special and mask[self._special["kind"]]
        measured = any(self._beside(one.meaning) and (self.is_relation or one.unit is None or not mask[one.unit])
                       for one in columns)  # fmt: skip
        return unknown or lacking or apart or measured or bool(names & CAREFUL) or {"stockCode", "listingBoard"} <= names

    def _ends(self) -> tuple[str, ...]:
        return ("from", "to") if self.is_relation else ("id",)


def _getter(places: Sequence[int]) -> Callable[[Sequence[str]], object]:
    """The cells at these places as a tuple."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple(cells[place] for place in places)


def quick_for(table: PlannedTable, ontology: Ontology, kind: str, tally: Tally, shared: Shared) -> Quick | None:
    """The quick reader of a table, if it has one: a class whose identity key has no period in it, or a relation, with no reader of
    the source's own and no corrections of values. What cells of one heading say is `shared` by the tables of a load."""
    what, _, name = table.spec.reads.partition(":")
    plain = what == "relation" or (what == "class" and "period" not in ontology.classes[name].identity)
    if not plain or table.fixes or table.spec.name in table.source.readers:
        return None
    return Quick(table, ontology, kind, tally, shared)
