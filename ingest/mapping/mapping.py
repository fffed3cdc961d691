"""A mapping: what each column of a table means, which class or relation a row introduces, and what is deliberately not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.headings import Meaning
from ontology.schema import Ontology

IGNORED = Meaning("ignored", "")
"""A column that is deliberately not read."""
MARK = Meaning("special", "example")
"""The column that marks a row as an example."""
BESIDE = {"Site": ("Actor", "operates")}
"""A class of which a row may introduce a record beside its own: the class its own must be of, and the relation from it."""
NEW = {"produces": "Product", "demands": "Product", "surveyedBy": "Department", "holdsQualification": "Qualification"}
"""Relations whose other end a row may introduce by its name, and as what."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One column, or one constant (`column` empty): what it means, and of which record of the row.

    `record` is the class of a record beside the row's own (empty: the row's own); `new` lets a relation introduce its other end
    by name; `why` says why a column is not read.
    """

    column: str
    means: Meaning
    record: str = ""
    new: bool = False
    constant: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """`reads` is `class:NAME` or `relation:PREDICATE`: what a row introduces; the entries say what its cells mean."""

    reads: str
    entries: tuple[Entry, ...]

    @property
    def cls(self) -> str:
        """The class a row introduces; empty where it introduces a relation."""
        return self.reads.removeprefix("class:") if self.reads.startswith("class:") else ""

    @property
    def predicate(self) -> str:
        """The relation a row states; empty where it introduces an entity."""
        return self.reads.removeprefix("relation:") if self.reads.startswith("relation:") else ""

    def of(self, record: str) -> Iterator[Entry]:
        """The entries of the row's own record, or of one beside it."""
        return (one for one in self.entries if one.record == record)

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings of the table, those not read included."""
        return tuple(dict.fromkeys(one.column for one in self.entries if one.column))

    def heading(self, means: Meaning) -> str:
        """The heading of the first column that means this of the row's own record; empty where there is none."""
        return next((one.column for one in self.entries if (one.record, one.means) == ("", means)), "")

    @property
    def beside(self) -> tuple[str, ...]:
        """The classes of the records beside the row's own."""
        return tuple(dict.fromkeys(one.record for one in self.entries if one.record))


def other_end(ontology: Ontology, means: Meaning) -> tuple[str, ...]:
    """The classes that the other end of a relation may be of."""
    relation = ontology.relations[means.name]
    return relation.to_classes if means.kind == "relation" else relation.from_classes


def may_introduce(means: Meaning) -> bool:
    """Whether the other end of this relation may be introduced by name."""
    return means.kind == "relation" and means.name in NEW


def entry_for(column: str, means: Meaning) -> Entry:
    """An entry of the row's own record, as templates have it."""
    return Entry(column, means, new=may_introduce(means))


def single_valued(ontology: Ontology, one: Entry) -> bool:
    """Whether only one column of a table may mean this."""
    if one.means.kind == "property":
        return not ontology.properties[one.means.name].multi
    return one.means.kind == "special"


def doubled(ontology: Ontology, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of entries that say the same thing, where only one may."""
    seen: dict[tuple[str, str, str], Entry] = {}
    for one in entries:
        said = (one.record, one.means.kind, one.means.name)
        if single_valued(ontology, one) and seen.setdefault(said, one) is not one:
            yield seen[said], one
