"""A class, a property and a relation added in Turtle alone reach the checks, the columns of tables, and the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.loading import load_paths
from ontology import docs
from ontology.schema import Ontology
from ontology.turtle import FOLDER, read_ontology
from tests.factory import counts, make_ledger, write_files


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return read_ontology([*sorted(FOLDER.glob("*.ttl")), Path(__file__).with_name("new_class.ttl")])


def test_its_columns_are_read(ontology: Ontology, tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, ontology=ontology)
    rows = {"企业.csv": "编号,名称\na,甲公司\n", "试制线.csv": "编号,名称,节拍（天）,线主\nl,一号线,2,a\n"}
    assert counts(load_paths(ledger, [write_files(tmp_path / "in", rows)])) == (2, 2, 0, 0)
    said = {(one.predicate, one.object or one.value, one.unit) for one in ledger.statements() if one.subject == "own-tables:l"}
    assert said == {("a", "TrialLine", ""), ("name", "一号线", ""), ("cycleDays", "2", "天"), ("lineOf", "own-tables:a", "")}


def test_its_shape_checks(ontology: Ontology, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"试制线.csv": "编号,名称,节拍\nl,一号线,-2\nm,二号线,\n"})
    report = load_paths(make_ledger(tmp_path, ontology=ontology), [folder])
    assert [(one.code, one.value) for one in report.errors] == [("LT-RANGE-01", "-2"), ("LT-REQ-01", "own-tables:m")]


def test_its_relation_checks_both_ends(ontology: Ontology, tmp_path: Path) -> None:
    rows = {"高校.csv": "编号,名称\nu,甲大学\n", "试制线.csv": "编号,名称,节拍,线主\nl,一号线,2,u\n"}
    report = load_paths(make_ledger(tmp_path, ontology=ontology), [write_files(tmp_path / "in", rows)])
    assert [one.message for one in report.errors] == ["“高校”不能用在关系“线主”的终点"]


def test_the_docs_tell_of_it(ontology: Ontology) -> None:
    assert all(word in docs.page(ontology) for word in ("试制线", "节拍", "线主"))
