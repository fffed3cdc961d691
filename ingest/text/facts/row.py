"""One row that a text gives: the cells of a table with the ontology's own columns, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingest.text.document import TextDocument
from ingest.text.found import Found
from ontology.values import BRACKETS, normalised_name, paired

DOCUMENT = "document"
"""The local id of the document's own record, where the source holds nothing but this document."""


ENDING = frozenset({"target", "programme", "task", "duty", "clause", "condition", "benefit", "platform"})
"""First parts of local ids of what a paper sets: it ends with the paper. That bodies and actors exist does not."""


def ends_with_paper(key: str, local: str) -> bool:
    """Whether a local id names something that a paper sets; `local` is the document's own id."""
    part = key if local == DOCUMENT else key.removeprefix(f"{local}/")
    return part.partition("/")[0] in ENDING


APART = str.maketrans({"/": "／", "#": "＃", ":": "：", **dict.fromkeys(";；、，,\n\r\t", "·")})
"""Signs that would part a key, or a cell of several keys, are written otherwise in it."""


BRACKET = re.compile("|".join(map(re.escape, [*BRACKETS, *BRACKETS.values()])))


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of `table`; `reads` is what it is (`class:TargetStatement`, `relation:sets`, `documents`). `start`–`end` are the words
    in the text (equal: it speaks of the document as a whole)."""

    table: str
    reads: str
    cells: Mapping[str, str]
    start: int = 0
    end: int = 0
    method: str = ""
    score: float = 1.0

    @property
    def record(self) -> str:
        """The local id of the record that the row introduces; of a relation, of the relation's row."""
        return self.cells.get("id", "")


@dataclass(slots=True)
class Paper:
    """A document with its finds on the way to rows. `prefix` stands before every local id where the source holds more than this
    document; `place` is the record of the place it speaks for, empty where none is known."""

    document: TextDocument
    found: Found
    local: str = DOCUMENT
    place: str = ""
    rows: list[FactRow] = field(default_factory=list)
    _known: set[tuple[str, str]] = field(default_factory=set)

    def key(self, *parts: object) -> str:
        """A local id made of parts; one part never runs into the next."""
        said = "/".join(map(_part, parts))
        return said if self.local == DOCUMENT else f"{self.local}/{said}"

    def add(
        self, table: str, reads: str, cells: Mapping[str, str], start: int = 0, end: int = 0, method: str = "", score: float = 1.0,
        where: str = "",
    ) -> str:  # fmt: skip
        """Add a row, once: a second one with its id is left out. Empty cells go. Returns the id."""
        said = {name: text for name, text in cells.items() if text}
        if (table, said["id"]) not in self._known:
            self._known.add((table, said["id"]))
            if reads != "documents":
                said["cites"] = f"{self.local}#{where}@{start}-{end}" if end > start else self.local
            self.rows.append(FactRow(table, reads, said, start, end, method, score))
        return said["id"]

    def section(self, number: int) -> str:
        """The full number of a section (三(一)); empty where there is none."""
        return self.found.sections[number].number if 0 <= number < len(self.found.sections) else ""

    def text(self, start: int, end: int) -> str:
        """The words at a place, on one line."""
        return " ".join(self.document.text[start:end].split())


def _part(said: object) -> str:
    """A part of a local id as a cell of several keys may hold it: without spaces around it, and without brackets of which one has
    no pair, since nothing is parted there."""
    part = str(said).translate(APART).strip()
    return part if not BRACKET.search(part) or paired(part) else BRACKET.sub("", part).strip()


def clause_key(paper: Paper, number: int) -> str:
    """The local id of a clause."""
    return paper.key("clause", paper.found.clauses[number].number or str(number + 1))


def identity(*parts: str) -> str:
    """The identity key of a record by what its parts are called, so that papers of one body join; empty where one is unknown."""
    return "|".join(map(normalised_name, parts)) if all(parts) else ""


def joined(keys: Iterable[str]) -> str:
    """Several keys in one cell."""
    return ";".join(dict.fromkeys(filter(None, keys)))
