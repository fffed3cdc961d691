"""What a column means, in the words that a steward chooses from: 企业·注册资本, 场所·地址, 企业·挂链, 不读."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import UnknownName
from ingest.headings import SPECIAL, Meaning, known_headings
from ingest.mapping.mapping import BESIDE, IGNORED, Entry, may_introduce
from ontology.errors import issue
from ontology.nearest import nearest
from ontology.schema import Ontology

UNREAD, JOIN = "不读", "·"


def readings(ontology: Ontology, reads: str) -> dict[str, Entry]:
    """Every phrase that a column of a table of this class or relation may be read as, with the entry it stands for."""
    found = {f"{label_of(ontology, reads)}{JOIN}{label}": Entry("", means, new=may_introduce(means))
             for label, means in _labels(ontology, reads)}  # fmt: skip
    for beside, (owner, _) in BESIDE.items():
        if reads.startswith("class:") and ontology.is_a(reads[6:], owner):
            label = ontology.classes[beside].zh
            for one, means in _labels(ontology, f"class:{beside}"):
                if means != Meaning("special", "id"):
                    found[f"{label}{JOIN}{one}"] = Entry("", means, beside, may_introduce(means))
    return found | {UNREAD: Entry("", IGNORED)}


def understood(ontology: Ontology, reads: str) -> dict[str, Entry]:
    """What may be typed for a column: the phrases to choose from, and the same with any other word that the ontology has."""
    offered = readings(ontology, reads)
    meant = {(one.record, one.means): one for one in offered.values()}
    typed = {f"{label_of(ontology, owner)}{JOIN}{heading}": meant[record, means]
             for record, owner in (("", reads), *((one, f"class:{one}") for one in BESIDE))
             for heading, means in known_headings(ontology, owner).items() if (record, means) in meant}  # fmt: skip
    return {**typed, **offered}


def reads_of(ontology: Ontology, written: str) -> str:
    """What the rows of a table introduce, by the name or label of a class or relation. Raises UnknownName LT-MAP-11."""
    for cls in ontology.classes.values():
        if written in (cls.name, cls.zh, cls.en, *cls.aliases):
            return f"class:{cls.name}"
    for relation in ontology.relations.values():
        if written in (relation.predicate, relation.zh, relation.en, *relation.aliases):
            return f"relation:{relation.predicate}"
    known = [one.zh for one in (*ontology.classes.values(), *ontology.relations.values())]
    raise UnknownName(issue("LT-MAP-11", value=written, expected=nearest(written, known)))


def label_of(ontology: Ontology, reads: str) -> str:
    """The label of the class or relation that a table introduces."""
    kind, _, name = reads.partition(":")
    return (ontology.classes if kind == "class" else ontology.relations)[name].zh


def phrase(ontology: Ontology, reads: str, one: Entry) -> str:
    """The phrase of an entry."""
    if one.means == IGNORED:
        return UNREAD
    owner = ontology.classes[one.record].zh if one.record else label_of(ontology, reads)
    label = {means: label for label, means in _labels(ontology, f"class:{one.record}" if one.record else reads)}
    return f"{owner}{JOIN}{label[Meaning(one.means.kind, one.means.name)]}"


def _labels(ontology: Ontology, reads: str) -> Iterator[tuple[str, Meaning]]:
    """The one Chinese label of everything that a heading of such a table may mean."""
    kind = reads.partition(":")[0]
    chosen: dict[Meaning, str] = {}
    for heading, means in known_headings(ontology, reads).items():
        if heading == _own(ontology, kind, means):
            chosen[means] = heading
    return ((label, means) for means, label in chosen.items())


def _own(ontology: Ontology, kind: str, means: Meaning) -> str:
    if means.kind == "special":
        return SPECIAL[kind][means.name][0]
    if means.kind == "property":
        return ontology.properties[means.name].zh
    relation = ontology.relations[means.name]
    return relation.zh if means.kind == "relation" else next((one for one in relation.inverse if not one.isascii()), "")
