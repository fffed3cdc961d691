"""The Turtle as typed values, and a new class in Turtle alone."""

from __future__ import annotations

from ontology.schema import Class, Ontology, Property
from ontology.turtle import load_ontology
from ontology.violations import record_violations, relation_violations
from tests.ontology.world import grown, small

DRONE = """
lt:DroneMaker a owl:Class ; rdfs:subClassOf lt:Enterprise ; rdfs:label "无人机厂"@zh , "drone maker"@en ;
  skos:definition "做无人机的企业。"@zh , "Makes drones."@en ; lt:group "actors" ; lt:order 9 .
lt:wingspan a owl:DatatypeProperty ; rdfs:label "翼展"@zh , "wingspan"@en ; lt:unit "米" ;
  skos:definition "翼尖到翼尖。"@zh , "Tip to tip."@en .
lt:DroneMakerShape a sh:NodeShape ; sh:targetClass lt:DroneMaker ;
  sh:property [ sh:path lt:wingspan ; sh:datatype xsd:decimal ; sh:minInclusive 0 ] .
"""


def test_a_class_knows_its_labels_group_and_ancestors() -> None:
    found = small().classes["Enterprise"]
    assert isinstance(found, Class)
    assert (found.zh, found.en, found.definition_zh, found.aliases) == ("企业", "enterprise", "经营者。", ("公司",))
    assert (found.group, found.order, found.sensitivity, found.ancestors) == ("actors", 2, "internal", ("Actor",))


def test_classes_stand_in_the_declared_order() -> None:
    assert list(small().classes) == ["Actor", "Enterprise", "Product"]


def test_what_joins_records_is_inherited_and_identity_by_default() -> None:
    assert [one.join_by for one in small().classes.values()] == ["name", "name", "identity"]


def test_a_property_knows_its_datatype_unit_and_what_it_identifies() -> None:
    found = small().properties
    assert isinstance(found["capital"], Property)
    assert [found[name].datatype for name in ("capital", "staff", "founded", "listed", "page", "motto", "size")] == [
        "decimal", "integer", "date", "boolean", "uri", "text", "concept"]  # fmt: skip
    assert (found["capital"].unit, found["size"].vocabulary) == ("元", "Size")
    assert (found["page"].multi, found["name"].multi) == (True, False)
    assert {name: one.identifier for name, one in small().identifiers().items()} == {"code": "exclusive"}


def test_a_relation_knows_its_predicate_ends_and_key() -> None:
    (found,) = small().relations.values()
    assert (found.predicate, found.from_classes, found.to_classes) == ("makes", ("Actor",), ("Product", "Enterprise"))
    assert (found.key, found.functional, set(found.constraints)) == (("period",), True, {"share"})


def test_a_vocabulary_holds_its_concepts_by_code() -> None:
    assert {code: one.zh for code, one in small().vocabularies["Size"].items()} == {"small": "小", "large": "大"}
    assert small().concept("Size", "large").name == "Size.large"


def test_a_class_is_itself_and_its_ancestors_and_nothing_else() -> None:
    found = small()
    pairs = [("Enterprise", "Enterprise"), ("Enterprise", "Actor"), ("Actor", "Enterprise"), ("Lost", "Actor")]
    assert [found.is_a(*pair) for pair in pairs] == [True, True, False, False]
    assert found.subclasses("Actor") == {"Actor", "Enterprise"}


def test_the_digest_names_the_text_that_was_read() -> None:
    assert small().digest == small().digest != small("# ").digest


def test_a_new_class_in_turtle_alone_reaches_the_check() -> None:
    more = grown(DRONE)
    broken = [one.path for one in record_violations(more, "DroneMaker", {"wingspan": ["-1"], "registeredCapital": ["-1"]})]
    assert sorted(broken) == ["registeredCapital", "wingspan"]
    assert (more.properties["wingspan"].unit, more.classes["DroneMaker"].join_by) == ("米", "name")
    assert not list(relation_violations(more, "produces", ("DroneMaker", "Product"), {}))


def every_term(ontology: Ontology) -> list[str]:
    return [one.zh for kind in (ontology.classes, ontology.properties, ontology.relations) for one in kind.values()]


def test_every_class_property_and_relation_of_the_ontology_has_a_chinese_label() -> None:
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in label) or label.isupper() for label in every_term(load_ontology()))
