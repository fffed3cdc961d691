"""What a template holds: its columns in the ontology's order, each with its words, limits, hint and an invented example."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.headings import SPECIAL, Meaning
from ingest.mapping.mapping import MARK, other_end
from ingest.templates.examples import example
from ingest.templates.marks import MARK_COLUMN, REQUIRED
from ingest.templates.wording import hint, kind_of
from ontology.schema import Class, Constraint, Ontology, Relation

HIDDEN = frozenset({"identityKey", "usccAsWritten", "stockCodeAsWritten"})
"""Properties that the program writes; nobody fills them in."""
FIRST = ("name", "uscc", "stockCode", "shortName", "alias")
"""Properties that stand first, in this order; then the class's own, then what any record may carry."""
STAMPS = {"class": ("cites", "valid_from", "valid_to", "observed"),
          "relation": ("period", "valid_from", "valid_to", "observed", "cites")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `kind` is text, code, integer, decimal, share, date, period, boolean, word, name or mark.

    `choices` are the words of a drop-down; `several`: one cell may hold more than one; `low` and `high` bound a number;
    `names` is the kind of record that a name stands for.
    """

    heading: str
    means: Meaning
    kind: str
    label: str
    definition: str
    required: bool = False
    several: bool = False
    choices: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    names: str = ""
    hint: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet to be filled: its title, what its rows introduce (`class:NAME`, `relation:PREDICATE`, …), its columns."""

    title: str
    reads: str
    definition: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook to be filled: one sheet or several."""

    name: str
    title: str
    sheets: tuple[Sheet, ...]


def sheet_for(ontology: Ontology, reads: str) -> Sheet:
    """The sheet of a class (`class:NAME`) or relation (`relation:PREDICATE`), made once."""
    key = (ontology.digest, reads)
    if key not in _SHEETS:
        kind, _, name = reads.partition(":")
        if kind == "class":
            _SHEETS[key] = class_sheet(ontology, ontology.classes[name])
        else:
            _SHEETS[key] = relation_sheet(ontology, ontology.relations[name])
    return _SHEETS[key]


_SHEETS: dict[tuple[str, str], Sheet] = {}


def class_sheet(ontology: Ontology, cls: Class) -> Sheet:
    """The sheet whose rows introduce entities of a class."""
    columns = [
        mark_column(), *_specials("class", ("id",)), *_properties(ontology, cls), *_relations(ontology, cls),
        *_specials("class", STAMPS["class"] if "period" not in cls.identity else ("period", *STAMPS["class"])),
    ]  # fmt: skip
    return Sheet(cls.zh, f"class:{cls.name}", cls.definition_zh, tuple(_once(finished(ontology, one, cls.zh) for one in columns)))


def relation_sheet(ontology: Ontology, relation: Relation) -> Sheet:
    """The sheet whose rows state a relation between two records."""
    ends = [replace(one, kind="name", required=True) for one in _specials("relation", ("from", "to"))]
    said = [property_column(ontology, name, one) for name, one in relation.constraints.items()]
    columns = [mark_column(), *ends, *said, *_specials("relation", STAMPS["relation"])]
    labels = {"from": _kinds(ontology, relation.from_classes), "to": _kinds(ontology, relation.to_classes)}
    columns = [replace(one, names=labels.get(one.means.name, "")) for one in columns]
    return Sheet(relation.zh, f"relation:{relation.predicate}", relation.definition_zh,
                 tuple(_once(finished(ontology, one, relation.zh) for one in columns)))  # fmt: skip


def mark_column() -> Column:
    """The first column, which marks the example."""
    return Column(MARK_COLUMN, MARK, "mark", MARK_COLUMN, "")


def _specials(reads: str, names: Iterable[str]) -> list[Column]:
    kinds = {"period": "period", "valid_from": "date", "valid_to": "date", "observed": "date"}
    return [Column(SPECIAL[reads][one][0], Meaning("special", one), kinds.get(one, "text"), SPECIAL[reads][one][0], "",
                   several=one == "cites") for one in names]  # fmt: skip


def _properties(ontology: Ontology, cls: Class) -> Iterator[Column]:
    """The properties of a class: what names it, its own, then what any record may carry. What identifies it is required."""
    common = ontology.classes["Entity"].constraints
    names = [one for one in cls.constraints if one not in HIDDEN]
    own = [one for one in names if one not in FIRST and one not in common]
    for name in (*(one for one in FIRST if one in names), *own, *(one for one in names if one in common and one not in FIRST)):
        constraint = cls.constraints[name]
        needed = constraint.required or name in (cls.identity or ("name",))
        yield replace(property_column(ontology, name, constraint), required=needed)


def property_column(ontology: Ontology, name: str, constraint: Constraint) -> Column:
    """The column of a property of a class or relation."""
    said = ontology.properties[name]
    words = tuple(one.zh for one in ontology.vocabularies[said.vocabulary].values()) if said.vocabulary else ()
    unit = said.unit if said.unit not in ("", "1") else ""
    return Column(said.zh + (f"（{unit}）" if unit else ""), Meaning("property", name), kind_of(said), said.zh, said.definition_zh,
                  constraint.required, said.multi, words, constraint.minimum, constraint.maximum, unit)  # fmt: skip


def _relations(ontology: Ontology, cls: Class) -> Iterator[Column]:
    """The relations that a record of the class may start without any quality that must be said, and their other ends."""
    for relation in ontology.relations.values():
        if any(ontology.is_a(cls.name, one) for one in relation.from_classes):
            means = Meaning("relation", relation.predicate)
            yield Column(relation.zh, means, "name", relation.zh, relation.definition_zh, relation.predicate in cls.identity,
                         several=not relation.functional, names=_kinds(ontology, other_end(ontology, means)))  # fmt: skip
    for relation in ontology.relations.values():
        label = next((one for one in relation.inverse if not one.isascii()), "")
        if label and any(ontology.is_a(cls.name, one) for one in relation.to_classes):
            means = Meaning("inverse", relation.predicate)
            yield Column(label, means, "name", label, relation.definition_zh, several=True,
                         names=_kinds(ontology, other_end(ontology, means)))  # fmt: skip


def _kinds(ontology: Ontology, classes: Iterable[str]) -> str:
    return "、".join(ontology.classes[one].zh for one in classes)


def finished(ontology: Ontology, one: Column, owner: str) -> Column:
    """A column with its heading marked where required, its hint and an invented example."""
    return replace(worded(one), example=example(ontology, one, owner))


def worded(one: Column) -> Column:
    """A column with its heading marked where required, and its hint."""
    heading = one.heading + (REQUIRED if one.required and not one.heading.endswith(REQUIRED) else "")
    return replace(one, heading=heading, hint=hint(one))


def _once(columns: Iterable[Column]) -> Iterator[Column]:
    """Columns whose headings differ: where two labels are one, the first stands."""
    seen: set[str] = set()
    for one in columns:
        if one.label not in seen:
            seen.add(one.label)
            yield one
