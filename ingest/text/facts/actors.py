"""Organisations and bases that the text names, and the relations between them that it states."""

from __future__ import annotations

from ingest.text.facts.row import Paper
from ingest.text.facts.targets import target_keys
from ingest.text.found import Entity
from ontology.schema import Ontology

KINDS = {
    "ResearchFacility": "facilityKind", "Incubator": "incubatorKind", "ServiceAgency": "agencyKind", "Fund": "fundKind",
    "TransferPlatform": "platformKind",
}  # fmt: skip
"""The property that says of which kind an actor of a class is."""
BUILT = frozenset({"ServiceComplex", "TransferPlatform"})
"""Classes that say whether they are built and whether a source names them."""
LEFT = frozenset({"Department", "DepartmentGroup", "PublicAuthority"})
"""Classes whose records come from what the text says of duties and of itself, not from every place that names them."""


def add_actors(paper: Paper, ontology: Ontology) -> None:
    """A row for each named actor of one of the ontology's classes, once; one that is known keeps its record."""
    for one in paper.found.entities:
        if _enters(ontology, one.type) and not one.record:
            kind = KINDS.get(one.type, "")
            cells = {"id": actor_key(paper, one), "name": one.text, **({kind: one.kind} if kind else {})}
            if one.type in BUILT and (target := _target(paper, one)):
                cells |= {"buildStatus": "planned", "namedInSource": "true", "plannedIn": target}
            paper.add(f"named_{one.type}", f"class:{one.type}", cells, one.start, one.end, one.source, one.score)


def _enters(ontology: Ontology, cls: str) -> bool:
    """Whether a named thing of a class gets a record: actors do; places, fields and qualifications have their own tables."""
    return cls in ontology.classes and cls not in LEFT and ontology.is_a(cls, "Actor")


def _target(paper: Paper, one: Entity) -> str:
    """The target that is to bring about the thing, among those that it names; empty where none is."""
    keys = target_keys(paper)
    return next((keys[number] for number, each in enumerate(paper.found.targets)
                 if each.start <= one.start and one.end <= each.end), "")  # fmt: skip


def actor_key(paper: Paper, one: Entity) -> str:
    """The record of a named actor: the one that it was linked to, else its own by class and name."""
    return one.record or paper.key("named", one.type, one.text)


def add_ties(paper: Paper, ontology: Ontology) -> None:
    """A row for each relation that is stated as a fact and whose ends may have it: what is planned or denied is none."""
    entities = paper.found.entities
    for one in paper.found.ties:
        if one.mood:
            continue
        start, end = entities[one.start_entity], entities[one.end_entity]
        relation = ontology.relations.get(one.predicate)
        if relation is None or not all(each.record or _enters(ontology, each.type) for each in (start, end)):
            continue
        if _fits(ontology, start.type, relation.from_classes) and _fits(ontology, end.type, relation.to_classes):
            ends = (actor_key(paper, start), actor_key(paper, end))
            cells = {"id": paper.key(one.predicate, *(key.rpartition("/")[2] for key in ends)), "from": ends[0], "to": ends[1],
                     "share": one.share}  # fmt: skip
            said = (one.start, one.end, f"rule:{one.source}", one.score)
            paper.add(f"said_{one.predicate}", f"relation:{one.predicate}", cells, *said)


def _fits(ontology: Ontology, cls: str, wanted: frozenset[str] | tuple[str, ...]) -> bool:
    return any(ontology.is_a(cls, one) for one in wanted)
