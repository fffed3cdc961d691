"""Proposes what the columns of a table with headings of its own may mean, and says why; people decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.headings import UNIT, Meaning, known_headings, likely_classes
from ingest.mapping.mapping import BESIDE, Entry, may_introduce, other_end, single_valued
from ingest.mapping.phrases import label_of, phrase, readings
from ingest.naming import Names
from ingest.tables import Table
from ontology import values
from ontology.errors import Refusal, issue
from ontology.nearest import close_words
from ontology.schema import Ontology
from ontology.values import normalised_name

SAMPLES, LOOKED_AT = 3, 200
MOST = 0.8
"""From which share of a column's values their form tells what they are."""
SURE, LIKELY, PERHAPS, NONE = "有把握", "较有把握", "请核对", "请选择"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A column with sample values and what it is proposed to mean (`reading` empty: nothing is), how sure, and why."""

    sheet: str
    heading: str
    samples: tuple[str, ...]
    reading: str
    unit: str
    sure: str
    why: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `liantu map --json`."""
        return {"sheet": self.sheet, "heading": self.heading, "samples": list(self.samples), "reading": self.reading,
                "unit": self.unit, "sure": self.sure, "why": self.why}  # fmt: skip


def propose(table: Table, ontology: Ontology, names: Names, reads: str = "") -> list[Proposal]:
    """A proposal for each column of a table; no two columns are proposed to mean what only one may."""
    proposer = _Proposer(table, ontology, names, reads or subject_of(table, ontology))
    return list(proposer.proposals())


def subject_of(table: Table, ontology: Ontology) -> str:
    """What the rows of a table most likely introduce: a class that the sheet or file is named for, else the one whose headings
    and codes fit best."""
    for name in (table.sheet, table.file.rsplit(".", 1)[0]):
        for cls in ontology.classes.values():
            if any(word in name for word in (cls.zh, *cls.aliases) if word):
                return f"class:{cls.name}"
    bare = tuple(match[1] if (match := UNIT.fullmatch(one)) else one for one in table.header)
    label = likely_classes(ontology, bare, 1)[0]
    if any(_share(_column(table, place), values.uscc) >= MOST for place in range(len(table.header))):
        return "class:Enterprise"
    return f"class:{next(cls.name for cls in ontology.classes.values() if cls.zh == label)}"


def _column(table: Table, place: int) -> list[str]:
    return [cells[place] for _, cells in islice(table.rows, LOOKED_AT) if place < len(cells) and cells[place]]


def _share(written: Sequence[str], parse: Callable[[str], object]) -> float:
    """The share of values that a parser takes; none of no values."""
    taken = 0
    for one in written:
        try:
            parse(one)
        except Refusal:
            continue
        taken += 1
    return taken / len(written) if written else 0.0


class _Proposer:
    """One table looked at column by column."""

    def __init__(self, table: Table, ontology: Ontology, names: Names, reads: str) -> None:
        self.table, self.ontology, self.names, self.reads = table, ontology, names, reads
        self.known = known_headings(ontology, reads)
        self.beside = {one: known_headings(ontology, f"class:{one}") for one, (owner, _) in BESIDE.items()
                       if reads.startswith("class:") and ontology.is_a(reads[6:], owner)}  # fmt: skip
        self.possible = readings(ontology, reads)

    def proposals(self) -> Iterator[Proposal]:
        """Columns whose headings tell come first in choosing, then those whose content does; in the table's order."""
        found = [self._look(place, heading) for place, heading in enumerate(self.table.header)]
        taken: set[tuple[str, str]] = set()
        order = sorted(range(len(found)), key=lambda place: (SURE, LIKELY, PERHAPS, NONE).index(found[place][2]))
        for place in order:
            entry, _, _, _ = found[place]
            if entry and single_valued(self.ontology, entry):
                said = (entry.record, f"{entry.means.kind}:{entry.means.name}")
                if said in taken:
                    found[place] = (None, "", NONE, f"已有另一列读作“{phrase(self.ontology, self.reads, entry)}”")
                taken.add(said)
        for place, (entry, unit, sure, why) in enumerate(found):
            reading = phrase(self.ontology, self.reads, entry) if entry else ""
            yield Proposal(self.table.sheet, self.table.header[place], tuple(_column(self.table, place)[:SAMPLES]),
                           reading if reading in self.possible else "", unit, sure, why)  # fmt: skip

    def _look(self, place: int, heading: str) -> tuple[Entry | None, str, str, str]:
        """(entry, unit, how sure, why) for one column: by its heading, its values, a near heading, names in the ledger."""
        match = UNIT.fullmatch(heading)
        bare, unit = (match[1], match[2]) if match else (heading, "")
        written = _column(self.table, place)
        for way in (self._by_heading, self._by_code, self._by_near_heading, self._by_words, self._by_names, self._by_form):
            if found := way(bare, written):
                entry, sure, why = found
                return entry, unit if self._takes_unit(entry) else "", sure, why
        return None, "", NONE, "表头和内容都没有对上的"

    def _takes_unit(self, entry: Entry) -> bool:
        return entry.means.kind == "property" and self.ontology.properties[entry.means.name].datatype in ("decimal", "integer")

    def _spelled(self) -> Iterator[tuple[str, str, Mapping[str, Meaning]]]:
        yield "", label_of(self.ontology, self.reads), self.known
        for one, known in self.beside.items():
            yield one, self.ontology.classes[one].zh, known

    def _by_heading(self, bare: str, written: Sequence[str]) -> tuple[Entry, str, str] | None:
        wanted = normalised_name(bare)
        for record, label, known in self._spelled():
            for heading, means in known.items():
                same = normalised_name(heading)
                if same == wanted or f"{normalised_name(label)}{same}" == wanted:
                    return _entry(means, record), SURE, f"与“{heading}”同名"
        return None

    def _by_code(self, bare: str, written: Sequence[str]) -> tuple[Entry, str, str] | None:
        known = any(means.name == "uscc" for means in self.known.values())
        if known and _share(written, values.uscc) >= MOST:
            return _entry(Meaning("property", "uscc"), ""), SURE, "多数是校验位正确的 18 位代码"
        return None

    def _by_near_heading(self, bare: str, written: Sequence[str]) -> tuple[Entry, str, str] | None:
        for record, _, known in self._spelled():
            words = [one for one in known if not one.isascii()]
            inside = sorted((one for one in words if len(one) > 1 and one in bare), key=len, reverse=True)
            near = inside or [one for one in close_words(bare, words, 1) if _mostly(one, bare)]
            if near and self._fits(known[near[0]], written):
                return _entry(known[near[0]], record), PERHAPS, f"表头与“{near[0]}”相近"
        return None

    def _fits(self, means: Meaning, written: Sequence[str]) -> bool:
        """Whether the values could be of what the heading suggests."""
        if means.kind != "property" or not written:
            return True
        said = self.ontology.properties[means.name]
        parse = {"decimal": values.decimal, "integer": values.integer, "date": values.date, "boolean": values.boolean}
        if said.vocabulary:
            return self._in_vocabulary(said.vocabulary, written) >= MOST
        return said.datatype not in parse or _share([one.rstrip("%％") for one in written], parse[said.datatype]) >= MOST

    def _in_vocabulary(self, vocabulary: str, written: Sequence[str]) -> float:
        concepts = self.ontology.vocabularies[vocabulary].values()
        known = {word for one in concepts for word in (one.code, one.zh, one.en, *one.aliases)}
        parts = [part for one in written for part in values.parts(one)]
        return sum(one in known for one in parts) / len(parts) if parts else 0.0

    def _by_words(self, bare: str, written: Sequence[str]) -> tuple[Entry, str, str] | None:
        for record, _, known in self._spelled():
            for means in dict.fromkeys(known.values()):
                said = self.ontology.properties[means.name] if means.kind == "property" else None
                if said and said.vocabulary and self._in_vocabulary(said.vocabulary, written) >= MOST:
                    return _entry(means, record), LIKELY, f"内容多是“{said.zh}”词表里的词"
        return None

    def _by_names(self, bare: str, written: Sequence[str]) -> tuple[Entry, str, str] | None:
        """Values that the ledger knows as names of what a relation of the class leads to."""
        parts = [part for one in written for part in values.parts(one)]
        for record, _, known in self._spelled():
            for means in dict.fromkeys(one for one in known.values() if one.kind == "relation"):
                classes = other_end(self.ontology, means)
                if parts and sum(self.names.knows(one, classes) for one in parts) / len(parts) >= MOST:
                    kinds = "、".join(self.ontology.classes[one].zh for one in classes)
                    return _entry(means, record), LIKELY, f"内容多是账本里的{kinds}"
        return None

    def _by_form(self, bare: str, written: Sequence[str]) -> tuple[Entry, str, str] | None:
        """Dates and percentages say what they may be, no more: among the headings of that kind the nearest is offered."""
        dated = _share(written, _full_date) >= MOST
        percent = bool(written) and sum(one.endswith(("%", "％")) for one in written) / len(written) >= MOST
        for record, _, known in self._spelled() if dated or percent else ():
            fitting = {heading: means for heading, means in known.items() if means.kind == "property" and not heading.isascii()
                       and (self.ontology.properties[means.name].datatype == "date" if dated
                            else self.ontology.properties[means.name].unit == "1")}  # fmt: skip
            if near := close_words(bare, fitting, 1):
                return _entry(fitting[near[0]], record), PERHAPS, "内容是日期" if dated else "内容是百分数"
        return None


def _mostly(one: str, other: str) -> bool:
    """Whether two words share more than half of their signs."""
    return len(set(one) & set(other)) * 2 > max(len(one), len(other))


def _full_date(written: str) -> str:
    if len(day := values.date(written)) < len("2019-08"):
        raise Refusal(issue("LT-DATE-01", value=written))
    return day


def _entry(means: Meaning, record: str) -> Entry:
    return Entry("", replace(means, unit=""), record, may_introduce(means))
