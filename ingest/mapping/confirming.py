"""Reads the workbook that a steward confirmed back into mappings, and says all at once what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ingest.errors import InputFault
from ingest.mapping.layout import COLUMNS, CONSTANT, HEADING, NEW, READING, REMARK, SHEET, TABLE, UNIT, YES
from ingest.mapping.mapping import BESIDE, IGNORED, Entry, Mapping, doubled, may_introduce
from ingest.mapping.phrases import JOIN, UNREAD, phrase, readings, understood
from ingest.tables import Table, read_tables
from ontology.errors import Issue, issue
from ontology.nearest import close_words
from ontology.schema import Ontology

Line = tuple[int, dict[str, str]]


def read_confirmed(path: Path, tables: Iterable[Table], ontology: Ontology) -> dict[str, Mapping]:
    """The mappings of a confirmed workbook, by table, for the tables of the file that it maps.

    Raises InputFault LT-MAP-01 … LT-MAP-08 with every issue at once.
    """
    book = next((one for one in read_tables(path) if one.sheet == SHEET), None)
    if book is None or not set(COLUMNS) <= set(book.header):
        raise InputFault(issue("LT-MAP-01", value=f"没有“{SHEET}”页，或缺少列").at(path.name))
    lines = [(number, dict(zip(book.header, cells, strict=False))) for number, cells in book.rows]
    faults: list[Issue] = []
    found: dict[str, Mapping] = {}
    for table in tables:
        own = [(number, said) for number, said in lines if said[TABLE] == table.sheet]
        faults += [one.at(path.name, SHEET) for one in _columns_differ(table, own)]
        reader = _Lines(ontology, own, path.name)
        if not all(said[READING] == UNREAD for _, said in own):
            found[table.sheet or "table"] = reader.mapping(table.sheet or table.file)
        faults += reader.faults
    if faults:
        raise InputFault(*faults)
    if not found:
        raise InputFault(issue("LT-MAP-03", value=path.name, expected="至少一张表有读的列").at(path.name, SHEET))
    return found


def _columns_differ(table: Table, lines: Iterable[Line]) -> Iterator[Issue]:
    """Columns of the file that the workbook lacks, and the other way round."""
    said = [one[HEADING] for _, one in lines if one[HEADING]]
    gone, new = [one for one in said if one not in table.header], [one for one in table.header if one and one not in said]
    if gone or new:
        parts = (f"文件里没有 {'、'.join(gone)}" if gone else "", f"对应表里没有 {'、'.join(new)}" if new else "")
        told = "；".join(filter(None, parts))
        yield issue("LT-MAP-05", value=told, file=table.file)


class _Lines:
    """The lines about one table: one a column or constant."""

    def __init__(self, ontology: Ontology, lines: list[Line], file: str) -> None:
        self.ontology, self.lines, self.file = ontology, lines, file
        self.faults: list[Issue] = []

    def mapping(self, table: str) -> Mapping:
        """What the lines say together; issues are kept."""
        reads = self._subject()
        if not reads:
            self._fault(issue("LT-MAP-03", value=table, expected="如“企业·名称”“企业·注册资本”“场所·地址”"), None)
            return Mapping("", ())
        known = understood(self.ontology, reads)
        entries = tuple(one for number, said in self.lines if (one := self._entry(number, said, known, reads)))
        for first, second in doubled(self.ontology, (one for one in entries if one.means != IGNORED)):
            value = phrase(self.ontology, reads, second)
            self._fault(issue("LT-MAP-07", value=value, heading=first.column, other=second.column), None)
        mapping = Mapping(reads, entries)
        if not self.faults and not _says_who(mapping):
            self._fault(issue("LT-MAP-03", value=table, expected="有一列读作名称或编号；关系有起点和终点"), None)
        return mapping

    def _subject(self) -> str:
        """The class or relation that all readings are of, those of records beside it left out; empty where they differ."""
        labels = dict.fromkeys(said[READING].partition(JOIN)[0] for _, said in self.lines if JOIN in said[READING])
        beside = {self.ontology.classes[one].zh for one in BESIDE}
        own = [one for one in labels if one not in beside] or list(labels)
        if len(own) != 1:
            return ""
        for cls in self.ontology.classes.values():
            if cls.zh == own[0]:
                return f"class:{cls.name}"
        return next((f"relation:{one.predicate}" for one in self.ontology.relations.values() if one.zh == own[0]), "")

    def _entry(self, number: int, said: dict[str, str], known: dict[str, Entry], reads: str) -> Entry | None:
        heading, written = said[HEADING], said[READING]
        if not heading and not said[CONSTANT]:
            return None
        if written not in known:
            expected = self._offer(written, known, reads) if written else f"一个词，或“{UNREAD}”"
            named = heading or said[CONSTANT]
            self._fault(issue("LT-MAP-02", column=READING, value=written, heading=named, expected=expected), number)
            return None
        one = known[written]
        if one.means == IGNORED and not said[REMARK]:
            self._fault(issue("LT-MAP-08", column=REMARK, value="", heading=heading), number)
        self._check_unit(one, said, number)
        return replace(one, column=heading, means=replace(one.means, unit=said[UNIT]), constant="" if heading else said[CONSTANT],
                       new=said[NEW] == YES and may_introduce(one.means), why=said[REMARK])  # fmt: skip

    def _offer(self, written: str, known: dict[str, Entry], reads: str) -> str:
        """The choices nearest to what was typed, then those that another word for them is near to."""
        near = [*close_words(written, readings(self.ontology, reads), 3), *close_words(written, known, 3)] or list(known)[:5]
        return "、".join(dict.fromkeys(phrase(self.ontology, reads, known[one]) for one in near))

    def _check_unit(self, one: Entry, said: dict[str, str], number: int) -> None:
        """A unit that the vocabulary does not know, or that can't be turned into the property's own (LT-UNIT-01, -02)."""
        if not said[UNIT] or one.means.kind != "property":
            return
        units = self.ontology.vocabularies["Unit"]
        base = self.ontology.properties[one.means.name].unit
        same = [code for code, unit in units.items() if unit.notes.get("baseUnit", code) == base]
        written = said[UNIT]
        found = next((code for code, unit in units.items() if written in (code, unit.zh, unit.en, *unit.aliases)), "")
        if not found:
            self._fault(issue("LT-UNIT-01", column=UNIT, value=written, expected="、".join(same) or "不写单位"), number)
        elif found not in same:
            told = {"base": base or "没有单位的数", "expected": "、".join(same) or "不写单位"}
            self._fault(issue("LT-UNIT-02", column=UNIT, value=written, **told), number)

    def _fault(self, one: Issue, number: int | None) -> None:
        self.faults.append(one.at(self.file, SHEET, number))


def _says_who(mapping: Mapping) -> bool:
    """Whether rows can say what they introduce: an id or a name, of a relation both ends."""
    said = {one.means.name for one in mapping.of("")}
    return {"from", "to"} <= said if mapping.predicate else bool({"id", "name"} & said)
