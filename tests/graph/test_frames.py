"""Facts as pandas frames."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.facts import Facts, read_facts
from graph.frames import SOURCES, class_frame, classes_with_entities, number, relation_frame, relations_with_facts, source_frame
from graph.home import open_home
from graph.statement import Statement, pack


def said() -> Iterator[Statement]:
    """Two sources on one firm that disagree on its capital, and one relation with a share."""
    for source, capital in (("a", "100"), ("b", "200")):
        yield Statement(source, f"{source}:1", "a", value="Enterprise")
        yield Statement(source, f"{source}:1", "name", value="甲公司")
        yield Statement(source, f"{source}:1", "stockCode", value="600001")
        yield Statement(source, f"{source}:1", "registeredCapital", value=capital, unit="元")
        yield Statement(source, f"{source}:source", "a", value="Source")
        yield Statement(source, f"{source}:source", "licence", value=f"licence-{source}")
    yield Statement("a", "a:1", "operatingStatus", value="active")
    yield Statement("a", "a:2", "a", value="Enterprise")
    yield Statement("a", "a:2", "name", value="乙公司")
    yield Statement("a", "a:2", "supplies", object="a:1", qualifiers=pack({"share": "0.3"}), period="2019")


@pytest.fixture
def facts(tmp_path: Path) -> Facts:
    home = open_home(tmp_path)
    home.ledger.add(said())
    return read_facts(home.ledger)


def test_an_entity_is_one_row_whatever_the_number_of_its_records(facts: Facts) -> None:
    assert class_frame(facts, "Enterprise")["名称"].tolist() == ["甲公司", "乙公司"]


def test_a_conflict_shows_all_values(facts: Facts) -> None:
    assert class_frame(facts, "Enterprise")["注册资本（元）"].iloc[0] == "100；200"


@pytest.mark.parametrize(("stored", "held"), [
    ("1971049302", 1971049302), ("2", 2), ("12345678901234567", 12345678901234567), ("0.3", 0.3), ("0.0000001", "0.0000001"),
    ("1234567890123.4567", "1234567890123.4567")])  # fmt: skip
def test_a_number_is_held_as_it_stands(stored: str, held: object) -> None:
    assert (number(stored), type(number(stored))) == (held, type(held))


def test_a_word_of_a_vocabulary_is_its_label(facts: Facts) -> None:
    label = facts.ontology.concept("OperatingStatus", "active").zh
    assert label in class_frame(facts, "Enterprise").iloc[0].tolist()


def test_a_row_names_the_sources_that_say_it(facts: Facts) -> None:
    assert class_frame(facts, "Enterprise")[SOURCES].tolist() == [("a", "b"), ("a",)]


def test_a_relation_has_both_ends_its_qualifiers_and_period(facts: Facts) -> None:
    row, share = relation_frame(facts, "supplies").iloc[0], facts.ontology.properties["share"]
    assert (row["from_label"], row["to_label"], row["period"], row[share.zh]) == ("乙公司", "甲公司", "2019", 0.3)


def test_only_what_is_there_is_listed(facts: Facts) -> None:
    assert (classes_with_entities(facts), relations_with_facts(facts)) == (["Enterprise", "Source"], ["supplies"])


def test_a_sources_terms_are_found_by_its_id(facts: Facts) -> None:
    assert source_frame(facts)["licence"].to_dict() == {"a": "licence-a", "b": "licence-b"}


def test_a_class_without_entities_gives_an_empty_frame(facts: Facts) -> None:
    assert class_frame(facts, "Fund").empty
