"""The compiled checks and pyshacl give the same verdict on random good and bad statements of every class and relation."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

from rdflib import URIRef

from ontology.schema import Constraint, Ontology
from ontology.turtle import load_ontology
from ontology.violations import record_violations, relation_violations
from tests.ontology.oracle import Cases

RECORDS, RELATIONS = 6, 5
TEXTS = ("甲公司", "CNY", "CHN", "XX", "91610137735087821G", "9161013773508782IG", "300775", "600455.SH", "10699", "610100", "6101",
         "610112001", "W1", "W4_share", "1W", "pv/wafer", "", "a" * 200)  # fmt: skip
DATES = ("2019", "2019-08", "2019-08-21", "2020-02-29", "2019-02-30", "2019-13", "19-8", "2019/08", "去年")
BOOLEANS = ("true", "false", "maybe", "是")
NUMBERS = ("0", "1", "-1", "0.5", "1.4", "140", "35000000", "0.000001", "abc", "1.2.3")


def candidates(ontology: Ontology, constraint: Constraint) -> list[str]:
    """Values for one constraint: good ones, near misses, and what is of another kind."""
    if constraint.classes:
        return [*ontology.vocabularies[constraint.classes[0]], "lost", "active", "registered"]
    if constraint.datatype in ("decimal", "integer"):
        bounds = [one for one in (constraint.minimum, constraint.maximum) if one is not None]
        step = Decimal("1") if constraint.datatype == "integer" else Decimal("0.001")
        return [*NUMBERS, *(str(bound + part * step) for bound in bounds for part in (-1, 0, 1))]
    return list({"date": DATES, "boolean": BOOLEANS}.get(constraint.datatype, TEXTS))


def draw(ontology: Ontology, constraints: Mapping[str, Constraint], chance: random.Random, most: int) -> dict[str, list[str]]:
    """Some properties, each with up to `most` values; required ones are mostly there."""
    said = {}
    for path, constraint in constraints.items():
        if chance.random() < (0.8 if constraint.required else 0.3):
            pool = candidates(ontology, constraint)
            said[path] = chance.sample(pool, k=min(chance.choice((1, 1, most)), len(pool)))
    return said


def end(ontology: Ontology, wanted: Sequence[str], chance: random.Random) -> str:
    """A class at one end of a relation: mostly one that fits."""
    fitting = sorted(cls for one in wanted for cls in ontology.subclasses(one))
    return chance.choice(fitting if chance.random() < 0.8 else list(ontology.classes))


def test_records_of_every_class_get_the_verdict_of_pyshacl() -> None:
    ontology, chance, ours = load_ontology(), random.Random(20191231), dict[URIRef, set[str]]()
    cases = Cases(ontology)
    for cls in ontology.classes:
        for _ in range(RECORDS):
            said = draw(ontology, ontology.classes[cls].constraints, chance, most=2)
            ours[cases.record(cls, said)] = {one.path for one in record_violations(ontology, cls, said)}
    assert cases.broken() == ours
    assert 50 < sum(map(bool, ours.values())) < len(ours) - 50


def test_relations_of_every_class_get_the_verdict_of_pyshacl() -> None:
    ontology, chance, ours = load_ontology(), random.Random(20200101), dict[URIRef, set[str]]()
    cases = Cases(ontology)
    for predicate, relation in ontology.relations.items():
        for _ in range(RELATIONS):
            ends = end(ontology, relation.from_classes, chance), end(ontology, relation.to_classes, chance)
            said = {path: values[0] for path, values in draw(ontology, relation.constraints, chance, most=1).items()}
            ours[cases.relation(predicate, ends, said)] = {one.path for one in relation_violations(ontology, predicate, ends, said)}
    assert cases.broken() == ours
    assert 50 < sum(map(bool, ours.values())) < len(ours) - 50
