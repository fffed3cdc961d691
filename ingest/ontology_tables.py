"""Tables whose columns are the ontology's own: one row an entity or a relation, headings in Chinese or English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from ingest.row import Cell, Row
from ingest.say import Say, nearest
from ingest.source import Source, TableSpec
from ingest.tables import Table
from ontology.errors import issue
from ontology.schema import Ontology, Term

SPECIAL = {
    "id": ("编号",), "class": ("类别", "类"), "from": ("起点",), "to": ("终点",), "relation": ("关系",), "cites": ("来源", "出处"),
    "period": ("报告期",), "valid_from": ("有效起",), "valid_to": ("有效止",), "observed": ("查证日",), "kind": ("数据性质",),
    "property": ("属性",), "value": ("值",), "unit": ("单位",),
}  # fmt: skip
STAMPS = ("period", "valid_from", "valid_to", "observed")
UNIT = re.compile(r"(.+?)\s*[（(]([^（）()]+)[)）]")
MANY = re.compile(r"[;；]")


def columns_of(ontology: Ontology, reads: str) -> dict[str, str]:
    """Every heading a table may have → what it stands for (a special column, a property, or a relation's predicate)."""
    kind, _, name = reads.partition(":")
    if kind == "class":
        terms: list[Term] = [ontology.properties[prop] for prop in ontology.classes[name].constraints]
    elif kind == "entities":
        terms = list(ontology.properties.values())
    else:
        wanted = [ontology.relations[name]] if kind == "relation" else list(ontology.relations.values())
        terms = [ontology.properties[prop] for relation in wanted for prop in relation.constraints]
    found: dict[str, str] = {}
    if kind in ("class", "entities"):
        for relation in ontology.relations.values():
            for heading in (relation.predicate, relation.zh):
                found[heading] = relation.predicate
    for term in reversed(terms):
        for heading in (*term.aliases, term.en, term.zh, term.name):
            found[heading] = term.name
    for special, headings in SPECIAL.items():
        for heading in (*headings, special):
            if heading not in found or special in ("id", "cites", "from", "to"):
                found[heading] = special
    return found


def expanded(spec: TableSpec, ontology: Ontology, header: Iterable[str]) -> TableSpec:
    """The spec with every heading of this table that the ontology knows among its optional columns."""
    if not spec.reads:
        return spec
    known = columns_of(ontology, spec.reads)
    return replace(spec, optional=(*spec.optional, *(h for h in header if _plain(h, known)[0] in known)))


def spec_for(table: Table, ontology: Ontology) -> TableSpec | None:
    """The spec of a table that names a class or relation in its sheet or file name and has its headings."""
    name = next((n for n in (table.sheet, table.file.rsplit(".", 1)[0]) if n and n != "Sheet1"), "")
    for cls in ontology.classes.values():
        if name in (cls.zh, cls.en, cls.name):
            return TableSpec(cls.name, table.file, ("编号",) if "编号" in table.header else ("id",), reads=f"class:{cls.name}")
    for relation in ontology.relations.values():
        if name in (relation.zh, relation.en, relation.predicate):
            ends = ("起点", "终点") if "起点" in table.header else ("from", "to")
            return TableSpec(relation.predicate, table.file, ends, reads=f"relation:{relation.predicate}")
    return None


def own_tables(kind: str) -> Source:
    """The source under which tables with the ontology's own headings enter."""
    from ingest.source import SOURCES

    return Source("own-tables", "自填表格", "本单位", "", "", "", kind, 30, "weak", SOURCES, ())


def _plain(heading: str, known: dict[str, str]) -> tuple[str, str]:
    """A heading without its unit in brackets, and the unit."""
    match = UNIT.fullmatch(heading)
    return (match[1], match[2]) if heading not in known and match else (heading, "")


def reader_for(spec: TableSpec) -> Callable[[Row, Say], None]:
    """The reader of a table that the ontology itself describes."""
    return lambda row, say: _read(row, say, spec.reads)


def _read(row: Row, say: Say, reads: str) -> None:
    columns = _columns(say.ontology, reads, tuple(row.cells))
    special = {name: row.take(heading) for heading, (name, _) in columns.items() if name in SPECIAL}
    if not _same_kind(row, say, special.get("kind", Cell("", ""))):
        return
    for cited in filter(None, map(str.strip, MANY.split(special.get("cites", "")))):
        document, _, where = cited.partition("#")
        say.cite(document, where)
    said = {name: (row.take(heading), unit) for heading, (name, unit) in columns.items() if name not in SPECIAL}
    if reads.startswith("relation"):
        _relation(say, reads.partition(":")[2], special, said)
    else:
        _entity(say, reads.partition(":")[2], special, said)


def _columns(ontology: Ontology, reads: str, header: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Heading → (what it stands for, unit in its brackets) for the headings that are known."""
    cache = _CACHE.setdefault(id(ontology), {})
    if (reads, header) not in cache:
        known = columns_of(ontology, reads)
        plain = {heading: _plain(heading, known) for heading in header}
        cache[reads, header] = {h: (known[name], unit) for h, (name, unit) in plain.items() if name in known}
    return cache[reads, header]


_CACHE: dict[int, dict[tuple[str, tuple[str, ...]], dict[str, tuple[str, str]]]] = {}


def _same_kind(row: Row, say: Say, cell: Cell) -> bool:
    """Rows marked 示例 stay out of real homes, and the other way round (LT-KIND-02)."""
    marked = "示例" if cell == "示例" else "real" if cell else say.kind
    if marked != say.kind:
        names = {"real": "真实", "示例": "示例"}
        row.issues.append(issue("LT-KIND-02", column=cell.column, value=cell, found=names[marked], wanted=names[say.kind]))
    return marked == say.kind


def _entity(say: Say, cls: str, special: dict[str, Cell], said: dict[str, tuple[Cell, str]]) -> None:
    """One entity: its class, properties, and relations named by their columns (several keys joined by ;)."""
    cls = cls or _named(say, special.get("class", Cell("", "class")))
    local = special.get("id") or special.get("id", Cell("", "id"))
    if not cls or not _present(say, local):
        return
    stamps = {name: special[name] for name in STAMPS if special.get(name)}
    key = say.record(cls, local, **{k: v for k, v in stamps.items() if k == "observed"})
    for name, (cell, unit) in said.items():
        if name not in say.ontology.relations:
            say.put(key, name, cell, unit=unit, **stamps)
            continue
        for target in filter(None, map(str.strip, MANY.split(cell))):
            say.relate(key, name, say.key(target), written=Cell(target, cell.column), **stamps)


def _relation(say: Say, predicate: str, special: dict[str, Cell], said: dict[str, tuple[Cell, str]]) -> None:
    """One relation between two records, with its qualifiers."""
    predicate = predicate or _related(say, special.get("relation", Cell("", "relation")))
    ends = [special.get(end, Cell("", end)) for end in ("from", "to")]
    if not predicate or not all([_present(say, end) for end in ends]):
        return
    stamps = {name: special[name] for name in STAMPS if special.get(name)}
    wanted = say.ontology.relations[predicate].constraints
    for name, (cell, _) in said.items():
        if cell and name not in wanted:
            labels = [say.ontology.properties[one].zh for one in wanted]
            say.row.issues.append(issue("LT-PROP-01", column=cell.column, value=cell.column,
                                        cls=say.ontology.relations[predicate].zh, expected="、".join(labels) or "无属性"))  # fmt: skip
    qualifiers = {name: cell for name, (cell, _) in said.items() if name in wanted}
    units = {name: unit for name, (_, unit) in said.items() if unit}
    say.relate(say.key(ends[0]), predicate, say.key(ends[1]), qualifiers, written=ends[1], units=units, **stamps)


def _present(say: Say, cell: Cell) -> bool:
    if not cell:
        say.row.issues.append(issue("LT-CELL-01", column=cell.column, expected="有内容"))
    return bool(cell)


def _named(say: Say, cell: Cell) -> str:
    """The class a cell names by label or name; an unknown one is refused (LT-CLASS-01)."""
    for cls in say.ontology.classes.values():
        if cell in (cls.zh, cls.en, cls.name, *cls.aliases):
            return cls.name
    expected = nearest(cell, [cls.zh for cls in say.ontology.classes.values()])
    say.row.issues.append(issue("LT-CLASS-01", column=cell.column, value=cell, expected=expected))
    return ""


def _related(say: Say, cell: Cell) -> str:
    for relation in say.ontology.relations.values():
        if cell in (relation.zh, relation.en, relation.predicate, *relation.aliases):
            return relation.predicate
    expected = nearest(cell, [relation.zh for relation in say.ontology.relations.values()])
    say.row.issues.append(issue("LT-REL-01", column=cell.column, value=cell, expected=expected))
    return ""
