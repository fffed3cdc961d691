"""Facts as pandas frames: one row an entity or a relation, headings in Chinese, and the sources of every row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from graph.facts import Fact, Facts
from graph.statement import unpack
from ontology.schema import Constraint, Ontology, Property

NUMBERS = ("decimal", "integer")
PURE = "1"
"""The unit of a number that has none, such as a share."""
SOURCES = "sources"
"""The last column of every frame: ids of the sources that say what the row says, as a tuple."""


def class_frame(facts: Facts, cls: str) -> pd.DataFrame:
    """Entities stated to be of a class (not of its descendants), by id: id, then every property that any of them has.

    Numbers are int or float (text where a float would alter them), words of a vocabulary their Chinese labels, several values
    joined by ；, and where sources disagree all values, the believed first. The column `sources` holds source ids. Empty frame
    where there is no such entity.
    """
    ontology = facts.ontology
    entities = sorted({fact.subject for fact in facts.of("a") if fact.value == cls})
    props = [ontology.properties[name] for name in ontology.properties if name in ontology.classes[cls].constraints]
    kept = [prop for prop in props if any(facts.about(one, prop.name) for one in entities)]
    rows = []
    for entity in entities:
        said = {prop.name: _current(facts, entity, prop) for prop in kept}
        row: dict[str, object] = {"id": entity}
        row |= {_heading(prop): _shown(ontology, prop, found) for prop in kept if (found := said[prop.name])}
        known = [f for f in facts.about(entity, "a") if f.value == cls]
        row[SOURCES] = _sources([*known, *(f for found in said.values() for f in found)])
        rows.append(row)
    return pd.DataFrame(rows, columns=["id", *map(_heading, kept), SOURCES], dtype=object)


def relation_frame(facts: Facts, predicate: str) -> pd.DataFrame:
    """Facts of a relation: both ends with id and label, its qualifiers, period and validity, conflict, sources."""
    ontology = facts.ontology
    found = sorted(facts.of(predicate), key=lambda fact: (fact.subject, fact.object, fact.period, fact.qualifiers))
    props = [ontology.properties[name] for name in _used(ontology.relations[predicate].constraints, found)]
    rows = [_relation_row(facts, fact, props) for fact in found]
    stamps = [name for name in ("period", "valid_from", "valid_to") if any(getattr(fact, name) for fact in found)]
    ends = ["from", "from_label", "to", "to_label"]
    columns = [*ends, *map(_heading, props), "period", "valid_from", "valid_to", "conflict", SOURCES]
    frame = pd.DataFrame(rows, columns=columns, dtype=object)
    return frame.drop(columns=[name for name in ("period", "valid_from", "valid_to") if name not in stamps])


def _used(constraints: Mapping[str, Constraint], found: Iterable[Fact]) -> list[str]:
    """Qualifiers that any of these facts carries, in the order of the relation's shape."""
    said = {name for fact in found if fact.qualifiers for name in unpack(fact.qualifiers)}
    return [name for name in constraints if name in said]


def _relation_row(facts: Facts, fact: Fact, props: Iterable[Property]) -> dict[str, object]:
    said = unpack(fact.qualifiers) if fact.qualifiers else {}
    row: dict[str, object] = {
        "from": fact.subject, "from_label": facts.label(fact.subject), "to": fact.object, "to_label": facts.label(fact.object),
        "period": fact.period, "valid_from": fact.valid_from, "valid_to": fact.valid_to,
        "conflict": "；".join(f"{facts.label(value)} {rest}".strip() for value, rest in fact.others), SOURCES: fact.sources,
    }  # fmt: skip
    return row | {_heading(prop): _typed(facts.ontology, prop, said[prop.name]) for prop in props if prop.name in said}


def _current(facts: Facts, entity: str, prop: Property) -> list[Fact]:
    """The facts of a property that are shown: all of a multi-valued one, else those with the value in force."""
    found = facts.about(entity, prop.name)
    if prop.multi:
        return sorted(found, key=lambda fact: fact.value)
    shown = facts.value(entity, prop.name)
    return [fact for fact in found if fact.value == shown][:1]


def _shown(ontology: Ontology, prop: Property, found: list[Fact]) -> object:
    values = [value for fact in found for value in (fact.value, *(other for other, _ in fact.others))]
    if len(values) == 1:
        return _typed(ontology, prop, values[0])
    return "；".join(str(_typed(ontology, prop, value)) for value in dict.fromkeys(values))


def _typed(ontology: Ontology, prop: Property, value: str) -> object:
    """A canonical value as a frame holds it: numbers as `number` does, words as labels."""
    if prop.vocabulary:
        concept = ontology.vocabularies[prop.vocabulary].get(value)
        return concept.zh if concept else value
    if prop.datatype == "boolean":
        return {"true": "是", "false": "否"}.get(value, value)
    return number(value) if prop.datatype in NUMBERS else value


def number(value: str) -> object:
    """A canonical number as it stands: whole ones as int, others as float, or as text where a float would alter them."""
    if "." not in value:
        return int(value)
    return float(value) if repr(float(value)) == value else value


def _heading(prop: Property) -> str:
    return prop.zh if prop.unit in ("", PURE) else f"{prop.zh}（{prop.unit}）"


def _sources(found: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(sorted({source for fact in found for source in fact.sources}))


def classes_with_entities(facts: Facts) -> list[str]:
    """Names of the classes that any entity is stated to be of, in the ontology's order."""
    present = {fact.value for fact in facts.of("a")}
    return [name for name in facts.ontology.classes if name in present]


def relations_with_facts(facts: Facts) -> list[str]:
    """Predicates of the relations that any fact states, in the ontology's order."""
    return [name for name in facts.ontology.relations if facts.of(name)]


def source_frame(facts: Facts) -> pd.DataFrame:
    """What must be said of each source in use: id, title, publisher, licence, attribution, url; indexed by id."""
    records: dict[str, dict[str, str]] = defaultdict(dict)
    for source in sorted({source for found in facts.by_predicate.values() for fact in found for source in fact.sources}):
        record = facts.resolution.of(f"{source}:source")
        records[source] = {"title": facts.value(record, "name") or source}
        records[source] |= {name: facts.value(record, name) for name in ("publisher", "licence", "attribution", "url")}
    return pd.DataFrame.from_dict(records, orient="index", columns=["title", "publisher", "licence", "attribution", "url"])
