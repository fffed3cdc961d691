"""What clauses are read into is what the ontology names and what the precheck looks up."""

from __future__ import annotations

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.precheck import precheck_facts
from graph.precheck.outcome import ClauseCheck
from graph.precheck.tables import column
from graph.statement import Statement
from ingest.text.clauses import conditions, read_clauses
from ingest.text.clauses.tables import words_by_role
from ingest.text.found import Clause
from ingest.text.lists import rows
from ontology.turtle import load_ontology
from ontology.units import units_of

LOOKED_AT = (conditions.TITLE, conditions.PLACE, conditions.AGE, conditions.FIELD, conditions.SIZE, conditions.LEGAL,
             conditions.CREDIT, conditions.WRITTEN)  # fmt: skip
FIRM = [("a", "Enterprise"), ("name", "甲公司"), ("founded", "2020-01-01")]
POLICY = [("a", "Policy"), ("name", "政策"), ("policyStatus", "in_force"), ("level", "national")]


def told(one: Clause) -> list[Statement]:
    """The statements of a clause, as a row of a table would say them."""
    said = [Statement("t", "t:c", "a", value="PolicyClause"), Statement("t", "t:c", "clauseOf", object="t:policy")]
    for number, need in enumerate(one.conditions):
        key = f"t:c{number}"
        values = {"a": "ClauseCondition", "conditionOn": need.on, "comparator": need.comparator, "conditionValue": need.value,
                  "unitText": need.unit, "calibre": need.scope, "anyOfGroup": need.any_of}  # fmt: skip
        said += [Statement("t", key, name, value=value) for name, value in values.items() if value]
        said.append(Statement("t", key, "conditionOf", object="t:c"))
    return said


def checked(text: str) -> ClauseCheck:
    """The one clause of a text, held against a firm founded in 2020."""
    ledger = Ledger("sqlite://", kind="示例")
    firm = [Statement("t", "t:firm", name, value=value) for name, value in FIRM]
    policy = [Statement("t", "t:policy", name, value=value) for name, value in POLICY]
    ledger.add([*firm, *policy, *told(read_clauses(text)[0])])
    return precheck_facts(read_facts(ledger, "2025-06-15"), "甲公司").clauses[0]


def test_what_conditions_look_at_is_known_to_the_precheck() -> None:
    assert set(LOOKED_AT) <= set(column("names", "name", "meaning"))


def test_kinds_of_benefit_and_actor_are_those_of_the_ontology() -> None:
    vocabularies = load_ontology().vocabularies
    assert set(words_by_role("clause_benefits")) <= set(vocabularies["BenefitKind"])
    assert set(words_by_role("clause_actors")) <= set(vocabularies["ActorKind"])


def test_units_of_conditions_lead_to_base_units() -> None:
    units = units_of(load_ontology())
    assert [units.in_base("5", unit)[1] for unit in ("元", "比例", "人")] == ["元", "1", "人"]


def test_no_word_stands_twice_in_a_table() -> None:
    for name in ("clause_cues", "clause_words", "clause_benefits", "clause_actors", "clause_qualifications", "clause_measures"):
        words = [(row["word"], row.get("role") if name == "clause_words" else "") for row in rows(name)]
        assert len(words) == len(set(words)), name


def test_a_clause_read_from_text_is_met_by_a_firm_of_that_age() -> None:
    assert checked("对成立满三年的企业给予10万元奖励。").verdict == "eligible"


def test_a_clause_read_from_text_says_how_much_is_lacking() -> None:
    assert checked("对成立满八年的企业给予10万元奖励。").why == ("c0：还差 31 个月",)


def test_a_clause_with_words_that_were_not_read_is_never_met() -> None:
    assert checked("对成立满三年、为行业作出突出贡献的企业给予10万元奖励。").verdict == "unknown"
