"""What canonical values break of the ontology's constraints, in words that say what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ontology import values
from ontology.errors import Refusal
from ontology.schema import Constraint, Ontology

WELL_FORMED = {"decimal": re.compile(r"-?\d+(\.\d+)?"), "integer": re.compile(r"-?\d+"), "boolean": re.compile("true|false")}
KINDS = {"decimal": "数字", "integer": "整数", "boolean": "是 或 否", "date": "日期"}


@dataclass(frozen=True, slots=True)
class Violation:
    """A constraint that a value breaks: which path, and what was expected, in Chinese."""

    path: str
    expected: str


def record_violations(ontology: Ontology, cls: str, said: Mapping[str, Sequence[str]]) -> Iterator[Violation]:
    """What an entity of class `cls` with these canonical values breaks. Unknown properties are not SHACL's business."""
    yield from violations(ontology, ontology.classes[cls].constraints, said)


def relation_violations(
    ontology: Ontology, predicate: str, classes: tuple[str, str], qualifiers: Mapping[str, str]
) -> Iterator[Violation]:
    """What a relation between entities of these two classes with these qualifiers breaks."""
    relation = ontology.relations[predicate]
    for path, cls, wanted in (("from", classes[0], relation.from_classes), ("to", classes[1], relation.to_classes)):
        if not any(ontology.is_a(cls, one) for one in wanted):
            yield Violation(path, " 或 ".join(ontology.classes[one].zh for one in wanted))
    yield from violations(ontology, relation.constraints, {name: [value] for name, value in qualifiers.items()})


def violations(
    ontology: Ontology, constraints: Mapping[str, Constraint], said: Mapping[str, Sequence[str]]
) -> Iterator[Violation]:
    """Each broken constraint of a set, over canonical values by path."""
    for path, constraint in constraints.items():
        given = said.get(path, ())
        if constraint.required and not given:
            yield Violation(path, "必填")
        for value in given:
            if expected := _unfit(ontology, constraint, value):
                yield Violation(path, expected)


def _unfit(ontology: Ontology, constraint: Constraint, value: str) -> str:
    if constraint.classes:
        vocabulary = constraint.classes[0]
        return "" if value in ontology.vocabularies[vocabulary] else f"{ontology.vocabulary_terms[vocabulary].zh}词表中的词"
    return broken(constraint, value) if well_formed(constraint.datatype, value) else KINDS[constraint.datatype]


def well_formed(datatype: str, value: str) -> bool:
    """Whether a text is a canonical value of a datatype."""
    if datatype == "date":
        try:
            return values.date(value) == value
        except Refusal:
            return False
    return datatype not in WELL_FORMED or WELL_FORMED[datatype].fullmatch(value) is not None


def broken(constraint: Constraint, value: str) -> str:
    """What a canonical value of the right datatype was expected to be, or an empty string when it is fine."""
    if constraint.allowed and value not in constraint.allowed:
        return "、".join(constraint.allowed) + " 之一"
    if constraint.pattern and not re.search(constraint.pattern, value):
        return f"符合格式 {constraint.pattern} 的文字"
    if constraint.min_length is not None and len(value) < constraint.min_length:
        return f"至少 {constraint.min_length} 个字"
    if constraint.max_length is not None and len(value) > constraint.max_length:
        return f"至多 {constraint.max_length} 个字"
    return _out_of_range(constraint, value)


def _out_of_range(constraint: Constraint, value: str) -> str:
    low, high = constraint.minimum, constraint.maximum
    if low is None and high is None:
        return ""
    number = Decimal(value)
    if (low is None or number >= low) and (high is None or number <= high):
        return ""
    if low is not None and high is not None:
        return f"{low} 到 {high} 之间的数"
    return f"不小于 {low} 的数" if low is not None else f"不大于 {high} 的数"
