"""The listed subset of SHACL: whatever else the Turtle asks for is an error at start, never ignored."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ontology.errors import OntologyFault
from ontology.schema import Constraint
from tests.ontology.world import changed, refusal, small

PRODUCT = "lt:ProductShape a sh:NodeShape ; sh:targetClass lt:Product ; sh:property {} ."
VALUE = "lt:EnterpriseShape sh:property [ sh:path lt:capital ; sh:datatype xsd:decimal ; sh:minInclusive 0 ; {} ] ."
ON_VALUES = (
    "sh:minExclusive 0", "sh:maxExclusive 9", "sh:nodeKind sh:Literal", "sh:hasValue 1", "sh:equals lt:staff",
    "sh:disjoint lt:staff", "sh:lessThan lt:staff",
    "sh:lessThanOrEquals lt:staff", 'sh:languageIn ( "zh" )', "sh:uniqueLang true", "sh:node lt:ActorShape",
    "sh:not [ sh:class lt:Product ]", "sh:and ( [ sh:class lt:Product ] )", "sh:xone ( [ sh:class lt:Product ] )",
    "sh:qualifiedValueShape [ sh:class lt:Product ]", "sh:qualifiedMinCount 1", 'sh:flags "i"', 'sh:message "错"',
    "sh:severity sh:Warning",
    "sh:deactivated true", "sh:defaultValue 0", 'sh:name "资本"', "sh:property [ sh:path lt:name ]", "sh:sparql [ ]",
    "a sh:PropertyShape",
)  # fmt: skip
ON_SHAPES = (
    "sh:closed true", "sh:ignoredProperties ( lt:name )", "sh:targetNode lt:Product", "sh:targetSubjectsOf lt:makes",
    "sh:targetObjectsOf lt:makes", "sh:node lt:ActorShape", "sh:not [ sh:class lt:Product ]", "sh:sparql [ ]", "sh:rule [ ]",
    "sh:nodeKind sh:IRI", "sh:deactivated true", "sh:or ( lt:ActorShape )",
)  # fmt: skip
MISUSED = {
    "minCount 2": "lt:EnterpriseShape sh:property [ sh:path lt:grade ; sh:datatype xsd:string ; sh:minCount 2 ] .",
    "maxCount on a value": "lt:EnterpriseShape sh:property [ sh:path lt:grade ; sh:datatype xsd:string ; sh:maxCount 1 ] .",
    "maxCount 2 on an end": "lt:MakesShape sh:property [ sh:path lt:from ; sh:class lt:Actor ; sh:maxCount 2 ] .",
    "a path of steps": "lt:EnterpriseShape sh:property [ sh:path ( lt:makes lt:name ) ; sh:datatype xsd:string ] .",
    "an inverse path": "lt:EnterpriseShape sh:property [ sh:path [ sh:inversePath lt:makes ] ; sh:class lt:Actor ] .",
    "two paths": "lt:EnterpriseShape sh:property [ sh:path lt:motto , lt:grade ; sh:datatype xsd:string ] .",
    "two datatypes": "lt:EnterpriseShape sh:property [ sh:path lt:motto ; sh:datatype xsd:string , xsd:anyURI ] .",
    "two classes": "lt:EnterpriseShape sh:property [ sh:path lt:size ; sh:class lt:Size , lt:Product ] .",
    "two patterns": 'lt:EnterpriseShape sh:property [ sh:path lt:motto ; sh:datatype xsd:string ; sh:pattern "a" , "b" ] .',
    "neither class nor datatype": 'lt:EnterpriseShape sh:property [ sh:path lt:motto ; sh:pattern "a" ] .',
    "class and datatype": "lt:EnterpriseShape sh:property [ sh:path lt:size ; sh:class lt:Size ; sh:datatype xsd:string ] .",
    "or on a value": "lt:EnterpriseShape sh:property [ sh:path lt:size ; sh:or ( [ sh:class lt:Size ] ) ] .",
    "or of more than classes": "lt:MakesShape sh:property [ sh:path lt:to ; sh:or ( [ sh:class lt:Product ; sh:minCount 1 ] ) ] .",
    "or of datatypes": "lt:MakesShape sh:property [ sh:path lt:to ; sh:or ( [ sh:datatype xsd:string ] ) ] .",
    "an end with a datatype": "lt:MakesShape sh:property [ sh:path lt:to ; sh:datatype xsd:string ] .",
    "another datatype": "lt:EnterpriseShape sh:property [ sh:path lt:motto ; sh:datatype xsd:dateTime ] .",
    "bounds on text": "lt:EnterpriseShape sh:property [ sh:path lt:motto ; sh:datatype xsd:string ; sh:minInclusive 1 ] .",
    "a pattern on a number": 'lt:EnterpriseShape sh:property [ sh:path lt:staff ; sh:datatype xsd:integer ; sh:pattern "1" ] .',
    "a list on a number": "lt:EnterpriseShape sh:property [ sh:path lt:staff ; sh:datatype xsd:integer ; sh:in ( 1 2 ) ] .",
    "a shape without target": "lt:LooseShape a sh:NodeShape ; sh:property [ sh:path lt:motto ; sh:datatype xsd:string ] .",
    "a class that is its own shape": "lt:Product a sh:NodeShape .",
    "a shape nobody reads": "lt:LooseShape sh:property [ sh:path lt:motto ; sh:datatype xsd:string ] .",
    "a property shape by itself": "lt:Loose a sh:PropertyShape ; sh:path lt:motto .",
}


@pytest.mark.parametrize("term", ON_VALUES)
def test_an_unlisted_constraint_on_a_value_is_refused(term: str) -> None:
    assert refusal(VALUE.format(term)).startswith("[LT-ONT-01] ")


@pytest.mark.parametrize("term", ON_SHAPES)
def test_an_unlisted_constraint_on_a_shape_is_refused(term: str) -> None:
    assert refusal(f"lt:ProductShape a sh:NodeShape ; sh:targetClass lt:Product ; {term} .").startswith("[LT-ONT-01] ")


@pytest.mark.parametrize("turtle", MISUSED.values(), ids=MISUSED.keys())
def test_a_listed_term_used_outside_its_meaning_is_refused(turtle: str) -> None:
    assert refusal(turtle).startswith("[LT-ONT-01] ")


def test_the_refusal_names_the_term_the_shape_and_what_is_supported() -> None:
    assert refusal(VALUE.format("sh:hasValue 1")) == (
        "[LT-ONT-01] 本体文件“ontology/*.ttl”用了不支持的 SHACL 约束 sh:hasValue（形状 EnterpriseShape）；应为"
        "sh:class、sh:datatype、sh:in、sh:maxCount、sh:maxInclusive、sh:maxLength、sh:minCount、sh:minInclusive、sh:minLength、"
        "sh:or、sh:path、sh:pattern、sh:property、sh:targetClass\n  处理：改用支持的约束，或在 ontology/shapes.py 中实现并加测试")


def test_every_listed_constraint_is_read() -> None:
    said = small().classes["Enterprise"].constraints
    assert said["staff"] == Constraint("staff", datatype="integer", minimum=Decimal(1), maximum=Decimal(100))
    assert (said["motto"].min_length, said["motto"].max_length, said["grade"].allowed) == (2, 5, ("A", "B"))
    assert (said["code"].pattern, said["size"].classes, said["name"].required) == ("^[A-Z]{2}[0-9]+$", ("Size",), True)
    assert small().relations["makes"].to_classes == ("Product", "Enterprise")


def test_what_an_ancestor_requires_a_descendant_requires_too() -> None:
    assert small().classes["Enterprise"].constraints["name"].required
    asking_less = changed("sh:datatype xsd:string ; sh:minCount 1 ]", "sh:datatype xsd:string ]")
    assert not asking_less.classes["Enterprise"].constraints["name"].required


def test_two_shapes_of_one_class_both_count() -> None:
    more = small("lt:MoreShape a sh:NodeShape ; sh:targetClass lt:Enterprise ; sh:property "
                 "[ sh:path lt:capital ; sh:datatype xsd:decimal ; sh:minInclusive 0 ; sh:minCount 1 ] .")  # fmt: skip
    said = more.classes["Enterprise"].constraints
    assert (said["capital"].required, said["staff"].required, said["staff"].minimum) == (True, False, Decimal(1))


@pytest.mark.parametrize(("turtle", "said"), [
    (PRODUCT.format("[ sh:path lt:grade ; sh:datatype xsd:string ]"),
     "属性 grade 在两处形状里约束不同：datatype=text allowed=('A', 'B') 与 datatype=text；"),
    (PRODUCT.format("[ sh:path lt:staff ; sh:datatype xsd:string ]"),
     "属性 staff 在两处形状里约束不同：datatype=integer minimum=1 maximum=100 与 datatype=text；")])  # fmt: skip
def test_a_property_limited_in_two_ways_is_refused(turtle: str, said: str) -> None:
    assert refusal(turtle).startswith("[LT-ONT-04] 本体文件中" + said)


@pytest.mark.parametrize("turtle", [
    PRODUCT.format("[ sh:path lt:lost ; sh:datatype xsd:string ]"),
    PRODUCT.format("[ sh:path lt:size ; sh:class lt:Lost ]"),
    PRODUCT.format("[ sh:path lt:size ; sh:class lt:Actor ]"),
    PRODUCT.replace("Product", "Lost").format("[ sh:path lt:name ; sh:datatype xsd:string ]")])  # fmt: skip
def test_a_shape_that_names_what_nobody_declared_is_refused(turtle: str) -> None:
    assert refusal(turtle).startswith("[LT-ONT-03] ")


@pytest.mark.parametrize(("old", "new", "code"), [
    ('rdfs:label "产品"@zh , "product"@en', 'rdfs:label "产品"@zh', "LT-ONT-02] 本体文件中 Product 缺少 label@en"),
    ('"所做之物。"@zh , ', "", "LT-ONT-02] 本体文件中 Product 缺少 definition@zh"),
    ('skos:notation "small" ;', "", "LT-ONT-02] 本体文件中 Size.small 缺少 skos:notation"),
    ("lt:plain lt:makes ;", "", "LT-ONT-02] 本体文件中 Makes 缺少 lt:plain"),
    ("lt:key ( lt:period )", "lt:key ( lt:lost )", "LT-ONT-03] 本体文件中形状 Makes 引用了没有声明的 lost")])  # fmt: skip
def test_a_term_that_lacks_something_is_refused_naming_it(old: str, new: str, code: str) -> None:
    with pytest.raises(OntologyFault) as caught:
        changed(old, new)
    assert str(caught.value).startswith("[" + code)
