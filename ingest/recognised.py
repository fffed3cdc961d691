"""What the reader of a table's sheet asks of the ontology and the sources: is this a heading, and in what unit are its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from ingest.headings import DOCUMENT_HEADINGS, DOCUMENTS, UNIT, Meaning, known_headings, meanings
from ingest.source import Source, TableSpec
from ingest.surveys.sheets import survey_template
from ingest.tables import Table
from ingest.templates.marks import plain
from ontology.errors import issue
from ontology.schema import Ontology
from ontology.values import normalised_name


def knows_heading(ontology: Ontology, sources: Iterable[Source], own: bool) -> Callable[[str], bool]:
    """Whether a text is a heading: a column of one of these sources, or (`own`) what the ontology or a template calls anything,
    unit or none."""
    specs = [spec for source in sources for spec in source.tables]
    exact = {column for spec in specs for column in (*spec.columns, *spec.optional, *spec.ignore)}
    if own:
        exact |= {plain(one.heading) for sheet in survey_template(ontology).sheets for one in sheet.columns}
    reads = {spec.reads for spec in specs if spec.reads} | ({"entities", "relations"} if own else set())
    alike: set[str] = set().union(*(_alike(ontology, one) for one in reads))

    @cache
    def known(heading: str) -> bool:
        match = UNIT.fullmatch(heading)
        return heading in exact or normalised_name(heading) in alike or bool(match and normalised_name(match[1]) in alike)

    return known


_ALIKE: dict[tuple[str, str], frozenset[str]] = {}


def _alike(ontology: Ontology, reads: str) -> frozenset[str]:
    key = (ontology.digest, reads)
    if key not in _ALIKE:
        known = DOCUMENT_HEADINGS if reads == DOCUMENTS else known_headings(ontology, reads)
        _ALIKE[key] = frozenset(normalised_name(one) for one in known)
    return _ALIKE[key]


def with_unit(table: Table, spec: TableSpec, ontology: Ontology) -> Table:
    """The table with the unit that a line above its header names (单位：万元) in every heading of a figure that has none.

    It is used only where it is a unit that some of these figures have (LT-HEAD-07); else it is told (LT-HEAD-08).
    """
    if not table.unit:
        return table
    known = meanings(ontology, spec.reads, table.header) if spec.reads and spec.reads != DOCUMENTS else {}
    units = ontology.vocabularies["Unit"]
    unit = next((one for one in units.values() if table.unit in (one.code, one.zh, one.en, *one.aliases)), None)
    base = unit.notes.get("baseUnit", unit.code) if unit else ""
    lacking = [heading for heading, meaning in known.items() if _figure(ontology, meaning, base) and not meaning.unit]
    if not unit or not lacking:
        why = "没有这个单位" if not unit else "没有哪一列是这种量，或者都写了单位"
        return replace(table, notes=(*table.notes, issue("LT-HEAD-08", value=table.unit, why=why).at(table.file, table.sheet)))
    header = tuple(f"{one}（{table.unit}）" if one in lacking else one for one in table.header)
    told = issue("LT-HEAD-07", value=table.unit, columns="、".join(lacking)).at(table.file, table.sheet)
    return replace(table, header=header, notes=(*table.notes, told))


def _figure(ontology: Ontology, meaning: Meaning, base: str) -> bool:
    """Whether a heading stands for a number in this unit or one that goes over into it."""
    return meaning.kind == "property" and bool(base) and ontology.properties[meaning.name].unit == base
