"""The headings that the ontology gives a table: its own names and labels, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.source import SOURCES, Source, TableSpec
from ingest.tables import Table
from ontology.schema import Ontology, Term
from ontology.values import normalised_name

STAMPS = ("period", "valid_from", "valid_to", "observed")
EVIDENCE = ("evidence", "extractedBy", "confidence")
"""Special columns that say how a row came out of a text: the words it rests on, the rule or model, how sure that is (0–1)."""
DOCUMENTS = "documents"
DOCUMENT_HEADINGS = ("id", "title", "publisher", "kind", "url", "date", "strength", "copy_of", "text_digest", "note")
FIRM = ("id", "cites", "from", "to", "class", "relation")
"""Special columns whose headings win over a property's label."""
COMMON = {
    "id": ("编号",), "cites": ("来源", "出处"), "period": ("报告期",), "valid_from": ("有效起",), "valid_to": ("有效止",),
    "observed": ("查证日",), "kind": ("数据性质",),
    "evidence": ("证据原文",), "extractedBy": ("抽取方法",), "confidence": ("可信度",),
}  # fmt: skip
ENDS = {"from": ("起点",), "to": ("终点",)}
SPECIAL: dict[str, dict[str, tuple[str, ...]]] = {
    "class": COMMON, "entities": COMMON | {"class": ("类别", "类")}, "relation": COMMON | ENDS,
    "relations": COMMON | ENDS | {"relation": ("关系",)},
}  # fmt: skip
UNIT = re.compile(r"(.+?)\s*[（(]([^（）()]+)[)）]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading stands for: `kind` is special, property, relation (row → named) or inverse (named → row)."""

    kind: str
    name: str
    unit: str = ""


def meanings(ontology: Ontology, reads: str, header: tuple[str, ...]) -> dict[str, Meaning]:
    """Heading → meaning, for the headings of a table that the ontology knows. A unit may follow in brackets."""
    key = (ontology.digest, reads, header)
    if key not in _MEANINGS:
        if (ontology.digest, reads) not in _KNOWN:
            _KNOWN[ontology.digest, reads] = _written_alike(known_headings(ontology, reads))
        _MEANINGS[key] = dict(_understood(*_KNOWN[ontology.digest, reads], header))
    return _MEANINGS[key]


Headings = dict[str, Meaning]
_MEANINGS: dict[tuple[str, str, tuple[str, ...]], Headings] = {}
_KNOWN: dict[tuple[str, str], tuple[Headings, Headings]] = {}


def _written_alike(known: Headings) -> tuple[Headings, Headings]:
    """The headings, and again in the form in which they are compared."""
    alike: Headings = {}
    for heading, meaning in known.items():
        alike.setdefault(normalised_name(heading), meaning)
    return known, alike


def _understood(known: Headings, alike: Headings, header: tuple[str, ...]) -> Iterator[tuple[str, Meaning]]:
    for heading in header:
        match = UNIT.fullmatch(heading)
        if found := known.get(heading) or alike.get(normalised_name(heading)):
            yield heading, found
        elif match and (found := alike.get(normalised_name(match[1]))):
            yield heading, replace(found, unit=match[2])


def known_headings(ontology: Ontology, reads: str) -> dict[str, Meaning]:
    """Every heading a table of this kind may have, with its meaning. Specials win over properties, properties over relations."""
    kind, _, name = reads.partition(":")
    found: dict[str, Meaning] = {}
    for special, headings in SPECIAL[kind].items():
        found |= {heading: Meaning("special", special) for heading in (special, *headings) if special in FIRM}
    for term in _properties(ontology, kind, name):
        for heading in (term.name, term.zh, term.en, *term.aliases):
            found.setdefault(heading, Meaning("property", term.name))
    for special, headings in SPECIAL[kind].items():
        for heading in (special, *headings):
            found.setdefault(heading, Meaning("special", special))
    if kind in ("class", "entities"):
        for heading, meaning in _relations(ontology, name):
            found.setdefault(heading, meaning)
    return found


def _properties(ontology: Ontology, kind: str, name: str) -> list[Term]:
    if kind == "entities":
        return list(ontology.properties.values())
    if kind == "class":
        return [ontology.properties[one] for one in ontology.classes[name].constraints]
    relations = [ontology.relations[name]] if kind == "relation" else list(ontology.relations.values())
    return [ontology.properties[one] for relation in relations for one in relation.constraints]


def _relations(ontology: Ontology, cls: str) -> Iterator[tuple[str, Meaning]]:
    """Headings of the relations that a record of the class may start, and then of those it may end."""
    for relation in ontology.relations.values():
        if _may_be(ontology, cls, relation.from_classes):
            for heading in (relation.predicate, relation.zh, relation.en, *relation.aliases):
                yield heading, Meaning("relation", relation.predicate)
    for relation in ontology.relations.values():
        if _may_be(ontology, cls, relation.to_classes):
            yield from ((heading, Meaning("inverse", relation.predicate)) for heading in relation.inverse)


def _may_be(ontology: Ontology, cls: str, wanted: Iterable[str]) -> bool:
    return not cls or any(ontology.is_a(cls, one) for one in wanted)


def expanded(spec: TableSpec, ontology: Ontology, header: Iterable[str]) -> TableSpec:
    """The spec with every heading that the ontology knows, those of this table with their units, among its optional columns."""
    if not spec.reads:
        return spec
    if spec.reads == DOCUMENTS:
        return replace(spec, optional=(*spec.optional, *DOCUMENT_HEADINGS))
    known = dict.fromkeys((*meanings(ontology, spec.reads, tuple(header)), *known_headings(ontology, spec.reads)))
    return replace(spec, optional=(*spec.optional, *known))


def one_meaning(ontology: Ontology, reads: str, header: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Headings of a table that say the same thing, where only one cell of a row may say it: neither relations nor lists."""
    found: dict[tuple[str, str], list[str]] = {}
    for heading, meaning in meanings(ontology, reads, header).items():
        if meaning.kind == "special" or (meaning.kind == "property" and not ontology.properties[meaning.name].multi):
            found.setdefault((meaning.kind, meaning.name), []).append(heading)
    return (tuple(headings) for headings in found.values() if len(headings) > 1)


def spec_for(table: Table, ontology: Ontology) -> TableSpec | None:
    """The spec of a table that names its class or relation in a column, or in its sheet or file name."""
    special = SPECIAL["entities"] | SPECIAL["relations"]
    columns = {name: _heading(table, special[name], name) for name in ("id", "class", "relation", *ENDS)}
    ends = tuple(columns[end] or ENDS[end][0] for end in ENDS)
    if columns["class"] and columns["id"]:
        return TableSpec("entities", table.file, (columns["id"], columns["class"]), reads="entities")
    if columns["relation"] and columns["from"] and columns["to"]:
        return TableSpec("relations", table.file, (*ends, columns["relation"]), reads="relations")
    for name in (table.sheet, table.name.rsplit(".", 1)[0]):
        for cls in ontology.classes.values():
            if name in (cls.zh, cls.en, cls.name):
                return TableSpec(cls.name, table.file, (columns["id"] or "编号",), reads=f"class:{cls.name}")
        for relation in ontology.relations.values():
            if name in (relation.zh, relation.en, relation.predicate):
                return TableSpec(relation.predicate, table.file, ends, reads=f"relation:{relation.predicate}")
    return None


def likely_classes(ontology: Ontology, header: tuple[str, ...], count: int = 3) -> list[str]:
    """Labels of the classes without kinds of their own that know most of a table's headings; the first of all where none does."""
    above = {name for cls in ontology.classes.values() for name in cls.ancestors}
    leaves = [cls for cls in ontology.classes.values() if cls.name not in above]
    known = {cls.zh: len(meanings(ontology, f"class:{cls.name}", header)) for cls in leaves}
    most = max(known.values())
    return [label for label, found in known.items() if found == most][:count]


def _heading(table: Table, headings: Iterable[str], name: str) -> str:
    """The heading by which a table has a special column; empty where it has none."""
    written = {normalised_name(one): one for one in reversed(table.header)}
    return next((written[normalised_name(one)] for one in (*headings, name) if normalised_name(one) in written), "")


def own_tables(kind: str) -> Source:
    """The source under which tables with the ontology's own headings enter."""
    return Source("own-tables", "自填表格", "本单位", "", "", "", kind, 30, "weak", SOURCES, ())
